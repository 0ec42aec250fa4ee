"""Borne: an amount, and how much of it the employer and the employees bear."""

from decimal import Decimal

from attrs import frozen

from dms.pricing.exact import added
from dms.pricing.rounding import RoundingRule

__all__ = ["Borne", "less"]


@frozen
class Borne:
    """An amount in roubles by who bears it; the two parts always add up to it."""

    amount: Decimal
    employer: Decimal | None
    """The employer's part; None when nobody says who pays."""

    @classmethod
    def of(cls, rounding: RoundingRule, units: int, employer: int | None) -> "Borne":
        """Write units of a rounding in roubles."""
        part = None if employer is None else rounding.roubles(employer)
        return cls(rounding.roubles(units), part)

    @property
    def employees(self) -> Decimal | None:
        """What the employees bear; None when nobody says who pays."""
        return None if self.employer is None else less(self.amount, self.employer)

    def minus(self, before: "Borne") -> "Borne":
        """Return what has come since an earlier day."""
        parts = (self.employer, before.employer)
        employer = None if None in parts else less(parts[0] or _NONE, parts[1] or _NONE)
        return Borne(less(self.amount, before.amount), employer)


_NONE = Decimal(0)


def less(amount: Decimal, other: Decimal) -> Decimal:
    """Subtract roubles exactly, whatever the decimal context of the caller cuts off."""
    return added(amount, other.copy_negate())
