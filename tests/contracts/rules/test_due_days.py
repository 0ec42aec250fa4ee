"""Until when an instalment is paid in time: rules in days, days off, grace, unknown years."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.due_days import Due, payable_until, with_due_days
from dms.contracts.rules.schedule import schedule_of
from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.issues import Severity
from dms.periods import ONE_DAY, Period
from dms.russian_calendar import CONFIRMED_YEARS
from dms.workdays import RussianCalendar, on_or_after, working_days_between

CALENDAR = RussianCalendar()
confirmed = st.dates(date(min(CONFIRMED_YEARS), 6, 1), date(max(CONFIRMED_YEARS), 6, 30))


def dated(start: date = date(2026, 4, 1), written: date | None = None, **payment: Any) -> Due:
    terms = PaymentTerms.model_validate({"schedule": "single", **payment})
    bare = Due(1, Period(start, start), written=written)
    (due,), issues = with_due_days([bare], terms, CALENDAR)
    assert issues == []
    return due


class TestRule:
    @pytest.mark.parametrize(
        ("rule", "written", "due"),
        [
            # 1 April 2026 is a Wednesday.
            ({"calendar_days": 0}, date(2026, 4, 1), date(2026, 4, 1)),
            ({"calendar_days": 10}, date(2026, 4, 11), date(2026, 4, 13)),  # a Saturday moves
            ({"working_days": 10}, date(2026, 4, 15), date(2026, 4, 15)),
            ({"calendar_days": 5, "when": "before"}, date(2026, 3, 27), date(2026, 3, 27)),
            ({"working_days": 5, "when": "before"}, date(2026, 3, 25), date(2026, 3, 25)),
            ({"calendar_days": 3, "when": "before"}, date(2026, 3, 29), date(2026, 3, 30)),
            ({"working_days": 0, "when": "before"}, date(2026, 4, 1), date(2026, 4, 1)),
        ],
    )
    def test_counted_from_the_start_of_the_period(
        self, rule: dict[str, Any], written: date, due: date
    ) -> None:
        found = dated(due=rule)
        assert (found.written, found.due) == (written, due)

    def test_zero_days_from_a_day_off(self) -> None:
        found = dated(date(2026, 1, 1), due={"working_days": 0})
        assert (found.written, found.due) == (date(2026, 1, 1), date(2026, 1, 12))

    def test_a_working_saturday_stays(self) -> None:
        assert dated(date(2025, 11, 1), due={"calendar_days": 0}).due == date(2025, 11, 1)

    @given(confirmed, st.integers(0, 60), st.sampled_from(["before", "after"]))
    def test_working_days_lie_in_between(self, start: date, n: int, when: str) -> None:
        found = dated(start, due={"working_days": n, "when": when})
        assert found.due is not None
        if n:
            early, late = sorted((start, found.due))
            assert working_days_between(early, late, CALENDAR) == n - 1

    @given(confirmed, st.integers(0, 60), st.sampled_from(["before", "after"]))
    def test_due_on_the_next_working_day(self, start: date, n: int, when: str) -> None:
        found = dated(start, due={"calendar_days": n, "when": when})
        assert found.written is not None
        assert abs((found.written - start).days) == n
        assert found.due == on_or_after(found.written, CALENDAR)


class TestWritten:
    def test_a_day_off_moves_and_is_kept_as_written(self) -> None:
        found = dated(written=date(2026, 5, 1))
        assert (found.written, found.due) == (date(2026, 5, 1), date(2026, 5, 4))

    def test_a_written_day_goes_before_the_rule(self) -> None:
        found = dated(written=date(2026, 4, 6), due={"calendar_days": 60})
        assert found.due == date(2026, 4, 6)

    def test_without_day_and_rule_all_stays_open(self) -> None:
        bare = Due(1, Period(date(2026, 4, 1), date(2026, 4, 30)))
        terms = PaymentTerms(schedule="single", grace=DayCount(calendar_days=5))
        dues, (question,) = with_due_days([bare], terms, CALENDAR)
        assert dues == (bare,)
        assert question.code == "PAYMENT-DUE-UNSTATED"


class TestGrace:
    @pytest.mark.parametrize(
        ("grace", "late_after"),
        [
            (None, None),
            ({"calendar_days": 0}, date(2026, 4, 13)),
            ({"calendar_days": 3}, date(2026, 4, 16)),
            ({"calendar_days": 5}, date(2026, 4, 20)),  # 18 April is a Saturday
            ({"working_days": 5}, date(2026, 4, 20)),
        ],
    )
    def test_counted_from_the_day_it_is_due(
        self, grace: dict[str, int] | None, late_after: date | None
    ) -> None:
        found = dated(due={"calendar_days": 10}, grace=grace)  # Saturday 11 April, so Monday 13
        assert (found.due, found.late_after) == (date(2026, 4, 13), late_after)

    @given(confirmed, st.integers(0, 60), st.sampled_from(["working_days", "calendar_days"]))
    def test_a_grace_never_ends_before_it_begins(self, event: date, n: int, kind: str) -> None:
        shorter = payable_until(event, DayCount.model_validate({kind: n}), CALENDAR)
        longer = payable_until(event, DayCount.model_validate({kind: n + 1}), CALENDAR)
        assert event <= shorter <= longer
        assert CALENDAR.is_working_day(shorter)


class TestUnknownYear:
    TERM = Period.of_months(date(max(CONFIRMED_YEARS), 4, 1), 12)

    def test_days_of_a_year_without_decree_stay_open(self) -> None:
        terms = PaymentTerms.model_validate(
            {"schedule": "monthly", "split": "days", "due": {"calendar_days": 0}}
        )
        schedule, (issue,) = schedule_of(terms, self.TERM, CALENDAR)
        assert schedule is not None
        assert [due.due is None for due in schedule.dues] == [False] * 9 + [True] * 3
        assert (issue.code, issue.severity) == ("PAYMENT-DUE-CALENDAR", Severity.QUESTION)
        assert issue.where.pointer == "/payment/schedule"
        assert issue.message("en").startswith("From instalment 10 on it is not known")
        assert "decree" in issue.advice("en")

    def test_a_written_day_is_kept(self) -> None:
        written = date(max(CONFIRMED_YEARS) + 1, 2, 1)
        bare = Due(2, Period(self.TERM.last_day, self.TERM.last_day), written=written)
        (due,), (issue,) = with_due_days([bare], PaymentTerms(schedule="single"), CALENDAR)
        assert due == bare
        assert issue.message("en").startswith("From instalment 2 on")

    def test_it_is_said_once(self) -> None:
        after = date(max(CONFIRMED_YEARS) + 1, 1, 1)
        bare = [Due(n, Period(after, after), written=after + n * ONE_DAY) for n in range(1, 5)]
        _, issues = with_due_days(bare, PaymentTerms(schedule="single"), CALENDAR)
        assert len(issues) == 1
