"""Reading where somebody is from the words of a roster, an address or a contract.

From the larger to the smaller, with commas between: «Московская область, г. Химки»,
«Санкт-Петербург, Кронштадт», «Москва г, Зеленоград г, корпус 1001». Streets and houses are dropped.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from dms.gazetteer import known_named
from dms.regions import CITY_REGIONS, name_key, region_named

__all__ = ["Contradiction", "bare_name", "before_street", "facts_in", "merged"]

_ISO_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}\Z")
_ISO_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_RUSSIA = frozenset({"россия", "рф", "российская федерация"})
_SETTLEMENT = re.compile(
    "г|гор|город|пос|п|поселок|пгт|рп|д|дер|деревня|с|село|ст|ст-ца|станица|х|хутор"
)
_DISTRICT = re.compile(r"район|р-н|округ|\bг\. ?о\b|\bм\. ?о\b", re.IGNORECASE)
_HOUSE = "дом|кв|квартира|корп|корпус|стр|строение|оф|офис"
_STREET = re.compile(
    "ул|улица|пр|пр-т|пр-кт|просп|проспект|наб|набережная|ш|шоссе|б-р|бул|бульвар|пер|переулок"
    f"|проезд|пл|площадь|туп|тупик|{_HOUSE}"
)
_HOUSE_WORD = re.compile(f"д|{_HOUSE}")  # «д» with a number behind it is no village

Facts = dict[str, object]


class Contradiction(ValueError):
    """Two facts about one place cannot both be true."""


def merged(facts: Mapping[str, object], more: Mapping[str, object]) -> Facts:
    """Add facts to facts; lists of names grow, anything else must not contradict what stands."""
    result = dict(facts)
    for name, value in more.items():
        stated = result.get(name)
        if isinstance(value, tuple):
            result[name] = _collected(stated, value)
        elif stated is None:
            result[name] = value
        elif value is not None and not _same(stated, value):
            raise Contradiction("these facts about a place contradict each other")
    return result


def facts_in(
    written: str, context: Mapping[str, object] | None = None, *, drop_streets: bool = True
) -> Facts:
    """Return the facts that a written place states, together with those of `context`.

    A name that is not known stays a named part without region. Raises :class:`Contradiction` for
    words that cannot both be true.
    """
    facts = dict(context or {})
    if (whole := known_named(written, facts)) is not None:  # a known name may have commas in it
        return merged(facts, whole)
    for element in re.split("[,;]", written):
        if name_key(element) and not (drop_streets and _is_street(element)):
            facts = merged(facts, _facts_of(element.strip(), facts))
    return facts


def _facts_of(element: str, context: Mapping[str, object]) -> Mapping[str, object]:
    """Return what one element of an address adds to what stands before it."""
    name = bare_name(element)
    found = known_named(element, context) or known_named(name, context) or _as_region(element)
    return found if found is not None else _unknown_name(element, name, context)


def _as_region(element: str) -> Mapping[str, object] | None:
    code = element.strip()
    if _ISO_REGION.match(code):
        return {"region": code}
    if _ISO_COUNTRY.match(code):
        return {"country": code}
    if name_key(element) in _RUSSIA:
        return {"country": "RU"}
    region = region_named(element)
    return {"region": region} if region is not None else None


def _unknown_name(element: str, name: str, context: Mapping[str, object]) -> Mapping[str, object]:
    """Place a name that is not in the tables: under a region it is a district or a settlement."""
    in_region = context.get("region") is not None and context["region"] not in CITY_REGIONS
    if in_region and context.get("city") is None:
        if not _DISTRICT.search(element):
            return {"city": name}
        if context.get("district") is None:
            return {"district": name}
    return {"parts": (name,)}


def _is_street(element: str) -> bool:
    """Say whether an element of an address is a street, a house or a postal code."""
    keys = name_key(element).split()
    has_digits = any(character.isdigit() for character in element)
    return has_digits or any(_STREET.fullmatch(key) for key in (keys[0], keys[-1]))


def before_street(element: str) -> str:
    """Return what stands before the street or house: «г. Пермь» of «г. Пермь ул. Мира 5».

    Nothing where the name of the street may come first («Мира ул.»). Without a street the element
    is returned whole.
    """
    words = element.replace(".", ". ").split()
    for index, (word, following) in enumerate(pairwise([*words, ""])):
        key = word.rstrip(".").lower()
        if _HOUSE_WORD.fullmatch(key) and following[:1].isdigit():
            return " ".join(words[:index])
        if _STREET.fullmatch(key):
            return " ".join(words[:index]) if following[:1].isupper() else ""
    return " ".join(words)


def bare_name(element: str) -> str:
    """Return a name without the word for town or village before or behind it."""
    words = element.split()
    while len(words) > 1 and _SETTLEMENT.fullmatch(name_key(words[0])):
        del words[0]
    while len(words) > 1 and _SETTLEMENT.fullmatch(name_key(words[-1])):
        del words[-1]
    first = words[0] if words else ""
    glued = re.match(r"(?:г|пос|дер|д|с|п)\.(?=\w{2})", first)  # «г.Химки»
    return " ".join([first[glued.end() :] if glued else first, *words[1:]])


def _collected(stated: object, more: object) -> tuple[str, ...]:
    tuples = [names for names in (stated, more) if isinstance(names, tuple)]
    by_key = {name_key(name): name for names in tuples for name in names}
    return tuple(by_key.values())


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return name_key(one) == name_key(other)
    return one == other
