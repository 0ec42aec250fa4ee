"""Correcting: a new line puts right what an old one has wrong, and points to it.

Nothing is rewritten: what was charged by mistake is taken back and charged as it should have been.
A correction gives up no days, so nothing of it is kept, except where the last day of people who
left is corrected: then the leaving is undone and made again
(:mod:`dms.contracts.movements.undoing`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import evolve
from pydantic import ValidationError

from dms.contracts.movements import correction_refusals, swap_refusals
from dms.contracts.movements.belonging import within_family
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.repricing import Wanted, priced_anew
from dms.contracts.movements.undoing import left_otherwise
from dms.contracts.state.movement import Change, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import (
    ChangeProgramme,
    Correct,
    Pay,
    Recalculate,
    Remove,
    Swap,
    Terminate,
)
from dms.contracts.state.standing import Standing
from dms.contracts.state.units import exact_units_of
from dms.issues import Issue
from dms.members import Member
from dms.periods import ONE_DAY, Period

__all__ = ["correct"]


def correct(standing: Standing, request: Correct, journal: Sequence[Movement]) -> Movement:
    """Preview a correction; `journal` has the movements by their numbers, the first list first."""
    number = request.corrects
    if number >= len(journal):
        return refused(standing, request, [correction_refusals.unknown_movement(number)])
    by = next((m.number for m in journal if _corrects(m, number, request.member_id)), None)
    if by is not None:
        return refused(standing, request, [correction_refusals.corrected_already(number, by)])
    chain = _chain(journal[number], journal)
    wrong = _unmeant(standing, request, chain)
    if wrong is not None:
        return refused(standing, request, [wrong])
    if isinstance(chain[0].request, Pay):
        return _payment(standing, request, chain, journal)
    if request.last_day is not None:
        leavings = [m for m in chain if m.lines]
        return left_otherwise(standing, request, leavings, journal)
    people = _people(chain)
    id_ = request.member_id or (people[0] if len(people) == 1 else None)
    person = standing.person(id_ or "")
    if person is None or person.id not in people:
        return refused(standing, request, [correction_refusals.whom(number)])
    return _person(standing, request, person, chain, journal)


def _chain(wrong: Movement, journal: Sequence[Movement]) -> list[Movement]:
    """Return a movement with all corrections that lead up to it, the first one first."""
    chain = [wrong]
    while isinstance(chain[0].request, Correct):
        chain.insert(0, journal[chain[0].request.corrects])
    return [chain[0], *(m for m in chain[1:] if m is wrong or m.lines or m.change.paid)]


def _people(chain: Sequence[Movement]) -> tuple[str, ...]:
    """Return whom the last of a chain is about, also where it has no line of money."""
    wrong = chain[-1]
    return wrong.people or tuple(person.id for person in wrong.change.people)


def _unmeant(standing: Standing, request: Correct, chain: Sequence[Movement]) -> Issue | None:
    """Refuse to correct what the movement has not set, instead of passing over it."""
    kind = type(chain[0].request)
    told = [name for name in ("facts", "start", "last_day", "amount") if _told(request, name)]
    possible = {Pay: ["amount"], Remove: ["last_day"]}.get(kind, ["facts", "start"])
    if kind is Remove and told == ["facts"]:
        return None
    if kind is Terminate and "last_day" in told and standing.ended is not None:
        return swap_refusals.ended_already(standing.ended)
    others = [name for name in told if name not in possible]
    return correction_refusals.not_set(request.corrects, ", ".join(others)) if others else None


def _told(request: Correct, name: str) -> bool:
    return getattr(request, name) not in (None, {})


def _corrects(movement: Movement, number: int, member_id: str | None) -> bool:
    """Say whether a movement has put another one right, with money that now stands for it."""
    found = movement.request
    if not isinstance(found, Correct) or found.corrects != number:
        return False
    if not movement.lines and not movement.change.paid:
        return False
    return found.member_id is None or member_id is None or found.member_id == member_id


def _payment(
    standing: Standing, request: Correct, chain: Sequence[Movement], journal: Sequence[Movement]
) -> Movement:
    amount = exact_units_of(standing, request.amount)
    if isinstance(amount, Issue):
        return refused(standing, request, [amount])
    paid = sum(movement.change.paid for movement in chain)
    if amount is None or amount == paid:
        return refused(standing, request, [correction_refusals.nothing_to_correct()])
    by = _settled_since(chain[0].number, journal)
    if by is not None:
        leaving = isinstance(by.request, Remove | Correct)
        issue = correction_refusals.payment_settled(request.corrects, by.number, leaving=leaving)
        return refused(standing, request, [issue])
    return accepted(
        standing,
        request,
        Change(paid=amount - paid),
        effective=request.requested_on,
    )


def _settled_since(number: int, journal: Sequence[Movement]) -> Movement | None:
    """Return the first later movement that split paid premium and still stands."""
    later = journal[number + 1 :]
    undone = {
        line.reverses.movement
        for movement in later
        for line in movement.lines
        if line.kind is LineKind.RELEASE and line.units > 0 and line.reverses is not None
    }
    standing = (movement for movement in later if movement.number not in undone)
    return next((m for m in standing if any(r.paid for r in m.refunds.values())), None)


def _person(
    standing: Standing,
    request: Correct,
    person: Person,
    chain: Sequence[Movement],
    journal: Sequence[Movement],
) -> Movement:
    member = _true_member(person.member, request.facts)
    if isinstance(member, Issue):
        return refused(standing, request, [member])
    wanted = _true_stretches(person, request, chain, member)
    if isinstance(wanted, Issue):
        return refused(standing, request, [wanted])
    checked = within_family(standing, person, member, wanted, chain, journal)
    if isinstance(checked, tuple):
        return refused(standing, request, checked)
    wanted = checked
    if wanted and "programme" in request.facts:  # a later change of programme stands
        member = evolve(member, programme=wanted[-1].programme)
    found = priced_anew(standing, request, evolve(person, member=member), wanted)
    if isinstance(found, Issue):
        return refused(standing, request, [found])
    if not found.lines and member == person.member:
        return refused(standing, request, [correction_refusals.nothing_to_correct()])
    first = min((line.period.start for line in found.lines), default=person.entry)
    change = Change((found.person,), tuple(found.slots.items()))
    return accepted(standing, request, change, found.lines, effective=first)


def _true_member(member: Member, facts: dict[str, Any]) -> Member | Issue:
    """Return the member with the true facts; columns that nobody knows go to the further ones."""
    data = MemberRecord.of(member).model_dump()
    known = {name: value for name, value in facts.items() if name in MemberRecord.model_fields}
    further = {name: value for name, value in facts.items() if name not in known}
    if {"id", "employee_id", "relationship", "extra"} & known.keys():
        return correction_refusals.facts_unreadable("id, employee_id, relationship")
    data |= {**known, "extra": data["extra"] | further}
    try:
        return MemberRecord.model_validate(data).member
    except ValidationError as error:
        names = sorted({str(part["loc"][0]) for part in error.errors()})
        return correction_refusals.facts_unreadable(", ".join(names))


def _true_stretches(
    person: Person, request: Correct, chain: Sequence[Movement], member: Member
) -> list[Wanted] | Issue:
    """Return the stretches as they should have been."""
    numbers = {movement.number for movement in chain}
    own = [stretch.charge.movement in numbers for stretch in person.stretches]
    true_programme = member.programme if "programme" in request.facts else None
    stretches = [
        Wanted(
            stretch,
            stretch.period,
            (charged and true_programme) or stretch.programme,
            stretch.uplift,
        )
        for stretch, charged in zip(person.stretches, own, strict=True)
    ]
    if request.start is None:
        return stretches
    if isinstance(chain[0].request, Swap):
        return correction_refusals.swapped_together(request.corrects)
    if not any(own):
        return correction_refusals.nothing_to_correct()
    joined = not isinstance(chain[0].request, ChangeProgramme | Recalculate)
    return _moved(person, stretches, own.index(True), request.start, joined=joined)


def _moved(
    person: Person, stretches: list[Wanted], at: int, start: date, *, joined: bool
) -> list[Wanted] | Issue:
    """Move the first day of a stretch.

    Where it came of a change during the cover the days before it follow; whoever joined again had
    left before, and that day stays.
    """
    own = stretches[at].period
    before = stretches[at - 1].period if at else None
    earliest = date.min
    if before is not None:
        earliest = (before.last_day if joined else before.start) + ONE_DAY
    possible = Period(earliest, own.last_day)
    if start not in possible:
        return correction_refusals.start_impossible(person, possible)
    changed = list(stretches)
    changed[at] = evolve(stretches[at], period=Period(start, own.last_day))
    if before is not None and not joined:
        shorter = Period(before.start, start - ONE_DAY)
        changed[at - 1] = evolve(stretches[at - 1], period=shorter)
    return changed
