"""Minimal sets: the smallest sets of things with a property, by a hitting set tree.

A set that has not the property tells what it misses, and every set with the property has something
of that: so sets are enlarged by one missing thing at a time, the smallest first. See R. Reiter,
"A theory of diagnosis from first principles", Artificial Intelligence 32 (1987).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Generic, TypeVar

from attrs import Factory, define

__all__ = ["minimal_sets"]

T = TypeVar("T")
Missing = Callable[[Sequence[T]], Collection[T] | None]
Places = frozenset[int]


def minimal_sets(things: Sequence[T], missing: Missing[T]) -> Iterator[tuple[T, ...]]:
    """Yield each set that has a property while no smaller set within it has.

    Smaller sets come first, and among sets of one size those whose things come first in `things`;
    so do the things within each set. The property must stay when things are added to a set.
    `missing` is None for a set that has it; for another set it returns things, none of them in the
    set, of which every set with the property has one.
    """
    gaps = _Gaps(things, missing)
    found: list[Places] = []
    level: list[tuple[int, ...]] = [()]  # sets of one size
    while level:
        larger: set[tuple[int, ...]] = set()
        for chosen in level:
            if any(smaller.issubset(chosen) for smaller in found):
                continue
            gap = gaps.of(chosen)
            if gap is None:
                found.append(frozenset(chosen))
                yield tuple(things[place] for place in chosen)
            else:
                larger.update(tuple(sorted((*chosen, place))) for place in gap)
        level = sorted(larger)


@define
class _Gaps(Generic[T]):
    """What sets miss, as places in `things`; asked only where nothing known answers."""

    things: Sequence[T]
    missing: Missing[T]
    known: list[Places] = Factory(list)

    def of(self, chosen: Sequence[int]) -> Places | None:
        """Return what a set misses; None where it has the property."""
        for gap in self.known:
            if gap.isdisjoint(chosen):
                return gap
        missed = self.missing([self.things[place] for place in chosen])
        if missed is None:
            return None
        self.known.append(frozenset(map(self.things.index, missed)))
        return self.known[-1]
