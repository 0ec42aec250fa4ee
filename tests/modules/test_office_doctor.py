"""The office doctor, by the source text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import codes, read
from pydantic import ValidationError

from dms.modules import PricedPer
from dms.modules.office_doctor import OfficeDoctor


@pytest.mark.parametrize(("visits", "hours"), [(1, 2), (2, 4)])
def test_once_or_twice_a_week_for_two_hours(visits, hours):
    """«терапевт, который приходит 1−2 раза (оговаривается особо) в неделю на 2 часа в офис»."""
    doctor = read(
        "office_doctor", visits_per_week=visits, hours_per_visit="2", office="ул. Лесная, 5"
    )
    assert doctor.hours_per_week == hours
    assert doctor.questions() == []


def test_a_general_practitioner_receives_treats_and_refers():
    """«ведет прием желающих, выписывает базовое лечение или дает направление…»."""
    words = OfficeDoctor.description.to("en")
    assert all(w in words for w in ("general practitioner", "sees", "basic treatment", "refers"))


def test_it_is_paid_for_the_contract():
    assert OfficeDoctor.priced_per is PricedPer.CONTRACT


def test_visits_and_hours_are_agreed_in_each_contract():
    assert codes(OfficeDoctor().questions()) == [
        "MODULE-VISITS-PER-WEEK-UNSTATED",
        "MODULE-HOURS-PER-VISIT-UNSTATED",
        "MODULE-OFFICE-UNSTATED",
    ]


@pytest.mark.parametrize(
    "stated", [{}, {"visits_per_week": 2}, {"hours_per_visit": 2}, {"visits_per_week": "unknown"}]
)
def test_hours_a_week_are_never_guessed(stated):
    assert read("office_doctor", **stated).hours_per_week is None


@pytest.mark.parametrize("wrong", [0, 8, -1, "2", Decimal("1.5"), True])
def test_visits_a_week(wrong):
    with pytest.raises(ValidationError):
        read("office_doctor", visits_per_week=wrong)


@pytest.mark.parametrize("wrong", [0, "25", "-2", 2.5, "два"])
def test_hours_of_a_visit(wrong):
    with pytest.raises(ValidationError):
        read("office_doctor", hours_per_visit=wrong)


@given(st.integers(1, 7), st.decimals("0.25", "24", places=2))
def test_hours_a_week_are_exact(visits, hours):
    doctor = OfficeDoctor(visits_per_week=visits, hours_per_visit=hours)
    assert doctor.hours_per_week == sum([hours] * visits)


def test_an_hourly_rate_is_multiplied_by_visits_hours_and_weeks():
    """«приходит 1−2 раза … в неделю на 2 часа»: 2 × 2 × 50 hours of the doctor."""
    doctor = OfficeDoctor(
        premium="1500", premium_per="hour", visits_per_week=2, hours_per_visit="2", weeks=50
    )
    assert [number for _, number in doctor.quantities()] == [2, 2, 50]


def test_a_price_for_the_term_is_not_multiplied():
    doctor = OfficeDoctor(premium="300000", visits_per_week=2, hours_per_visit="2", weeks=50)
    assert doctor.quantities() == ()


@pytest.mark.parametrize("missing", ["visits_per_week", "hours_per_visit", "weeks"])
def test_an_hourly_rate_needs_the_hours(missing):
    stated = {"visits_per_week": 1, "hours_per_visit": "2", "weeks": 50, missing: None}
    with pytest.raises(ValidationError, match="hours are not stated"):
        OfficeDoctor(premium="1500", premium_per="hour", **stated)
