"""Terms in working days, against the production calendar and against counting by hand."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import UnknownCalendarYear
from dms.workdays import (
    Counting,
    RussianCalendar,
    WorkCalendar,
    add_working_days,
    latest_notice,
    on_or_after,
    on_or_before,
    working_days_between,
)

RUSSIA = RussianCalendar()
ONE_DAY = timedelta(days=1)

# Five months from either end, so that no two terms leave the confirmed years.
days = st.dates(date(2023, 6, 1), date(2027, 7, 31))
lengths = st.integers(1, 30)
countings = st.sampled_from(Counting)


@frozen
class SundaysOff:
    """A calendar of a caller: six working days a week, any year."""

    def is_working_day(self, day: date) -> bool:
        return day.weekday() != 6


def working(first: date, last: date, calendar: WorkCalendar = RUSSIA) -> list[date]:
    """The working days from `first` to `last`, both counted: the slow, obvious way."""
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [day for day in span if calendar.is_working_day(day)]


class TestForward:
    @pytest.mark.parametrize(
        ("day", "n", "expected"),
        [
            (date(2024, 4, 26), 1, date(2024, 4, 27)),  # the Saturday is worked
            (date(2024, 4, 27), 1, date(2024, 5, 2)),
            (date(2025, 10, 31), 1, date(2025, 11, 1)),
            (date(2025, 11, 1), 1, date(2025, 11, 5)),
            (date(2025, 12, 30), 1, date(2026, 1, 12)),  # over New Year
            (date(2025, 6, 8), 1, date(2025, 6, 9)),  # from a Sunday
            (date(2025, 6, 8), 0, date(2025, 6, 8)),  # nothing to add
        ],
    )
    def test_the_event_is_not_counted(self, day: date, n: int, expected: date) -> None:
        assert add_working_days(day, n, RUSSIA) == expected

    def test_back_over_a_working_saturday(self) -> None:
        assert add_working_days(date(2025, 11, 5), -1, RUSSIA) == date(2025, 11, 1)

    @given(days, lengths)
    def test_arrives_on_the_last_of_n_working_days(self, day: date, n: int) -> None:
        end = add_working_days(day, n, RUSSIA)
        counted = working(day + ONE_DAY, end)
        assert len(counted) == n
        assert counted[-1] == end

    @given(days, lengths, st.booleans())
    def test_back_and_forth_is_home_on_a_working_day(
        self, day: date, n: int, first_back: bool
    ) -> None:
        home = on_or_after(day, RUSSIA)
        away = -n if first_back else n
        assert add_working_days(add_working_days(home, away, RUSSIA), -away, RUSSIA) == home

    @given(days, lengths, lengths)
    def test_terms_add_up(self, day: date, a: int, b: int) -> None:
        once = add_working_days(day, a + b, RUSSIA)
        assert add_working_days(add_working_days(day, a, RUSSIA), b, RUSSIA) == once

    def test_a_term_into_an_unknown_year_stops(self) -> None:
        with pytest.raises(UnknownCalendarYear) as stop:
            add_working_days(date(2027, 12, 30), 1, RUSSIA)
        assert stop.value.year == 2028


class TestNotice:
    def test_a_notice_is_strict_unless_said(self) -> None:
        event = date(2025, 9, 15)
        assert latest_notice(event, 10, RUSSIA) == date(2025, 8, 29)
        assert latest_notice(event, 10, RUSSIA, Counting.LENIENT) == date(2025, 9, 1)

    def test_the_counting_may_come_as_a_word_from_a_file(self) -> None:
        lenient = Counting("lenient")
        assert latest_notice(date(2026, 3, 1), 10, RUSSIA, lenient) == date(2026, 2, 13)

    def test_a_day_off_is_no_day_to_give_notice(self) -> None:
        # Ten whole working days lie between Saturday 30.08 and 15.09, but nobody reads it then.
        saturday, event = date(2025, 8, 30), date(2025, 9, 15)
        assert working_days_between(saturday, event, RUSSIA) == 10
        assert latest_notice(event, 10, RUSSIA) == date(2025, 8, 29)

    @pytest.mark.parametrize("counting", Counting)
    def test_no_notice_asked_for(self, counting: Counting) -> None:
        assert latest_notice(date(2025, 6, 8), 0, RUSSIA, counting) == date(2025, 6, 8)

    def test_less_than_no_notice_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not less than zero"):
            latest_notice(date(2025, 6, 8), -1, RUSSIA)

    @given(days, lengths)
    def test_strict_is_one_working_day_earlier(self, event: date, n: int) -> None:
        strict, lenient = (latest_notice(event, n, RUSSIA, c) for c in Counting)
        assert add_working_days(lenient, -1, RUSSIA) == strict

    @given(days, lengths)
    def test_whole_working_days_between(self, event: date, n: int) -> None:
        strict, lenient = (latest_notice(event, n, RUSSIA, c) for c in Counting)
        assert working_days_between(strict, event, RUSSIA) == n
        assert working_days_between(lenient, event, RUSSIA) == n - 1

    @given(days, lengths, countings)
    def test_a_later_event_never_asks_for_an_earlier_notice(
        self, event: date, n: int, counting: Counting
    ) -> None:
        later = latest_notice(event + ONE_DAY, n, RUSSIA, counting)
        assert latest_notice(event, n, RUSSIA, counting) <= later

    @given(days, lengths, countings)
    def test_is_a_working_day_before_the_event(
        self, event: date, n: int, counting: Counting
    ) -> None:
        notice = latest_notice(event, n, RUSSIA, counting)
        assert notice < event
        assert RUSSIA.is_working_day(notice)


class TestBetween:
    def test_neither_end_is_counted(self) -> None:
        assert working_days_between(date(2025, 9, 1), date(2025, 9, 15), RUSSIA) == 9

    @pytest.mark.parametrize("gap", [0, 1, -5])
    def test_nothing_lies_between(self, gap: int) -> None:
        day = date(2025, 9, 15)
        assert working_days_between(day, day + timedelta(gap), RUSSIA) == 0

    @given(days, st.integers(0, 70))
    def test_counts_what_one_counts_by_hand(self, after: date, gap: int) -> None:
        before = after + timedelta(gap)
        by_hand = working(after + ONE_DAY, before - ONE_DAY)
        assert working_days_between(after, before, RUSSIA) == len(by_hand)

    @given(days, lengths)
    def test_agrees_with_adding(self, day: date, n: int) -> None:
        end = add_working_days(day, n, RUSSIA)
        assert working_days_between(day, end, RUSSIA) == n - 1


class TestNearest:
    @pytest.mark.parametrize(
        ("day", "after", "before"),
        [
            (date(2026, 3, 8), date(2026, 3, 10), date(2026, 3, 6)),  # Monday 9.03 is off too
            (date(2026, 1, 1), date(2026, 1, 12), date(2025, 12, 30)),
            (date(2025, 11, 1), date(2025, 11, 1), date(2025, 11, 1)),  # a working Saturday
            (date(2025, 5, 31), date(2025, 6, 2), date(2025, 5, 30)),
        ],
    )
    def test_article_193(self, day: date, after: date, before: date) -> None:
        assert on_or_after(day, RUSSIA) == after
        assert on_or_before(day, RUSSIA) == before

    @given(days)
    def test_the_nearest_working_day_and_no_further(self, day: date) -> None:
        after, before = on_or_after(day, RUSSIA), on_or_before(day, RUSSIA)
        assert before <= day <= after
        assert set(working(before, after)) == {before, after}


class TestCalendarOfTheCaller:
    def test_any_calendar_will_do(self) -> None:
        calendar = SundaysOff()
        assert add_working_days(date(2040, 1, 6), 2, calendar) == date(2040, 1, 9)
        assert latest_notice(date(2040, 1, 9), 2, calendar) == date(2040, 1, 5)
        assert working_days_between(date(2040, 1, 1), date(2040, 1, 9), calendar) == 6
        assert on_or_after(date(2040, 1, 8), calendar) == date(2040, 1, 9)
        assert on_or_before(date(2040, 1, 8), calendar) == date(2040, 1, 7)


def test_importing_costs_no_calendar_package() -> None:
    code = (
        "import sys, dms.workdays; sys.exit('holidays' in sys.modules or 'pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
