"""Areas: the land that a territory means, and whether a place lies in it.

An area is its ground (base area and ring), less the excluded places, plus the included ones. All
answers hold whatever the unknown facts are: YES and NO are certain, everything else is UNKNOWN.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from attrs import frozen

from dms.coverage import Coverage, any_of
from dms.places import Place, border

__all__ = ["Area", "RingLands"]


@frozen
class RingLands:
    """Where the land within `km` kilometres beyond a border lies: in these subjects, no others.

    `outside` is the subject that surrounds the border at every distance up to `km`.
    """

    km: Decimal
    lands: tuple[str, ...]
    outside: str


_AROUND_MOSCOW = ("RU-KLU", "RU-RYA", "RU-SMO", "RU-TUL", "RU-TVE", "RU-VLA", "RU-YAR")

_RING_LANDS: Mapping[str, RingLands] = MappingProxyType(
    {
        "mkad": RingLands(Decimal(50), ("RU-MOW", "RU-MOS"), "RU-MOS"),
        # Moscow has reached the Калужская область since 2012: its neighbours are left open.
        "москва": RingLands(Decimal(50), ("RU-MOW", "RU-MOS", *_AROUND_MOSCOW), "RU-MOS"),
        "санкт-петербург": RingLands(Decimal(50), ("RU-SPE", "RU-LEN"), "RU-LEN"),
    }
)
"""Read off the map: the region around each of the two cities is wider than 50 km."""


@frozen(kw_only=True)
class Area:
    """Ground and ring, less `excluded`, plus `included`.

    `border` is the border the ring of `ring_km` kilometres is measured from, a key of
    `Place.beyond_km`.
    """

    ground: Place
    border: str | None = None
    ring_km: Decimal | None = None
    excluded: tuple[Place, ...] = ()
    included: tuple[Place, ...] = ()

    def covers(self, place: Place) -> Coverage:
        """Say whether all of a place lies in the area; included before excluded before ground."""
        included = any_of(part.holds(place) for part in self.included)
        return any_of([included, self._core_holds(place)])

    def _core_holds(self, place: Place) -> Coverage:
        within = self.reaches(place)
        excluded = any_of(part.holds(place) for part in self.excluded)
        if within is Coverage.NO or excluded is Coverage.YES:
            return Coverage.NO
        return within if excluded is Coverage.NO else Coverage.UNKNOWN

    def reaches(self, place: Place) -> Coverage:
        """Say whether a place lies in the ground or its ring, whatever is excluded or included."""
        inside = self.ground.holds(place)
        if inside is Coverage.YES or self.ring_km is None:
            return inside
        by_distance = self._by_distance(place, self.ring_km)
        return by_distance if by_distance is not Coverage.UNKNOWN else self._by_lands(place)

    def _by_distance(self, place: Place, ring_km: Decimal) -> Coverage:
        """Judge by known distances, also from other borders.

        Near a part of the ground is near the ground; far from more than the ground is far from it.
        """
        for name, km in place.beyond_km.items():
            enclosed = border(name)
            if km <= ring_km and self.ground.holds(enclosed) is Coverage.YES:
                return Coverage.YES
            if km > ring_km and enclosed.holds(self.ground) is Coverage.YES:
                return Coverage.NO
        return Coverage.UNKNOWN

    def _by_lands(self, place: Place) -> Coverage:
        """Judge by the region: what is in none of the lands around the ring is not in the ring."""
        lands = self.ring_lands
        if lands is None:
            return Coverage.UNKNOWN
        near = any_of(Place(region=code).holds(place) for code in lands.lands)
        return Coverage.NO if near is Coverage.NO else Coverage.UNKNOWN

    @property
    def ring_lands(self) -> RingLands | None:
        """The lands that the ring can lie in; None where there is no ring or nobody knows."""
        lands = _RING_LANDS.get(self.border or "")
        if lands is None or self.ring_km is None or self.ring_km > lands.km:
            return None
        return lands

    @property
    def footprint(self) -> tuple[Place, ...] | None:
        """Places that together hold all of the area; None where the ring may lie anywhere."""
        if self.ring_km is None:
            return (self.ground, *self.included)
        if self.ring_lands is None:
            return None
        lands = (Place(region=code) for code in self.ring_lands.lands)
        return (self.ground, *lands, *self.included)
