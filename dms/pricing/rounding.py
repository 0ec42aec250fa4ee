"""Rounding: one named rounding at one named level, as the offer states it."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator

from dms.documents import Document, Roubles, problem
from dms.money import KOPECK, RoundingMode, divide
from dms.pricing.exact import Exact

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

    @field_validator("unit")
    @classmethod
    def _whole_kopecks(cls, unit: Decimal) -> Decimal:
        if unit.as_integer_ratio()[1] not in (1, 2, 4, 5, 10, 20, 25, 50, 100):
            raise problem("OFFER-ROUNDING-UNIT", "Amounts are rounded to kopecks or more, not less")
        return unit

    def units(self, digits: int, places: int, share: Fraction) -> int:
        """Round `digits × 10^-places × share` roubles; the result counts units.

        >>> RoundingRule().units(25_800, 0, Fraction(252, 365))
        1781260
        """
        top, bottom = self._ratio
        numerator = digits * share.numerator * bottom
        return divide(numerator, 10**places * share.denominator * top, self.mode)

    @cached_property
    def _ratio(self) -> tuple[int, int]:
        return self.unit.as_integer_ratio()

    def units_of(self, amount: Fraction) -> int:
        """Round an exact amount of roubles; the result counts units."""
        return self.units(amount.numerator, 0, Fraction(1, amount.denominator))

    def roubles(self, units: int) -> Decimal:
        """Return a number of units in roubles, with kopecks."""
        top, bottom = self._ratio
        return Exact(units * top * 100 // bottom, 2).decimal()
