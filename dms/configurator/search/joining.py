"""Joining: the answers of several searches become one."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from dms.configurator.search.frontier import Point
from dms.configurator.search.staircase import Scored, unbeaten
from dms.pricing.rounding import RoundingRule

__all__ = ["Together", "one_of", "together", "within"]

T = TypeVar("T", bound=Scored)


@frozen
class Together:
    """One configuration for each of several programmes."""

    gains: int
    """The weight of the wishes that they meet, added up."""
    units: int
    """Their premiums together, in units of the rounding."""
    points: tuple[Point, ...]
    """What each of them has."""

    @property
    def chosen(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the alternatives of each programme."""
        return tuple(point.chosen for point in self.points)


def one_of(
    frontiers: Sequence[Sequence[Point]], *, rounding: RoundingRule | None = None
) -> tuple[tuple[int, Point], ...]:
    """Return the frontier of several frontiers of which one is taken, such as one for each tier.

    Every point comes with the number of its frontier; of equal points the earlier frontier's wins.
    With a `rounding` of the whole group exact sums decide, as they do in :func:`together`.
    """
    one_group = _of_a_group(rounding)
    return unbeaten(
        ((number, point) for number, points in enumerate(frontiers) for point in points),
        lambda pair: pair[1].gains,
        lambda pair: (_price(pair[1], one_group), -pair[1].gains, pair[0], pair[1].chosen),
    )


def together(
    frontiers: Sequence[Sequence[Point]],
    caps: Sequence[int | None] | None = None,
    *,
    rounding: RoundingRule | None = None,
) -> tuple[Together, ...]:
    """Return the frontier of several programmes at once: prices add up, and so do weights.

    `caps` are the most units that each of them may cost, None where there is no limit. Ties go to
    the earliest alternatives, programme after programme.

    With a `rounding` of the whole group, the exact sums of all programmes are added and rounded
    once. For that give frontiers made with `before_rounding`: a programme that is cheaper by part
    of a unit may make the group cheaper by a whole one. Ties of premiums then go to the lower
    exact sum. Only where half a unit goes to the even neighbour and programmes also have prices
    per contract, of equal exact sums one may round to a unit less than the one that is taken.
    """
    one_group = _of_a_group(rounding)
    limits = [None] * len(frontiers) if caps is None else caps
    joined: Sequence[_Sum] = (_Sum(0, Fraction(0), ()),)
    for points, cap in zip(frontiers, limits, strict=True):
        allowed = [point for point in points if cap is None or point.units <= cap]
        sums = [one.plus(point, one_group) for one in joined for point in allowed]
        joined = unbeaten(sums, lambda one: one.gains, _Sum.order)
    found = [(one.together(one_group), one.price) for one in joined]
    best = unbeaten(found, lambda pair: pair[0].gains, _final_order)
    return tuple(one for one, _ in best)


def within(points: Iterable[T], budget_units: int) -> T | None:
    """Return what gains most within a budget, and of that the cheapest; None when all is dearer."""
    affordable = [point for point in points if point.units <= budget_units]
    return max(affordable, key=lambda point: (point.gains, -point.units), default=None)


@frozen
class _Sum:
    """Points of the first programmes; what they cost is exact where the group is rounded as one."""

    gains: int
    price: Fraction
    points: tuple[Point, ...]

    def plus(self, point: Point, one_group: RoundingRule | None) -> "_Sum":
        price = self.price + _price(point, one_group)
        return _Sum(self.gains + point.gains, price, (*self.points, point))

    def order(self) -> tuple[Fraction, int, tuple[tuple[int, ...], ...]]:
        return self.price, -self.gains, tuple(point.chosen for point in self.points)

    def together(self, one_group: RoundingRule | None) -> Together:
        units = sum(point.units for point in self.points)
        if one_group is not None:
            exact = sum((point.exact for point in self.points), Fraction(0))
            once = sum(_once(point, one_group) for point in self.points)
            units = one_group.units_of(exact) + once
        return Together(self.gains, units, self.points)


def _of_a_group(rounding: RoundingRule | None) -> RoundingRule | None:
    """Return a rounding that is one of the whole group."""
    return rounding if rounding is not None and rounding.level == "group" else None


def _price(point: Point, one_group: RoundingRule | None) -> Fraction:
    """Return the price of a point in units, exact where the group is rounded as one."""
    if one_group is None:
        return Fraction(point.units)
    return point.exact / Fraction(one_group.unit) + _once(point, one_group)


def _once(point: Point, rounding: RoundingRule) -> int:
    """Return what a point costs once for the contract, in units."""
    return point.units - rounding.units_of(point.exact)


def _final_order(pair: tuple[Together, Fraction]) -> tuple[object, ...]:
    one, price = pair
    return one.units, -one.gains, price, one.chosen
