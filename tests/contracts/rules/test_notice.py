"""The last day to ask and the first day one can ask for mirror each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.notice import (
    first_day_in_time,
    last_filing,
    last_possible_day,
    next_possible_day,
)
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.workdays import Counting, RussianCalendar

RUSSIA = RussianCalendar()
ONE_DAY = timedelta(days=1)

# Half a year from either end, so that no notice leaves the confirmed years.
days = st.dates(date(2023, 7, 1), date(2027, 6, 30))
countings = st.sampled_from(Counting)
counts = st.one_of(
    st.builds(DayCount, working_days=st.integers(0, 40)),
    st.builds(DayCount, calendar_days=st.integers(0, 60)),
)
lists = st.sets(st.integers(1, 31), min_size=1, max_size=5).map(sorted)
rules = st.one_of(
    st.builds(FilingRule, days=st.one_of(st.just("any"), lists), notice=counts),
    st.builds(FilingRule, days=st.just("any"), backdating=st.integers(1, 40)),
)


def calendar_notice(n: int) -> FilingRule:
    return FilingRule(notice=DayCount(calendar_days=n))


class TestLastFiling:
    def test_working_days_as_the_production_calendar_has_them(self):
        rule = FilingRule(notice=DayCount(working_days=10))
        assert last_filing(rule, date(2025, 9, 15), RUSSIA) == date(2025, 8, 29)
        assert last_filing(rule, date(2025, 9, 15), RUSSIA, Counting.LENIENT) == date(2025, 9, 1)

    @pytest.mark.parametrize(
        ("event", "n", "strict", "lenient"),
        [
            (date(2025, 9, 25), 5, date(2025, 9, 19), date(2025, 9, 19)),  # 20.09 is a Saturday
            (date(2025, 9, 19), 3, date(2025, 9, 15), date(2025, 9, 16)),
            (date(2025, 11, 5), 3, date(2025, 11, 1), date(2025, 11, 1)),  # a working Saturday
            (date(2026, 1, 12), 10, date(2025, 12, 30), date(2025, 12, 30)),  # over New Year
        ],
    )
    def test_calendar_days_end_on_the_working_day_before(self, event, n, strict, lenient):
        rule = calendar_notice(n)
        assert last_filing(rule, event, RUSSIA, Counting.STRICT) == strict
        assert last_filing(rule, event, RUSSIA, Counting.LENIENT) == lenient

    @pytest.mark.parametrize("counting", Counting)
    @pytest.mark.parametrize("notice", [DayCount(working_days=0), DayCount(calendar_days=0)])
    def test_without_notice_the_day_itself_will_do_even_a_day_off(self, notice, counting):
        sunday = date(2025, 6, 8)
        assert last_filing(FilingRule(notice=notice), sunday, RUSSIA, counting) == sunday

    def test_backdating_leaves_time_after_the_day(self):
        rule = FilingRule(backdating=10)
        assert last_filing(rule, date(2025, 6, 8), RUSSIA) == date(2025, 6, 18)

    @given(rules, days, countings)
    def test_a_later_day_never_has_an_earlier_limit(self, rule, event, counting):
        earlier = last_filing(rule, event, RUSSIA, counting)
        assert earlier <= last_filing(rule, event + ONE_DAY, RUSSIA, counting)

    @given(rules, days)
    def test_strict_never_leaves_more_time_than_lenient(self, rule, event):
        strict, lenient = (last_filing(rule, event, RUSSIA, c) for c in Counting)
        assert strict <= lenient


class TestFirstDayInTime:
    @given(rules, days, days, countings)
    def test_in_time_exactly_from_that_day_on(self, rule, event, requested_on, counting):
        first = first_day_in_time(rule, requested_on, RUSSIA, counting)
        assert (requested_on <= last_filing(rule, event, RUSSIA, counting)) == (event >= first)

    @given(rules, days, countings)
    def test_the_day_before_would_be_too_late(self, rule, requested_on, counting):
        first = first_day_in_time(rule, requested_on, RUSSIA, counting)
        assert last_filing(rule, first, RUSSIA, counting) >= requested_on
        assert last_filing(rule, first - ONE_DAY, RUSSIA, counting) < requested_on


class TestPossibleDays:
    @pytest.mark.parametrize(
        ("listed", "day", "following", "before"),
        [
            ([1, 15], date(2026, 2, 1), date(2026, 2, 1), date(2026, 2, 1)),
            ([1, 15], date(2026, 2, 2), date(2026, 2, 15), date(2026, 2, 1)),
            ([1, 15], date(2026, 12, 16), date(2027, 1, 1), date(2026, 12, 15)),
            ([31], date(2026, 2, 3), date(2026, 2, 28), date(2026, 1, 31)),
            ([31], date(2028, 2, 3), date(2028, 2, 29), date(2028, 1, 31)),
            ([30], date(2026, 3, 1), date(2026, 3, 30), date(2026, 2, 28)),
            ([20], date(2026, 1, 5), date(2026, 1, 20), date(2025, 12, 20)),
            ("any", date(2026, 2, 3), date(2026, 2, 3), date(2026, 2, 3)),
            (None, date(2026, 2, 3), date(2026, 2, 3), date(2026, 2, 3)),
        ],
    )
    def test_the_nearest_on_either_side(self, listed, day, following, before):
        rule = FilingRule(days=listed)
        assert next_possible_day(rule, day) == following
        assert last_possible_day(rule, day) == before

    @given(lists, days)
    def test_as_found_by_walking(self, listed, day):
        rule = FilingRule(days=listed)

        def possible(candidate: date) -> bool:
            last_of_month = (candidate + ONE_DAY).month != candidate.month
            return candidate.day in listed or (last_of_month and max(listed) > candidate.day)

        walk = [day + timedelta(n) for n in range(63)]
        assert next_possible_day(rule, day) == next(filter(possible, walk))
        back = [day - timedelta(n) for n in range(63)]
        assert last_possible_day(rule, day) == next(filter(possible, back))
