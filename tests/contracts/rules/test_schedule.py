"""The instalments of a term, and one person's premium handed out over them."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dms.contracts.rules.schedule import Due, Schedule, schedule_of
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.issues import Issue, Severity
from dms.money import KOPECK, in_units
from dms.periods import ONE_DAY, Period, add_months
from dms.workdays import RussianCalendar

CASES = {
    case["id"]: case
    for name in ("outside.json", "russian.json")
    for case in json.loads((Path(__file__).parents[2] / "cases" / name).read_text("utf-8"))
}
RHYTHMS = {"single": None, "half_yearly": 6, "quarterly": 3, "monthly": 1}

# A real contract (dms-facts F-4.1): due after the start of what is paid for, unequal by days.
TERM = Period(date(2025, 3, 10), date(2026, 3, 9))
INSTALMENTS = [
    {"start": "10.03.2025", "last_day": "31.05.2025", "due": "01.04.2025"},
    {"start": "01.06.2025", "last_day": "31.08.2025", "due": "15.07.2025"},
    {"start": "01.09.2025", "last_day": "30.11.2025", "due": "15.10.2025"},
    {"start": "01.12.2025", "last_day": "09.03.2026", "due": "15.02.2026"},
]


class EveryDay:
    """A calendar in which people always work, for years without a decree."""

    def is_working_day(self, day: date) -> bool:
        return True


def planned(
    term: Period = TERM, unit: Decimal = KOPECK, **payment: Any
) -> tuple[Schedule | None, list[Issue]]:
    return schedule_of(PaymentTerms.model_validate(payment), term, EveryDay(), unit)


def plan(term: Period = TERM, unit: Decimal = KOPECK, **payment: Any) -> Schedule:
    schedule, issues = planned(term, unit, due={"calendar_days": 0}, **payment)
    assert schedule is not None
    assert issues == []
    return schedule


def real() -> Schedule:
    return plan(schedule=INSTALMENTS, split="days")


def equal(schedule: str = "quarterly", unit: Decimal = KOPECK, **more: Any) -> Schedule:
    return plan(TERM, unit, schedule=schedule, split="equal", **more)


def year_from(start: date) -> Period:
    return Period.of_months(start, 12)


starts = st.dates(date(2019, 1, 1), date(2032, 12, 31)) | st.builds(
    lambda month, back: add_months(date(2024, 1, 1), month) - back * ONE_DAY,
    st.integers(0, 40),
    st.integers(0, 3),
)
terms = st.builds(
    lambda start, days: Period(start, start + timedelta(days)), starts, st.integers(0, 800)
)
kopecks = st.integers(0, 20_000_000)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    term = draw(terms)
    return plan(
        term, schedule=draw(st.sampled_from(list(RHYTHMS))), split=draw(st.sampled_from(SPLITS))
    )


SPLITS = ["days", "equal"]


@st.composite
def with_cover(draw: st.DrawFn) -> tuple[Schedule, Period]:
    schedule = draw(schedules())
    first, last = sorted(draw(st.tuples(*[st.integers(0, schedule.term.days - 1)] * 2)))
    start = schedule.term.start
    return schedule, Period(start + timedelta(first), start + timedelta(last))


class TestPeriods:
    def test_month_ends_keep_their_anchor(self) -> None:
        case = CASES["A23a"]
        start = date.fromisoformat(case["inputs"]["start"])
        schedule = plan(year_from(start), schedule="monthly", split="days")
        found = [str(due.period.start) for due in schedule.dues[: case["inputs"]["n"]]]
        assert found == case["expected"]
        assert schedule.dues[0].period.last_day == date(2023, 2, 27)
        assert schedule.dues[1].period.last_day == date(2023, 3, 30)

    @pytest.mark.parametrize(
        ("rhythm", "expected"),
        [
            ("single", ["2025-03-10"]),
            ("half_yearly", ["2025-03-10", "2025-09-10"]),
            ("quarterly", ["2025-03-10", "2025-06-10", "2025-09-10", "2025-12-10"]),
        ],
    )
    def test_a_rhythm_counts_from_the_contract_start(
        self, rhythm: str, expected: list[str]
    ) -> None:
        schedule = plan(schedule=rhythm, split="days")
        assert [str(due.period.start) for due in schedule.dues] == expected
        assert [due.number for due in schedule.dues] == list(range(1, len(expected) + 1))

    def test_the_last_period_ends_with_the_contract(self) -> None:
        term = Period(date(2026, 1, 1), date(2026, 8, 15))
        schedule = plan(term, schedule="quarterly", split="days")
        assert schedule.dues[-1].period == Period(date(2026, 7, 1), date(2026, 8, 15))

    def test_a_day_more_than_a_year_is_an_instalment_more(self) -> None:
        year = plan(schedule="monthly", split="days")
        longer = plan(Period(TERM.start, date(2026, 3, 10)), schedule="monthly", split="days")
        assert len(year.dues) == 12
        assert longer.dues[-1].period == Period(date(2026, 3, 10), date(2026, 3, 10))

    def test_instalments_one_by_one(self) -> None:
        days = [(str(due.period.start), str(due.due)) for due in real().dues]
        assert days == [
            ("2025-03-10", "2025-04-01"),
            ("2025-06-01", "2025-07-15"),
            ("2025-09-01", "2025-10-15"),
            ("2025-12-01", "2026-02-15"),
        ]

    @given(schedules())
    def test_periods_are_the_term_without_gap(self, schedule: Schedule) -> None:
        periods = [due.period for due in schedule.dues]
        assert (periods[0].start, periods[-1].last_day) == (
            schedule.term.start,
            schedule.term.last_day,
        )
        for before, after in pairwise(periods):
            assert after.start == before.last_day + ONE_DAY

    @given(terms, st.sampled_from(["half_yearly", "quarterly", "monthly"]))
    def test_no_start_drifts_from_the_anchor(self, term: Period, rhythm: str) -> None:
        for k, due in enumerate(plan(term, schedule=rhythm, split="days").dues):
            assert due.period.start == add_months(term.start, k * (RHYTHMS[rhythm] or 0))


class TestByDays:
    def test_the_real_contract(self) -> None:
        assert real().parts(25_800_00, TERM) == (586_685, 650_301, 643_233, 699_781)

    def test_who_joins_later_pays_nothing_for_what_is_over(self) -> None:
        cover = Period(date(2025, 7, 1), TERM.last_day)  # 62, 91 and 99 of 252 days
        assert real().parts(25_200_00, cover) == (0, 620_000, 910_000, 990_000)

    def test_who_leaves_early_pays_nothing_for_what_comes(self) -> None:
        cover = Period(TERM.start, date(2025, 6, 17))  # 83 and 17 of 100 days
        assert real().parts(100_00, cover) == (8_300, 1_700, 0, 0)

    def test_within_one_instalment(self) -> None:
        cover = Period(date(2025, 9, 1), date(2025, 11, 30))
        assert real().parts(777, cover) == (0, 0, 777, 0)

    def test_one_day_of_cover(self) -> None:
        for day, index in ((TERM.start, 0), (date(2025, 5, 31), 0), (date(2025, 6, 1), 1)):
            parts = real().parts(5, Period(day, day))
            assert parts == tuple(5 * (i == index) for i in range(4))

    def test_half_a_kopeck_goes_up(self) -> None:
        term = Period(date(2026, 1, 1), date(2026, 2, 28))  # 31 and 28 days
        schedule = plan(term, schedule="monthly", split="days")
        halves = Period(date(2026, 1, 31), date(2026, 2, 1))
        assert schedule.parts(1, halves) == (1, 0)
        assert schedule.parts(3, halves) == (2, 1)

    def test_rounding_up_never_hands_out_more_than_there_is(self) -> None:
        # Twelve parts of 0.4997… to 0.5096 of a kopeck each: the early ones round up.
        schedule = plan(
            Period(date(2026, 1, 1), date(2026, 12, 31)), schedule="monthly", split="days"
        )
        parts = schedule.parts(6, schedule.term)
        assert sum(parts) == 6
        assert set(parts) == {0, 1}

    @given(with_cover(), kopecks)
    def test_each_part_is_its_share_of_the_days(
        self, schedule_and_cover: tuple[Schedule, Period], units: int
    ) -> None:
        schedule, cover = schedule_and_cover
        assume(schedule.split_by == "days")
        parts = schedule.parts(units, cover)
        left, overlaps = units, [due.period.overlap(cover) for due in schedule.dues]
        last = max(i for i, overlap in enumerate(overlaps) if overlap is not None)
        for i, (part, overlap) in enumerate(zip(parts, overlaps, strict=True)):
            days = overlap.days if overlap is not None else 0
            exact = Fraction(units * days, cover.days)
            if i == last:
                assert part == left
            else:
                assert part == left or abs(part - exact) <= Fraction(1, 2)
            left -= part


class TestEqual:
    def test_a_hundred_over_twelve(self) -> None:
        each, left = CASES["D2"]["expected"]
        inputs = CASES["D2"]["inputs"]
        schedule = equal("monthly")
        assert len(schedule.dues) == inputs["parts"]
        parts = schedule.parts(inputs["total"] * 100, TERM)
        assert parts[:-1] == (in_units(Decimal(each)),) * 11
        assert parts[-1] == in_units(Decimal(each) + Decimal(left))

    def test_cut_down_to_thousands(self) -> None:
        parts = equal(round_down_to="1000").parts(25_800_00, TERM)
        assert parts == (600_000, 600_000, 600_000, 780_000)

    def test_what_is_too_small_to_cut_is_paid_last(self) -> None:
        assert equal(round_down_to="1000").parts(3_999_99, TERM) == (0, 0, 0, 399_999)

    def test_a_joiner_pays_equal_parts_of_what_remains(self) -> None:
        late = Period(date(2025, 6, 9), TERM.last_day)  # one day of the first quarter
        assert equal().parts(100_01, late) == (2_500, 2_500, 2_500, 2_501)
        assert equal().parts(100_01, Period(date(2025, 6, 10), TERM.last_day)) == (
            0,
            3_333,
            3_333,
            3_335,
        )

    def test_days_of_the_instalments_do_not_matter(self) -> None:
        schedule = plan(schedule=INSTALMENTS, split="equal")
        assert schedule.parts(100_00, TERM) == (2_500, 2_500, 2_500, 2_500)

    @pytest.mark.parametrize(
        ("unit", "round_down_to", "step"),
        [
            ("0.01", None, 1),
            ("0.01", "0.01", 1),
            ("0.01", "1000", 100_000),
            ("1", "0.50", 1),  # every whole rouble is a multiple of half a rouble
            ("50", "20", 2),  # a multiple of both is 100 roubles
            ("1", None, 1),
        ],
    )
    def test_the_round_sum_is_counted_in_units_of_the_offer(
        self, unit: str, round_down_to: str | None, step: int
    ) -> None:
        assert equal("quarterly", Decimal(unit), round_down_to=round_down_to).step == step

    def test_whole_roubles(self) -> None:
        schedule = equal("quarterly", Decimal(1), round_down_to="100")
        assert schedule.parts(25_810, TERM) == (6_400, 6_400, 6_400, 6_610)

    @given(terms, st.sampled_from(list(RHYTHMS)), kopecks, st.integers(1, 100_000))
    def test_all_but_the_last_are_alike_and_round(
        self, term: Period, rhythm: str, units: int, step: int
    ) -> None:
        sum_ = Decimal(step) * KOPECK
        schedule = plan(term, schedule=rhythm, split="equal", round_down_to=sum_)
        *others, last = schedule.parts(units, term)
        each = others[0] if others else last
        assert set(others) <= {each}
        assert others == [] or each % step == 0
        assert 0 <= last - each < step * len(schedule.dues)


class TestParts:
    @given(with_cover(), kopecks)
    def test_they_add_up(self, schedule_and_cover: tuple[Schedule, Period], units: int) -> None:
        schedule, cover = schedule_and_cover
        parts = schedule.parts(units, cover)
        assert sum(parts) == units
        assert len(parts) == len(schedule.dues)
        assert min(parts) >= 0

    @given(with_cover(), kopecks)
    def test_what_is_given_back_mirrors_what_was_charged(
        self, schedule_and_cover: tuple[Schedule, Period], units: int
    ) -> None:
        schedule, cover = schedule_and_cover
        charged, freed = schedule.parts(units, cover), schedule.parts(-units, cover)
        assert [a + b for a, b in zip(charged, freed, strict=True)] == [0] * len(charged)

    @given(with_cover(), kopecks)
    def test_no_days_no_part(self, schedule_and_cover: tuple[Schedule, Period], units: int) -> None:
        schedule, cover = schedule_and_cover
        for due, part in zip(schedule.dues, schedule.parts(units, cover), strict=True):
            assert part == 0 or due.period.overlap(cover) is not None

    @pytest.mark.parametrize(
        "cover",
        [
            Period(date(2025, 3, 9), date(2026, 3, 9)),
            Period(date(2025, 3, 10), date(2026, 3, 10)),
            Period(date(2027, 1, 1), date(2027, 1, 2)),
        ],
    )
    def test_cover_outside_the_term_is_refused(self, cover: Period) -> None:
        with pytest.raises(ValueError, match="within the term"):
            real().parts(100, cover)


class TestFirstOpen:
    @pytest.mark.parametrize(
        ("on", "index"),
        [
            (date(2025, 3, 10), 0),
            (date(2025, 3, 31), 0),
            (date(2025, 4, 1), 1),  # due on that day is no longer open
            (date(2025, 10, 15), 3),
            (date(2026, 2, 14), 3),
            (date(2026, 2, 15), None),
        ],
    )
    def test_the_real_contract(self, on: date, index: int | None) -> None:
        assert real().first_open(on) == index

    def test_an_unknown_due_day_is_open(self) -> None:
        schedule, _ = planned(schedule="quarterly", split="days")
        assert schedule is not None
        assert schedule.first_open(date(2030, 1, 1)) == 0

    def test_an_unknown_due_day_after_known_ones(self) -> None:
        first, second = TERM.split_before(date(2025, 9, 1))
        dues = (Due(1, first, due=date(2025, 4, 1)), Due(2, second))
        assert Schedule(TERM, dues, "days").first_open(date(2025, 4, 1)) == 1


class TestNotStated:
    def test_no_schedule(self) -> None:
        schedule, (issue,) = planned()
        assert schedule is None
        assert (issue.code, issue.where.pointer) == (
            "PAYMENT-SCHEDULE-UNSTATED",
            "/payment/schedule",
        )

    def test_no_split(self) -> None:
        schedule, (issue,) = planned(schedule="monthly", due={"calendar_days": 0})
        assert schedule is None
        assert (issue.code, issue.severity, issue.where.pointer) == (
            "PAYMENT-SPLIT-UNSTATED",
            Severity.QUESTION,
            "/payment/split",
        )

    @pytest.mark.parametrize("schedule", ["single", [dict(INSTALMENTS[0], last_day="09.03.2026")]])
    def test_one_payment_needs_no_split(self, schedule: Any) -> None:
        assert plan(schedule=schedule).parts(123, TERM) == (123,)

    def test_a_rhythm_longer_than_the_term_needs_none_either(self) -> None:
        term = Period(date(2026, 1, 1), date(2026, 2, 28))
        assert plan(term, schedule="quarterly").parts(123, term) == (123,)

    def test_no_due_rule_leaves_the_days_open(self) -> None:
        schedule, (issue,) = planned(schedule="quarterly", split="days")
        assert schedule is not None
        assert {due.due for due in schedule.dues} == {None}
        assert (issue.code, issue.where.pointer) == ("PAYMENT-DUE-UNSTATED", "/payment/due")
        assert schedule.parts(25_800_00, TERM)[0] == 650_301

    def test_the_questions_are_those_of_the_terms(self) -> None:
        terms = PaymentTerms(schedule="monthly", split="days")
        (asked,) = schedule_of(terms, TERM, EveryDay())[1]
        assert asked.code in {question.code for question in terms.questions()}


class TestMisplaced:
    @pytest.mark.parametrize(
        ("term", "code", "pointer"),
        [
            (
                Period(date(2025, 3, 9), date(2026, 3, 9)),
                "TERMS-INSTALMENTS-START",
                "/payment/schedule/0/start",
            ),
            (
                Period(date(2025, 3, 11), date(2026, 3, 9)),
                "TERMS-INSTALMENTS-START",
                "/payment/schedule/0/start",
            ),
            (
                Period(date(2025, 3, 10), date(2026, 3, 8)),
                "TERMS-INSTALMENTS-END",
                "/payment/schedule/3/last_day",
            ),
            (
                Period(date(2025, 3, 10), date(2026, 3, 10)),
                "TERMS-INSTALMENTS-END",
                "/payment/schedule/3/last_day",
            ),
        ],
    )
    def test_instalments_of_another_term(self, term: Period, code: str, pointer: str) -> None:
        schedule, (issue,) = planned(term, schedule=INSTALMENTS, split="days")
        assert schedule is None
        assert (issue.code, issue.severity) == (code, Severity.ERROR)
        assert issue.where.pointer == pointer

    def test_everything_is_said_at_once(self) -> None:
        schedule, issues = planned(year_from(date(2026, 1, 1)), schedule=INSTALMENTS)
        assert schedule is None
        assert [issue.code for issue in issues] == [
            "TERMS-INSTALMENTS-START",
            "TERMS-INSTALMENTS-END",
            "PAYMENT-SPLIT-UNSTATED",
        ]

    def test_the_message_names_both_days(self) -> None:
        _, (issue,) = planned(
            Period(TERM.start, date(2026, 3, 31)), schedule=INSTALMENTS, split="days"
        )
        assert issue.message("en") == (
            "The instalments pay up to 2026-03-09, the contract ends on 2026-03-31."
        )
        assert issue.advice("en") == "Let the last instalment end with the contract."


def test_the_ready_calendar_moves_due_days() -> None:
    terms = PaymentTerms.model_validate({"schedule": INSTALMENTS, "split": "days"})
    schedule, issues = schedule_of(terms, TERM, RussianCalendar())
    assert schedule is not None
    assert issues == []
    assert schedule.dues[3].written == date(2026, 2, 15)  # a Sunday
    assert schedule.dues[3].due == date(2026, 2, 16)
