"""Limits, waiting periods and deductibles: the size of care, never of the premium."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import codes, only_error, pointers, read
from pydantic import ValidationError

from dms.modules.limits import MEASURES, Deductible, Limit, Per, WaitingPeriod

COUNTS = [m for m in MEASURES if m != "amount"]


def test_a_limit_in_roubles_a_year():
    limit = Limit.model_validate({"per": "year", "amount": "100 000,00 ₽"})
    assert (limit.amount, limit.per) == (Decimal("100000.00"), Per.YEAR)
    assert limit.questions() == []


@pytest.mark.parametrize("measure", COUNTS)
def test_a_limit_in_whole_numbers(measure):
    limit = Limit.model_validate({measure: 12, "per": "case"})
    assert getattr(limit, measure) == 12


@pytest.mark.parametrize("measure", COUNTS)
@pytest.mark.parametrize("wrong", [-1, "12", Decimal("1.5"), True])
def test_visits_are_counted_in_whole_numbers(measure, wrong):
    with pytest.raises(ValidationError):
        Limit.model_validate({measure: wrong})


@pytest.mark.parametrize("wrong", ["-1", 0.5, "много"])
def test_roubles_of_a_limit_are_exact_and_not_negative(wrong):
    with pytest.raises(ValidationError):
        Limit.model_validate({"amount": wrong})


def test_nothing_at_all_is_a_limit_too():
    assert Limit.model_validate({"visits": 0, "per": "year"}).questions() == []


@given(st.sets(st.sampled_from(MEASURES), min_size=2))
def test_two_measures_are_two_limits(measures):
    with pytest.raises(ValidationError) as caught:
        Limit.model_validate(dict.fromkeys(measures, 1))
    code, message = only_error(caught.value)
    assert code == "LIMIT-MEASURES"
    assert all(name in message for name in measures)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ({}, ["LIMIT-VISITS-UNSTATED", "LIMIT-PER-UNSTATED"]),
        ({"service": "МРТ"}, ["LIMIT-VISITS-UNSTATED", "LIMIT-PER-UNSTATED"]),
        ({"visits": 3}, ["LIMIT-PER-UNSTATED"]),
        ({"visits": "unknown", "per": "year"}, ["LIMIT-VISITS-UNSTATED"]),
        ({"days": 3, "per": "term"}, []),
    ],
)
def test_a_limit_without_its_size_is_a_question(written, asked):
    assert codes(Limit.model_validate(written).questions()) == asked


def test_no_limits_is_an_answer_and_no_word_of_limits_is_none():
    assert read("outpatient", limits=[]).limits == ()
    assert read("outpatient").limits is None


def test_questions_about_limits_point_into_the_module():
    module = read("dental", limits=[{"visits": 2, "per": "year"}, {"amount": 1000}])
    assert "/limits/1/per" in pointers(module.questions())


@pytest.mark.parametrize(
    ("start", "days", "opens"),
    [
        (date(2026, 1, 1), 30, date(2026, 1, 31)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2026, 1, 1), 280, date(2026, 10, 8)),
        (date(2024, 2, 1), 30, date(2024, 3, 2)),
    ],
)
def test_care_opens_after_the_waiting_days(start, days, opens):
    assert WaitingPeriod(days=days).open_from(start) == opens


@given(st.dates(max_value=date(2900, 1, 1)), st.integers(0, 1000))
def test_exactly_the_waiting_days_are_without_care(start, days):
    opens = WaitingPeriod(days=days).open_from(start)
    assert opens == start + timedelta(days=days)


def test_a_waiting_period_of_unknown_length_opens_nobody_knows_when():
    waiting = WaitingPeriod.model_validate({"days": "unknown", "service": "плановая стоматология"})
    assert waiting.open_from(date(2026, 1, 1)) is None
    assert codes(waiting.questions()) == ["WAITING-DAYS-UNSTATED"]


@pytest.mark.parametrize("share", ["0.2", "0.30", "0.45", "0,55"])
def test_rosters_know_deductibles_as_shares_of_the_bill(share):
    deductible = Deductible.model_validate({"share": share})
    assert deductible.share == Decimal(share.replace(",", "."))
    assert deductible.questions() == []


@pytest.mark.parametrize("wrong", ["20", "-0.1", "1.01", 0.2])
def test_a_share_of_the_bill_lies_between_nothing_and_all(wrong):
    with pytest.raises(ValidationError):
        Deductible.model_validate({"share": wrong})


def test_a_deductible_may_be_a_sum_for_each_visit():
    deductible = Deductible.model_validate({"amount": "500", "per": "visit"})
    assert (deductible.amount, deductible.per) == (500, Per.VISIT)


def test_a_deductible_is_not_both():
    with pytest.raises(ValidationError) as caught:
        Deductible.model_validate({"share": "0.2", "amount": "500"})
    assert only_error(caught.value)[0] == "DEDUCTIBLE-BOTH"


def test_a_deductible_without_its_size_is_a_question():
    assert codes(Deductible().questions()) == ["DEDUCTIBLE-SHARE-UNSTATED"]


@pytest.mark.parametrize("foreign", ["contribution", "premium_share", "uplift"])
def test_the_deductible_has_no_room_for_contribution_or_uplift(foreign):
    with pytest.raises(ValidationError):
        Deductible.model_validate({"share": "0.2", foreign: "0.5"})
