"""Who bears each payment: the premium in it, person by person, as each one's premium is borne.

What a leaving puts into payments beside the premium of people, kept and returned sums, is borne as
the released premium was.
"""

from collections.abc import Iterable, Mapping

from dms.contracts.accounts.books import employer_of
from dms.contracts.state.journal import Entry
from dms.contracts.state.movement import Line, LineKind, Movement
from dms.contracts.state.person import Person
from dms.contracts.state.slots import Slot, add_up
from dms.money import divide, fit

__all__ = ["employer_by_slot"]


def employer_by_slot(entries: Iterable[Entry]) -> Mapping[Slot, int] | None:
    """Return the employer's part of every payment in units; None when nobody says who pays.

    The parts add up to what the employer bears of the premium.
    """
    people: dict[str, Person] = {}
    total: dict[Slot, int] = {}
    for entry in entries:
        employer = employer_of(entry.movement.lines)
        if employer is None:
            return None
        for slot, units in _by_movement(entry.movement, people, employer).items():
            total[slot] = total.get(slot, 0) + units
        people.update((person.id, person) for person in entry.movement.change.people)
    return total


def _by_movement(
    movement: Movement, before: Mapping[str, Person], employer: int
) -> Mapping[Slot, int]:
    """Return what a movement adds to the employer's part of the payments."""
    placed: dict[Slot, int] = {}
    borne: dict[Slot, int] = {}
    for person in movement.change.people:
        _add(placed, person.placed, 1)
        _add(borne, _borne(person), 1)
        was = before.get(person.id)
        if was is not None:
            _add(placed, was.placed, -1)
            _add(borne, _borne(was), -1)
    beside = add_up(movement.change.slots, ((slot, -units) for slot, units in placed.items()))
    rest = employer - sum(borne.values())
    _add(borne, _handed_out(beside, rest, _released(movement.lines)), 1)
    return borne


def _add(total: dict[Slot, int], more: Mapping[Slot, int], sign: int) -> None:
    for slot, units in more.items():
        total[slot] = total.get(slot, 0) + sign * units


def _borne(person: Person) -> Mapping[Slot, int]:
    """Hand out what the employer bears of a person's premium over the payments it stands in."""
    employer = sum(stretch.employer or 0 for stretch in person.stretches)
    slots = sorted(person.placed, key=lambda slot: slot.order)
    parts = fit(employer, [person.placed[slot] for slot in slots])
    return dict(zip(slots, parts, strict=True))


def _released(lines: Iterable[Line]) -> tuple[int, int]:
    """Return the employer's part of what a movement releases, and all of it."""
    released = [line for line in lines if line.kind is LineKind.RELEASE]
    whole = sum(line.units for line in released)
    return (employer_of(released) or 0, whole) if whole else (1, 1)


def _handed_out(beside: Mapping[Slot, int], rest: int, share: tuple[int, int]) -> dict[Slot, int]:
    """Hand out what is no person's premium: by the share of what was released, the last the rest.

    Where nothing was released it is the price of the contract as a whole, and the employer's.
    """
    slots = sorted(beside, key=lambda slot: slot.order)
    top, bottom = (-part for part in share) if share[1] < 0 else share
    parts = {slot: divide(beside[slot] * top, bottom) for slot in slots}
    if slots:
        parts[slots[-1]] += rest - sum(parts.values())
    return parts
