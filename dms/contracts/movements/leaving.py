"""Leaving: the last day of cover, and what becomes of the premium for the days after it.

Whoever leaves on the eve of the entry was never insured, and everything that was charged is taken
back. Where the contract says so, relatives leave with their employee.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from dms.contracts.movements import refusals
from dms.contracts.movements.dates import date_of
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.releasing import release
from dms.contracts.movements.settling import (
    WITHDRAWN,
    PaidOf,
    Settled,
    paid_so_far,
    paid_when_due,
    settle,
)
from dms.contracts.rules.effective_date import Decision
from dms.contracts.rules.refund import Refund
from dms.contracts.state.movement import Change, Line, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Remove
from dms.contracts.state.slots import add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.units import units_of
from dms.issues import Issue
from dms.modules.questions import under
from dms.periods import ONE_DAY

__all__ = ["Left", "family_of", "leave", "remove", "whether_together"]


def remove(standing: Standing, request: Remove) -> Movement:
    """Preview the leaving of a person, and of the relatives who leave too."""
    person = standing.person(request.member_id)
    wrong = _wrong(standing, request, person)
    if person is None or wrong is not None:
        return refused(standing, request, [wrong] if wrong is not None else [])
    terms = standing.agreement.terms.leaving
    decision = date_of(standing, request, terms, "/leaving", request.last_day + ONE_DAY)
    if decision.effective is None:
        return refused(standing, request, (), decision=decision)
    family, open_question = family_of(standing, person, decision.effective)
    if open_question is not None:
        return refused(standing, request, [open_question])
    return _left(standing, request, [person, *family], decision)


def _wrong(standing: Standing, request: Remove, person: Person | None) -> Issue | None:
    """Return why a person cannot leave on a day, or None."""
    id_, wished = request.member_id, request.last_day
    if person is None or person.last_day is None:
        return refusals.nobody(id_)
    entry = person.entry
    if entry is not None and wished < entry - ONE_DAY:
        return refusals.before_entry(person, entry)
    if wished < person.last_day:
        return None
    if person.last_day < standing.last_day:
        return refusals.leaves_already(person)
    return refusals.after_the_end(standing.last_day, person.id)


def family_of(
    standing: Standing, person: Person, detached_from: date
) -> tuple[list[Person], Issue | None]:
    """Return the relatives who leave with an employee, or the question whether they do."""
    family = [
        relative
        for relative in standing.relatives_of(person)
        if relative.insured_from(detached_from)
    ]
    with_employee = standing.agreement.terms.leaving.with_employee
    if family and with_employee is None:
        return [], whether_together(standing)
    return (family if with_employee else []), None


def whether_together(standing: Standing) -> Issue:
    """Return the question whether relatives leave with their employee."""
    (question,) = under("/leaving", [standing.agreement.terms.leaving.ask_about("with_employee")])
    return question


def _left(
    standing: Standing, request: Remove, leavers: Sequence[Person], decision: Decision
) -> Movement:
    """Make the movement of a leaving."""
    assert decision.effective is not None  # noqa: S101 - asked for before
    left = leave(standing, request, leavers, decision.effective, request.requested_on)
    if isinstance(left, Issue):
        return refused(standing, request, [left])
    return accepted(
        standing,
        request,
        left.change,
        left.lines,
        decision,
        refunds=left.refunds,
        days_too_long=decision.days_lost,
    )


@frozen
class Left:
    """What a leaving does: to the people, to the payments, and line by line."""

    change: Change
    lines: tuple[Line, ...]
    refunds: dict[str, Refund]


def leave(
    standing: Standing,
    request: Remove,
    leavers: Iterable[Person],
    detached_from: date,
    on: date,
    paid: Mapping[str, PaidOf] | None = None,
) -> Left | Issue:
    """Release the premium of everybody who leaves and settle it, booked on a day.

    The claims that a request names are those of the person it is about; `paid` tells by person how
    much of the released premium was paid, where that is not what has been paid so far.
    """
    claims = units_of(standing, request.claims)
    terms = standing.agreement.terms.leaving.refund
    settled: list[Settled] = []
    for person in leavers:
        released = release(person, detached_from, standing.agreement.desk)
        if isinstance(released, Issue):
            return released
        own = claims if person.id == request.member_id or claims is None else 0
        if person.entry is not None and detached_from <= person.entry:
            paid_of = paid_when_due(standing, on)
            found = settle(standing, person, released, on, WITHDRAWN, request.refund, None, paid_of)
        else:
            paid_of = (paid or {}).get(person.id) or paid_so_far(standing)
            found = settle(standing, person, released, on, terms, request.refund, own, paid_of)
        if isinstance(found, Issue):
            return under("/leaving/refund", [found])[0]
        settled.append(found)
    change = Change(
        people=tuple(one.person for one in settled),
        slots=tuple(add_up(*(one.slots for one in settled)).items()),
        returned=sum(one.returned_in_cash for one in settled),
    )
    return Left(
        change,
        tuple(line for one in settled for line in one.lines),
        {one.person.id: one.refund for one in settled},
    )
