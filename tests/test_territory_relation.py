"""Comparing territories: real wordings, and the laws of sets over a small world of places."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.coverage import Coverage
from dms.places import Place
from dms.territory import Territory
from dms.territory_relation import Relation, compare, compare_hours, lies_in

YES, NO = Coverage.YES, Coverage.NO

T = Territory
MKAD = T(base="mkad")
MOSCOW = T(base="city_boundary", city="Москва")
OLD_MOSCOW = T(
    base="city_boundary",
    city="Москва",
    excluded=["Зеленоград", "территории, присоединенные к Москве с 01.07.2012 г."],
)
PETERSBURG = T(base="city_boundary", city="Санкт-Петербург")
RESO = T(
    base="city_boundary",
    city="Санкт-Петербург",
    excluded=["Кронштадт", "Зеленогорск", "Ломоносов"],
    included=["Ленинградская область, Всеволожский район, Мурино", "Гатчинский район, Коммунар"],
    call_until="12:00",
)
RUSSIA = T(base="russia")
ABROAD = T(base="abroad")
WORLD = T(base="world")
REGION = T(base="region", region="RU-MOS")


def city(name: str, **more: Any) -> Territory:
    return T(base="city_boundary", city=name, **more)


MIRRORED = {Relation.WIDER: Relation.NARROWER, Relation.NARROWER: Relation.WIDER}


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (MKAD, MKAD, Relation.EQUAL),
        (MOSCOW, MKAD, Relation.WIDER),
        (OLD_MOSCOW, MKAD, Relation.WIDER),
        (MOSCOW, OLD_MOSCOW, Relation.WIDER),
        (RUSSIA, OLD_MOSCOW, Relation.WIDER),
        (RUSSIA, RESO, Relation.WIDER),
        (WORLD, RUSSIA, Relation.WIDER),
        (WORLD, ABROAD, Relation.WIDER),
        (RUSSIA, ABROAD, Relation.APART),
        (MOSCOW, RESO, Relation.APART),
        (RESO, PETERSBURG, Relation.OVERLAPPING),
        (T(base="region", region="RU-SPE"), PETERSBURG, Relation.EQUAL),
        (REGION, MOSCOW, Relation.APART),
        (REGION, city("Химки", region="RU-MOS"), Relation.WIDER),
        (REGION, T(base="region", region="RU-MOS", excluded=["Химки"]), Relation.WIDER),
        (city("Москва", excluded=["ЗелАО"]), city("Москва", excluded=["Зеленоград"]), "equal"),
        (
            city("Москва", excluded=["ТиНАО"]),
            city("Москва", excluded=["Москва, НАО"]),
            Relation.NARROWER,
        ),
        (
            city("Москва", excluded=["Москва, НАО"]),
            city("Москва", excluded=["Зеленоград"]),
            Relation.OVERLAPPING,
        ),
        # An excluded place that lies outside anyway takes nothing away.
        (T(base="mkad", excluded=["Зеленоград"]), MKAD, Relation.EQUAL),
        # One that is included again takes nothing away either.
        (city("Москва", included=["Москва, ЦАО"]), MOSCOW, Relation.EQUAL),
        (T(base="mkad", included=["Москва"]), MOSCOW, Relation.EQUAL),
        (T(base="world", excluded=["US"]), WORLD, Relation.NARROWER),
        (T(base="world", excluded=["Россия"]), ABROAD, Relation.UNKNOWN),
        (T(base="russia", excluded=["Москва"]), MKAD, Relation.APART),
        # Two names that nobody knows may be one place or two.
        (
            city("Москва", excluded=["Бирюлёво"]),
            city("Москва", excluded=["Чертаново"]),
            Relation.UNKNOWN,
        ),
        (city("Москва", excluded=["Бирюлёво"]), MOSCOW, Relation.NARROWER),
        # The two new okrugs are not all that was joined in 2012.
        (
            city("Москва", excluded=["ТиНАО"]),
            city("Москва", excluded=["присоединённые территории"]),
            Relation.UNKNOWN,
        ),
        # A region may or may not mean the autonomous district within it.
        (
            T(base="region", region="RU-ARK"),
            T(base="region", region="RU-NEN"),
            Relation.UNKNOWN,
        ),
    ],
)
def test_comparing_areas(a: Territory, b: Territory, relation: Relation) -> None:
    assert compare(a, b) == relation
    assert compare(b, a) == MIRRORED.get(Relation(relation), relation)


def mkad_ring(km: int, **more: Any) -> Territory:
    return T(base="mkad", ring_km=km, **more)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (mkad_ring(30), MKAD, Relation.WIDER),
        (mkad_ring(30), mkad_ring(10), Relation.WIDER),
        (mkad_ring(30), mkad_ring(30), Relation.EQUAL),
        (mkad_ring(10), city("Москва", ring_km=10), Relation.UNKNOWN),
        (mkad_ring(30), REGION, Relation.OVERLAPPING),
        (mkad_ring(30), RUSSIA, Relation.NARROWER),
        (mkad_ring(60), RUSSIA, Relation.UNKNOWN),
        (mkad_ring(30), city("СПб", ring_km=30), Relation.APART),
        (mkad_ring(30), MOSCOW, Relation.UNKNOWN),
        (mkad_ring(30), city("Казань"), Relation.APART),
        (mkad_ring(60), city("Казань"), Relation.UNKNOWN),
        (mkad_ring(30, included=["US"]), T(base="mkad", included=["US"]), Relation.WIDER),
        (mkad_ring(30), T(base="mkad", included=["RU-MOS", "RU-MOW"]), Relation.UNKNOWN),
        (mkad_ring(30), T(base="world", excluded=["US"]), Relation.NARROWER),
        (city("Казань", ring_km=20), city("Казань"), Relation.WIDER),
    ],
)
def test_comparing_rings(a: Territory, b: Territory, relation: Relation) -> None:
    assert compare(a, b) is relation
    assert compare(b, a) is MIRRORED.get(relation, relation)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("12:00", "12:00", Relation.EQUAL),
        ("15:00", "12:00", Relation.WIDER),
        ("09:30", "12:00", Relation.NARROWER),
        ("24:00", "23:59", Relation.WIDER),
        (None, "12:00", Relation.UNKNOWN),
        ("24:00", None, Relation.UNKNOWN),
        (None, None, Relation.UNKNOWN),
    ],
)
def test_comparing_the_hours_for_calls(a: str | None, b: str | None, relation: Relation) -> None:
    assert compare_hours(T(base="mkad", call_until=a), T(base="mkad", call_until=b)) is relation


def test_hours_do_not_matter_to_the_area() -> None:
    assert compare(T(base="mkad", call_until="12:00"), MKAD) is Relation.EQUAL


# A small world: places of which everything is known that a contract may ask, and vague ones.


def exact(written: str, **km: str) -> Place:
    keys = {"mkad": "mkad", "msk": "Москва", "spb": "Санкт-Петербург"}
    base = Place.named(written)
    facts = {"region": base.region, "city": base.city, "district": base.district}
    distances = {keys[name]: Decimal(value) for name, value in km.items()}
    return Place(**facts, parts=base.parts, inside_mkad=base.inside_mkad, beyond_km=distances)


EXACT = [
    Place.named("Москва, ЦАО"),
    Place(city="Москва", district="САО", inside_mkad=True),
    exact("Москва, Митино", mkad="2"),
    exact("Зеленоград", mkad="18"),
    exact("Москва, Щербинка", mkad="12"),
    exact("Москва, Троицк", mkad="20"),
    exact("Московская область, Химки", mkad="1", msk="1", spb="600"),
    exact("Московская область, Клин", mkad="66", msk="60", spb="550"),
    exact("Санкт-Петербург, Невский район"),
    exact("Санкт-Петербург, Кронштадт"),
    exact("Санкт-Петербург, Зеленогорск"),
    exact("Ленинградская область, Всеволожский район, Мурино", mkad="600", msk="600", spb="1"),
    exact("Ленинградская область, Выборгский район, Выборг", mkad="700", msk="700", spb="80"),
    exact("Казань", mkad="700", msk="690", spb="1200"),
    Place(country="US"),
    Place(country="FR"),
]
VAGUE = [
    Place(),
    Place(country="RU"),
    Place(abroad=True),
    Place(beyond_km={"mkad": Decimal(5)}),
    Place(beyond_km={"Санкт-Петербург": Decimal(25)}),
    *(Place.named(w) for w in ("Москва", "Москва, САО", "СПб", "Московская область", "Химки")),
]
NAMES = [
    "Москва",
    "Зеленоград",
    "ТиНАО",
    "Москва, Троицк",
    "Москва, ЦАО",
    "Санкт-Петербург",
    "Санкт-Петербург, Курортный район",
    "Санкт-Петербург, Зеленогорск",
    "Кронштадт",
    "Московская область",
    "Московская область, Химки",
    "Всеволожский район",
    "Ленинградская область, Всеволожский район, Мурино",
    "Химки",
    "Неведомое",
    "US",
]
BASES = [
    {"base": "mkad"},
    {"base": "city_boundary", "city": "Москва"},
    {"base": "city_boundary", "city": "Санкт-Петербург"},
    {"base": "city_boundary", "city": "Казань"},
    {"base": "region", "region": "RU-MOS"},
    {"base": "region", "region": "RU-LEN"},
    {"base": "russia"},
    {"base": "abroad"},
    {"base": "world"},
]


@st.composite
def territories(draw: st.DrawFn) -> Territory:
    base = draw(st.sampled_from(BASES))
    fields: dict[str, Any] = dict(base)
    if base["base"] in ("mkad", "city_boundary", "region"):
        fields["ring_km"] = draw(st.sampled_from([None, 5, 30, 60]))
    names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    fields |= {"excluded": draw(names), "included": draw(names)}
    try:
        return T(**fields)
    except ValidationError:
        assume(False)
        raise


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (MKAD, MOSCOW, YES),
        (MOSCOW, MKAD, NO),
        (MOSCOW, RESO, NO),
        # Nobody knows whether the addition is more, and it does not matter.
        (MOSCOW, city("Москва", included=["Химки"]), YES),
        (city("Тверь"), city("Тверь", included=["Кимры"]), YES),
        (city("Тверь"), city("Тверь", ring_km=30), YES),
        # A ring may or may not reach all of a city.
        (MOSCOW, mkad_ring(30), Coverage.UNKNOWN),
        # They share nothing, although no single place is known to be in the one only.
        (T(base="russia", excluded=["Москва"]), MKAD, NO),
    ],
)
def test_lying_in_another_territory(a: Territory, b: Territory, answer: Coverage) -> None:
    assert lies_in(a, b) is answer


@given(territories(), territories())
def test_lying_in_each_other_is_what_a_comparison_says(a: Territory, b: Territory) -> None:
    relation, there, back = compare(a, b), lies_in(a, b), lies_in(b, a)
    assert (relation in (Relation.EQUAL, Relation.NARROWER)) <= (there is YES)
    assert (relation is Relation.EQUAL) == (there is back is YES)
    if relation in (Relation.WIDER, Relation.OVERLAPPING, Relation.APART):
        assert there is NO


@given(territories(), territories())
def test_no_place_contradicts_that_one_lies_in_another(a: Territory, b: Territory) -> None:
    if lies_in(a, b) is YES:
        assert not any(a.covers(one) is YES and b.covers(one) is NO for one in EXACT + VAGUE)


@given(territories())
def test_a_territory_equals_itself(a: Territory) -> None:
    assert compare(a, a) is Relation.EQUAL


@given(territories(), territories())
def test_comparing_the_other_way_round_mirrors_the_answer(a: Territory, b: Territory) -> None:
    relation = compare(a, b)
    assert compare(b, a) is MIRRORED.get(relation, relation)


@given(territories(), territories())
def test_no_place_contradicts_a_comparison(a: Territory, b: Territory) -> None:
    relation = compare(a, b)
    for place in EXACT + VAGUE:
        in_a, in_b = a.covers(place), b.covers(place)
        if relation in (Relation.EQUAL, Relation.NARROWER):
            assert (in_a, in_b) != (YES, NO)
        if relation in (Relation.EQUAL, Relation.WIDER):
            assert (in_a, in_b) != (NO, YES)
        if relation is Relation.APART:
            assert (in_a, in_b) != (YES, YES)


@given(territories(), territories())
def test_what_is_narrower_covers_no_exact_place_more(a: Territory, b: Territory) -> None:
    if compare(a, b) in (Relation.EQUAL, Relation.NARROWER):
        for place in EXACT:
            if a.covers(place) is YES:
                assert b.covers(place) is YES, place


@given(territories(), territories(), territories())
def test_wider_than_wider_is_never_narrower(a: Territory, b: Territory, c: Territory) -> None:
    at_least = (Relation.EQUAL, Relation.WIDER)
    if compare(a, b) in at_least and compare(b, c) in at_least:
        assert compare(a, c) in (*at_least, Relation.UNKNOWN)


@given(territories())
def test_knowing_more_never_turns_an_answer_round(a: Territory) -> None:
    for vague in EXACT + VAGUE:
        answer = a.covers(vague)
        if answer is Coverage.UNKNOWN:
            continue
        for place in EXACT + VAGUE:
            if vague.holds(place) is YES:
                assert a.covers(place) in (answer, Coverage.UNKNOWN), (vague, place)


@given(territories(), st.sampled_from(NAMES))
def test_excluding_a_place_never_widens_and_including_one_never_narrows(
    a: Territory, name: str
) -> None:
    fields = a.model_dump()
    for key, impossible in (
        ("excluded", {Relation.WIDER, Relation.APART}),
        ("included", {Relation.NARROWER, Relation.APART, Relation.OVERLAPPING}),
    ):
        try:
            changed = T(**fields | {key: (*fields[key], name)})
        except ValidationError:
            continue
        assert compare(changed, a) not in impossible


@given(territories())
def test_the_order_of_names_does_not_matter(a: Territory) -> None:
    backwards = {key: getattr(a, key)[::-1] for key in ("excluded", "included")}
    other = T(**a.model_dump() | backwards)
    assert compare(a, other) is Relation.EQUAL
    assert all(a.covers(place) is other.covers(place) for place in EXACT + VAGUE)


@given(territories())
def test_everything_lies_in_the_world(a: Territory) -> None:
    if a.base != "world":
        assert compare(a, WORLD) in (Relation.NARROWER, Relation.UNKNOWN)
        if a.ring_km is None and not a.included:
            assert compare(a, WORLD) is Relation.NARROWER
