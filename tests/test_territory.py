"""Territory: the wordings of real contracts, the rules for writing one, what it covers."""

import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from dms.coverage import Coverage
from dms.places import MKAD, Place
from dms.territory import Territory, TerritoryBase

YES, NO, UNKNOWN = Coverage.YES, Coverage.NO, Coverage.UNKNOWN

MKAD_VISITS = Territory(base="mkad", wording="Вызов врача на дом в пределах МКАД")
"""Альфа, ВСК, СОГАЗ, Согласие, Югория."""
CITY = Territory(
    base="city_boundary",
    city="Москва",
    wording="ПНД в пределах административной границы города",
)
"""СОГАЗ: a different zone from МКАД."""
OLD_MOSCOW = Territory(
    base="city_boundary",
    city="г. Москва",
    excluded=["г. Зеленоград", "территории, присоединенные к Москве с 01.07.2012 г."],
    wording=(
        "в пределах административной границы г. Москвы, за исключением г. Зеленограда и "
        "территорий, присоединенных к Москве с 01.07.2012 г."
    ),
)
"""Зетта: the city minus Зеленоград minus the lands joined in 2012."""
RUSSIA = Territory(base="russia", wording="на территории России")
"""Ингосстрах, an add-on."""
PETERSBURG = Territory(
    base="city_boundary",
    city="Санкт-Петербург",
    excluded=["Кронштадт", "Зеленогорск", "Ломоносов"],
    included=[
        "Ленинградская область, Всеволожский район, Мурино",
        "Ленинградская область, Ломоносовский район, Аннино",
        "Гатчинский район, Коммунар",
    ],
    call_until="12:00",
)
"""РЕСО Санкт-Петербург: exclusions, named settlements of three districts, calls until 12:00."""


@pytest.mark.parametrize(
    ("territory", "written", "answer"),
    [
        (MKAD_VISITS, "Москва, ЦАО", YES),
        (MKAD_VISITS, "Зеленоград", NO),
        (MKAD_VISITS, "Москва, Троицк", NO),
        (MKAD_VISITS, "Москва, Митино", NO),
        (MKAD_VISITS, "Московская область, Химки", NO),
        (MKAD_VISITS, "Москва", UNKNOWN),
        (MKAD_VISITS, "Москва, САО", UNKNOWN),
        (MKAD_VISITS, "", UNKNOWN),
        (CITY, "Москва", YES),
        (CITY, "Зеленоград", YES),
        (CITY, "Москва, НАО", YES),
        (CITY, "Московская область, Химки", NO),
        (CITY, "Химки", UNKNOWN),
        (OLD_MOSCOW, "Москва, ЦАО", YES),
        (OLD_MOSCOW, "Москва, Митино", YES),
        (OLD_MOSCOW, "Зеленоград", NO),
        (OLD_MOSCOW, "Москва, Щербинка", NO),
        (OLD_MOSCOW, "Москва", UNKNOWN),
        (OLD_MOSCOW, "Москва, САО", YES),
        # Some of the lands joined in 2012 went to these two older okrugs.
        (OLD_MOSCOW, "Москва, ЗАО", UNKNOWN),
        (OLD_MOSCOW, "Москва, ЮВАО", UNKNOWN),
        (RUSSIA, "Казань", YES),
        (RUSSIA, "Магаданская область", YES),
        (RUSSIA, "Место без региона", UNKNOWN),
        (RUSSIA, "KZ", NO),
        (PETERSBURG, "Санкт-Петербург, Невский район", YES),
        (PETERSBURG, "Санкт-Петербург, Кронштадт", NO),
        (PETERSBURG, "Санкт-Петербург, Зеленогорск", NO),
        (PETERSBURG, "Ломоносов", NO),
        (PETERSBURG, "Санкт-Петербург, Курортный район", UNKNOWN),
        (PETERSBURG, "Санкт-Петербург", UNKNOWN),
        (PETERSBURG, "Ленинградская область, Всеволожский р-н, д. Мурино", YES),
        (PETERSBURG, "Ленинградская область, Ломоносовский район, Аннино", YES),
        (PETERSBURG, "Ленинградская область, Гатчинский район, г. Коммунар", YES),
        (PETERSBURG, "Ленинградская область, Мурино", UNKNOWN),
        (PETERSBURG, "Ленинградская область, Выборг", NO),
        (PETERSBURG, "Москва", NO),
    ],
)
def test_real_wordings(territory: Territory, written: str, answer: Coverage) -> None:
    assert territory.covers(Place.named(written)) is answer


def test_a_name_that_is_not_understood_makes_the_rest_uncertain() -> None:
    """«Ломоносовский район Ленинградской области» is no name we know: it could be anywhere."""
    vague = "Ломоносовский район Ленинградской области"
    territory = Territory(
        base="city_boundary", city="СПб", excluded=["Кронштадт"], included=["Кудрово", vague]
    )
    assert territory.unclear_names == ("Кудрово", vague)
    assert territory.covers(Place.named("Москва")) is UNKNOWN
    assert territory.covers(Place.named("Кронштадт")) is UNKNOWN
    assert territory.covers(Place.named("Санкт-Петербург, Невский район")) is YES
    assert PETERSBURG.unclear_names == ()
    assert Territory(base="world", excluded=["US"]).unclear_names == ()


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"inside_mkad": True}, YES),
        ({"inside_mkad": False, "city": "Москва"}, NO),
        ({"beyond_km": {"mkad": Decimal(2)}}, NO),
        ({"beyond_km": {"Москва": Decimal(2)}}, NO),
        ({"beyond_km": {"Казань": Decimal(2)}}, UNKNOWN),
    ],
)
def test_what_is_known_of_the_ring_road_decides(facts: dict[str, Any], answer: Coverage) -> None:
    assert MKAD_VISITS.covers(Place(**facts)) is answer


# The ring


def ring(km: str, **base: Any) -> Territory:
    return Territory(ring_km=km, **(base or {"base": "mkad"}))


@pytest.mark.parametrize(
    ("km", "answer"), [("0", YES), ("29.9", YES), ("30", YES), ("30.1", NO), ("500", NO)]
)
def test_the_ring_is_measured_from_the_border(km: str, answer: Coverage) -> None:
    assert ring("30").covers(Place(beyond_km={"mkad": Decimal(km)})) is answer


@pytest.mark.parametrize(
    ("territory", "border", "km", "answer"),
    [
        # 20 km beyond the boundary of Moscow are at least 20 km beyond the road within it.
        (ring("10"), "Москва", "20", NO),
        (ring("10"), "Москва", "5", UNKNOWN),
        # 20 km beyond the road are at most 20 km beyond the boundary around it.
        (ring("30", base="city_boundary", city="Москва"), "mkad", "20", YES),
        (ring("30", base="city_boundary", city="Москва"), "mkad", "40", UNKNOWN),
        (ring("30", base="region", region="RU-MOS"), "RU-MOS", "29", YES),
        (ring("30", base="region", region="RU-TA"), "Казань", "29", YES),
    ],
)
def test_distances_from_another_border(
    territory: Territory, border: str, km: str, answer: Coverage
) -> None:
    assert territory.covers(Place(beyond_km={border: Decimal(km)})) is answer


@pytest.mark.parametrize(
    ("territory", "written", "answer"),
    [
        (ring("30"), "Москва, ЦАО", YES),
        (ring("30"), "Зеленоград", UNKNOWN),
        (ring("30"), "Московская область, Клин", UNKNOWN),
        (ring("30"), "Казань", NO),
        (ring("30"), "US", NO),
        (ring("50"), "Тула", NO),
        (ring("51"), "Казань", UNKNOWN),
        (ring("30", base="city_boundary", region="RU-MOW"), "Тула", UNKNOWN),
        (ring("30", base="city_boundary", region="RU-MOW"), "Казань", NO),
        (ring("30", base="city_boundary", city="СПб"), "Ленинградская область, Луга", UNKNOWN),
        (ring("30", base="city_boundary", city="СПб"), "Псков", NO),
        (ring("30", base="city_boundary", city="Казань"), "Самара", UNKNOWN),
    ],
)
def test_a_ring_without_a_distance_is_judged_by_the_region(
    territory: Territory, written: str, answer: Coverage
) -> None:
    assert territory.covers(Place.named(written)) is answer


@pytest.mark.parametrize(
    ("base", "border"),
    [
        ({"base": "mkad"}, "mkad"),
        ({"base": "city_boundary", "city": "г. Москва"}, "москва"),
        ({"base": "city_boundary", "region": "RU-SPE"}, "санкт-петербург"),
        ({"base": "city_boundary", "city": "Московская область, г. Химки"}, "химки"),
        ({"base": "city_boundary", "city": "Зеленоград"}, "зеленоград"),
        ({"base": "region", "region": "RU-LEN"}, "RU-LEN"),
        ({"base": "region", "region": "RU-MOW"}, "москва"),
        ({"base": "russia"}, None),
    ],
)
def test_the_border_a_ring_starts_from(base: dict[str, str], border: str | None) -> None:
    assert Territory(**base).area.border == border  # type: ignore[arg-type]


# Precedence and the reading of names


def test_included_beats_excluded_beats_base() -> None:
    territory = Territory(
        base="city_boundary", city="Москва", excluded=["ТиНАО"], included=["Щербинка"]
    )
    assert territory.covers(Place.named("Москва, Троицк")) is NO
    assert territory.covers(Place.named("Москва, Щербинка")) is YES
    assert territory.covers(Place.named("Москва, НАО")) is UNKNOWN
    assert territory.covers(Place.named("Москва, САО")) is YES


def test_the_ring_alone() -> None:
    territory = Territory(base="mkad", ring_km=30, excluded=["Москва"])
    near = Place(region="RU-MOS", beyond_km={"mkad": Decimal(5)})
    assert territory.covers(near) is YES
    assert territory.covers(Place.named("Москва, ЦАО")) is NO


def test_an_excluded_town_of_a_region() -> None:
    territory = Territory(base="region", region="RU-MOS", excluded=["Химки"])
    assert territory.covers(Place.named("Московская область, Химки")) is NO
    assert territory.covers(Place.named("Московская область, Клин")) is YES
    assert territory.covers(Place.named("Химки")) is UNKNOWN


def test_an_excluded_name_is_not_moved_into_the_city_when_there_is_a_ring() -> None:
    """«Москва + 30 км, кроме Химок»: Химки are not a part of Moscow."""
    territory = ring("30", base="city_boundary", city="Москва", excluded=["Химки", "Троицк"])
    him = Place(region="RU-MOS", city="Химки", beyond_km={"Москва": Decimal(1)})
    assert territory.covers(him) is UNKNOWN
    assert territory.covers(Place.named("Москва, Троицк")) is NO
    exact = territory.model_copy(update={"excluded": ("Московская область, Химки",)})
    assert Territory(**exact.model_dump()).covers(him) is NO


def test_a_street_that_a_contract_names_does_not_grow_to_its_town() -> None:
    territory = Territory(base="mkad", included=["Московская область, Химки, ул. Ленина"])
    assert territory.covers(Place.named("Московская область, Химки")) is UNKNOWN


@pytest.mark.parametrize(
    ("base", "russian", "foreign", "unknown"),
    [
        ("russia", YES, NO, UNKNOWN),
        ("abroad", NO, YES, UNKNOWN),
        ("world", YES, YES, YES),
    ],
)
def test_russia_abroad_and_the_world(
    base: str, russian: Coverage, foreign: Coverage, unknown: Coverage
) -> None:
    """«РФ и иностранные государства при выборе этой опции»."""
    territory = Territory(base=base)  # type: ignore[arg-type]
    assert territory.covers(Place.named("Казань")) is russian
    assert territory.covers(Place.named("FR")) is foreign
    assert territory.covers(Place()) is unknown


def test_the_world_without_some_countries() -> None:
    territory = Territory(base="world", excluded=["US", "CA"])
    assert territory.covers(Place(country="US")) is NO
    assert territory.covers(Place(country="FR")) is YES
    assert territory.covers(Place(abroad=True)) is UNKNOWN


def test_a_city_that_is_not_in_the_tables() -> None:
    territory = Territory(base="city_boundary", city="г. Химки")
    assert territory.covers(Place.named("Химки")) is YES
    assert territory.covers(Place.named("Москва")) is NO
    assert territory.covers(Place.named("Московская область, Химки")) is YES
    with_region = Territory(base="city_boundary", city="Химки", region="RU-MOS")
    assert with_region.covers(Place.named("Московская область, г. Химки")) is YES
    assert with_region.covers(Place.named("Химки")) is UNKNOWN


# Writing one


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"base": "city_boundary"}, "TERRITORY-CITY-MISSING"),
        ({"base": "city_boundary", "region": "RU-MOS"}, "TERRITORY-CITY-MISSING"),
        ({"base": "region"}, "TERRITORY-REGION-MISSING"),
        ({"base": "mkad", "city": "Москва"}, "TERRITORY-BASE-MIXED"),
        ({"base": "russia", "region": "RU-MOS"}, "TERRITORY-BASE-MIXED"),
        ({"base": "region", "region": "RU-TA", "city": "Казань"}, "TERRITORY-BASE-MIXED"),
        (
            {"base": "city_boundary", "city": "Казань", "region": "RU-MOS"},
            "TERRITORY-CITY-ELSEWHERE",
        ),
        ({"base": "russia", "ring_km": 30}, "TERRITORY-RING-WITHOUT-BORDER"),
        ({"base": "world", "ring_km": 30}, "TERRITORY-RING-WITHOUT-BORDER"),
        ({"base": "mkad", "excluded": ["."]}, "TERRITORY-PLACE-EMPTY"),
        ({"base": "mkad", "included": [","]}, "TERRITORY-PLACE-EMPTY"),
        (
            {"base": "russia", "excluded": ["Зеленоград"], "included": ["Москва, ЗелАО"]},
            "TERRITORY-PLACE-TWICE",
        ),
        ({"base": "mkad", "excluded": ["Москва"]}, "TERRITORY-NOTHING-LEFT"),
        ({"base": "region", "region": "RU-TA", "excluded": ["Россия"]}, "TERRITORY-NOTHING-LEFT"),
        ({"base": "mkad", "ring_km": 0}, "greater_than"),
        ({"base": "mkad", "ring_km": 30.5}, "DOC-NUMBER-INVALID"),
        ({"base": "region", "region": "Татарстан"}, "string_pattern_mismatch"),
        ({"base": "mkad", "call_until": "25:00"}, "string_pattern_mismatch"),
        ({"base": "mkad", "call_until": "9:00"}, "string_pattern_mismatch"),
        ({"base": "mkad", "call_until": "12.00"}, "string_pattern_mismatch"),
        ({"base": "мкад"}, "enum"),
        ({}, "missing"),
        ({"base": "mkad", "zone": 1}, "extra_forbidden"),
    ],
)
def test_what_cannot_be_meant_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Territory(**fields)
    assert [error["type"] for error in caught.value.errors()] == [code]


@pytest.mark.parametrize("until", ["00:00", "09:30", "12:00", "23:59", "24:00"])
def test_hours_for_calls(until: str) -> None:
    assert Territory(base="mkad", call_until=until).call_until == until


def test_not_stated_stays_not_stated() -> None:
    territory = Territory(base="mkad", ring_km="unknown", call_until="unknown")
    assert territory.ring_km is None
    assert territory.call_until is None


def test_a_city_that_is_a_subject_may_be_named_by_its_code() -> None:
    """`{base: city_boundary, region: RU-MOW, excluded: [Зеленоград]}` of an ambulance."""
    territory = Territory(base="city_boundary", region="RU-MOW", excluded=["Зеленоград"])
    assert territory.area.ground == Place.named("Москва")
    assert territory.covers(Place.named("Зеленоград")) is NO
    both = Territory(base="city_boundary", region="RU-MOW", city="Москва")
    assert both.area.ground == territory.area.ground


def test_reading_and_writing_keep_everything() -> None:
    again = Territory.model_validate_json(PETERSBURG.model_dump_json())
    assert again == PETERSBURG
    assert hash(again) == hash(PETERSBURG)
    assert json.loads(ring("30.5").model_dump_json())["ring_km"] == "30.5"


def test_working_out_the_area_does_not_change_the_document() -> None:
    fresh, used = Territory(base="mkad"), Territory(base="mkad")
    assert used.area.ground == MKAD
    assert fresh == used
    assert "area" not in used.model_dump()


def test_every_base_has_an_area_and_a_description() -> None:
    named = {"city_boundary": {"city": "Казань"}, "region": {"region": "RU-TA"}}
    for base in TerritoryBase:
        territory = Territory(base=base, **named.get(base, {}))  # type: ignore[arg-type]
        assert territory.describe().to("en")
        assert territory.covers(Place.named("Казань")) in Coverage


@pytest.mark.parametrize(
    ("territory", "words"),
    [
        (MKAD_VISITS, "within the Moscow ring road (MKAD)"),
        (CITY, "within the boundary of the city (Москва)"),
        (
            Territory(base="city_boundary", region="RU-SPE"),
            "within the boundary of the city (Санкт-Петербург)",
        ),
        (Territory(base="region", region="RU-MOS"), "within the region (Московская область)"),
        (Territory(base="region", region="RU-ZZZ"), "within the region (RU-ZZZ)"),
        (RUSSIA, "anywhere in Russia"),
        (
            ring("30", base="mkad", call_until="12:00"),
            (
                "within the Moscow ring road (MKAD) and up to 30 km beyond "
                "(calls are accepted until 12:00)"
            ),
        ),
        (
            Territory(base="city_boundary", city="СПб", excluded=["Кронштадт", "Ломоносов"]),
            "within the boundary of the city (СПб), except: Кронштадт; Ломоносов",
        ),
        (
            Territory(base="mkad", included=["Зеленоград"], call_until="24:00"),
            (
                "within the Moscow ring road (MKAD), and also: Зеленоград "
                "(calls are accepted round the clock)"
            ),
        ),
    ],
)
def test_descriptions(territory: Territory, words: str) -> None:
    assert territory.describe().to("en") == words
