"""Fitting: signed exact parts become whole kopecks that add up to the sum they are parts of."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TypeVar

from dms.money import KOPECK, round_to

__all__ = ["fitted"]

K = TypeVar("K", bound=Hashable)


def fitted(parts: Mapping[K, Fraction], unit: Decimal = KOPECK) -> dict[K, Decimal]:
    """Round signed parts to multiples of `unit` roubles without changing their sum.

    Each part is cut down to the unit below; what is then missing goes, a unit each, to the largest
    remainders, earlier parts first among equals. A part that needs no rounding is not touched.

    Raises ValueError when the sum is no multiple of `unit`.

    >>> list(fitted({"age": Fraction(-7, 300), "base": Fraction(10, 300)}).values())
    [Decimal('-0.02'), Decimal('0.03')]
    """
    exact = {name: part / Fraction(unit) for name, part in parts.items()}
    total = sum(exact.values(), Fraction(0))
    if total.denominator != 1:
        raise ValueError(f"The parts do not add up to whole units of {unit} roubles")
    whole = {name: floor(part) for name, part in exact.items()}
    missing = total.numerator - sum(whole.values())
    for name in sorted(exact, key=lambda n: whole[n] - exact[n])[:missing]:
        whole[name] += 1
    return {name: round_to(Fraction(unit) * units, KOPECK) for name, units in whole.items()}
