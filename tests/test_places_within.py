"""Whether one place lies within another: yes, no, or not known from the words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from place_words import WRITTEN

from dms.coverage import Coverage
from dms.places import MKAD, Place, border

YES, NO, UNKNOWN = Coverage.YES, Coverage.NO, Coverage.UNKNOWN


@pytest.mark.parametrize(
    ("area", "place", "answer"),
    [
        ("Москва", "Зеленоград", YES),
        ("Москва", "Казань", NO),
        ("Москва", "Московская область, Химки", NO),
        ("Москва", "Химки", UNKNOWN),
        ("Зеленоград", "Москва", UNKNOWN),
        ("Зеленоград", "Москва, САО", NO),
        ("Россия", "Московская область, Химки", YES),
        ("Россия", "US", NO),
        ("Россия", "Химки", UNKNOWN),
        ("Химки", "г. Химки", YES),
        ("Химки", "Московская область, Химки", UNKNOWN),
        ("Санкт-Петербург, Курортный район", "Санкт-Петербург, Зеленогорск", YES),
        ("Санкт-Петербург, Зеленогорск", "Санкт-Петербург, Курортный район", UNKNOWN),
        ("Кронштадт", "Ломоносов", NO),
        ("Всеволожский район", "Гатчинский район", NO),
        ("Ленинградская область, Тосненский район", "Гатчинский район", UNKNOWN),
        ("Московская область, Химки", "Московская область, Клин", NO),
        ("Московская область, Химки", "Московская область", UNKNOWN),
        ("Москва, ТиНАО", "Москва, НАО", YES),
        ("Москва, ТиНАО", "Москва, ЗАО", NO),
        ("присоединённые территории", "Москва, Троицк", YES),
        ("присоединённые территории", "Москва, ВАО", NO),
        ("присоединённые территории", "Москва, ЗАО", UNKNOWN),
        ("Москва, Бирюлёво", "Москва, Чертаново", UNKNOWN),
    ],
)
def test_whether_an_area_holds_a_place(area: str, place: str, answer: Coverage) -> None:
    assert Place.named(area).holds(Place.named(place)) is answer


@pytest.mark.parametrize(
    ("region", "nested"), [("RU-ARK", "RU-NEN"), ("RU-TYU", "RU-KHM"), ("RU-TYU", "RU-YAN")]
)
def test_a_district_within_a_region_is_left_open(region: str, nested: str) -> None:
    assert Place(region=region).holds(Place(region=nested)) is UNKNOWN
    assert Place(region=nested).holds(Place(region=region)) is UNKNOWN
    assert Place(region="RU-TOM").holds(Place(region=nested)) is NO


def test_the_bare_name_of_a_town_means_that_town() -> None:
    assert Place(city="Химки").holds(Place.named("Химки")) is YES
    assert Place(region="RU-MOS", city="Химки").holds(Place.named("Химки")) is UNKNOWN


def test_beyond_a_border_is_outside_of_everything_within_it() -> None:
    outside = Place(beyond_km={"Санкт-Петербург": Decimal("0.5")})
    assert Place.named("Кронштадт").holds(outside) is NO
    assert outside.holds(Place.named("Кронштадт")) is NO
    assert Place.named("Ленинградская область").holds(outside) is UNKNOWN
    assert Place.named("Москва, ЦАО").holds(Place(beyond_km={"mkad": Decimal(9)})) is NO


def test_borders() -> None:
    assert border("mkad") == MKAD
    assert border("RU-MOS") == Place(region="RU-MOS")
    assert border("казань") == Place.named("Казань")


PLACES = st.sampled_from([Place.named(w) for w in WRITTEN] + [MKAD, Place(inside_mkad=False)])


@given(PLACES, PLACES)
def test_sharing_no_land_is_mutual(one: Place, other: Place) -> None:
    assert (one.holds(other) is NO) == (other.holds(one) is NO)


@given(PLACES, PLACES, PLACES)
def test_an_area_holds_what_its_parts_hold(a: Place, b: Place, c: Place) -> None:
    if a.holds(b) is YES and b.holds(c) is YES:
        assert a.holds(c) is YES
    if a.holds(b) is NO and b.holds(c) is YES:
        assert a.holds(c) is NO


@given(PLACES)
def test_everything_lies_in_the_world(place: Place) -> None:
    assert Place().holds(place) is YES
