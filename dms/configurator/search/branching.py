"""Branch and bound: the cheapest configuration that gains at least so much.

Decisions are taken one after the other, the most promising alternative first. A branch is given up
as soon as nothing in it can beat the best configuration found, or when another way led to the same
rest with no less gained and surely no more to pay.
"""

from typing import NamedTuple

from attrs import Factory, define, field

from dms.configurator.search.bounds import Bounds
from dms.configurator.search.sieve import Rest
from dms.configurator.search.trodden import Trodden, Way

__all__ = ["Found", "cheapest"]


class Found(NamedTuple):
    """A configuration; the smallest is the best one."""

    price: int
    lost: int
    """Its gains, negative, so that more gains come first."""
    chosen: tuple[int, ...]


def cheapest(bounds: Bounds, target: int) -> Found | None:
    """Return the best configuration that gains at least `target`; None when there is none.

    The best one has the lowest price, of these the most gains, of these the earliest alternatives.
    """
    start = bounds.sieve.start()
    way = Way(bounds.costs.base, 0, 0)
    hunt = _Hunt(bounds, target, Trodden(bounds.costs.slack))
    if start is not None and not hunt.is_hopeless(start, way):
        hunt.descend(start, way)
    return hunt.best


@define(eq=False)
class _Hunt:
    """One search, with the best configuration so far."""

    bounds: Bounds
    target: int
    trodden: Trodden
    best: Found | None = None
    chosen: list[int] = field(
        default=Factory(lambda self: [0] * len(self.bounds.costs.table), takes_self=True)
    )
    """The numbers of the alternatives of all slots, in the order of the task."""

    def descend(self, rest: Rest, way: Way) -> None:
        """Try what is left after a way."""
        if not rest.choices:
            self._arrive(way)
            return
        for bound, number in self._most_promising(rest, way):
            if self._is_too_dear(bound):
                break
            self._try(rest, way, number)

    def is_hopeless(self, rest: Rest, way: Way) -> bool:
        """Say whether nothing that is left after a way can beat the best configuration."""
        steps = self.bounds.outlook(rest).all
        least = steps.least(self.target - way.gains)
        if least is None or self.best is None:
            return least is None
        room = self._ceiling(self.best) - way.cost
        if least <= room - self.bounds.costs.scale:  # a whole unit cheaper
            return False
        lost = -way.gains - (steps.most(room) or 0)
        return least > room or Found(self.best.price, lost, self._earliest(rest)) >= self.best

    def _try(self, rest: Rest, way: Way, number: int) -> None:
        after = self.bounds.sieve.after(rest, number)
        if after is None:
            return
        left, together = after
        moment, costs = self.bounds.sieve.moment(rest), self.bounds.costs
        gains = self.bounds.gains[moment][number] + together
        step = Way(costs.table[moment][number], gains, costs.marks[moment][number])
        on = Way(*map(int.__add__, way, step))
        self._choose(moment, number)
        if self.is_hopeless(left, on):
            return
        barren = self.best is None
        if not self.trodden.beats(left, on, self._earliest(left), barren=barren):
            self.descend(left, on)

    def _most_promising(self, rest: Rest, way: Way) -> list[tuple[int, int]]:
        """Return the alternatives that may gain enough, with the least sum of costs then."""
        outlook = self.bounds.outlook(rest)
        need = self.target - way.gains
        found = []
        for number, cost, gains in outlook.next:
            least = outlook.behind.least(need - gains)
            if least is not None:
                found.append((way.cost + cost + least, number))
        return sorted(found)

    def _arrive(self, way: Way) -> None:
        chosen = tuple(self.chosen)
        found = Found(self.bounds.costs.price(chosen, way.cost), -way.gains, chosen)
        if self.best is None or found < self.best:
            self.best = found

    def _is_too_dear(self, bound: int) -> bool:
        return self.best is not None and bound > self._ceiling(self.best)

    def _ceiling(self, best: Found) -> int:
        """Return the largest sum of costs that may come to the best price after rounding."""
        return best.price * self.bounds.costs.scale + self.bounds.costs.slack

    def _choose(self, moment: int, number: int) -> None:
        agenda = self.bounds.sieve.agenda
        self.chosen[agenda.order[moment]] = agenda.numbers[moment][number]

    def _earliest(self, rest: Rest) -> tuple[int, ...]:
        """Return the choices so far, with the earliest alternatives of what is left."""
        first = self.bounds.sieve.moment(rest)
        for moment, choice in enumerate(rest.choices, first):
            self._choose(moment, (choice & -choice).bit_length() - 1)
        return tuple(self.chosen)
