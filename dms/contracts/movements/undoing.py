"""Undoing a leaving to make it again: the true last day of people who left.

Every line of the wrong leaving is taken back, and they leave once more on the true day by the same
terms, so that nothing is kept or returned twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve

from dms.contracts.movements import correction_refusals, refusals
from dms.contracts.movements.leaving import family_of, leave
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.movements.placing import additional_slot, taken_back
from dms.contracts.movements.settling import PaidOf, paid_so_far
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.movement import Change, Line, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.requests import Correct, Remove
from dms.contracts.state.slots import Slot, SlotKind, add_up
from dms.contracts.state.standing import Standing
from dms.contracts.state.stretch import Ref
from dms.issues import Issue
from dms.periods import ONE_DAY

__all__ = ["left_otherwise"]


def left_otherwise(
    standing: Standing, request: Correct, chain: Sequence[Movement], journal: Sequence[Movement]
) -> Movement:
    """Preview the correction of the last day of everybody who left by one movement.

    `chain` has the leaving and its corrections so far, the last one being that to correct.
    """
    asked, last_day = chain[0].request, request.last_day
    assert isinstance(asked, Remove) and last_day is not None  # noqa: S101, PT018
    leavers = _before(standing, chain, journal)
    issue = _wrong(standing, last_day, chain, leavers, journal)
    if issue is not None:
        return refused(standing, request, [issue])
    undone = Change(
        tuple(leavers),
        tuple(add_up(*(_negative(movement.change.slots) for movement in chain)).items()),
        returned=-sum(movement.change.returned for movement in chain),
    )
    there = standing.after(undone, standing.head)
    family, open_question = family_of(there, leavers[0], last_day + ONE_DAY)
    if open_question is not None:
        return refused(standing, request, [open_question])
    leaving = {person.id: person for person in (*leavers, *family)}
    then = _stood_before(standing.agreement, chain[0], journal)
    paid = {one.id: _paid_for(one, chain[-1], then, standing) for one in leavers}
    on = request.requested_on
    left = leave(there, asked, leaving.values(), last_day + ONE_DAY, on, paid)
    if isinstance(left, Issue):
        return refused(standing, request, [left])
    slots = add_up(undone.slots, left.change.slots)
    change = evolve(
        left.change,
        slots=tuple(_still_open(standing.agreement, slots, on).items()),
        returned=left.change.returned + undone.returned,
    )
    return accepted(
        standing,
        request,
        change,
        (*_taken_back(chain), *left.lines),
        effective=last_day + ONE_DAY,
        refunds=left.refunds,
    )


def _wrong(
    standing: Standing,
    last_day: date,
    chain: Sequence[Movement],
    leavers: Sequence[Person],
    journal: Sequence[Movement],
) -> Issue | None:
    """Return why the day cannot be corrected, or None."""
    ids, numbers = {person.id for person in leavers}, {movement.number for movement in chain}
    numbers -= {m.number for m in chain[1:] if not _moves_the_day(m)}
    since = (m for m in journal[chain[0].number + 1 :] if m.number not in numbers)
    later = next((m for m in since if ids & set(m.people)), None)
    if later is not None:
        return correction_refusals.touched_since(chain[-1].number, later.number)
    if last_day + ONE_DAY == chain[-1].effective:
        return correction_refusals.nothing_to_correct()
    before = leavers[0].last_day
    if before is not None and before < last_day <= standing.last_day:
        return refusals.leaves_already(leavers[0])
    entry = leavers[0].entry or standing.within.start
    if not entry - ONE_DAY <= last_day <= standing.last_day:
        return refusals.outside(standing.within)
    return None


def _moves_the_day(movement: Movement) -> bool:
    """Say whether a correction is one of the last day, and not of other facts."""
    return isinstance(movement.request, Correct) and movement.request.last_day is not None


def _before(
    standing: Standing, chain: Sequence[Movement], journal: Sequence[Movement]
) -> list[Person]:
    """Return the leavers as they were before they left, the person asked for first.

    Facts and relatives that have been added since stay.
    """
    found: dict[str, Person] = {}
    for movement in chain:
        for id_ in movement.people:
            if id_ not in found:
                now = standing.people[id_]
                before = _known_before(journal[: movement.number], id_)
                found[id_] = evolve(before, member=now.member, relatives=now.relatives)
    return list(found.values())


def _known_before(journal: Sequence[Movement], id_: str) -> Person:
    return next(p for m in reversed(journal) for p in m.change.people if p.id == id_)


def _stood_before(agreement: Agreement, leaving: Movement, journal: Sequence[Movement]) -> Standing:
    """Return how the contract stood when the people left."""
    standing = Standing.begun(agreement, journal[0].change, "")
    for movement in journal[1 : leaving.number]:
        standing = standing.after(movement.change, "", in_place=True)
    return standing


def _paid_for(person: Person, wrong: Movement, then: Standing, now: Standing) -> PaidOf:
    """Tell how much of a person's released premium was paid.

    What the wrong leaving released has not been asked for since, so of that only what had been paid
    when the person left; of any more, what has been paid up to now.
    """
    refund = wrong.refunds.get(person.id)
    released = dict(taken_back(person.placed, refund.freed if refund is not None else 0))
    paid_then, paid_now = paid_so_far(then), paid_so_far(now)

    def paid(slot: Slot, units: int) -> int:
        before = min(units, released.get(slot, 0))
        return paid_then(slot, before) + paid_now(slot, units - before)

    return paid


def _still_open(agreement: Agreement, slots: Mapping[Slot, int], on: date) -> dict[Slot, int]:
    """Put what payments that have fallen due would become larger by where new premium is put."""
    moved: list[tuple[Slot, int]] = []
    for slot, units in slots.items():
        due = units > 0 and slot.kind is not SlotKind.CASH and slot.is_due(on)
        moved.append((additional_slot(agreement, on) if due else slot, units))
    return add_up(moved)


def _negative(slots: Iterable[tuple[Slot, int]]) -> list[tuple[Slot, int]]:
    return [(slot, -units) for slot, units in slots]


def _taken_back(chain: Sequence[Movement]) -> Iterator[Line]:
    """Take back the lines of a leaving; a correction begins with lines that did so themselves."""
    own = 0
    for movement in chain:
        own = len(movement.lines) - own
    wrong = chain[-1]
    for number, line in list(enumerate(wrong.lines))[len(wrong.lines) - own :]:
        employer = None if line.employer is None else -line.employer
        yield evolve(
            line,
            units=-line.units,
            employer=employer,
            parts=tuple((kind, -units) for kind, units in line.parts),
            reverses=Ref(wrong.number, number),
        )
