"""Movement: what comes of a request, as a preview that carries everything applying it will do.

A movement has its first day, its money line by line, its reasons in words, and, when it is refused,
what remains possible. Applying it cannot change the amount.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from dms.contracts.rules.refund import Method, Refund
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Request
from dms.contracts.state.slots import Slot
from dms.contracts.state.stretch import Ref
from dms.i18n import Text
from dms.issues import Issue
from dms.periods import Period
from dms.pricing.rating import TermPrice
from dms.pricing.rounding import RoundingRule
from dms.workdays import Counting

__all__ = ["Change", "Line", "LineKind", "Movement"]


class LineKind(StrEnum):
    """What a line of money is."""

    CHARGE = "charge"
    """Premium for days of cover."""
    RELEASE = "release"
    """Premium taken back for days that are no longer covered, or covered otherwise."""
    RETAINED = "retained"
    """What the insurer keeps of premium that was paid for such days."""


@frozen
class Line:
    """One line of money; `units` are signed and count units of the rounding."""

    kind: LineKind
    units: int
    member_id: str | None
    """None for what is priced for the contract as a whole."""
    period: Period
    """The days it is for."""
    parts: tuple[tuple[str, int], ...] = ()
    """The kinds of care it consists of; they add up to it."""
    employer: int | None = None
    """The employer's part; None when nobody says who pays."""
    reverses: Ref | None = None
    """The line that it takes back, wholly or in part."""
    programme: str | None = None
    term: TermPrice | None = field(default=None, repr=False, eq=False)
    share: Fraction = Fraction(1)


@frozen
class Change:
    """What a movement makes of the contract."""

    people: tuple[Person, ...] = ()
    """The people it concerns, as they are afterwards."""
    slots: tuple[tuple[Slot, int], ...] = ()
    """What it adds to each payment."""
    paid: int = 0
    returned: int = 0
    """Money that the insurer returns."""
    ended: date | None = None
    """The last day of a contract that ends early."""
    contract_premium: int = 0
    """What is charged for the contract as a whole, more or less than before."""
    contract_slots: tuple[tuple[Slot, int], ...] = ()
    """What that takes out of the payments it stands in."""


@frozen(kw_only=True)
class Movement:
    """A request with its outcome.

    `status` is `accepted` or `refused`; a refused movement has its reasons in `issues` and what is
    still possible in `options`, and cannot be applied.
    """

    request: Request
    accepted: bool
    number: int
    """Its number in the journal, when it is applied next; the first list of members has 0."""
    basis: str = field(repr=False)
    """The state of the contract that it was made on."""
    effective: date | None = None
    """The first day with the change: of cover for a joiner, without cover for a leaver."""
    wished: date | None = None
    latest_filing: date | None = None
    """The last day on which the request would have been in time for the wish."""
    counting: Counting | None = None
    """The other reading of notice, where the contract leaves it open and it matters."""
    other_effective: date | None = None
    other_latest_filing: date | None = None
    days_without_cover: int = 0
    """Days from the wish to the first day of cover."""
    days_too_long: int = 0
    """Days that a leaver is insured, and paid for, beyond the wish."""
    lines: tuple[Line, ...] = ()
    refunds: Mapping[str, Refund] = field(factory=dict, hash=False)
    """What comes back for each person who leaves."""
    reasons: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    issues: tuple[Issue, ...] = ()
    change: Change = field(default=Change(), repr=False)
    rounding: RoundingRule = field(repr=False, eq=False)

    @property
    def status(self) -> str:
        """`accepted` or `refused`."""
        return "accepted" if self.accepted else "refused"

    @property
    def kind(self) -> str:
        """What was asked for: `add`, `remove` and so on."""
        return str(getattr(self.request, "kind", ""))

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of everybody whose cover or money it changes."""
        return tuple(dict.fromkeys(line.member_id for line in self.lines if line.member_id))

    @property
    def concerned(self) -> tuple[str, ...]:
        """Ids of everybody whose cover, money or facts it changes."""
        return self.people or tuple(person.id for person in self.change.people)

    @cached_property
    def units(self) -> int:
        """The change of the premium, in units of the rounding."""
        return sum(line.units for line in self.lines)

    @property
    def amount(self) -> Decimal:
        """The change of the premium of the contract, in roubles; negative when it becomes less."""
        return self.rounding.roubles(self.units)

    @property
    def paid(self) -> Decimal:
        """What the policyholder pays by this movement, in roubles."""
        return self.rounding.roubles(self.change.paid)

    @property
    def returned(self) -> Decimal:
        """What comes back of paid premium, set off or in cash, in roubles."""
        return self.rounding.roubles(sum(refund.returned for refund in self.refunds.values()))

    @property
    def alternatives(self) -> dict[str, int]:
        """What would come back in all, in units, each way that the contract knows."""
        found: dict[str, int] = {}
        for method in Method if self.refunds else ():
            ways = [refund.by(method) for refund in self.refunds.values()]
            known = [way for way in ways if isinstance(way, Refund)]
            if len(known) == len(ways):
                found[method.value] = sum(way.returned for way in known)
        return found

    @property
    def payers(self) -> dict[str, Decimal]:
        """Who bears the change of the premium; empty where the contract does not say."""
        parts = [line.employer for line in self.lines]
        known = [part for part in parts if part is not None]
        if not parts or len(known) != len(parts):
            return {}
        roubles = self.rounding.roubles
        return {
            "employer": roubles(sum(known)),
            "employee": roubles(self.units - sum(known)),
        }

    @property
    def by_module(self) -> dict[str, Decimal]:
        """The change of the premium by kinds of care; what the insurer retains is not in it."""
        sums: dict[str, int] = {}
        for line in self.lines:
            for kind, units in line.parts:
                sums[kind] = sums.get(kind, 0) + units
        return {kind: self.rounding.roubles(units) for kind, units in sums.items()}
