"""Units: amounts in roubles that a request names, as whole units of the offer's rounding."""

from decimal import Decimal
from fractions import Fraction

from dms.contracts.movements import correction_refusals
from dms.contracts.state.standing import Standing
from dms.issues import Issue

__all__ = ["exact_units_of", "units_of"]


def units_of(standing: Standing, roubles: Decimal | None) -> int | None:
    """Return an amount in units of the rounding; None stays None."""
    if roubles is None:
        return None
    return standing.agreement.rounding.units_of(Fraction(roubles))


def exact_units_of(standing: Standing, roubles: Decimal | None) -> int | Issue | None:
    """Return money that changed hands in units: it is never rounded, but refused if it has to be.

    None stays None.
    """
    rounding = standing.agreement.rounding
    units = units_of(standing, roubles)
    if units is not None and rounding.roubles(units) != roubles:
        return correction_refusals.finer_than_units(rounding.unit)
    return units
