"""A person of the contract: facts, stretches of cover, and where the premium falls due."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from dms.contracts.state.slots import Slot
from dms.contracts.state.stretch import Stretch
from dms.members import Member, Relationship
from dms.periods import ONE_DAY

__all__ = ["Person"]


@frozen
class Person:
    """One member, insured now, later or in the past, after some movement of the contract."""

    member: Member
    stretches: tuple[Stretch, ...]
    placed: Mapping[Slot, int] = field(factory=dict, repr=False, hash=False)
    """In which payments the premium stands, in units of the rounding."""
    relatives: tuple[str, ...] = ()
    """Ids of the relatives who were ever insured with this employee; some may belong to another
    one by now, or be employees themselves."""

    @property
    def id(self) -> str:
        """The id of the member."""
        return self.member.id

    @property
    def is_employee(self) -> bool:
        """Whether the person is insured as an employee."""
        return self.member.relationship == Relationship.EMPLOYEE

    @property
    def entry(self) -> date | None:
        """The first day of the latest unbroken cover; None without any."""
        first: date | None = None
        expected: date | None = None
        for stretch in self.stretches:
            if stretch.period.start != expected:
                first = stretch.period.start
            expected = stretch.period.last_day + ONE_DAY
        return first

    @property
    def last_day(self) -> date | None:
        """The last day of cover as it stands; None for who has none."""
        return self.stretches[-1].period.last_day if self.stretches else None

    @property
    def premium(self) -> int:
        """The premium of all cover, in units of the rounding."""
        return sum(stretch.premium for stretch in self.stretches)

    def stretch_on(self, day: date) -> Stretch | None:
        """Return the stretch that a day lies in, or None."""
        return next((s for s in self.stretches if day in s.period), None)

    def insured_from(self, day: date) -> bool:
        """Say whether there is any cover on or after a day."""
        return self.last_day is not None and self.last_day >= day
