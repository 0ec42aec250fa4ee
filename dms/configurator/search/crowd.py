"""A crowd: the people a price is for, and how their prices are rounded."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from attrs import field, frozen

from dms.money import RoundingMode, divide
from dms.pricing.rounding import RoundingRule

__all__ = ["Crowd", "farthest"]


@frozen
class Crowd:
    """The people a price is for: how many have the same price and the same share of the term.

    A *line* is what one kind of care costs: for each cell the exact price of one person for the
    whole term, in whole numbers of `10^-places` roubles. `counts` are the members of each cell and
    `shares` its share of the term, above zero. Premiums count units of the rounding (kopecks,
    unless the offer says otherwise). ValueError where counts and shares do not belong together.

    >>> Crowd((2,), (Fraction(1, 3),), places=2, rounding=RoundingRule()).units([[100], [50]])
    100
    """

    counts: tuple[int, ...]
    shares: tuple[Fraction, ...] = field()
    places: int
    rounding: RoundingRule

    @shares.validator
    def _belongs(self, _: object, shares: tuple[Fraction, ...]) -> None:
        if len(shares) != len(self.counts):
            raise ValueError("Give every cell one count and one share of the term")
        if min(self.counts, default=0) < 0 or min(shares, default=1) <= 0:
            raise ValueError("Counts of members are not negative, and shares are above zero")

    @cached_property
    def in_units(self) -> tuple[Fraction, ...]:
        """What the smallest price, `10^-places` roubles, is in units for a person of each cell."""
        unit = Fraction(self.rounding.unit) * 10**self.places
        return tuple(share / unit for share in self.shares)

    @cached_property
    def scale(self) -> int:
        """A number that makes every exact amount in units whole."""
        return lcm(*(ratio.denominator for ratio in self.in_units))

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        """What a price of one is for all members of each cell, in units times `scale`."""
        pairs = zip(self.counts, self.in_units, strict=True)
        return tuple(int(count * ratio * self.scale) for count, ratio in pairs)

    @cached_property
    def _ratios(self) -> tuple[tuple[int, int, int], ...]:
        pairs = zip(self.counts, self.in_units, strict=True)
        return tuple((count, *ratio.as_integer_ratio()) for count, ratio in pairs)

    def units(self, lines: Sequence[Sequence[int]]) -> int:
        """Return the premium of all members for these lines, in units of the rounding."""
        match self.rounding.level:
            case "line":
                return sum(map(self._person_by_person, lines))
            case "person":
                return self._person_by_person([sum(prices) for prices in zip(*lines, strict=True)])
            case _:
                return divide(sum(map(self.scaled, lines)), self.scale, self.rounding.mode)

    def scaled(self, line: Sequence[int]) -> int:
        """Return what a line costs before rounding, all members, in units times `scale`."""
        return sum(map(int.__mul__, line, self._weights))

    def exact(self, line: Sequence[int]) -> Fraction:
        """Return what a line costs before rounding, all members, in roubles."""
        return Fraction(self.scaled(line), self.scale) * Fraction(self.rounding.unit)

    @property
    def slack(self) -> Fraction:
        """How far rounding can move the premium of a line from its exact sum, in roubles.

        With more lines that are rounded one by one it is so much for each of them.
        """
        return self.slack_in_units((1,) * len(self.counts)) * Fraction(self.rounding.unit)

    def slack_in_units(self, steps: Sequence[int]) -> Fraction:
        """Return the same in units, where the prices of each cell are multiples of its step.

        Prices in whole roubles for the whole term are never moved by rounding to kopecks, so the
        search need not allow for it.
        """
        mode = self.rounding.mode
        if self.rounding.level == "group":
            return farthest(self.scale, mode)
        cells = zip(self.counts, self.in_units, steps, strict=True)
        return sum(
            (count * farthest((ratio * step).denominator, mode) for count, ratio, step in cells),
            Fraction(0),
        )

    def _person_by_person(self, line: Sequence[int]) -> int:
        mode = self.rounding.mode
        cells = zip(line, self._ratios, strict=bool(line))
        return sum([count * divide(price * top, end, mode) for price, (count, top, end) in cells])


def farthest(denominator: int, mode: RoundingMode) -> Fraction:
    """Return how far rounding to whole numbers moves a fraction of this denominator at most.

    >>> farthest(3, RoundingMode.HALF_UP), farthest(2, RoundingMode.UP)
    (Fraction(1, 3), Fraction(1, 2))
    """
    halves = mode in (RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)
    return Fraction(denominator // 2 if halves else denominator - 1, denominator)
