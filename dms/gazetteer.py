"""Named places the library knows, and what follows from naming one.

Small on purpose: regional capitals, and the parts of Moscow and St Petersburg that contracts name
(«за исключением г. Зеленограда и территорий, присоединенных к Москве с 01.07.2012 г.»). What is not
here is not known, and nothing is guessed about it. Sources: Закон Москвы 13-47 of 05.07.1995 (its
okrugs and districts), Закон Санкт-Петербурга 411-68 of 25.07.2005 (Кронштадт and the other towns of
the city); which Moscow districts lie outside the ring road, and the three districts of
Ленинградская область that a published contract names, are geography read off the map.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from attrs import field, frozen

from dms.regions import REGIONS, name_key

__all__ = [
    "INSIDE_MKAD",
    "Known",
    "are_sister_districts",
    "known_named",
    "known_parts",
]


def _read_only(facts: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(facts))


@frozen
class Known:
    """A known place: what it is called and the facts that follow from the name.

    Facts are fields of :class:`dms.places.Place`. A place with `alone=False` has namesakes: its
    name counts only where the region is known to be the right one.
    """

    names: tuple[str, ...]
    facts: Mapping[str, object] = field(converter=_read_only, hash=False)
    alone: bool = True


JOINED_2012 = "территории, присоединённые к Москве с 01.07.2012"
TINAO = "ТиНАО"

_MOSCOW = {"city": "Москва", "region": "RU-MOW"}
_PETERSBURG = {"city": "Санкт-Петербург", "region": "RU-SPE"}
_JOINED = {**_MOSCOW, "inside_mkad": False, "parts": (JOINED_2012,)}
_TINAO = {**_JOINED, "parts": (JOINED_2012, TINAO)}
_OLD_MOSCOW = {**_MOSCOW, "outside": (JOINED_2012, TINAO)}
_GROWN_2012 = {**_MOSCOW, "outside": (TINAO,)}  # okrugs that took in some of the joined lands

INSIDE_MKAD: Mapping[str, object] = MappingProxyType({**_OLD_MOSCOW, "inside_mkad": True})
"""What follows from being inside the ring road: «в пределах МКАД» is said of Moscow."""


def _okrug(
    name: str, short: str, facts: Mapping[str, object] = _OLD_MOSCOW, *, alone: bool = False
) -> Known:
    full = f"{name} административный округ"
    return Known((full, f"{name} АО", f"{name} округ", short), {**facts, "district": full}, alone)


# Other cities have a Central or a Western okrug too, and НАО is also a subject of its own.
_MOSCOW_OKRUGS = (
    _okrug("Центральный", "ЦАО", INSIDE_MKAD),
    _okrug("Северный", "САО"),
    _okrug("Северо-Восточный", "СВАО"),
    _okrug("Восточный", "ВАО"),
    _okrug("Юго-Восточный", "ЮВАО", _GROWN_2012),
    _okrug("Южный", "ЮАО"),
    _okrug("Юго-Западный", "ЮЗАО"),
    _okrug("Западный", "ЗАО", _GROWN_2012),
    _okrug("Северо-Западный", "СЗАО"),
    _okrug("Зеленоградский", "ЗелАО", {**_OLD_MOSCOW, "inside_mkad": False}, alone=True),
    _okrug("Новомосковский", "НАО", _TINAO),
    _okrug("Троицкий", "ТАО", _TINAO),
)
_OKRUG = {known.names[-1]: known.facts for known in _MOSCOW_OKRUGS}

_BEYOND_MKAD = {
    "Митино": "СЗАО",
    "Куркино": "СЗАО",
    "Северный": "СВАО",
    "Новокосино": "ВАО",
    "Косино-Ухтомский": "ВАО",
    "Северное Бутово": "ЮЗАО",
    "Южное Бутово": "ЮЗАО",
    "Солнцево": "ЗАО",
    "Ново-Переделкино": "ЗАО",
}
"""Districts of Moscow beyond the ring road, with the okrug each belongs to."""

_PETERSBURG_DISTRICTS = tuple(
    Known((f"{name} район",), {**_PETERSBURG, "district": f"{name} район"}, alone=False)
    for name in (
        *("Адмиралтейский", "Василеостровский", "Выборгский", "Калининский", "Кировский"),
        *("Колпинский", "Красногвардейский", "Красносельский", "Кронштадтский", "Курортный"),
        *("Московский", "Невский", "Петроградский", "Петродворцовый", "Приморский"),
        *("Пушкинский", "Фрунзенский", "Центральный"),
    )
)

_REGION_DISTRICTS = tuple(
    Known(
        (f"{name} район", f"{name} муниципальный район"),
        {"region": "RU-LEN", "district": f"{name} район"},
        alone,
    )
    # Moscow has a Ломоносовский район as well.
    for name, alone in {"Всеволожский": True, "Гатчинский": True, "Ломоносовский": False}.items()
)


def _town(name: str, district: str, facts: Mapping[str, object], *, alone: bool) -> Known:
    """Make a named part of a district of a city, with what is known of the district."""
    parts = facts.get("parts", ())
    within = parts if isinstance(parts, tuple) else ()
    return Known((name,), {**facts, "district": district, "parts": (*within, name)}, alone)


def _moscow_towns() -> Iterator[Known]:
    for name, short in _BEYOND_MKAD.items():
        okrug = _OKRUG[short]
        beyond = {**okrug, **_OLD_MOSCOW, "inside_mkad": False}
        yield _town(name, str(okrug["district"]), beyond, alone=False)
    for name, short in {"Троицк": "ТАО", "Щербинка": "НАО"}.items():
        yield _town(name, str(_OKRUG[short]["district"]), _OKRUG[short], alone=False)


_PARTS = (
    Known(("Москва", "Moscow"), _MOSCOW),
    Known(("Санкт-Петербург", "С.-Петербург", "Петербург", "СПб"), _PETERSBURG),
    *_MOSCOW_OKRUGS,
    Known(("Зеленоград",), _OKRUG["ЗелАО"]),
    Known((TINAO, "Троицкий и Новомосковский административные округа"), _TINAO),
    Known(
        (
            JOINED_2012,
            f"{JOINED_2012} г.",
            "территории, присоединённые к Москве с 1 июля 2012",
            "присоединённые территории",
        ),
        _JOINED,
    ),
    *_moscow_towns(),
    *_PETERSBURG_DISTRICTS,
    *_REGION_DISTRICTS,
    _town("Кронштадт", "Кронштадтский район", _PETERSBURG, alone=True),
    _town("Ломоносов", "Петродворцовый район", _PETERSBURG, alone=True),
    # A town in Красноярский край is called Зеленогорск as well.
    _town("Зеленогорск", "Курортный район", _PETERSBURG, alone=False),
)

_CAPITALS = tuple(
    Known((capital,), {"city": capital, "region": code})
    for code, (_, capital) in REGIONS.items()
    if capital is not None and code not in ("RU-MOW", "RU-SPE")
)


_PLACED = ("region", "city", "district")


def known_parts() -> tuple[Known, ...]:
    """Return Moscow, St Petersburg, their parts and the districts contracts name."""
    return _PARTS


def known_named(name: str, context: Mapping[str, object]) -> Mapping[str, object] | None:
    """Return the facts about a known place; None when the name is not known or fits badly.

    `context` holds what is already known (`region`, `city`, `district`): a place that contradicts
    it is another place of the same name.
    """
    for known in _index().get(name_key(name), ()):
        if _fits(known, context):
            return known.facts
    return None


def _fits(known: Known, context: Mapping[str, object]) -> bool:
    if not known.alone and context.get("region") != known.facts["region"]:
        return False
    stated = {k: context[k] for k in _PLACED if context.get(k) is not None and k in known.facts}
    return all(name_key(str(v)) == name_key(str(known.facts[k])) for k, v in stated.items())


@cache
def _index() -> Mapping[str, tuple[Known, ...]]:
    index: dict[str, tuple[Known, ...]] = {}
    for known in (*_PARTS, *_CAPITALS):
        for name in known.names:
            index[name_key(name)] = (*index.get(name_key(name), ()), known)
    return index


@cache
def _sister_districts() -> frozenset[tuple[str, str]]:
    known = (*_MOSCOW_OKRUGS, *_PETERSBURG_DISTRICTS, *_REGION_DISTRICTS)
    return frozenset((str(k.facts["region"]), name_key(str(k.facts["district"]))) for k in known)


def are_sister_districts(region: str | None, one: str, other: str) -> bool:
    """Say whether two district names are known to be different districts that share no land."""
    keys = {name_key(one), name_key(other)}
    return len(keys) > 1 and all((str(region), key) in _sister_districts() for key in keys)
