"""Cases nobody here wrote, run through the ground: splitting, rounding, ages, terms, notice.

The cases and their sources are in `tests/cases/`; those of rating and proration run elsewhere.
"""

import json
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dms.money import Remainder, RoundingMode, round_to, split
from dms.periods import Period, add_months, age_on, lasts_a_year
from dms.workdays import (
    Counting,
    RussianCalendar,
    add_working_days,
    latest_notice,
    working_days_between,
)

FILES = ("outside.json", "russian.json")
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for name in FILES
    for case in json.loads((Path(__file__).parent / "cases" / name).read_text("utf-8"))
}
RUSSIA = RussianCalendar()


def case(name: str) -> tuple[Any, Any]:
    """Inputs and expected result; a case that is not in the files fails the test."""
    found = CASES[name]
    assert found["source"], "a case says where it comes from"
    return found["inputs"], found["expected"]


def day(written: str) -> date:
    return date.fromisoformat(written)


class TestSplitting:
    def test_d1_ten_in_three(self) -> None:
        inputs, expected = case("D1")
        parts = split(Decimal(inputs["total"]), [1] * inputs["parts"])
        assert [str(part) for part in parts] == expected

    @pytest.mark.parametrize(("remainder", "taker"), [(Remainder.FIRST, 0), (Remainder.LAST, -1)])
    def test_d2_a_hundred_over_twelve_instalments(self, remainder: Remainder, taker: int) -> None:
        inputs, (each, left) = case("D2")
        parts = split(Decimal(inputs["total"]), [1] * inputs["parts"], remainder=remainder)
        rest = list(parts)
        assert rest.pop(taker) == Decimal(each) + Decimal(left)
        assert {str(part) for part in rest} == {each}

    def test_d3_by_shares(self) -> None:
        inputs, expected = case("D3")
        parts = split(Decimal(inputs["total"]), inputs["weights"])
        assert [str(part) for part in parts] == expected

    def test_d3_first_takes_all_gives_another_answer(self) -> None:
        inputs, expected = case("D3")
        parts = split(Decimal(inputs["total"]), inputs["weights"], remainder=Remainder.FIRST)
        assert [str(part) for part in parts] == ["75.00", "24.99"] != expected

    def test_b15_one_share_is_computed_the_other_is_the_rest(self) -> None:
        inputs, expected = case("B15")
        price = Decimal(inputs["price"])
        share = round_to(price * inputs["percent"] / 100)
        assert [str(share), str(price - share)] == expected


class TestRounding:
    def test_b13_half_a_kopeck_goes_up(self) -> None:
        inputs, expected = case("B13")
        exact = Decimal(inputs["price"]) * inputs["percent"] / 100
        assert str(round_to(exact)) == expected

    def test_b13_half_even_tells_the_modes_apart(self) -> None:
        inputs, expected = case("B13")
        exact = Decimal(inputs["price"]) * inputs["percent"] / 100
        assert str(round_to(exact, mode=RoundingMode.HALF_EVEN)) == "270.58" != expected


class TestAges:
    def test_b28_on_the_day_cover_starts(self) -> None:
        inputs, expected = case("B28")
        ages = [age_on(day(born), day(inputs["on"])) for born in inputs["born"]]
        assert [str(age) for age in ages] == expected


class TestTerms:
    def test_a23a_a_month_schedule_keeps_its_anchor(self) -> None:
        inputs, expected = case("A23a")
        year = Period.of_months(day(inputs["start"]), 12)
        months = list(islice(year.months(), inputs["n"]))
        assert [month.start.isoformat() for month in months] == expected
        assert [month.last_day.isoformat() for month in months[:2]] == ["2023-02-27", "2023-03-30"]

    def test_ru_months(self) -> None:
        inputs, expected = case("RU-MONTHS")
        ends = [add_months(day(start), months).isoformat() for start, months in inputs]
        assert ends == expected

    def test_ru_year(self) -> None:
        inputs, expected = case("RU-YEAR")
        assert [lasts_a_year(day(start), day(last)) for start, last in inputs] == expected


class TestWorkingDays:
    def test_ru_wd_forward(self) -> None:
        inputs, expected = case("RU-WD-FORWARD")
        ends = [add_working_days(day(event), n, RUSSIA).isoformat() for event, n in inputs]
        assert ends == expected

    def test_ru_wd_backward(self) -> None:
        inputs, expected = case("RU-WD-BACKWARD")
        both = (Counting.LENIENT, Counting.STRICT)
        found = [
            [latest_notice(day(event), 10, RUSSIA, counting).isoformat() for counting in both]
            for event in inputs
        ]
        assert found == expected

    def test_ru_notice(self) -> None:
        inputs, expected = case("RU-NOTICE")
        wished, n = day(inputs["wished"]), inputs["notice_working_days"]
        strict, lenient = (latest_notice(wished, n, RUSSIA, c) for c in Counting)
        in_time, doubtful, late = (day(filed.removeprefix("filed ")) for filed in expected)
        assert in_time <= strict < doubtful <= lenient < late
        assert working_days_between(doubtful, wished, RUSSIA) == 9

    def test_ru_notice_the_next_entry_day_is_in_time(self) -> None:
        inputs, _ = case("RU-NOTICE")
        late, next_entry = date(2025, 9, 2), date(2025, 10, 1)
        assert next_entry.day in inputs["entry_days"]
        assert late <= latest_notice(next_entry, inputs["notice_working_days"], RUSSIA)
