"""The Russian production calendar, day by day, and what happens where it is not confirmed."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from dms import russian_calendar
from dms.errors import DmsError, UnknownCalendarYear
from dms.issues import Severity
from dms.russian_calendar import CONFIRMED_YEARS, RussianCalendar

CALENDAR = json.loads((Path(__file__).parent / "cases" / "calendar-ru.json").read_text("utf-8"))
YEARS = [int(year) for year in CALENDAR]
RUSSIA = RussianCalendar()


def dates(written: list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in written)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.fixture
def fresh_cache() -> Iterator[None]:
    """Years are checked once; forget what was seen before and after the test."""
    russian_calendar._working_days.cache_clear()
    yield
    russian_calendar._working_days.cache_clear()


class TestDays:
    @pytest.mark.parametrize("year", YEARS)
    def test_every_day_is_as_decreed(self, year: int) -> None:
        known = CALENDAR[str(year)]
        off, worked = dates(known["weekday_days_off"]), dates(known["working_weekends"])
        expected = {d for d in days_of(year) if d in worked or (d.weekday() < 5 and d not in off)}
        assert {d for d in days_of(year) if RUSSIA.is_working_day(d)} == expected
        assert len(expected) == known["working_days"]

    @pytest.mark.parametrize(
        "saturday",
        [
            date(2024, 4, 27),
            date(2024, 11, 2),
            date(2024, 12, 28),
            date(2025, 11, 1),
            date(2027, 2, 20),
        ],
    )
    def test_trap_some_saturdays_are_worked(self, saturday: date) -> None:
        assert saturday.weekday() == 5
        assert RUSSIA.is_working_day(saturday)

    @pytest.mark.parametrize(
        "day", [date(2026, 1, 9), date(2026, 3, 9), date(2026, 5, 11), date(2026, 12, 31)]
    )
    def test_trap_of_older_packages_in_2026(self, day: date) -> None:
        assert not RUSSIA.is_working_day(day)

    def test_trap_a_holiday_moved_away_is_still_a_day_off(self) -> None:
        assert not RUSSIA.is_working_day(date(2025, 2, 23))
        assert RUSSIA.is_working_day(date(2025, 2, 24))  # moved to 8 May, not to Monday
        assert not RUSSIA.is_working_day(date(2025, 5, 8))

    def test_trap_one_year_asked_after_another(self) -> None:
        assert RUSSIA.is_working_day(date(2023, 5, 2))
        assert not RUSSIA.is_working_day(date(2024, 5, 1))


class TestConfirmedYears:
    def test_the_years_are_those_of_the_data(self) -> None:
        assert list(CONFIRMED_YEARS) == YEARS == [2023, 2024, 2025, 2026, 2027]

    @pytest.mark.parametrize("year", YEARS)
    def test_the_table_is_the_data(self, year: int) -> None:
        known, confirmed = CALENDAR[str(year)], CONFIRMED_YEARS[year]
        moved = dates(known["weekday_days_off"]) - dates(known["holidays"])
        signed = known["decree"]["date"]
        assert confirmed.year == year
        assert confirmed.working_days == known["working_days"]
        assert confirmed.moved_days_off == moved
        assert confirmed.working_weekends == dates(known["working_weekends"])
        assert confirmed.decree == known["decree"]["number"]
        assert confirmed.decree_date == (
            date(*(int(n) for n in reversed(signed.split(".")))) if signed else None
        )

    def test_a_verified_decree_can_be_cited(self) -> None:
        source = CONFIRMED_YEARS[2026].source
        assert source is not None
        assert source.to("en") == "Decree of the Government of Russia of 2025-09-24 No. 1466"

    def test_an_unverified_decree_is_never_cited(self) -> None:
        assert CONFIRMED_YEARS[2027].source is None

    def test_nobody_adds_a_year_in_passing(self) -> None:
        with pytest.raises(TypeError):
            CONFIRMED_YEARS[2028] = CONFIRMED_YEARS[2027]  # type: ignore[index]


class TestUnknownYear:
    @pytest.mark.parametrize("day", [date(2022, 12, 31), date(2028, 1, 1), date(1999, 6, 1)])
    def test_is_an_error_and_no_guess(self, day: date) -> None:
        with pytest.raises(UnknownCalendarYear) as stop:
            RUSSIA.is_working_day(day)
        assert stop.value.year == day.year
        assert stop.value.issue.code == "CALENDAR-YEAR-UNKNOWN"
        assert stop.value.issue.severity is Severity.ERROR

    def test_says_what_is_known_and_what_to_do(self) -> None:
        with pytest.raises(UnknownCalendarYear) as stop:
            RUSSIA.is_working_day(date(2028, 1, 11))
        issue = stop.value.issue
        assert issue.message("en") == (
            "The working days of 2028 are not confirmed; known are 2023 to 2027."
        )
        assert "Pass a calendar of your own" in issue.advice("en")

    def test_can_be_caught_by_those_who_do_not_know_the_library(self) -> None:
        with pytest.raises(LookupError):
            RUSSIA.is_working_day(date(2022, 1, 1))
        assert issubclass(UnknownCalendarYear, DmsError)


@pytest.mark.usefixtures("fresh_cache")
class TestAnotherPackage:
    """`holidays` before 0.107 took four days off of 2026 for working days, and said nothing."""

    def change(self, monkeypatch: pytest.MonkeyPatch, *flipped: date) -> None:
        real = holidays.HolidayBase.is_working_day

        def is_working_day(self: holidays.HolidayBase, day: date) -> bool:
            return real(self, day) != (day in flipped)

        monkeypatch.setattr(holidays.HolidayBase, "is_working_day", is_working_day)

    def test_more_working_days_are_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.change(monkeypatch, date(2026, 1, 9), date(2026, 3, 9))
        with pytest.raises(UnknownCalendarYear) as stop:
            RUSSIA.is_working_day(date(2026, 7, 1))
        assert stop.value.issue.code == "CALENDAR-YEAR-CHANGED"
        assert stop.value.year == 2026
        assert "249 instead of 247" in stop.value.issue.message("en")
        assert "0.107" in stop.value.issue.advice("en")

    @pytest.mark.parametrize(
        "flipped",
        [
            (date(2027, 11, 5), date(2027, 11, 8)),  # a moved day off is taken for a working day
            (date(2027, 2, 20), date(2027, 2, 27)),  # a working Saturday is taken for another
        ],
    )
    def test_the_same_number_of_other_days_is_an_error(
        self, monkeypatch: pytest.MonkeyPatch, flipped: tuple[date, ...]
    ) -> None:
        self.change(monkeypatch, *flipped)
        with pytest.raises(UnknownCalendarYear, match="CALENDAR-YEAR-CHANGED"):
            RUSSIA.is_working_day(date(2027, 7, 1))

    def test_other_years_still_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.change(monkeypatch, date(2026, 1, 9))
        assert RUSSIA.is_working_day(date(2025, 11, 1))

    def test_an_error_is_not_remembered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as other_package:
            self.change(other_package, date(2026, 1, 9))
            with pytest.raises(UnknownCalendarYear):
                RUSSIA.is_working_day(date(2026, 1, 9))
        assert not RUSSIA.is_working_day(date(2026, 1, 9))
