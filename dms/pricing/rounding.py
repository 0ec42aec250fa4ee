"""Rounding: one named rounding at one named level, as the offer states it."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Document, Roubles
from dms.money import KOPECK, RoundingMode, divide

__all__ = ["RoundingRule"]


class RoundingRule(Document):
    """How an exact amount becomes roubles and kopecks.

    By default half-up to the kopeck, once, on each person's total.
    """

    unit: Annotated[Roubles, Field(gt=0)] = KOPECK
    """Round to a multiple of this many roubles: 0.01 is a kopeck, 1 a rouble."""
    mode: RoundingMode = RoundingMode.HALF_UP
    level: Literal["person", "line", "group"] = "person"
    """Round each person's total (lines are fitted to it), each line, or the total of the group
    (persons are fitted to it)."""

    def units(self, digits: int, places: int, share: Fraction) -> int:
        """Round `digits × 10^-places × share` roubles; the result counts units.

        >>> RoundingRule().units(25_800, 0, Fraction(252, 365))
        1781260
        """
        top, bottom = self.unit.as_integer_ratio()
        numerator = digits * share.numerator * bottom
        return divide(numerator, 10**places * share.denominator * top, self.mode)

    def roubles(self, units: int) -> Decimal:
        """Return a number of units in roubles, with kopecks."""
        return (units * self.unit).quantize(KOPECK)
