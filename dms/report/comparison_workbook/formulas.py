"""Formulas: rounding in a spreadsheet that comes to the same kopeck as exact arithmetic.

Spreadsheets count with some fifteen digits. That is enough wherever an exact amount stands either
on a border of rounding or clearly beside it; :func:`is_sure` says whether it does. Where it is not
sure, the workbook has the number itself.
"""

from decimal import Decimal
from fractions import Fraction

from dms.money import RoundingMode
from dms.pricing.rounding import RoundingRule

__all__ = ["DIGITS", "cleaned", "is_on_border", "is_sure", "places_of", "rounded", "sum_of"]

DIGITS = 15
"""So many digits of a number are right in every spreadsheet."""
_CLEAR = Fraction(1, 10**12)
"""An amount this far from a border, as a part of itself, is clearly beside it."""
_FINE = 6
"""Decimals of a unit that are kept while counting."""
_LARGEST = 10**9


def rounded(amount: str, rule: RoundingRule, mode: RoundingMode | None = None) -> str:
    """Return the formula for an amount of roubles, rounded as an offer says or in another mode.

    It also serves for several cells at once within `SUMPRODUCT`.
    """
    mode = mode or rule.mode
    top, bottom = rule.unit.as_integer_ratio()
    decimals = _decimals(rule.unit)
    if mode is RoundingMode.HALF_UP and decimals is not None:
        return f"ROUND({amount},{decimals})"
    units = f"ROUND({_times(amount, bottom, top)},{_FINE})"
    return _times(_whole(units, mode), top, bottom)


def _whole(units: str, mode: RoundingMode) -> str:
    """Return the formula that makes whole units of a number that is clean of traces.

    `ROUNDUP` and `ROUNDDOWN` would not do: LibreOffice rounds what it gives them to fewer digits.
    """
    match mode:
        case RoundingMode.HALF_UP:
            return f"ROUND({units},0)"
        case RoundingMode.HALF_EVEN:
            return f"(ROUND({units},0)-(MOD({units},2)=0.5))"
        case RoundingMode.UP:
            return f"(-INT(-{units}))"
        case RoundingMode.DOWN:
            return f"INT({units})"


def _times(amount: str, top: int, bottom: int) -> str:
    """Return the formula for an amount times a ratio; the amount binds at least as strongly."""
    return amount + (f"*{top}" if top != 1 else "") + (f"/{bottom}" if bottom != 1 else "")


def _decimals(unit: Decimal) -> int | None:
    """Return how many decimals a unit rounds to; None where it is no power of ten."""
    return {Decimal("0.01"): 2, Decimal("0.1"): 1, Decimal(1): 0}.get(unit)


def is_sure(exact: Fraction, rule: RoundingRule, mode: RoundingMode | None = None) -> bool:
    """Say whether a spreadsheet surely rounds an exact amount of roubles to the same unit."""
    mode = mode or rule.mode
    units = exact / Fraction(rule.unit)
    beside = _beside(units, mode)
    plain = mode is RoundingMode.HALF_UP and _decimals(rule.unit) is not None
    least = Fraction(0) if plain else Fraction(2, 10**_FINE)
    return units < _LARGEST and (beside == 0 or beside > max(units * _CLEAR, least))


def is_on_border(exact: Fraction, rule: RoundingRule) -> bool:
    """Say whether an amount of roubles is exactly where its rounding changes."""
    return _beside(exact / Fraction(rule.unit), rule.mode) == 0


def _beside(units: Fraction, mode: RoundingMode) -> Fraction:
    """Return how far an amount in units is from the nearest border of rounding."""
    halves = mode in (RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)
    shifted = units + Fraction(1, 2) if halves else units
    return abs(shifted - round(shifted))


def cleaned(amount: str, exact: Decimal) -> str:
    """Return the formula for an amount without the traces of counting in binary fractions."""
    return f"ROUND({amount},{places_of(exact)})"


def places_of(exact: Decimal) -> int:
    """Return the decimals that an exact amount has, as far as a spreadsheet can hold them."""
    exponent = exact.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    whole = max(exact.adjusted() + 1, 1)
    return min(max(decimals, 2), DIGITS - whole)


def sum_of(cells: str) -> str:
    """Return the formula for a sum of kopecks."""
    return f"ROUND(SUM({cells}),2)"
