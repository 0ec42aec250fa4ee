"""Shares: the part of its points that a value is worth, from the least to the most that it can be.

An offer is measured by the cheapest of all, or by the most days and findings of all. Where these
are not known, neither is its share: the bounds hold whatever the unknown values turn out to be.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from dms.comparison.raw_values import RawValue
from dms.comparison.weights import Criterion

__all__ = ["Share", "shares_of"]


@frozen
class Share:
    """A part of the points, between 0 and 1."""

    low: Fraction
    high: Fraction


_OPEN = Share(Fraction(0), Fraction(1))


def shares_of(criterion: Criterion, values: Mapping[str, RawValue | None]) -> dict[str, Share]:
    """Return the share of each candidate on a criterion; None is a value that nobody knows."""
    return {
        id_: _share(criterion, value, [other for name, other in values.items() if name != id_])
        if value is not None
        else _OPEN
        for id_, value in values.items()
    }


def _share(criterion: Criterion, own: RawValue, others: Sequence[RawValue | None]) -> Share:
    if criterion is Criterion.PRICE:
        return _of_the_cheapest(own, others)
    if criterion in (Criterion.DAYS_WITHOUT_COVER, Criterion.FINDINGS):
        return _of_the_most(own, others)
    return Share(own.low, own.high)


def _of_the_cheapest(own: RawValue, others: Sequence[RawValue | None]) -> Share:
    """Divide the lowest price by this one; a price that nobody knows may be next to nothing."""
    if not own.low:
        return Share(Fraction(1), Fraction(1))
    known = [other.low for other in others if other is not None]
    part = min([own.low, *known]) / own.low
    return Share(part if len(known) == len(others) else Fraction(0), part)


def _of_the_most(own: RawValue, others: Sequence[RawValue | None]) -> Share:
    """Take this number from one after dividing it by the most of all, which may be any."""
    known = [other for other in others if other is not None]
    low = _less(own.high, [other.low for other in known])
    high = _less(own.low, [other.high for other in known])
    return Share(low, high if len(known) == len(others) else Fraction(1))


def _less(own: Fraction, others: Sequence[Fraction]) -> Fraction:
    return 1 - own / max([own, *others]) if own else Fraction(1)
