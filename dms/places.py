"""Places: where somebody is, as far as it is known.

A :class:`Place` is a set of facts (region, city, district, inside the Moscow ring road or not, how
far beyond a border). The same facts describe an area of a contract: "the district X of city Y" is
every spot for which they hold. Whether a place lies in an area has three answers, and "unknown" is
never turned into either of the others.

>>> Place.named("г. Москва").holds(Place.named("Москва, Зеленоград"))
<Coverage.YES: 'yes'>
>>> Place.named("МО, Химки").region is None
True
"""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from attrs import field, fields_dict, frozen

from dms.coverage import Coverage
from dms.gazetteer import INSIDE_MKAD, are_sister_districts, known_named
from dms.place_names import Contradiction, bare_name, facts_in, merged
from dms.regions import CITY_REGIONS, NESTED, REGIONS, name_key

__all__ = ["MKAD", "MKAD_BORDER", "Coverage", "Place", "border"]


MKAD_BORDER = "mkad"


def _key(name: str | None) -> str | None:
    return None if name is None else name_key(name)


def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name_key(name) for name in names)


def _distances(beyond_km: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Check distances and write the names of borders in one way."""
    if any(km < 0 for km in beyond_km.values()):
        raise ValueError("a distance beyond a border is not negative; leave it out for inside")
    return MappingProxyType({_border_key(b): Decimal(km) for b, km in sorted(beyond_km.items())})


def _border_key(name: str) -> str:
    if name in REGIONS:
        return name
    return MKAD_BORDER if name_key(name) == "мкад" else name_key(name)


_EXCLUSIVE = ("abroad", "country", "region", "city", "inside_mkad")
"""Facts of which a spot has one value only: two places that differ in one share no land."""


@frozen(kw_only=True)
class Place:
    """Where somebody is, or an area a contract names.

    `country` is an ISO 3166-1 code (`RU`), `region` an ISO 3166-2 code (`RU-MOW`), `city` a town or
    village, `district` a district of the region or the city, `parts` further named areas the place
    lies in, `outside` named areas it does not lie in. `beyond_km` says how many kilometres outside
    a border the place is: the border is `mkad`, the name of a city or the code of a region; nought
    is on the border. None is "not known". What follows from the facts is filled in: Moscow is in
    `RU-MOW`, `RU-MOW` is in `RU`.

    Raises :class:`ValueError` for facts that contradict each other and for negative distances.
    """

    country: str | None = None
    abroad: bool | None = None
    region: str | None = None
    city: str | None = field(default=None, eq=_key)
    district: str | None = field(default=None, eq=_key)
    parts: tuple[str, ...] = field(default=(), eq=_keys)
    outside: tuple[str, ...] = field(default=(), eq=_keys)
    inside_mkad: bool | None = None
    beyond_km: Mapping[str, Decimal] = field(
        factory=dict, converter=_distances, eq=lambda km: frozenset(km.items())
    )

    def __attrs_post_init__(self) -> None:
        for name, value in self._completed().items():
            object.__setattr__(self, name, value)
        if self._is_beyond_border_of(self):
            raise ValueError("a place inside a border is not some kilometres beyond it")

    def _completed(self) -> Mapping[str, Any]:
        """Return the facts with everything that follows from them."""
        facts: Mapping[str, object] = {name: getattr(self, name) for name in fields_dict(Place)}
        if self.inside_mkad:
            facts = merged(facts, INSIDE_MKAD)
        if self.beyond_km.get(MKAD_BORDER):
            facts = merged(facts, {"inside_mkad": False})
        if facts["region"] in CITY_REGIONS:
            facts = merged(facts, {"city": REGIONS[str(facts["region"])][1]})
        for name in ("city", "district"):  # «ЗелАО» gets its full name, «Зеленоград» its city
            rest = {**facts, name: None}
            known = known_named(str(facts[name]), rest) if facts[name] is not None else None
            facts = facts if known is None else merged(rest, known)
        for part in self.parts:
            facts = merged(facts, known_named(part, facts) or {})
        if facts["region"] is not None:
            facts = merged(facts, {"country": str(facts["region"])[:2]})
        if facts["country"] is not None:
            facts = merged(facts, {"abroad": facts["country"] != "RU"})
        return facts

    @classmethod
    def named(
        cls, written: str, *, context: "Place | None" = None, drop_streets: bool = True
    ) -> "Place":
        """Read a place from the words of a roster or a contract; never guess what they leave out.

        The larger stands first: «Московская область, г. Химки». A name that is not known, and words
        that contradict each other, stay a named part of an unknown region. `context` is the area
        the words are said in: «Кронштадт» in a contract for St Petersburg; it is left aside where
        the words contradict it. An address is wider without its street and house, which is right
        for somebody's home; for an area that a contract names, keep them by `drop_streets=False`.
        """
        around = {n: getattr(context, n) for n in ("country", "region", "city") if context}
        for known in (around, {}):
            with suppress(Contradiction):
                return cls(**facts_in(written, known, drop_streets=drop_streets))  # type: ignore[arg-type]
        return cls(parts=(bare_name(written),))

    def holds(self, other: "Place") -> Coverage:
        """Say whether all of `other` lies in this area, none of it, or nobody knows."""
        if self._is_apart_from(other):
            return Coverage.NO
        return Coverage.YES if self._facts <= other._facts else Coverage.UNKNOWN

    def city_area(self) -> "Place | None":
        """Return the city or town this place is in; None when it is not known."""
        if self.city is not None:
            return Place(country=self.country, region=self.region, city=self.city)
        if self.region is None and self.parts:
            return Place(country=self.country, parts=self.parts[:1])
        return None

    def district_area(self) -> "Place | None":
        """Return the district this place is in; None when it is not known."""
        if self.district is None:
            return None
        return Place(region=self.region, city=self.city, district=self.district)

    @property
    def label(self) -> str:
        """The place in words, the larger first."""
        region, _ = REGIONS.get(self.region or "", (self.region, None))
        names = (region, self.city, self.district, *self.parts)
        seen = dict.fromkeys(name for name in names if name)
        return ", ".join(seen) or self.country or ""

    @cached_property
    def _facts(self) -> frozenset[tuple[str, object]]:
        facts: set[tuple[str, object]] = {
            (name, value)
            for name in ("abroad", "country", "region", "inside_mkad")
            if (value := getattr(self, name)) is not None
        }
        facts |= {(n, _key(getattr(self, n))) for n in ("city", "district") if getattr(self, n)}
        facts |= {("part", key) for key in _keys(self.parts)}
        facts |= {("outside", key) for key in _keys(self.outside)}
        if self.city is None and self.region is None and len(self.parts) == 1:
            facts |= {("city", key) for key in _keys(self.parts)}  # a bare name of a town
        return frozenset(facts | {("beyond", item) for item in self.beyond_km.items()})

    def _is_apart_from(self, other: "Place") -> bool:
        return (
            any(self._differs(other, name) for name in _EXCLUSIVE)
            or self._is_in_sister_district(other)
            or not _keys(self.parts).isdisjoint(_keys(other.outside))
            or not _keys(self.outside).isdisjoint(_keys(other.parts))
            or self._is_beyond_border_of(other)
            or other._is_beyond_border_of(self)
        )

    def _differs(self, other: "Place", name: str) -> bool:
        mine, theirs = getattr(self, name), getattr(other, name)
        if mine is None or theirs is None:
            return False
        if name == "region" and {(mine, theirs), (theirs, mine)} & NESTED:
            return False
        return bool(name_key(mine) != name_key(theirs) if name == "city" else mine != theirs)

    def _is_in_sister_district(self, other: "Place") -> bool:
        if self.district is None or other.district is None or self.region != other.region:
            return False
        return are_sister_districts(self.region, self.district, other.district)

    def _is_beyond_border_of(self, other: "Place") -> bool:
        """Say whether this place is known to be outside an area that `other` lies in."""
        outside = [border(b) for b, km in self.beyond_km.items() if km]
        return any(area._facts <= other._facts for area in outside)


MKAD = Place(inside_mkad=True)
"""Moscow within the ring road (МКАД)."""


def border(name: str) -> Place:
    """Return the area that a border of `Place.beyond_km` encloses."""
    if name == MKAD_BORDER:
        return MKAD
    if name in REGIONS:
        return Place(region=name)
    return Place(city=name)
