"""Relatives on a sample day: whether they may join, until when, at which uplift and price."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from dms.comparison.one_group import one_of
from dms.comparison.samples import SampleAnswer, SampleDay, ask, free_id
from dms.contracts.contract import Contract
from dms.contracts.movements.admitting import admitted
from dms.contracts.rules.windows import WindowDecision
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import AddRelative
from dms.contracts.terms.relative_terms import Since
from dms.i18n import Text, plural
from dms.members import Member, Relationship, Sex
from dms.periods import add_months
from dms.pricing.naming import relationship_name

__all__ = ["RelativeAnswer", "RelativeRow", "SampleRelative", "relative_prices"]


@frozen
class SampleRelative:
    """A relative to ask about; place, office, grade and programme are those of the employee."""

    relationship: Relationship
    age: int
    """Full years on the first day of the contract; the relative turns that age on it."""
    sex: Sex | None = None
    events: Mapping[Since, date] = field(factory=dict, hash=False)
    """Days that a window is measured from, such as that of a marriage."""


@frozen
class RelativeAnswer:
    """What a contract makes of a relative who asks to join."""

    joining: SampleAnswer
    """From when, at which premium, or why not."""
    window: WindowDecision = field(repr=False)
    """The window for that day; where it has closed, `last_day` is the day on which it did."""

    @property
    def uplift(self) -> Decimal | None:
        """The share by which the premium is higher; None where no window is open or none said."""
        return self.window.uplift

    @property
    def last_day(self) -> date | None:
        """The last day of the window; None where that is not known."""
        return self.window.last_day


@frozen
class RelativeRow:
    """One relative, with every candidate."""

    relative: SampleRelative
    title: Text
    answers: Mapping[str, RelativeAnswer]
    """By the id of the candidate."""


def relative_prices(
    contracts: Mapping[str, Contract],
    employee: str,
    relatives: Sequence[SampleRelative],
    asked: SampleDay,
) -> tuple[RelativeRow, ...]:
    """Let relatives of an employee join on a sample day, each alone, with every candidate.

    `contracts` are by the id of the candidate and for the same people, `employee` is the id of the
    employee. Raises ValueError for contracts that cannot be compared and KeyError for a stranger.
    """
    one_of(contracts)
    return tuple(
        RelativeRow(
            one, _title(one), {i: _join(c, employee, one, asked) for i, c in contracts.items()}
        )
        for one in relatives
    )


def _title(relative: SampleRelative) -> Text:
    who = relationship_name(relative.relationship)
    return plural("{who}, {count} year", "{who}, {count} years", relative.age, who=who)


def _join(
    contract: Contract, employee: str, relative: SampleRelative, asked: SampleDay
) -> RelativeAnswer:
    member = _member(contract, employee, relative)
    request = AddRelative(
        member=MemberRecord.of(member),
        start=asked.day,
        requested_on=asked.requested_on,
        events=dict(relative.events),
    )
    joining = ask(contract, request)
    window = admitted(
        contract.agreement,
        member,
        contract.person(employee),
        _entry(contract, joining, asked),
        requested_on=asked.requested_on,
        events=relative.events,
    )
    return RelativeAnswer(joining, window)


def _member(contract: Contract, employee: str, relative: SampleRelative) -> Member:
    return evolve(
        contract.person(employee).member,
        id=free_id(contract),
        birth=add_months(contract.agreement.period.start, -12 * relative.age),
        relationship=relative.relationship,
        employee_id=employee,
        sex=relative.sex,
        name=None,
        start=None,
        last_day=None,
    )


def _entry(contract: Contract, joining: SampleAnswer, asked: SampleDay) -> date:
    """Return the first day of cover, the wished one where there is none."""
    wished = asked.day or max(asked.requested_on, contract.period.start)
    return joining.effective or wished
