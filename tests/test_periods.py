"""Closed periods, terms in months by ГК РФ 192, ages in full years."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dms.periods import (
    Period,
    add_months,
    age_on,
    born_on_or_before,
    lasts_a_year,
    month_of,
)

ONE_DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
# Ends of months and leap days are where mistakes live.
edges = st.builds(
    lambda year, month, back: date(year + month // 12, month % 12 + 1, 1) - back * ONE_DAY,
    st.integers(1995, 2030),
    st.integers(1, 12),
    st.integers(0, 3),
)
any_day = st.one_of(days, edges)
spans = st.integers(0, 1200).map(timedelta)
ages = st.integers(0, 110)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(any_day)
    return Period(start, start + draw(spans))


class TestAddMonths:
    @pytest.mark.parametrize(
        ("day", "months", "expected"),
        [
            (date(2025, 1, 31), 1, date(2025, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 2, 29), 48, date(2028, 2, 29)),
            (date(2025, 3, 31), -1, date(2025, 2, 28)),
            (date(2025, 11, 15), 2, date(2026, 1, 15)),
            (date(2025, 1, 15), -13, date(2023, 12, 15)),
            (date(2025, 5, 5), 0, date(2025, 5, 5)),
        ],
    )
    def test_article_192(self, day: date, months: int, expected: date) -> None:
        assert add_months(day, months) == expected

    @given(any_day, st.integers(-600, 600))
    def test_agrees_with_dateutil(self, day: date, months: int) -> None:
        assert add_months(day, months) == day + relativedelta(months=months)

    @given(any_day, any_day, st.integers(-240, 240))
    def test_keeps_the_order_of_days(self, a: date, b: date, months: int) -> None:
        early, late = sorted((a, b))
        assert add_months(early, months) <= add_months(late, months)

    def test_out_of_the_calendar(self) -> None:
        with pytest.raises(ValueError, match="year"):
            add_months(date(9999, 12, 1), 1)


class TestAge:
    @pytest.mark.parametrize(
        ("born", "day", "age"),
        [
            (date(1990, 6, 15), date(2026, 6, 14), 35),
            (date(1990, 6, 15), date(2026, 6, 15), 36),  # the birthday itself counts
            (date(2008, 2, 29), date(2026, 2, 27), 17),
            (date(2008, 2, 29), date(2026, 2, 28), 18),  # no 29 February in a common year
            (date(2008, 2, 29), date(2024, 2, 28), 15),
            (date(2008, 2, 29), date(2024, 2, 29), 16),
            (date(2026, 1, 10), date(2026, 1, 10), 0),
            (date(2026, 1, 10), date(2026, 1, 9), -1),  # not born yet
        ],
    )
    def test_full_years(self, born: date, day: date, age: int) -> None:
        assert age_on(born, day) == age

    @given(any_day, any_day)
    def test_agrees_with_dateutil(self, born: date, day: date) -> None:
        born, day = sorted((born, day))
        # Whole years are the largest number of years that still fits.
        years = age_on(born, day)
        assert born + relativedelta(years=years) <= day < born + relativedelta(years=years + 1)

    @given(any_day, any_day, spans)
    def test_never_falls_with_time(self, born: date, day: date, later: timedelta) -> None:
        assert age_on(born, day) <= age_on(born, day + later)

    @given(any_day, ages)
    def test_rises_on_the_birthday(self, born: date, age: int) -> None:
        birthday = add_months(born, 12 * age)
        assert age_on(born, birthday) == age
        assert age_on(born, birthday - ONE_DAY) == age - 1


class TestBornOnOrBefore:
    @pytest.mark.parametrize(
        ("age", "day", "latest"),
        [
            (18, date(2026, 2, 1), date(2008, 2, 1)),
            (18, date(2026, 2, 28), date(2008, 2, 29)),  # 18 on 28.02 of a common year
            (18, date(2024, 2, 29), date(2006, 2, 28)),
            (20, date(2024, 2, 28), date(2004, 2, 28)),
            (0, date(2026, 2, 1), date(2026, 2, 1)),
            (3000, date(2026, 2, 1), date.min),
        ],
    )
    def test_examples(self, age: int, day: date, latest: date) -> None:
        assert born_on_or_before(age, day) == latest

    @given(any_day, any_day, ages)
    def test_is_the_same_question_as_the_age(self, born: date, day: date, age: int) -> None:
        assert (born <= born_on_or_before(age, day)) == (age_on(born, day) >= age)

    @pytest.mark.parametrize("year", [2023, 2024, 2100])
    def test_is_the_boundary_on_every_day_of_a_year(self, year: int) -> None:
        for n in range(366):
            day = date(year, 1, 1) + n * ONE_DAY
            for age in (1, 3, 4, 18, 60):
                latest = born_on_or_before(age, day)
                assert age_on(latest, day) >= age > age_on(latest + ONE_DAY, day)


class TestLastsAYear:
    @pytest.mark.parametrize(
        ("start", "last_day", "expected"),
        [
            (date(2025, 3, 10), date(2026, 3, 9), True),
            (date(2025, 3, 10), date(2026, 3, 8), False),
            (date(2024, 1, 1), date(2024, 12, 30), False),  # 365 days, and not a year
            (date(2024, 2, 29), date(2025, 2, 28), True),
            (date(2024, 2, 29), date(2025, 2, 27), False),
            (date(2023, 3, 1), date(2024, 2, 28), False),  # 29 February belongs to the year
            (date(2023, 3, 1), date(2024, 2, 29), True),
            (date(2025, 3, 10), date(2025, 3, 10), False),
        ],
    )
    def test_a_calendar_test(self, start: date, last_day: date, *, expected: bool) -> None:
        assert lasts_a_year(start, last_day) is expected

    @given(any_day)
    def test_is_the_eve_of_the_anniversary(self, start: date) -> None:
        leap = (start.month, start.day) == (2, 29)
        anniversary = date(start.year + 1, 3, 1) if leap else add_months(start, 12)
        assert lasts_a_year(start, anniversary - ONE_DAY)
        assert not lasts_a_year(start, anniversary - 2 * ONE_DAY)


class TestPeriod:
    def test_both_days_count(self) -> None:
        year = Period(date(2026, 1, 1), date(2026, 12, 31))
        assert year.days == 365
        assert date(2026, 1, 1) in year
        assert date(2026, 12, 31) in year
        assert date(2027, 1, 1) not in year
        assert date(2025, 12, 31) not in year

    def test_a_day_is_a_period(self) -> None:
        assert Period(date(2026, 1, 1), date(2026, 1, 1)).days == 1

    def test_cannot_run_backwards(self) -> None:
        with pytest.raises(ValueError, match="cannot end on 2026-01-01 before it starts"):
            Period(date(2026, 1, 2), date(2026, 1, 1))

    def test_is_a_value(self) -> None:
        early = Period(date(2026, 1, 1), date(2026, 1, 31))
        same = Period(date(2026, 1, 1), date(2026, 1, 31))
        late = Period(date(2026, 1, 1), date(2026, 2, 1))
        assert len({early, same, late}) == 2
        assert sorted([late, early]) == [early, late]
        with pytest.raises(AttributeError):
            early.start = date(2025, 1, 1)  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("start", "months", "last_day"),
        [
            (date(2025, 3, 10), 12, date(2026, 3, 9)),
            (date(2025, 1, 1), 12, date(2025, 12, 31)),
            (date(2025, 1, 31), 1, date(2025, 2, 27)),
        ],
    )
    def test_of_months(self, start: date, months: int, last_day: date) -> None:
        assert Period.of_months(start, months) == Period(start, last_day)

    @given(any_day)
    def test_month_of(self, day: date) -> None:
        month = month_of(day)
        assert day in month
        assert month.start.day == 1
        assert (month.last_day + ONE_DAY).day == 1
        assert month.days <= 31


class TestPeriodsTogether:
    @given(periods(), periods())
    def test_an_overlap_is_what_both_have(self, a: Period, b: Period) -> None:
        common = a.overlap(b)
        assert common == b.overlap(a)
        if common is None:
            assert a.last_day < b.start or b.last_day < a.start
        else:
            assert a.covers(common)
            assert b.covers(common)
            assert common.start in (a.start, b.start)
            assert common.last_day in (a.last_day, b.last_day)

    @given(periods(), periods())
    def test_covering_is_overlapping_whole(self, a: Period, b: Period) -> None:
        assert a.covers(b) == (a.overlap(b) == b)

    @given(periods(), st.data())
    def test_a_split_period_adds_up(self, period: Period, data: st.DataObject) -> None:
        if period.days == 1:
            return
        cut = data.draw(st.dates(period.start + ONE_DAY, period.last_day))
        before, after = period.split_before(cut)
        assert before.days + after.days == period.days
        assert (before.start, after.last_day) == (period.start, period.last_day)
        assert after.start == cut == before.last_day + ONE_DAY

    @pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 2, 2)])
    def test_a_cut_that_leaves_nothing_is_refused(self, day: date) -> None:
        with pytest.raises(ValueError, match="cannot end"):
            Period(date(2026, 1, 1), date(2026, 1, 31)).split_before(day)


class TestMonths:
    def test_of_the_period_itself(self) -> None:
        months = list(Period(date(2025, 3, 10), date(2025, 5, 20)).months())
        assert months == [
            Period(date(2025, 3, 10), date(2025, 4, 9)),
            Period(date(2025, 4, 10), date(2025, 5, 9)),
            Period(date(2025, 5, 10), date(2025, 5, 20)),
        ]

    def test_of_the_calendar(self) -> None:
        months = list(Period(date(2025, 3, 10), date(2025, 5, 20)).months(date(2025, 1, 1)))
        assert [month.days for month in months] == [22, 30, 20]

    def test_of_a_contract_that_began_long_before(self) -> None:
        months = list(Period(date(2025, 2, 1), date(2025, 3, 31)).months(date(2020, 1, 31)))
        assert months == [
            Period(date(2025, 2, 1), date(2025, 2, 27)),
            Period(date(2025, 2, 28), date(2025, 3, 30)),
            Period(date(2025, 3, 31), date(2025, 3, 31)),
        ]

    def test_an_anchor_on_the_31st_never_drifts(self) -> None:
        months = list(Period.of_months(date(2024, 1, 31), 12).months())
        starts = [month.start.day for month in months]
        assert starts == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    @given(periods(), any_day)
    def test_cover_the_period_without_a_gap(self, period: Period, anchor: date) -> None:
        months = list(period.months(anchor))
        assert months[0].start == period.start
        assert months[-1].last_day == period.last_day
        for month, following in pairwise(months):
            assert month.last_day + ONE_DAY == following.start

    @given(periods(), any_day)
    def test_begin_on_days_counted_from_the_anchor(self, period: Period, anchor: date) -> None:
        for month in list(period.months(anchor))[1:]:
            k = (month.start.year - anchor.year) * 12 + month.start.month - anchor.month
            assert month.start == add_months(anchor, k)

    @given(any_day, st.integers(1, 36))
    def test_a_term_of_months_has_that_many(self, start: date, n: int) -> None:
        assert len(list(Period.of_months(start, n).months())) == n


def test_texts_make_no_period() -> None:
    with pytest.raises(TypeError, match="dates"):
        Period("2026-01-01", "2026-12-31")  # type: ignore[arg-type]
