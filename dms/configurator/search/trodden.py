"""Trodden ways: what led to the same rest before, so that nothing is searched twice for nothing."""

from bisect import bisect_left
from typing import NamedTuple

from attrs import Factory, frozen

from dms.configurator.search.sieve import Rest

__all__ = ["Trodden", "Way"]


class Way(NamedTuple):
    """What the decisions so far come to."""

    cost: int
    gains: int
    mark: int
    """Equal marks are equal prices, whatever follows."""


@frozen(eq=False)
class Trodden:
    """Remembers the ways to each rest.

    Two costs say which price is lower only when they are more than twice the slack apart: rounding
    may move each of them so far.
    """

    slack: int
    _cheapest: dict[Rest, tuple[list[int], list[int]]] = Factory(dict)
    """For each rest gains and what they cost at least; both rise."""
    _alike: dict[tuple[Rest, int], tuple[int, tuple[int, ...]]] = Factory(dict)
    """For each rest and mark the most gains, with the earliest choice for them."""

    def beats(self, rest: Rest, way: Way, chosen: tuple[int, ...], *, barren: bool) -> bool:
        """Say whether an earlier way to `rest` is better for sure; else remember this one.

        `chosen` settles ties: it holds the alternatives of all slots, and those of the decisions to
        come are the same for every way to the same rest. `barren`: no way has led to anything yet,
        so another one to the same rest that gains no more will not either.
        """
        if self._is_cheaper(rest, way, barren=barren):
            return True
        rank = -way.gains, chosen
        before = self._alike.get((rest, way.mark))
        if before is not None and before <= rank:
            return True
        self._alike[rest, way.mark] = rank
        return False

    def _is_cheaper(self, rest: Rest, way: Way, *, barren: bool) -> bool:
        gains, costs = self._cheapest.setdefault(rest, ([], []))
        at = bisect_left(gains, way.gains)
        if at < len(gains) and (barren or costs[at] <= way.cost):
            return barren or costs[at] + 2 * self.slack < way.cost
        end = at + (at < len(gains) and gains[at] == way.gains)
        while at and costs[at - 1] >= way.cost:
            at -= 1
        gains[at:end], costs[at:end] = [way.gains], [way.cost]
        return False
