"""Add-ons: what ОМС always includes and ДМС sells apart, and what insurers add to it."""

import pytest
from module_helpers import codes, read
from pydantic import ValidationError

from dms.modules import PricedPer, Role, kinds
from dms.rates import Rate


@pytest.mark.parametrize(
    "kind", ["vaccination", "rehabilitation", "specific_therapy", "chronic_care"]
)
def test_they_are_additional_options_paid_apart(kind):
    """«…вакцинацию, реабилитацию, специфическую терапию и лечение хронической патологии. Для полиса
    ДМС это – дополнительные опции, которые оплачиваются отдельно.»."""
    module = kinds()[kind]
    assert module.role is Role.ADD_ON
    assert module.priced_per is PricedPer.PERSON
    assert read(kind, premium="1500.00").premium == Rate.of("1500.00")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("vaccination", ["VACCINES", "BEYOND-CALENDAR"]),
        ("rehabilitation", ["AFTER", "LIMITS"]),
        ("specific_therapy", ["THERAPIES"]),
        ("chronic_care", ["CONDITIONS", "OUTSIDE-EXACERBATION"]),
        ("maternity", ["CHILDBIRTH", "WAITING-PERIOD"]),
        ("telemedicine", ["DOCTORS", "LIMITS"]),
        ("check_up", ["EXAMINATIONS", "LIMITS"]),
        ("abroad", ["TERRITORY"]),
    ],
)
def test_what_has_to_be_agreed(kind, asked):
    assert codes(read(kind).questions()) == [f"MODULE-{field}-UNSTATED" for field in asked]


def test_vaccines_outside_the_national_calendar():
    """«Не входят в ОМС: прививки вне Национального календаря»."""
    flu = read("vaccination", vaccines=["клещевой энцефалит"], beyond_calendar=True)
    assert (flu.vaccines, flu.beyond_calendar) == (("клещевой энцефалит",), True)


def test_rehabilitation_after_an_illness():
    """An add-on of real lists: «Реабилитация после COVID-19»."""
    care = read("rehabilitation", after=["COVID-19"], limits=[{"days": 14, "per": "case"}])
    assert care.after == ("COVID-19",)
    assert care.limits[0].days == 14


def test_chronic_disease_outside_an_exacerbation():
    care = read("chronic_care", conditions=["гипертония"], outside_exacerbation=False)
    assert care.outside_exacerbation is False
    assert care.questions() == []


def test_maternity_may_have_a_long_waiting_period():
    care = read("maternity", childbirth=True, waiting_period={"days": 280})
    assert care.waiting_period.days == 280
    assert care.questions() == []


def test_telemedicine_day_and_night():
    care = read("telemedicine", doctors=["терапевт", "педиатр"], around_the_clock=True, limits=[])
    assert care.around_the_clock is True
    assert care.questions() == []


def test_a_check_up_once_a_year():
    care = read("check_up", examinations=["анализ крови"], limits=[{"services": 1, "per": "year"}])
    assert care.questions() == []


def test_foreign_countries_are_an_option():
    """«РФ и иностранные государства при выборе этой опции.»."""
    assert kinds()["abroad"].role is Role.OPTION
    assert read("abroad", territory={"base": "abroad"}).questions() == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("vaccination", {"vaccines": "грипп"}),
        ("vaccination", {"beyond_calendar": "да"}),
        ("rehabilitation", {"after": [1]}),
        ("specific_therapy", {"therapies": {}}),
        ("chronic_care", {"outside_exacerbation": 3}),
        ("maternity", {"childbirth": "иногда"}),
        ("telemedicine", {"around_the_clock": "24/7"}),
        ("check_up", {"examinations": 5}),
        ("abroad", {"territory": "весь мир"}),
    ],
)
def test_each_checks_its_own_terms(kind, wrong):
    with pytest.raises(ValidationError) as caught:
        read(kind, **wrong)
    assert caught.value.errors()[0]["loc"][0] == next(iter(wrong))
