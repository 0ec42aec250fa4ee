"""Money: roubles as `Decimal`, exact ratios in between, one named rounding at the end.

An amount is never a float. Between the tariff and the result everything is an exact ratio of whole
numbers; :func:`divide` and :func:`round_to` round it once, :func:`split` and :func:`fit` hand out
what was rounded so that the parts always add up.

>>> split(Decimal("10.00"), [1, 1, 1])
[Decimal('3.34'), Decimal('3.33'), Decimal('3.33')]
"""

from collections.abc import Sequence
from decimal import Context, Decimal, Inexact
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import assert_never

__all__ = ["KOPECK", "Remainder", "RoundingMode", "divide", "fit", "in_units", "round_to", "split"]

KOPECK = Decimal("0.01")

# Amounts are made in a context of our own: the caller's may round to fewer digits.
_EXACT = Context(prec=1000, traps=[Inexact])


class RoundingMode(StrEnum):
    """What happens to a part of a unit. Russian price lists mean half-up unless they say more."""

    HALF_UP = "half_up"
    """Half a unit goes away from zero: 270.585 is 270.59."""
    HALF_EVEN = "half_even"
    """Half a unit goes to the even neighbour: 270.585 is 270.58."""
    UP = "up"
    """Any part of a unit counts as a whole one."""
    DOWN = "down"
    """Any part of a unit is dropped."""


class Remainder(StrEnum):
    """Who takes the kopecks that are left when a sum is split."""

    LARGEST = "largest"
    """One unit each to the largest remainders, earlier parts first among equals."""
    FIRST = "first"
    """All to the first part that has a weight."""
    LAST = "last"
    """All to the last part that has a weight."""


def divide(numerator: int, denominator: int, mode: RoundingMode = RoundingMode.HALF_UP) -> int:
    """Divide two whole numbers exactly and round the quotient once.

    The denominator is positive. Rounding is symmetrical: a refund of an amount rounds like the
    amount itself.
    """
    if numerator < 0:
        return -divide(-numerator, denominator, mode)
    if mode == RoundingMode.HALF_UP:
        return (2 * numerator + denominator) // (2 * denominator)
    whole, rest = divmod(numerator, denominator)
    match mode:
        case RoundingMode.HALF_EVEN:
            over = 2 * rest - denominator
            return whole + (over > 0 or (over == 0 and whole % 2 == 1))
        case RoundingMode.UP:
            return whole + (rest > 0)
        case RoundingMode.DOWN:
            return whole
        case _:
            assert_never(mode)


def _amount(units: int, unit: Decimal) -> Decimal:
    """Return so many units as roubles, exact and with the decimals of the unit."""
    return _EXACT.fma(units, unit, 0)


def in_units(amount: Decimal, unit: Decimal = KOPECK) -> int:
    """Return how many whole units an amount is; an amount between two units is refused."""
    ratio = Fraction(amount) / Fraction(unit)
    if ratio.denominator != 1:
        raise ValueError(
            f"{amount} is not a whole number of units of {unit} roubles; round it first"
        )
    return ratio.numerator


def round_to(
    amount: Decimal | Fraction | int,
    unit: Decimal = KOPECK,
    mode: RoundingMode = RoundingMode.HALF_UP,
) -> Decimal:
    """Round an exact amount to a multiple of `unit` roubles.

    >>> round_to(Fraction(541_17, 200))
    Decimal('270.59')
    """
    ratio = Fraction(amount) / Fraction(unit)
    return _amount(divide(ratio.numerator, ratio.denominator, mode), unit)


def fit(total: int, weights: Sequence[int]) -> list[int]:
    """Hand out `total` whole units in proportion to `weights` by largest remainder.

    Every part is within one unit of its exact share, the parts add up to `total`, and equal
    remainders are served from the first part on. A part without weight gets nothing. Weights are
    not negative, and not all zero unless there is nothing to hand out.
    """
    if total == 0:
        return [0] * len(weights)
    if total < 0:
        return [-part for part in fit(-total, weights)]
    whole = sum(weights)
    shares = [total * weight for weight in weights]
    parts = [share // whole for share in shares]
    left = total - sum(parts)
    if left:
        rests = [share % whole for share in shares]
        for i in sorted(range(len(rests)), key=rests.__getitem__, reverse=True)[:left]:
            parts[i] += 1
    return parts


def split(
    total: Decimal,
    weights: Sequence[int | Decimal | Fraction],
    *,
    unit: Decimal = KOPECK,
    remainder: Remainder = Remainder.LARGEST,
) -> list[Decimal]:
    """Split an amount in proportion to `weights` without losing a unit.

    `remainder` names who takes what is left after every part is cut down to whole units.

    >>> split(Decimal(100), [1] * 12, remainder=Remainder.LAST)[-2:]
    [Decimal('8.33'), Decimal('8.37')]
    """
    exact = [Fraction(w) for w in weights]
    if not exact or min(exact) < 0 or not any(exact):
        raise ValueError("A sum is split by weights that are not negative and not all zero")
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    units = in_units(total, unit)
    if remainder == Remainder.LARGEST:
        parts = fit(units, whole)
    else:
        parts = _cut_down(units, whole)
        weighty = [i for i, weight in enumerate(whole) if weight]
        parts[weighty[0 if remainder == Remainder.FIRST else -1]] += units - sum(parts)
    return [_amount(part, unit) for part in parts]


def _cut_down(total: int, weights: Sequence[int]) -> list[int]:
    """Give each part the whole units of its exact share, cut towards zero."""
    whole = sum(weights)
    return [divide(total * weight, whole, RoundingMode.DOWN) for weight in weights]
