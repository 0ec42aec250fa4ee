"""Measures: what a year under some terms comes to, money and days and people side by side.

They are never added up to a score: what a day without cover is worth nobody but the client can say.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from attrs import astuple, evolve, frozen

from dms.contracts.state.movement import Line, LineKind, Movement
from dms.contracts.what_if.cover_wishes import CoverDays, CoverWishes
from dms.contracts.what_if.rerun import Rerun
from dms.pricing.exact import added
from dms.pricing.rounding import RoundingRule

__all__ = ["Measured", "Measures", "PersonFigures", "measure"]

_NOTHING = Decimal("0.00")
_KOPECKS = RoundingRule()


@frozen(kw_only=True)
class Measures:
    """Money in roubles, days and people; the difference of two such is one again."""

    first_list: Decimal = _NOTHING
    """Premium for the list that the contract begins with, and for the contract as a whole."""
    joining: Decimal = _NOTHING
    """Additional premium for employees and relatives who join."""
    leaving: Decimal = _NOTHING
    """Premium taken back for the days after a leaving; negative."""
    retained: Decimal = _NOTHING
    """What the insurer keeps of premium paid for such days."""
    changes: Decimal = _NOTHING
    """Changes of programme, swaps, new prices and corrections, more or less."""
    returned: Decimal = _NOTHING
    """What comes back of paid premium, set off or in cash; it is in `leaving` already."""
    days_insured: int = 0
    days_without_cover: int = 0
    """Days between the wish and the first day of cover; to the end for who is refused."""
    days_too_long: int = 0
    """Days that leavers are insured, and paid for, beyond the wish."""
    people_waiting: int = 0
    """How many people have days without cover."""
    people_too_long: int = 0
    refused: int = 0
    """How many requests are not granted."""

    @property
    def premium(self) -> Decimal:
        """The premium of the contract after all movements: the first five amounts together."""
        return added(self.first_list, self.joining, self.leaving, self.retained, self.changes)

    @property
    def premium_per_day(self) -> Decimal | None:
        """Roubles of premium for each day of cover, apart from what the insurer keeps for none.

        Of a difference it is the premium for each day more, as long as a day costs the same on both
        sides; None where more days do not go with more premium.
        """
        cover = added(self.premium, self.retained.copy_negate())
        if not self.days_insured or (cover > 0) != (self.days_insured > 0):
            return None
        return _KOPECKS.roubles(_KOPECKS.units_of(Fraction(cover) / self.days_insured))

    def days_without_cover_for_each(self, people: int) -> Decimal | None:
        """Days without cover for each of so many people, to the hundredth; None for nobody."""
        if not people:
            return None
        return _KOPECKS.roubles(_KOPECKS.units_of(Fraction(self.days_without_cover, people)))

    def __add__(self, other: Self) -> Self:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return self._of([added(a, b) if isinstance(a, Decimal) else a + b for a, b in pairs])

    def __sub__(self, other: Self) -> Self:
        opposite = [
            value.copy_negate() if isinstance(value, Decimal) else -value
            for value in astuple(other)
        ]
        return self + self._of(opposite)

    def _of(self, values: Iterable[Decimal | int]) -> Self:
        names = (attribute.name for attribute in self.__attrs_attrs__)
        figures: dict[str, Any] = dict(zip(names, values, strict=True))
        return evolve(self, **figures)


@frozen
class PersonFigures:
    """What a year comes to for one person."""

    premium: Decimal
    """With what the insurer keeps after a leaving."""
    start: date | None
    """The first day of the latest unbroken cover; None for who has none."""
    last_day: date | None
    days: CoverDays


@frozen
class Measured:
    """The figures of a run, in all and for each person."""

    total: Measures
    people: Mapping[str, PersonFigures]


def measure(rerun: Rerun, wishes: CoverWishes) -> Measured:
    """Take the figures of a contract that was led through its requests."""
    contract = rerun.contract
    roubles = contract.agreement.rounding.roubles
    money: dict[str, int] = {}
    premiums: dict[str, int] = {}
    for movement in contract.journal:
        for line in movement.lines:
            group = _group(movement, line)
            money[group] = money.get(group, 0) + line.units
            if line.member_id is not None:
                premiums[line.member_id] = premiums.get(line.member_id, 0) + line.units
    returned = [refund.returned for m in contract.journal for refund in m.refunds.values()]
    people = _people(rerun, wishes, premiums)
    days = [figures.days for figures in people.values()]
    total = Measures(
        **{group: roubles(units) for group, units in money.items()},
        returned=roubles(sum(returned)),
        days_insured=sum(one.insured for one in days),
        days_without_cover=sum(one.without_cover for one in days),
        days_too_long=sum(one.too_long for one in days),
        people_waiting=sum(one.without_cover > 0 for one in days),
        people_too_long=sum(one.too_long > 0 for one in days),
        refused=len(rerun.refused),
    )
    return Measured(total, people)


_GROUPS = {
    "conclude": "first_list",
    "add": "joining",
    "add_relative": "joining",
    "remove": "leaving",
    "terminate": "leaving",
}


def _group(movement: Movement, line: Line) -> str:
    """Return under which amount a line is counted."""
    return "retained" if line.kind is LineKind.RETAINED else _GROUPS.get(movement.kind, "changes")


def _people(
    rerun: Rerun, wishes: CoverWishes, premiums: Mapping[str, int]
) -> dict[str, PersonFigures]:
    """Return everybody's figures: the insured, and those who asked in vain."""
    contract = rerun.contract
    roubles = contract.agreement.rounding.roubles
    insured = contract.standing.people
    found = {}
    for id_ in dict.fromkeys((*insured, *sorted(wishes.joiners))):
        person = insured.get(id_)
        found[id_] = PersonFigures(
            roubles(premiums.get(id_, 0)),
            person.entry if person is not None else None,
            person.last_day if person is not None else None,
            wishes.days_of(id_, (s.period for s in person.stretches) if person else ()),
        )
    return found
