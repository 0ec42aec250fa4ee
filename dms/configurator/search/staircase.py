"""Staircases: of many results those that no other beats, from cheap to dear."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

__all__ = ["NOTHING", "Scored", "Steps", "unbeaten"]

T = TypeVar("T")


class Scored(Protocol):
    """What has a price and gains: a point of a frontier, or several taken together."""

    @property
    def gains(self) -> int:
        """The weight of the wishes that it meets."""

    @property
    def units(self) -> int:
        """Its premium in units of the rounding."""


def unbeaten(
    several: Iterable[T], gains: Callable[[T], int], order: Callable[[T], Any]
) -> tuple[T, ...]:
    """Return those that gain more than everything before them in `order`, cheap ones first.

    `order` sorts by price and settles ties; at one price more gains win.
    """
    kept: list[T] = []
    for one in sorted(several, key=order):
        if not kept or gains(one) > gains(kept[-1]):
            kept.append(one)
    return tuple(kept)


class Steps(NamedTuple):
    """What gains cost: to gain `gains[i]` takes at least `costs[i]`; both rise strictly."""

    gains: Sequence[int]
    costs: Sequence[int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Steps":
        """Keep of pairs of a cost and the negative of its gains those that no other beats."""
        gains: list[int] = []
        costs: list[int] = []
        for cost, lost in sorted(pairs):
            if not gains or -lost > gains[-1]:
                gains.append(-lost)
                costs.append(cost)
        return cls(gains, costs)

    def least(self, gain: int) -> int | None:
        """Return the least cost to gain so much; None when nothing gains it."""
        at = bisect_left(self.gains, gain)
        return self.costs[at] if at < len(self.costs) else None

    def most(self, cost: int) -> int | None:
        """Return the largest gain for so much; None when nothing is that cheap."""
        at = bisect_right(self.costs, cost)
        return self.gains[at - 1] if at else None

    def plus(self, other: "Steps") -> "Steps":
        """Return what both cost together."""
        mine = list(zip(self.gains, self.costs, strict=True))
        theirs = list(zip(other.gains, other.costs, strict=True))
        return Steps.of([(c + cost, -g - gain) for g, c in mine for gain, cost in theirs])


NOTHING = Steps((0,), (0,))
"""Where nothing is left to decide, nothing is gained and nothing is paid."""
