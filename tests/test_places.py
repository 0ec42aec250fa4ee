"""Places: what is read from words, what follows from it, and what stays unknown."""

from decimal import Decimal

import pytest
from attrs import evolve, fields_dict
from hypothesis import given
from hypothesis import strategies as st
from place_words import WRITTEN

from dms.coverage import Coverage, any_of
from dms.gazetteer import are_sister_districts, known_named, known_parts
from dms.place_names import Contradiction, merged
from dms.places import MKAD, Place
from dms.regions import REGIONS

YES, NO, UNKNOWN = Coverage.YES, Coverage.NO, Coverage.UNKNOWN


def known_facts(place: Place) -> dict[str, object]:
    names = ("country", "region", "city", "district", "parts", "inside_mkad")
    values = {name: getattr(place, name) for name in names}
    return {name: value for name, value in values.items() if value not in (None, ())}


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("Москва", {"country": "RU", "region": "RU-MOW", "city": "Москва"}),
        ("г. Москва", {"country": "RU", "region": "RU-MOW", "city": "Москва"}),
        ("МОСКВА Г", {"country": "RU", "region": "RU-MOW", "city": "Москва"}),
        ("СПб", {"country": "RU", "region": "RU-SPE", "city": "Санкт-Петербург"}),
        ("Казань", {"country": "RU", "region": "RU-TA", "city": "Казань"}),
        ("орел", {"country": "RU", "region": "RU-ORL", "city": "Орёл"}),
        (
            "Московская область, г. Химки",
            {"country": "RU", "region": "RU-MOS", "city": "Химки"},
        ),
        (
            "141400, Московская обл, г.Химки, ул. Ленина, д. 5, кв. 12",
            {"country": "RU", "region": "RU-MOS", "city": "Химки"},
        ),
        ("RU-MOS; Химки", {"country": "RU", "region": "RU-MOS", "city": "Химки"}),
        ("РФ, Респ. Татарстан, Казань", {"country": "RU", "region": "RU-TA", "city": "Казань"}),
        (
            "Ленинградская область, Тосненский р-н, п. Шапки",
            {"country": "RU", "region": "RU-LEN", "district": "Тосненский р-н", "city": "Шапки"},
        ),
        (
            "Московская область, Красногорский г.о., Путилково",
            {
                "country": "RU",
                "region": "RU-MOS",
                "district": "Красногорский г.о.",
                "city": "Путилково",
            },
        ),
        (
            "Московская область, Ленинский район, Развилка, Картино",
            {
                "country": "RU",
                "region": "RU-MOS",
                "district": "Ленинский район",
                "city": "Развилка",
                "parts": ("Картино",),
            },
        ),
        (
            "Московская область, Ленинский район, Горкинский округ",
            {
                "country": "RU",
                "region": "RU-MOS",
                "district": "Ленинский район",
                "parts": ("Горкинский округ",),
            },
        ),
        (
            "Москва, Бирюлёво",
            {"country": "RU", "region": "RU-MOW", "city": "Москва", "parts": ("Бирюлёво",)},
        ),
        ("US", {"country": "US"}),
        ("US-CA", {"country": "US", "region": "US-CA"}),
        ("Россия", {"country": "RU"}),
        ("ул. Ленина, д. 5", {}),
        ("", {}),
    ],
)
def test_reading_a_place(written: str, facts: dict[str, object]) -> None:
    assert known_facts(Place.named(written)) == facts


@pytest.mark.parametrize("written", ["Химки", "г. Химки", "г.Химки", "Химки г", "пос. Химки"])
def test_an_unknown_name_stays_a_name(written: str) -> None:
    """Химки are in the Московская область, but the words do not say so."""
    assert known_facts(Place.named(written)) == {"parts": ("Химки",)}


@pytest.mark.parametrize(
    "written", ["Киров", "Благовещенск", "Зеленогорск", "ЦАО", "Невский район", "Троицк", "НАО"]
)
def test_a_name_with_namesakes_needs_its_region(written: str) -> None:
    """Two towns are called Киров and Зеленогорск, Омск has a Центральный округ as well."""
    assert Place.named(written).region is None


@pytest.mark.parametrize(
    ("written", "district", "inside_mkad"),
    [
        ("Зеленоград", "Зеленоградский административный округ", False),
        ("г. Зеленоград", "Зеленоградский административный округ", False),
        ("Москва г, Зеленоград г, корпус 1001", "Зеленоградский административный округ", False),
        ("ЗелАО", "Зеленоградский административный округ", False),
        ("Москва, НАО", "Новомосковский административный округ", False),
        ("Москва, Троицк", "Троицкий административный округ", False),
        ("Москва, Центральный АО", "Центральный административный округ", True),
        ("Москва, Южное Бутово", "Юго-Западный административный округ", False),
        ("Москва, САО", "Северный административный округ", None),
    ],
)
def test_parts_of_moscow(written: str, district: str, inside_mkad: bool | None) -> None:
    place = Place.named(written)
    assert (place.region, place.city) == ("RU-MOW", "Москва")
    assert (place.district, place.inside_mkad) == (district, inside_mkad)


@pytest.mark.parametrize(
    ("written", "district"),
    [
        ("Кронштадт", "Кронштадтский район"),
        ("Санкт-Петербург, г. Зеленогорск", "Курортный район"),
        ("Ломоносов", "Петродворцовый район"),
    ],
)
def test_towns_that_are_parts_of_st_petersburg(written: str, district: str) -> None:
    place = Place.named(written)
    assert (place.region, place.city, place.district) == ("RU-SPE", "Санкт-Петербург", district)


@pytest.mark.parametrize("name", ["Всеволожский", "Гатчинский"])
def test_districts_around_st_petersburg(name: str) -> None:
    assert Place.named(f"{name} район") == Place(region="RU-LEN", district=f"{name} район")
    assert Place.named(f"{name} муниципальный район, Мурино").city == "Мурино"


def test_the_district_that_moscow_has_too_needs_its_region() -> None:
    """Ломоносовский район is in the Ленинградская область and in Moscow."""
    assert Place.named("Ломоносовский район").region is None
    in_region = Place.named("Ленинградская область, Ломоносовский район")
    in_moscow = Place.named("Москва, Ломоносовский район")
    assert in_region.district == "Ломоносовский район"
    assert in_region.holds(in_moscow) is NO


@pytest.mark.parametrize(
    "written", ["Москва, Московская область", "US, Москва", "Казань, RU-MOS", "RU, US"]
)
def test_words_that_contradict_each_other_stay_words(written: str) -> None:
    place = Place.named(written)
    assert place.parts == (written,)
    assert place.region is None


def test_the_words_are_read_in_their_context() -> None:
    petersburg = Place.named("Санкт-Петербург")
    assert Place.named("Зеленогорск", context=petersburg).district == "Курортный район"
    assert Place.named("Парнас", context=petersburg).parts == ("Парнас",)
    assert Place.named("Казань", context=Place(region="RU-MOS")).region == "RU-MOS"
    assert Place.named("Москва, ЦАО", context=Place(country="US")).city == "Москва"
    assert Place.named("RU-TA", context=petersburg) == Place(region="RU-TA")


def test_an_address_is_widened_and_an_area_is_not() -> None:
    """Without its street a home is only less exact; an excluded street must not grow to a city."""
    written = "Казань, ул. Баумана"
    assert Place.named(written) == Place.named("Казань")
    assert Place.named(written, drop_streets=False).parts == ("ул. Баумана",)


@given(st.text(max_size=60))
def test_any_words_can_be_read(written: str) -> None:
    place = Place.named(written)
    assert place == Place.named(written)
    assert place.holds(place) is YES


@given(st.lists(st.sampled_from([w for w in WRITTEN if w]), min_size=1, max_size=4))
def test_words_put_together_never_break(written: list[str]) -> None:
    assert Place.named(", ".join(written)).holds(Place.named("Москва")) in Coverage


# What follows from the facts


@pytest.mark.parametrize("code", ["RU-MOW", "RU-SPE"])
def test_two_subjects_are_cities(code: str) -> None:
    assert Place(region=code) == Place(city=REGIONS[code][0])


def test_facts_are_completed_once_and_for_all() -> None:
    for written in WRITTEN:
        place = Place.named(written)
        assert evolve(place) == place
        assert hash(evolve(place)) == hash(place)


def test_short_names_in_fields_are_understood() -> None:
    assert Place(city="Зеленоград") == Place.named("Зеленоград")
    assert Place(city="Москва", district="ЗелАО") == Place.named("Зеленоград")
    assert Place(city="МОСКВА") == Place(city="Москва")
    assert Place(city="Москва", parts=("Троицк",)).district == "Троицкий административный округ"


def test_what_inside_and_beyond_the_ring_road_mean() -> None:
    assert MKAD.city == "Москва"
    assert Place(beyond_km={"mkad": Decimal(3)}).inside_mkad is False
    assert Place(beyond_km={"МКАД": Decimal(3)}) == Place(beyond_km={"mkad": Decimal(3)})
    assert Place(beyond_km={"mkad": Decimal(0)}).inside_mkad is None


@pytest.mark.parametrize(
    "facts",
    [
        {"city": "Москва", "region": "RU-LEN", "inside_mkad": True},
        {"region": "RU-MOW", "city": "Казань"},
        {"region": "RU-MOW", "country": "US"},
        {"country": "RU", "abroad": True},
        {"inside_mkad": True, "beyond_km": {"mkad": Decimal(1)}},
        {"district": "ЗелАО", "city": "Москва", "inside_mkad": True},
        {"city": "Санкт-Петербург", "beyond_km": {"Санкт-Петербург": Decimal(1)}},
        {"region": "RU-MOS", "beyond_km": {"RU-MOS": Decimal(1)}},
        {"beyond_km": {"mkad": Decimal(-1)}},
    ],
)
def test_contradictions_are_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"contradict|beyond"):
        Place(**facts)  # type: ignore[arg-type]


def test_merging_keeps_names_and_refuses_contradictions() -> None:
    assert merged({"city": "Москва"}, {"city": "москва", "region": None}) == {
        "city": "Москва",
        "region": None,
    }
    assert merged({"parts": ("а",)}, {"parts": ("А", "б")}) == {"parts": ("А", "б")}
    with pytest.raises(Contradiction):
        merged({"inside_mkad": True}, {"inside_mkad": False})


# Cities, districts and labels


@pytest.mark.parametrize(
    ("written", "city", "district"),
    [
        ("Москва, Митино", "Москва", "Москва, Северо-Западный административный округ"),
        ("Химки", "Химки", None),
        ("Московская область, Ленинский район", None, "Московская область, Ленинский район"),
        ("Россия", None, None),
    ],
)
def test_the_city_and_the_district_of_a_place(
    written: str, city: str | None, district: str | None
) -> None:
    place = Place.named(written)
    assert (place.city_area() and place.city_area().label) == city
    assert (place.district_area() and place.district_area().label) == district


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("г. москва", "Москва"),
        ("Московская обл., химки", "Московская область, химки"),
        ("US", "US"),
        ("BY-MI", "BY-MI"),
        ("", ""),
    ],
)
def test_labels(written: str, label: str) -> None:
    assert Place.named(written).label == label


# The tables


@pytest.mark.parametrize("known", known_parts(), ids=lambda known: known.names[0])
def test_every_known_place_is_a_place_in_its_city(known) -> None:
    place = Place(**known.facts)
    assert Place(region=place.region).holds(place) is YES
    assert known_named(known.names[0], {"region": place.region}) == known.facts


@pytest.mark.parametrize("code", [c for c, (_, capital) in REGIONS.items() if capital])
def test_every_capital_is_in_its_region(code: str) -> None:
    assert Place.named(REGIONS[code][1] or "").region == code


def test_districts_are_sisters_only_where_both_are_known() -> None:
    assert are_sister_districts("RU-LEN", "Всеволожский район", "Гатчинский район")
    assert not are_sister_districts("RU-LEN", "Всеволожский район", "всеволожский район")
    assert not are_sister_districts("RU-LEN", "Всеволожский район", "Тосненский район")
    assert not are_sister_districts(None, "Всеволожский район", "Гатчинский район")


def test_any_of_three_answers() -> None:
    assert any_of([]) is NO
    assert any_of([NO, NO]) is NO
    assert any_of([NO, UNKNOWN]) is UNKNOWN
    assert any_of([UNKNOWN, YES, NO]) is YES


def test_a_place_has_the_fields_the_tables_use() -> None:
    used = {name for known in known_parts() for name in known.facts}
    assert used <= set(fields_dict(Place))
