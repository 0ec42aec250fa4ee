"""Standing: how a contract stands after its movements so far."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from dms.contracts.state.agreement import Agreement
from dms.contracts.state.movement import Change
from dms.contracts.state.person import Person
from dms.contracts.state.slots import Slot, add_up, paid_shares, unpaid
from dms.periods import ONE_DAY, Period

__all__ = ["Standing"]


@frozen(eq=False)
class Standing:
    """Everybody's cover and what has been charged and paid; made anew by each movement."""

    agreement: Agreement
    people: Mapping[str, Person] = field(repr=False)
    slots: Mapping[Slot, int] = field(repr=False)
    """The premium by the payments it falls into, in units of the rounding."""
    number: int
    """The number of the latest movement."""
    head: str
    """The hash of the journal so far."""
    paid: int = 0
    """What the policyholder has paid."""
    returned: int = 0
    """What the insurer has returned in cash."""
    contract_premium: int = 0
    """What is charged for the contract as a whole, such as the office doctor."""
    ended: date | None = None
    """The last day of a contract that was ended early."""
    placed: Mapping[Slot, int] = field(factory=dict, kw_only=True, repr=False)
    """The premium that is charged now, by payments: what was settled with leavers is not in it."""
    heads: Mapping[date, int] = field(factory=dict, kw_only=True, repr=False)
    """By how many the headcount changes on a day; kept only where prices follow it."""

    @classmethod
    def begun(cls, agreement: Agreement, change: Change, head: str) -> "Standing":
        """Return how a contract stands on its first list."""
        nobody = cls(agreement, {}, {}, -1, head)
        return evolve(nobody.after(change, head, in_place=True), placed=dict(change.slots))

    @property
    def next_number(self) -> int:
        """The number that the next movement gets."""
        return self.number + 1

    @property
    def within(self) -> Period:
        """The days on which anybody can be insured."""
        return Period(self.agreement.period.start, self.last_day)

    @property
    def last_day(self) -> date:
        """The last day of the contract as it stands."""
        return self.ended or self.agreement.period.last_day

    @property
    def premium(self) -> int:
        """The premium of the contract as it stands."""
        return sum(self.slots.values())

    @cached_property
    def unpaid(self) -> Mapping[Slot, int]:
        """How much of each payment is still to be paid."""
        return unpaid(self.slots, self.paid)

    @cached_property
    def paid_shares(self) -> Mapping[Slot, Fraction]:
        """Which share of the premium that stands in each payment has been paid."""
        return paid_shares(self.placed, self.unpaid)

    def person(self, id_: str) -> Person | None:
        """Return a person, insured or not any more; None for a stranger."""
        return self.people.get(id_)

    def relatives_of(self, person: Person) -> Iterator[Person]:
        """Return the relatives who belong to an employee, insured or not any more."""
        family = (self.people[id_] for id_ in person.relatives)
        return (one for one in family if one.member.employee_id == person.id)

    def headcount_on(self, day: date) -> int:
        """Count who is insured on a day, relatives too unless the offer leaves them out."""
        return sum(count for on, count in self.heads.items() if on <= day)

    @property
    def everybody_counts(self) -> bool:
        """Whether relatives count towards the headcount."""
        return self.agreement.agreed.headcount.counts != "employees"

    def after(self, change: Change, head: str, *, in_place: bool = False) -> "Standing":
        """Return how the contract stands after a change.

        `in_place` may only be asked for where nobody else has seen this standing; it saves a copy
        of the list of people for each of many movements.
        """
        placed = add_up(self.placed, *self._moved(change))
        heads = self._heads_after(change) if self.agreement.follows_headcount else self.heads
        people = self.people if in_place and isinstance(self.people, dict) else dict(self.people)
        people.update((person.id, person) for person in change.people)
        return evolve(
            self,
            people=people,
            slots=add_up(self.slots, change.slots) if change.slots else self.slots,
            placed=placed,
            heads=heads,
            number=self.number + 1,
            head=head,
            paid=self.paid + change.paid,
            returned=self.returned + change.returned,
            contract_premium=self.contract_premium + change.contract_premium,
            ended=change.ended or self.ended,
        )

    def _moved(self, change: Change) -> Iterator[Mapping[Slot, int] | Iterable[tuple[Slot, int]]]:
        """Return what a change adds to the premium that stands in the payments."""
        yield change.contract_slots
        for person in change.people:
            before = self.people.get(person.id)
            if before is None:
                yield person.placed
            elif before.placed is not person.placed:
                yield person.placed
                yield ((slot, -units) for slot, units in before.placed.items())

    def _heads_after(self, change: Change) -> Mapping[date, int]:
        """Return by how many the headcount changes on each day once people are as they become."""
        heads = dict(self.heads)
        for person in change.people:
            before = self.people.get(person.id)
            for sign, one in ((-1, before), (1, person)):
                if one is None or not (self.everybody_counts or one.is_employee):
                    continue
                for stretch in one.stretches:
                    first, after = stretch.period.start, stretch.period.last_day + ONE_DAY
                    heads[first] = heads.get(first, 0) + sign
                    heads[after] = heads.get(after, 0) - sign
        return {day: count for day, count in heads.items() if count}
