"""From roubles to the drawing: exact ratios, rounded once to whole units of the drawing."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from dms.money import round_to

__all__ = ["Scale", "ticks"]

Number = Decimal | Fraction | int


@frozen
class Scale:
    """A straight scale: `low` stands at `start`, `high` at `end`."""

    low: Number
    high: Number
    start: int
    end: int

    def at(self, value: Number) -> int:
        """Return where a value stands; on a scale without length, everything is at the start."""
        span = Fraction(self.high) - Fraction(self.low)
        if not span:
            return self.start
        share = (Fraction(value) - Fraction(self.low)) / span
        return self.start + round((self.end - self.start) * share)


def ticks(low: Number, high: Number, most: int = 5) -> list[Decimal]:
    """Return round amounts from `low` or below to `high` or above, in at most `most` + 1 steps.

    >>> [str(tick) for tick in ticks(0, 9300)]
    ['0.00', '2000.00', '4000.00', '6000.00', '8000.00', '10000.00']
    """
    step = _round_step((Fraction(high) - Fraction(low)) / most)
    first, last = floor(Fraction(low) / step), ceil(Fraction(high) / step)
    return [round_to(step * i) for i in range(first, max(last, first + 1) + 1)]


def _round_step(least: Fraction) -> Fraction:
    """Return the smallest 1, 2 or 5 times a power of ten (a kopeck or more) not below `least`."""
    power = Fraction(1, 100)
    while power * 10 <= least:
        power *= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)
