"""How much dearer the price list itself makes relatives, beside the uplift of a window.

An offer may have a factor for relatives, or prices by relationship. One number says how much dearer
they are only where a single factor multiplies the whole price and the other factors multiply too.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.members import Relationship
from dms.pricing.dimensions import same
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer
from dms.rates import ANY, Rate

__all__ = ["RELATIVES", "TariffUplift", "tariff_uplift"]

RELATIVES = tuple(one for one in Relationship if one is not Relationship.EMPLOYEE)
_BY = "relationship"


@frozen
class TariffUplift:
    """What a price list adds for relatives."""

    share: Fraction | None
    """How much more the dearest of them costs than an employee; None is not one number."""
    name: str | None = None
    """The factor that says so, where there is one number."""

    @property
    def looks(self) -> bool:
        """Whether the price list looks at relationship at all."""
        return self.share is None or self.name is not None

    @property
    def rounded(self) -> Decimal:
        """The share for people, to a hundredth of a per cent; none where they are cheaper."""
        share = max(self.share or Fraction(), Fraction())
        return round(Decimal(share.numerator) / share.denominator, 4)


def tariff_uplift(offer: Offer, relatives: Collection[Relationship]) -> TariffUplift:
    """Return what the price list adds to the price of an employee for any of some relatives."""
    factors = [factor for factor in offer.factors if _BY in _dimensions(factor)]
    by_price = any(_BY in rate.by for rate in _prices(offer))
    if not factors and not by_price:
        return TariffUplift(Fraction())
    is_one_number = len(factors) == 1 and all(_only_multiplies(one) for one in offer.factors)
    share = _share(factors[0], relatives) if is_one_number and not by_price else None
    if share is None:
        return TariffUplift(None)
    return TariffUplift(share, factors[0].name or factors[0].id)


def _dimensions(factor: Factor) -> set[str]:
    return {*factor.rate.by, *(factor.when or {}), *([factor.per] if factor.per else [])}


def _prices(offer: Offer) -> Iterator[Rate]:
    """Return the base prices of people, of whole programmes and of their modules."""
    for programme in offer.programmes:
        premiums = (programme.premium, *(one.premium for one in programme.offered_modules))
        yield from (premium for premium in premiums if isinstance(premium, Rate))


def _only_multiplies(factor: Factor) -> bool:
    plain = factor.kind in ("multiply", "percent")
    return plain and factor.per is None and factor.round_to is None


def _share(factor: Factor, relatives: Collection[Relationship]) -> Fraction | None:
    """Return how much dearer a factor makes the dearest; None where it looks at more than that."""
    is_whole = factor.modules is None and factor.programmes is None
    if not is_whole or _dimensions(factor) != {_BY}:
        return None
    own = _multiplier(factor, Relationship.EMPLOYEE)
    found = [_multiplier(factor, one) for one in relatives]
    if not own or None in found:
        return None
    return max(one for one in found if one is not None) / own - 1


def _multiplier(factor: Factor, relationship: Relationship) -> Fraction | None:
    """Return what an amount is multiplied by for a relationship; None where no rate is stated."""
    if factor.when is not None and not _is_for(factor.when, relationship):
        return Fraction(1)
    value = _rate_of(factor.rate, relationship)
    if value is None:
        return None
    return Fraction(value) if factor.kind == "multiply" else 1 + Fraction(value) / 100


def _is_for(when: Mapping[str, str | int | list[str | int]], relationship: Relationship) -> bool:
    written = when[_BY]
    return _names(written if isinstance(written, list) else [written], relationship)


def _rate_of(rate: Rate, relationship: Relationship) -> Decimal | None:
    if rate.is_number:
        return rate.rows[0].value
    rows = (row.value for row in rate.rows if _names(row.keys[0], relationship))
    return next(rows, rate.otherwise)


def _names(written: Collection[str | int], relationship: Relationship) -> bool:
    return bool({ANY, same(relationship.value)} & {same(str(one)) for one in written})
