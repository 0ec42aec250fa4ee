"""Comparing two territories: which is wider, as sets of places and by the hours for calls.

Every answer but UNKNOWN is proved. "A lies in B" is proved from the facts about the names; "A does
not lie in B" is proved by a witness, a place that A surely covers and B surely does not. So a
comparison never contradicts what :meth:`Territory.covers` says of any place.

>>> compare(Territory(base="mkad"), Territory(base="city_boundary", city="Москва"))
<Relation.NARROWER: 'narrower'>
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from dms.areas import Area
from dms.coverage import Coverage
from dms.gazetteer import known_parts
from dms.places import Place
from dms.regions import CITY_REGIONS, REGIONS
from dms.territory import Territory

__all__ = ["Relation", "compare", "compare_hours", "lies_in"]


class Relation(StrEnum):
    """How the first of two territories relates to the second."""

    EQUAL = "equal"
    WIDER = "wider"
    """The first has all of the second and more."""
    NARROWER = "narrower"
    """The second has all of the first and more."""
    OVERLAPPING = "overlapping"
    """They share places, and each has places of its own."""
    APART = "apart"
    """They share nothing."""
    UNKNOWN = "unknown"
    """What the contracts say is not enough to tell; ask for the distances or the names."""


def compare(a: Territory, b: Territory) -> Relation:
    """Compare two territories as sets of places; the hours are left to :func:`compare_hours`."""
    witnesses = tuple(_witnesses(a.area, b.area))
    a_in_b = _lies_in(a.area, b.area, witnesses)
    b_in_a = _lies_in(b.area, a.area, witnesses)
    proved = {
        (Coverage.YES, Coverage.YES): Relation.EQUAL,
        (Coverage.NO, Coverage.YES): Relation.WIDER,
        (Coverage.YES, Coverage.NO): Relation.NARROWER,
    }
    if (a_in_b, b_in_a) in proved:
        return proved[a_in_b, b_in_a]
    if _are_apart(a.area, b.area):
        return Relation.APART
    shared = any(_covers_both(a.area, b.area, place) for place in witnesses)
    each_has_more = a_in_b is b_in_a is Coverage.NO
    return Relation.OVERLAPPING if shared and each_has_more else Relation.UNKNOWN


def lies_in(a: Territory, b: Territory) -> Coverage:
    """Say whether all of `a` lies in `b`: yes, no, or the names do not settle it.

    It may be known where :func:`compare` knows nothing, as that has to know the other direction
    too: Moscow lies in Moscow with whatever is added to it.
    """
    return _lies_in(a.area, b.area, tuple(_witnesses(a.area, b.area)))


def compare_hours(a: Territory, b: Territory) -> Relation:
    """Compare until when calls are accepted: later is wider; UNKNOWN where one does not say."""
    if a.call_until is None or b.call_until is None:
        return Relation.UNKNOWN
    if a.call_until == b.call_until:
        return Relation.EQUAL
    return Relation.WIDER if a.call_until > b.call_until else Relation.NARROWER


def _lies_in(a: Area, b: Area, witnesses: tuple[Place, ...]) -> Coverage:
    """Say whether all of `a` lies in `b`."""
    if _surely_lies_in(a, b):
        return Coverage.YES
    outside = any(
        a.covers(place) is Coverage.YES and b.covers(place) is Coverage.NO for place in witnesses
    )
    return Coverage.NO if outside or _are_apart(a, b) else Coverage.UNKNOWN


def _surely_lies_in(a: Area, b: Area) -> bool:
    if any(b.covers(part) is not Coverage.YES for part in a.included):
        return False
    kept = all(_takes_nothing(b, excluded, a) for excluded in b.excluded)
    return (kept and _ground_lies_in(a, b)) or _fits_in_one_included(a, b)


def _ground_lies_in(a: Area, b: Area) -> bool:
    """Say whether ground and ring of `a` surely lie in ground and ring of `b`."""
    if b.ground.holds(a.ground) is not Coverage.YES:
        return False
    # A ring around a part stays within an equal or wider ring around the whole.
    return (a.ring_km or 0) <= (b.ring_km or 0) or _footprint_held(a, b.ground)


def _fits_in_one_included(a: Area, b: Area) -> bool:
    return any(_footprint_held(a, part) for part in b.included)


def _footprint_held(a: Area, place: Place) -> bool:
    footprint = a.footprint
    return footprint is not None and all(place.holds(p) is Coverage.YES for p in footprint)


def _takes_nothing(b: Area, excluded: Place, a: Area) -> bool:
    """Say whether a place that `b` excludes surely takes away nothing that `a` has by its ground.

    It lies outside `a`, or `a` excludes it as well, or `b` includes it again.
    """
    return a.reaches(excluded) is Coverage.NO or any(
        part.holds(excluded) is Coverage.YES for part in (*a.excluded, *b.included)
    )


def _are_apart(a: Area, b: Area) -> bool:
    return _misses(a, b.footprint) or _misses(b, a.footprint)


def _misses(area: Area, footprint: tuple[Place, ...] | None) -> bool:
    return footprint is not None and all(area.covers(p) is Coverage.NO for p in footprint)


def _covers_both(a: Area, b: Area, place: Place) -> bool:
    return a.covers(place) is b.covers(place) is Coverage.YES


def _witnesses(a: Area, b: Area) -> Iterator[Place]:
    """Yield places that surely exist and may tell the two apart."""
    for area in (a, b):
        yield from (area.ground, *area.excluded, *area.included)
        yield from _elsewhere_in(area.ground)
        yield from _edge_of_ring(area)
    yield from _everywhere()


def _elsewhere_in(ground: Place) -> Iterator[Place]:
    """Yield a town that nobody named: no region consists of the towns of one contract."""
    if ground.region is not None and ground.region not in CITY_REGIONS and ground.city is None:
        yield Place(region=ground.region, city="a town that no contract names")


def _edge_of_ring(area: Area) -> Iterator[Place]:
    """Yield the outer edge of a ring, and land around at the edge and far beyond it."""
    if area.border is None or area.ring_km is None:
        return
    yield Place(beyond_km={area.border: area.ring_km})
    if area.ring_lands is not None:
        for km in (area.ring_km, area.ring_lands.km):
            yield Place(region=area.ring_lands.outside, beyond_km={area.border: km})


@cache
def _everywhere() -> tuple[Place, ...]:
    """Return the known parts of the world: abroad, every region, the named parts of cities."""
    regions = (Place(region=code) for code in REGIONS)
    parts = (Place(**known.facts) for known in known_parts())  # type: ignore[arg-type]
    return (Place(abroad=True), *regions, *parts)
