"""Payroll: what employees bear of the premium, person by person, as it is to be withheld.

A deduction from pay needs a ground and a consent of its own (ТК РФ ст. 137, 138); the figures here
only say what the contract leaves to the employees.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from dms.contracts.accounts.books import Books
from dms.contracts.state.journal import Entry
from dms.contracts.state.movement import LineKind
from dms.contracts.state.person import Person
from dms.contracts.state.stretch import Stretch
from dms.money import divide

__all__ = ["Deduction", "Spread", "deductions"]


class Spread(StrEnum):
    """How the part of an employee is spread over the months."""

    AT_ONCE = "at_once"
    """All of it in the month in which the premium is booked."""
    MONTHLY = "monthly"
    """In equal parts over the calendar months with a day of the cover."""


@frozen(kw_only=True)
class Deduction:
    """What is to be withheld for one insured person; negative where something goes back."""

    member_id: str
    employee_id: str
    """From whose pay: the employee's own id, also for relatives."""
    amount: Decimal


def deductions(
    opening: Books, closing: Books, entries: Iterable[Entry], spread: Spread
) -> tuple[Deduction, ...]:
    """Return what employees bear of what came between two days, by id, in the order of joining.

    `entries` are what was booked in between. What the insurer keeps of somebody's premium is
    withheld when it is booked. Cover of which nobody says who pays is not in it.
    """
    before, after = opening.people, closing.people
    kept = _kept(entries)
    roubles = closing.agreement.rounding.roubles
    found: list[Deduction] = []
    for id_, person in after.items():
        was = before.get(id_)
        units = kept.get(id_, 0) + _borne(person, closing.day, spread)
        units -= _borne(was, opening.day, spread) if was is not None else 0
        if units:
            employee_id = person.member.employee_id or id_
            found.append(Deduction(member_id=id_, employee_id=employee_id, amount=roubles(units)))
    return tuple(found)


def _kept(entries: Iterable[Entry]) -> Mapping[str, int]:
    """Return what employees bear of premium that the insurer keeps, by person."""
    kept: Counter[str] = Counter()
    for entry in entries:
        for line in entry.movement.lines:
            if line.kind is LineKind.RETAINED and line.member_id and line.employer is not None:
                kept[line.member_id] += line.units - line.employer
    return kept


def _borne(person: Person, day: date, spread: Spread) -> int:
    """Return what has been withheld for a person's cover by the end of a day, in units."""
    return sum(
        own if spread is Spread.AT_ONCE else _by_months(own, stretch, day)
        for stretch, own in _own_parts(person)
    )


def _own_parts(person: Person) -> Iterator[tuple[Stretch, int]]:
    for stretch in person.stretches:
        employer = stretch.employer
        if employer is not None and employer != stretch.premium:
            yield stretch, stretch.premium - employer


def _by_months(units: int, stretch: Stretch, day: date) -> int:
    first, last = stretch.period.start, stretch.period.last_day
    months = _months_between(first, last)
    return divide(units * max(0, min(_months_between(first, day), months)), months)


def _months_between(first: date, last: date) -> int:
    """Count the calendar months from that of one day to that of another, both counted."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
