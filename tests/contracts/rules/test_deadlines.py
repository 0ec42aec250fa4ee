"""The last filing days of a year, with the other reading beside where the contract leaves two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.deadlines import (
    Deadline,
    DeadlineKind,
    deadlines,
    notice_in_words,
    window_deadlines,
)
from dms.contracts.rules.effective_date import decide
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.relative_terms import RelativeTerms
from dms.contracts.terms.terms import EnrolmentTerms
from dms.errors import UnknownCalendarYear
from dms.io.terms import load_terms
from dms.periods import Period
from dms.workdays import Counting, RussianCalendar

RUSSIA = RussianCalendar()
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
STANDARD = load_terms("insurers-standard").enrolment
IMPROVED = load_terms("client-improved").enrolment


def of_year(rule: FilingRule, period: Period = YEAR) -> tuple[Deadline, ...]:
    return deadlines(rule, period, RUSSIA, what=DeadlineKind.JOINING)


class TestFilingDays:
    def test_the_first_and_the_fifteenth_of_every_month(self):
        found = of_year(STANDARD)
        assert len(found) == 24
        february = found[3]
        assert february.event == date(2026, 2, 15)
        assert february.last_filing == date(2026, 1, 30)
        assert february.other_last_filing == date(2026, 2, 2)
        assert february.kind == "joining"
        assert february.title.to("en") == "Joining: last day to file for 2026-02-15"

    def test_a_counting_that_is_stated_leaves_no_other_day(self):
        lenient = STANDARD.model_copy(update={"counting": Counting.LENIENT})
        found = of_year(lenient)
        assert found[3].last_filing == date(2026, 2, 2)
        assert {d.other_last_filing for d in found} == {None}

    def test_any_day_gives_the_first_days_of_the_months(self):
        found = of_year(IMPROVED, Period(date(2026, 1, 12), date(2026, 4, 11)))
        assert [d.event for d in found] == [
            date(2026, 1, 12),
            date(2026, 2, 1),
            date(2026, 3, 1),
            date(2026, 4, 1),
        ]
        assert found[2].last_filing == date(2026, 2, 19)  # 23.02 is a holiday

    def test_numbers_that_a_month_lacks_are_one_day(self):
        rule = FilingRule(days=(29, 30, 31), notice=DayCount(working_days=0))
        february = of_year(rule, Period(date(2026, 2, 1), date(2026, 2, 28)))
        assert [d.event for d in february] == [date(2026, 2, 28)]

    def test_without_notice_both_readings_agree(self):
        rule = FilingRule(days=(1,), notice=DayCount(working_days=0))
        assert all(d.last_filing == d.event for d in of_year(rule))
        assert {d.other_last_filing for d in of_year(rule)} == {None}

    def test_readings_in_calendar_days_may_meet_on_the_same_friday(self):
        rule = FilingRule(days=(25,), notice=DayCount(calendar_days=5))
        (september,) = of_year(rule, Period(date(2025, 9, 25), date(2025, 9, 25)))
        assert september.last_filing == date(2025, 9, 19)
        assert september.other_last_filing is None

    @pytest.mark.parametrize(
        "rule", [FilingRule(days=(1,)), FilingRule(notice=DayCount(working_days=5)), FilingRule()]
    )
    def test_what_is_not_stated_gives_no_deadline(self, rule):
        assert of_year(rule) == ()

    def test_an_unknown_year_stops(self):
        with pytest.raises(UnknownCalendarYear):
            of_year(STANDARD, Period(date(2027, 3, 1), date(2028, 2, 29)))

    @given(
        st.sets(st.integers(1, 31), min_size=1, max_size=4).map(sorted),
        st.integers(0, 20),
        st.sampled_from(Counting),
    )
    def test_who_files_on_the_deadline_is_in_time(self, days, notice, counting):
        rule = EnrolmentTerms(
            days=days, notice=DayCount(working_days=notice), counting=counting, late="next_day"
        )
        found = of_year(rule)
        assert [d.event for d in found] == sorted({d.event for d in found})
        for deadline in found:
            day, last = deadline.event, deadline.last_filing
            decision = decide(rule, day, last, within=YEAR, calendar=RUSSIA)
            assert (decision.effective, decision.latest_filing) == (day, last)


class TestWords:
    @pytest.mark.parametrize(
        ("stated", "words"),
        [
            ({}, "notice is not stated"),
            ({"notice": {"working_days": 0}}, "without notice"),
            ({"backdating": 5}, "without notice"),
            ({"notice": {"working_days": 1}}, "not less than 1 working day before"),
            ({"notice": {"working_days": 10}}, "not less than 10 working days before"),
            ({"notice": {"calendar_days": 1}}, "not less than 1 calendar day before"),
            ({"notice": {"calendar_days": 14}}, "not less than 14 calendar days before"),
        ],
    )
    def test_the_notice(self, stated, words):
        assert notice_in_words(FilingRule.model_validate(stated)).to("en") == words


class TestWindowsOfTheStart:
    def closing(self, measured_by: str | None, *windows: dict, rule: FilingRule = IMPROVED):
        terms = RelativeTerms.model_validate({"windows": windows, "measured_by": measured_by})
        return window_deadlines(terms, rule, YEAR, RUSSIA)

    @staticmethod
    def window(months: int | None, since: str | None = "contract_start") -> dict:
        return {"id": f"m{months}", "since": since, "months": months, "uplift": 0}

    def test_a_request_may_wait_for_the_working_day(self):
        (deadline,) = self.closing("request", self.window(1))  # 1 February is a Sunday
        assert deadline.event == date(2026, 2, 1)
        assert deadline.last_filing == date(2026, 2, 2)
        assert deadline.kind == "relatives"
        assert "m1" in deadline.title.to("en")

    def test_cover_inside_the_window_is_asked_for_before(self):
        (deadline,) = self.closing("entry", self.window(1))
        assert deadline.last_filing == date(2026, 1, 23)
        assert deadline.other_last_filing is None

    def test_cover_begins_on_a_day_of_the_list(self):
        (deadline,) = self.closing("entry", self.window(1), rule=STANDARD)
        assert deadline.last_filing == date(2026, 1, 16), "for 1 February"

    def test_both_readings_where_the_terms_leave_it_open(self):
        (deadline,) = self.closing(None, self.window(1))
        assert deadline.last_filing == date(2026, 1, 23)
        assert deadline.other_last_filing == date(2026, 2, 2)

    def test_the_earliest_comes_first(self):
        found = self.closing("request", self.window(3), self.window(1))
        assert [d.event for d in found] == [date(2026, 2, 1), date(2026, 4, 1)]

    @pytest.mark.parametrize(
        ("months", "since"), [(1, "birth"), (1, None), (None, "contract_start"), (12, None)]
    )
    def test_windows_of_each_relative_and_open_ones_are_left_out(self, months, since):
        assert self.closing("request", self.window(months, since)) == ()

    def test_a_window_as_long_as_the_contract_never_closes_in_it(self):
        assert self.closing("request", self.window(12)) == ()

    def test_without_a_rule_for_entry_no_filing_day_is_known(self):
        assert self.closing("entry", self.window(1), rule=FilingRule()) == ()

    def test_a_window_too_short_for_any_day_of_the_list(self):
        short = {"id": "short", "since": "contract_start", "days": 5, "uplift": 0}
        fifteenth = FilingRule(days=(15,), notice=DayCount(working_days=0))
        assert self.closing("entry", short, rule=fifteenth) == ()

    def test_no_windows_no_deadlines(self):
        assert window_deadlines(RelativeTerms(), STANDARD, YEAR, RUSSIA) == ()
