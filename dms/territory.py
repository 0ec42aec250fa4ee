"""Territory: where a kind of care is given, as a term of the contract (not a price zone).

«Необходимо четко ограничить территорию обслуживания "помощи на дому", например, административными
границами города или включить дополнительную зону обслуживания за городом»; the ambulance is limited
the same way. Real contracts name a base area, take places out of it, add named places, add a ring
of some kilometres beyond its border and set an hour until which calls are taken.

>>> home = Territory(base="mkad", ring_km="30", call_until="12:00")
>>> home.covers(Place.named("Москва, ЦАО"))
<Coverage.YES: 'yes'>
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from dms.areas import Area
from dms.coverage import Coverage
from dms.documents import Document, Number, Source, problem
from dms.gazetteer import known_named
from dms.i18n import Text, text
from dms.place_names import bare_name
from dms.places import MKAD, MKAD_BORDER, Place
from dms.regions import CITY_REGIONS, REGIONS, name_key

__all__ = ["Territory", "TerritoryBase"]


class TerritoryBase(StrEnum):
    """The area that a territory starts from."""

    CITY_BOUNDARY = "city_boundary"
    """The administrative boundary of a city (в пределах административной границы города)."""
    MKAD = "mkad"
    """Moscow inside the ring road (в пределах МКАД): smaller than the boundary of the city."""
    REGION = "region"
    """A federal subject."""
    RUSSIA = "russia"
    """All of Russia (на территории России)."""
    ABROAD = "abroad"
    """Everywhere but Russia."""
    WORLD = "world"
    """Russia and abroad."""


ROUND_THE_CLOCK = "24:00"

PlaceName = Annotated[str, Field(min_length=1, max_length=200)]

_BORDERED = (TerritoryBase.CITY_BOUNDARY, TerritoryBase.MKAD, TerritoryBase.REGION)
_FIXED_AREAS = {
    TerritoryBase.MKAD: MKAD,
    TerritoryBase.RUSSIA: Place(country="RU"),
    TerritoryBase.ABROAD: Place(abroad=True),
    TerritoryBase.WORLD: Place(),
}


class Territory(Document):
    """Where care is given: a base area and its ring, less excluded places, plus included ones.

    A place the contract includes is covered even inside an excluded one, and an excluded place is
    not covered although it lies in the base area or its ring. A territory that the contract does
    not state at all is None in the module, not an empty territory.
    """

    base: TerritoryBase
    """The area the territory starts from."""
    city: PlaceName | None = None
    """The city whose boundary counts; name the region too unless it is a regional capital."""
    region: Annotated[str, Field(pattern=r"^RU-[A-Z]{2,3}$")] | None = None
    """The federal subject, as ISO 3166-2:RU code: `RU-MOS` is Московская область."""
    excluded: tuple[PlaceName, ...] = ()
    """Places taken out of the base area, the larger first: `Санкт-Петербург, Кронштадт`."""
    included: tuple[PlaceName, ...] = ()
    """Places added by name: `Ленинградская область, Всеволожский район, Мурино`."""
    ring_km: Annotated[Number, Field(gt=0)] | None = None
    """How far beyond the border of the base area care is given, in kilometres."""
    call_until: Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")] | None = None
    """The latest time of day at which a call is accepted, `12:00`; `24:00` is round the clock."""
    wording: str | None = None
    """The words of the contract."""
    clause: str | None = None
    """The clause of the contract they stand in."""
    source: Source | None = None
    """Where the statement comes from."""

    @model_validator(mode="after")
    def _names_its_base(self) -> Self:
        if self._is_city and self.city is None and self.region not in CITY_REGIONS:
            raise problem(
                "TERRITORY-CITY-MISSING",
                "The territory is bounded by a city, but the city is not named.",
                hint=text("Write the city, for example: city: Казань"),
            )
        if self._is_region and self.region is None:
            raise problem(
                "TERRITORY-REGION-MISSING",
                "The territory is a region, but the region is not named.",
                hint=text("Write its code from ISO 3166-2:RU, for example: region: RU-MOS"),
            )
        return self

    @model_validator(mode="after")
    def _names_nothing_else(self) -> Self:
        has_region = self._is_city or self._is_region
        if (self.city and not self._is_city) or (self.region and not has_region):
            raise problem(
                "TERRITORY-BASE-MIXED",
                "The base of the territory is not bounded by the city or region named beside it.",
                hint=text("Write base: city_boundary or base: region, or remove city and region."),
            )
        return self

    @model_validator(mode="after")
    def _city_is_in_region(self) -> Self:
        elsewhere = Place.named(self.city or "").region
        if self.region is not None and elsewhere not in (None, self.region):
            raise problem(
                "TERRITORY-CITY-ELSEWHERE",
                "The city of the territory is not in the region named beside it.",
                hint=text("Correct the city or the code of the region."),
            )
        return self

    @model_validator(mode="after")
    def _ring_has_a_border(self) -> Self:
        if self.ring_km is not None and self.base not in _BORDERED:
            raise problem(
                "TERRITORY-RING-WITHOUT-BORDER",
                "A ring in kilometres needs a city, the MKAD or a region to be measured from.",
                hint=text("Remove ring_km or choose one of these as the base."),
            )
        return self

    @model_validator(mode="after")
    def _places_make_sense(self) -> Self:
        if not all(name_key(name) for name in (*self.excluded, *self.included)):
            raise problem(
                "TERRITORY-PLACE-EMPTY",
                "A place of the territory has no name.",
                hint=text("Write the name of a city, a district or a settlement."),
            )
        if set(self.area.excluded) & set(self.area.included):
            raise problem(
                "TERRITORY-PLACE-TWICE",
                "A place is both excluded from the territory and included in it.",
                hint=text("Ask the insurer which of the two is meant and keep one."),
            )
        ground = self.area.ground
        gone = any(place.holds(ground) is Coverage.YES for place in self.area.excluded)
        if gone and self.ring_km is None:
            raise problem(
                "TERRITORY-NOTHING-LEFT",
                "An excluded place covers the whole base of the territory, so nothing is left.",
                hint=text("Correct the base or the excluded places."),
            )
        return self

    @property
    def _is_city(self) -> bool:
        return self.base is TerritoryBase.CITY_BOUNDARY

    @property
    def _is_region(self) -> bool:
        return self.base is TerritoryBase.REGION

    @cached_property
    def area(self) -> Area:
        """The land the territory means, as far as the library knows the names."""
        ground = self._ground()
        return Area(
            ground=ground,
            border=self._border(ground),
            ring_km=self.ring_km,
            excluded=tuple(
                self._read(n, ground, inside=self.ring_km is None) for n in self.excluded
            ),
            included=tuple(self._read(n, ground, inside=False) for n in self.included),
        )

    def _ground(self) -> Place:
        if self.base in _FIXED_AREAS:
            return _FIXED_AREAS[self.base]
        around = Place(region=self.region)
        if self.city is None:
            return around
        found = Place.named(self.city, context=around, drop_streets=False)
        return found if found.city else Place(region=self.region, city=bare_name(self.city))

    def _border(self, ground: Place) -> str | None:
        if self.base is TerritoryBase.MKAD:
            return MKAD_BORDER
        if self.base not in _BORDERED or ground.city is None:
            return self.region
        if ground == ground.city_area():
            return name_key(ground.city)
        return name_key(bare_name((self.city or "").rpartition(",")[2]))

    @staticmethod
    def _read(name: str, ground: Place, *, inside: bool) -> Place:
        """Read a name; one that may lie outside the ground is moved into it only if known there."""
        around = {"region": ground.region, "city": ground.city}
        is_inside = inside or known_named(bare_name(name), around) is not None
        return Place.named(name, context=ground if is_inside else None, drop_streets=False)

    def covers(self, place: Place) -> Coverage:
        """Say whether care is given at a place: yes, no, or the facts do not say.

        Included places come first, then excluded ones, then the base area with its ring.
        """
        return self.area.covers(place)

    @property
    def unclear_names(self) -> tuple[str, ...]:
        """The included and excluded names of which even the region is not known.

        Such a name may lie anywhere, so many answers are UNKNOWN until the region stands before it.
        """
        places = (*self.area.excluded, *self.area.included)
        named = zip((*self.excluded, *self.included), places, strict=True)
        return tuple(name for name, place in named if place.parts and place.region is None)

    def describe(self) -> Text:
        """Return the territory in words."""
        said = self._describe_base()
        if self.ring_km is not None:
            said = text("{area} and up to {km} km beyond", area=said, km=self.ring_km)
        if self.excluded:
            said = text("{area}, except: {places}", area=said, places="; ".join(self.excluded))
        if self.included:
            said = text("{area}, and also: {places}", area=said, places="; ".join(self.included))
        if self.call_until == ROUND_THE_CLOCK:
            said = text("{area} (calls are accepted round the clock)", area=said)
        elif self.call_until is not None:
            said = text("{area} (calls are accepted until {time})", area=said, time=self.call_until)
        return said

    def _describe_base(self) -> Text:
        region = REGIONS.get(self.region or "", (self.region,))[0]
        words = {
            TerritoryBase.CITY_BOUNDARY: text(
                "within the boundary of the city ({city})", city=self.city or region
            ),
            TerritoryBase.MKAD: text("within the Moscow ring road (MKAD)"),
            TerritoryBase.REGION: text("within the region ({region})", region=region),
            TerritoryBase.RUSSIA: text("anywhere in Russia"),
            TerritoryBase.ABROAD: text("abroad, outside Russia"),
            TerritoryBase.WORLD: text("anywhere in the world"),
        }
        return words[self.base]
