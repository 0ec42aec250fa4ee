"""Expected: what a contract says that an invoice should ask for each person.

An invoice is compared with what was booked in a period, with some movements, or with one
instalment; an instalment is the part of each person's premium that stands in it.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dms.contracts.accounts.books import booked_in
from dms.contracts.contract import Contract
from dms.contracts.movements.charging import line_of
from dms.contracts.state.movement import Line, Movement
from dms.contracts.state.person import Person
from dms.periods import Period

__all__ = ["Expected", "Share", "expected"]


@frozen
class Share:
    """What is expected for one person, in units, and the lines that it comes from."""

    units: int
    lines: tuple[Line, ...]


@frozen
class Expected:
    """What is expected in all."""

    people: Mapping[str, Share]
    beside: int
    """What is not for any person: the contract as a whole, sums set off in an instalment."""
    instalment: int | None = None


def expected(contract: Contract, of: Period | int | Iterable[Movement]) -> Expected:
    """Return what is expected of a period, of an instalment by its number, or of movements.

    Raises ValueError for an instalment that the contract does not have.
    """
    if isinstance(of, int):
        return _of_instalment(contract, of)
    if isinstance(of, Period):
        of = (entry.movement for entry in booked_in(contract, of))
    lines: dict[str, list[Line]] = {}
    beside = 0
    for movement in of:
        for line in movement.lines:
            if line.member_id is None:
                beside += line.units
            else:
                lines.setdefault(line.member_id, []).append(line)
    people = {id_: Share(sum(line.units for line in own), tuple(own)) for id_, own in lines.items()}
    return Expected(people, beside)


def _of_instalment(contract: Contract, number: int) -> Expected:
    schedule = contract.agreement.schedule
    numbers = [due.number for due in schedule.dues] if schedule is not None else []
    if number not in numbers:
        raise ValueError(f"The contract has no instalment {number}; it has {len(numbers)}")
    standing = contract.standing
    people = {id_: _placed(person, number) for id_, person in standing.people.items()}
    total = sum(units for slot, units in standing.slots.items() if slot.number == number)
    beside = total - sum(share.units for share in people.values())
    return Expected({id_: s for id_, s in people.items() if s.units}, beside, number)


def _placed(person: Person, number: int) -> Share:
    units = sum(part for slot, part in person.placed.items() if slot.number == number)
    return Share(units, tuple(line_of(stretch, person.id) for stretch in person.stretches))
