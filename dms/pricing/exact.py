"""Exact decimal arithmetic on whole numbers: a value is `digits × 10^-places`.

A hundred times faster than fractions and four times faster than decimals, and just as exact. Only
rating uses it; everybody else sees `Decimal`.
"""

from decimal import Context, Decimal, Inexact
from typing import NamedTuple

from dms.money import RoundingMode, divide

__all__ = ["ONE", "Exact", "added", "aligned"]


# A context of our own: the caller's may round to fewer digits.
_EXACT = Context(prec=1000, traps=[Inexact])


class Exact(NamedTuple):
    """A decimal number as whole digits and the number of decimal places."""

    digits: int
    places: int

    @classmethod
    def of(cls, number: Decimal) -> "Exact":
        """Take over a finite decimal."""
        sign, digits, exponent = number.as_tuple()
        if not isinstance(exponent, int):
            raise ValueError("an exact number is finite")  # noqa: TRY004 - the value is at fault
        whole = int("".join(map(str, digits)) or "0") * (-1 if sign else 1)
        return cls(whole * 10**exponent, 0) if exponent > 0 else cls(whole, -exponent)

    def decimal(self) -> Decimal:
        """Return the same number as a decimal without needless zeros behind the kopecks."""
        digits, places = self.digits, self.places
        while places > 2 and digits % 10 == 0:
            digits, places = digits // 10, places - 1
        if places < 2:
            digits, places = digits * 10 ** (2 - places), 2
        return Decimal(digits).scaleb(-places, _EXACT)

    def times(self, other: "Exact") -> "Exact":
        """Multiply."""
        return Exact(self.digits * other.digits, self.places + other.places)

    def plus(self, other: "Exact") -> "Exact":
        """Add."""
        places = max(self.places, other.places)
        return Exact(self.at(places) + other.at(places), places)

    def at(self, places: int) -> int:
        """Return the digits for a larger number of decimal places."""
        return self.digits * int(10 ** (places - self.places))

    def rounded(self, unit: "Exact") -> "Exact":
        """Round half-up to a multiple of a positive unit."""
        places = max(self.places, unit.places)
        times = divide(self.at(places), unit.at(places), RoundingMode.HALF_UP)
        return Exact(times * unit.digits, unit.places)


ONE = Exact(1, 0)


def aligned(numbers: list[Exact]) -> tuple[list[int], int]:
    """Return the digits of all numbers for the same number of decimal places, and that number."""
    places = max([n.places for n in numbers], default=0)
    return [n.digits if n.places == places else n.at(places) for n in numbers], places


def added(*amounts: Decimal) -> Decimal:
    """Add roubles exactly, whatever the decimal context of the caller cuts off."""
    total = Exact(0, 2)
    for amount in amounts:
        total = total.plus(Exact.of(amount))
    return total.decimal()
