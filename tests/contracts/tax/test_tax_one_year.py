"""The one-year test goes by the calendar; cases and sources in `tests/cases/russian.json`."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tax_helpers import period

from dms.contracts.tax import OneYearTest
from dms.periods import Period, lasts_a_year

CASES = Path(__file__).parents[2] / "cases/russian.json"
(RU_YEAR,) = [case for case in json.loads(CASES.read_text("utf-8")) if case["id"] == "RU-YEAR"]


@pytest.mark.parametrize(
    ("term", "passes"), list(zip(RU_YEAR["inputs"], RU_YEAR["expected"], strict=True))
)
def test_consultations_and_accepted_contracts(term: list[str], passes: bool) -> None:
    assert OneYearTest(period(*term)).passes is passes


@pytest.mark.parametrize(
    ("start", "needed"),
    [
        ("2025-03-10", "2026-03-09"),
        ("2024-02-28", "2025-02-27"),
        ("2024-02-29", "2025-02-28"),
        ("2024-03-01", "2025-02-28"),
        ("2023-03-01", "2024-02-29"),
    ],
)
def test_the_last_day_that_passes(start: str, needed: str) -> None:
    assert OneYearTest(period(start, start)).passing_last_day == date.fromisoformat(needed)


def test_365_days_with_a_29_february_inside_are_short() -> None:
    test = OneYearTest(period("2023-03-01", "2024-02-28"))
    assert test.term.days == 365
    assert (test.passes, test.days_short) == (False, 1)


def test_a_short_term_says_what_would_pass() -> None:
    words = OneYearTest(period("2012-04-02", "2013-03-31")).explanation.to("en")
    assert words == (
        "The contract is 1 day short of one year: it ends on 2013-03-31, and 2013-04-01 would pass."
    )


def test_a_long_term_says_what_would_be_enough() -> None:
    words = OneYearTest(period("2025-01-01", "2026-06-30")).explanation.to("en")
    assert "2025-12-31 would be enough" in words


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_the_passing_day_is_the_earliest_that_passes(start: date, days: int) -> None:
    test = OneYearTest(Period(start, start + timedelta(days)))
    needed = test.passing_last_day
    assert lasts_a_year(start, needed)
    assert not lasts_a_year(start, needed - timedelta(1))
    assert test.passes == (test.days_short == 0) == (test.term.last_day >= needed)
