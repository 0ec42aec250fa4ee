"""Checks of terms in detail: what they say, where, and how much by the rule alone."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from cases_terms import YEAR, joins, paid, part, prorated, relatives, subject, withdrawn
from contract_helpers import contract, employee, offer, relative, terms
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.contracts.checks import (
    early_end,
    joining,
    leaving,
    payments,
    pricing_terms,
    refunds,
    rosters,
    time_counting,
)
from dms.contracts.checks import relatives as of_relatives
from dms.contracts.checks.check import Check
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Status, Verdict
from dms.contracts.checks.waiting import compared, waits
from dms.contracts.rules.refund import Method, Refund, refund
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.refund_terms import RefundTerms
from dms.issues import Location
from dms.periods import ONE_DAY, Period
from dms.pricing.proration import ByMonths
from dms.pricing.rounding import RoundingRule
from dms.workdays import Counting, RussianCalendar

FAILED, PASSED, OPEN = Status.FAILED, Status.PASSED, Status.NOT_STATED
BACKDATED = {"backdating": 5}
STANDARD = {"days": [1, 15], "notice": {"working_days": 10}, "counting": "strict"}


def seen(check: Check, of: Subject) -> list[Verdict]:
    return list(check.look(of))


def only(check: Check, of: Subject) -> Verdict:
    (verdict,) = seen(check, of)
    return verdict


def ends(check: Check, of: Subject) -> list[Status]:
    return [verdict.status for verdict in seen(check, of)]


# -- joining --------------------------------------------------------------------------------------


class Weekdays:
    """Monday to Friday, without holidays."""

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5


def naive_wait(day: date, days: set[int] | None, notice: int, last: date) -> int | None:
    """Count day by day: so many whole working days between the request and the first day.

    A request on a day off is one of the next working day.
    """
    filed = day
    while not Weekdays().is_working_day(filed):
        filed += ONE_DAY
    entry, between = filed + ONE_DAY, 0
    while entry <= last:
        if between >= notice and (days is None or entry.day in days):
            return (entry - day).days
        between += Weekdays().is_working_day(entry)
        entry += ONE_DAY
    return None


@pytest.mark.parametrize("days", [{1, 15}, {1}, None])
@pytest.mark.parametrize("notice", [5, 10])
def test_the_wait_is_counted_for_every_day_of_the_year(days, notice):
    rule = FilingRule(
        days="any" if days is None else sorted(days),
        notice={"working_days": notice},
        counting=Counting.STRICT,
    )
    counted = waits(rule, YEAR, Weekdays())
    for number in range(YEAR.days):
        day = YEAR.start + timedelta(number)
        assert counted.get(number) == naive_wait(day, days, notice, YEAR.last_day)


def test_the_clause_of_the_guide_waits_three_weeks_on_the_mean():
    (verdict,) = seen(joining.entry_days, joins(**STANDARD))
    assert verdict.status is FAILED
    assert verdict.found.to("en") == "Employees join on these days of the month: 1, 15"
    assert verdict.stake is not None
    waiting = verdict.stake.waiting
    assert waiting is not None
    assert Fraction(22) < waiting.mean < Fraction(23)
    assert waiting.better_mean < waiting.mean
    assert waiting.better_worst < waiting.worst == 33
    assert verdict.stake.money is None, "what nobody has planned costs nothing that can be told"


def test_no_wait_is_told_without_a_period_or_a_known_calendar():
    assert only(joining.entry_days, subject(None, enrolment=STANDARD)).stake is None
    unknown = Period(date(2150, 1, 1), date(2150, 12, 31))
    assert only(joining.entry_days, subject(unknown, enrolment=STANDARD)).stake is None
    assert compared(FilingRule(), FilingRule(), YEAR, RussianCalendar()) is None


@settings(max_examples=20)
@given(
    st.sets(st.integers(1, 28), min_size=1, max_size=4),
    st.integers(0, 15),
)
def test_the_better_clause_never_waits_longer(days, notice):
    rule = FilingRule(days=sorted(days), notice={"working_days": notice}, counting=Counting.STRICT)
    better = FilingRule(days="any", notice={"working_days": notice}, counting=Counting.STRICT)
    found = compared(rule, better, YEAR, Weekdays())
    assert found is not None
    assert found.better_mean <= found.mean <= found.worst
    assert found.better_worst <= found.worst


@pytest.mark.parametrize(
    ("notice", "status"),
    [
        ({"working_days": 5}, PASSED),
        ({"working_days": 10}, FAILED),
        ({"calendar_days": 7}, PASSED),
        ({"calendar_days": 8}, FAILED),
        ({"working_days": 0}, PASSED),
    ],
)
def test_notice_up_to_five_working_days_or_a_week(notice, status):
    assert ends(joining.entry_notice, joins(notice=notice)) == [status]


def test_a_wait_that_rests_on_a_reading_says_so():
    unsaid = {name: value for name, value in STANDARD.items() if name != "counting"}
    for rule, assumed in ((STANDARD, False), (unsaid, True), ({"days": [1]} | BACKDATED, False)):
        found = only(joining.entry_days, joins(**rule)).stake
        assert found is not None
        assert found.waiting is not None
        assert found.waiting.counting_assumed is assumed


def test_backdating_needs_no_notice():
    back = joins(days="any", backdating=30)
    assert ends(joining.entry_notice, back) == [PASSED]


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ({"notice": {"working_days": 0}}, PASSED),
        ({"backdating": 10}, PASSED),
        (STANDARD, OPEN),
        (STANDARD | {"late": "refuse"}, FAILED),
        (STANDARD | {"late": "next_day"}, FAILED),
        (STANDARD | {"days": "any", "late": "next_day"}, PASSED),
        ({"notice": {"working_days": 5}, "late": "next_day"}, OPEN),
        ({"late": "next_day", "days": "any"}, PASSED),
    ],
)
def test_a_late_request(rule, status):
    assert ends(joining.late_requests, joins(**rule)) == [status]


def test_findings_carry_their_clause_and_place():
    verdict = only(joining.entry_days, joins(**STANDARD, clause="п. 4.3"))
    assert verdict.clause == "п. 4.3"
    assert verdict.where == Location(pointer="/enrolment/days")


# -- relatives ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("windows", "statuses"),
    [
        ([{"months": 1}], [FAILED]),
        ([{"months": 2}], [PASSED]),
        ([{"days": 61}], [FAILED]),
        ([{"days": 62}], [PASSED]),
        ([{"whole_term": True}], [PASSED]),
        ([{"months": 1}, {"months": 3}], [PASSED]),
        ([{"months": 1}, {}], [OPEN]),
        ([{"months": 1, "since": "birth"}, {"months": 2, "since": "marriage"}], [FAILED, PASSED]),
    ],
)
def test_the_longest_window_of_each_event_counts(windows, statuses):
    assert ends(of_relatives.window_length, relatives(*windows)) == statuses


def test_a_window_is_named_with_its_length():
    found = [
        only(of_relatives.window_length, relatives(window)).found.to("en")
        for window in ({"months": 1}, {"days": 30}, {"whole_term": True})
    ]
    assert found == [
        "The window “w0” is open for 1 month",
        "The window “w0” is open for 30 days",
        "The window “w0” is open for the whole term",
    ]


def test_every_window_has_its_uplift_and_its_clause():
    found = relatives({"uplift": "0.15", "clause": "п. 5.1"}, {"uplift": 0}, {}, clause="п. 5")
    verdicts = seen(of_relatives.uplift, found)
    assert [(v.status, v.clause) for v in verdicts] == [
        (FAILED, "п. 5.1"),
        (PASSED, "п. 5"),
        (OPEN, "п. 5"),
    ]
    assert verdicts[0].found.to("en") == "Uplift in the window “w0”: 15 %"


@pytest.mark.parametrize(
    ("windows", "status"),
    [
        ([{"since": "contract_start", "months": 1}], FAILED),
        ([{"since": "birth", "months": 1}], FAILED),
        ([{"since": "contract_start", "whole_term": True}], PASSED),
        ([{"since": "employee_entry", "months": 1}, {}], PASSED),
        ([{"since": "contract_start", "months": 1}, {}], OPEN),
    ],
)
def test_relatives_of_later_employees_need_a_window(windows, status):
    assert ends(of_relatives.window_event, relatives(*windows)) == [status]


def test_windows_that_are_not_stated_are_asked_about_once():
    silent = relatives(payer="employee")
    for check in (of_relatives.window_length, of_relatives.uplift, of_relatives.window_event):
        verdict = only(check, silent)
        assert verdict.status is OPEN
        assert verdict.where == Location(pointer="/relatives/windows")


def test_where_nobody_brings_relatives_nothing_is_looked_at():
    nobody = relatives(relationships=[])
    assert [seen(check, nobody) for check in of_relatives.CHECKS] == [[]] * 6
    assert not seen(rosters.relatives_premium, nobody)


def test_a_window_that_never_closes_asks_for_no_day():
    forever = relatives({"whole_term": True, "uplift": 0})
    assert not seen(of_relatives.measured_day, forever)
    assert ends(of_relatives.after_window, forever) == [PASSED]
    assert not seen(of_relatives.first_list, forever)


# -- leaving and refunds --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ({"days": "any", "notice": {"working_days": 10}}, PASSED),
        ({"days": "any", "notice": {"working_days": 11}}, FAILED),
        ({"days": "any", "notice": {"calendar_days": 15}}, FAILED),
        ({"days": "any", "notice": {"working_days": 5}, "late": "refuse"}, FAILED),
        ({"days": "any", "backdating": 30}, PASSED),
        ({"notice": {"working_days": 5}}, OPEN),
        ({"days": [15]}, FAILED),
    ],
)
def test_leaving(rule, status):
    assert ends(leaving.leaving_days, subject(leaving=rule)) == [status]


def test_the_law_gives_nothing_back_where_the_contract_is_silent_but_that_is_a_question():
    assert ends(refunds.withdrawal, withdrawn()) == [OPEN]
    assert ends(refunds.withdrawal, withdrawn(set_off_share=1)) == [OPEN]
    assert ends(refunds.withdrawal, withdrawn(allowed=False)) == [OPEN]


@pytest.mark.parametrize(
    "refund",
    [
        {"cash_share": 0},
        {"cash_share": 0, "set_off_share": 1},
        {"cash_share": 1, "expense_load": {"share": 1, "of": "freed"}},
        {"cash_share": 1, "expense_load": {"share": 1, "of": "charged"}},
        {"expense_load": {"share": 1, "of": "freed"}},
    ],
)
def test_after_the_end_there_is_nothing_to_set_off_against(refund):
    """Only cash is worth anything then, and expenses of 100 per cent leave none of it."""
    assert ends(refunds.withdrawal, withdrawn(**refund)) == [FAILED]
    assert ends(refunds.leavers, subject(leaving={"refund": refund})) == [FAILED]


def test_what_comes_back_is_told_after_expenses():
    """The clause 8.2 of the example: half of what is left after a fifth, which is 40 per cent."""
    half = withdrawn(cash_share="0.50", expense_load={"share": "0.20", "of": "freed"})
    assert only(refunds.withdrawal, half).found.to("en") == (
        "Early end by the client: 40 % of the paid premium for the days left come back"
    )
    whole = only(refunds.withdrawal, withdrawn(cash_share=1)).found.to("en")
    assert "100 % of the paid premium" in whole


@given(
    st.decimals(0, 1, places=2),
    st.one_of(st.none(), st.decimals(0, 1, places=2)),
)
def test_a_share_comes_back_exactly_where_the_refund_says_so(cash, load):
    """The verdict agrees with the refund that the contract would compute."""
    stated = {"cash_share": str(cash)}
    if load is not None and cash:
        stated["expense_load"] = {"share": str(load), "of": "freed"}
    verdict = only(refunds.withdrawal, withdrawn(**stated))
    made = refund(
        RefundTerms.model_validate(stated),
        freed=1_000_000,
        paid=1_000_000,
        charged=1_000_000,
        claims=0,
        method=Method.CASH,
        rounding=RoundingRule(),
    )
    assert isinstance(made, Refund)
    assert verdict.status is (PASSED if made.returned else FAILED)


def test_a_contract_that_bars_the_client_is_asked_about_its_refund_all_the_same():
    barred = withdrawn(allowed=False, cash_share=1)
    assert ends(refunds.withdrawal, barred) == [PASSED]
    assert ends(refunds.deadline, barred) == [OPEN]


def test_deductions_are_looked_at_for_leavers_and_for_an_early_end():
    load = {"share": "0.2", "of": "freed"}
    both = subject(
        leaving={"refund": {"cash_share": 1, "expense_load": load, "clause": "п. 7"}},
        termination={"by_client": {"refund": {"cash_share": "0.8"}}},
    )
    verdicts = seen(refunds.deductions, both)
    assert [v.status for v in verdicts] == [FAILED, FAILED]
    assert [v.found.to("en") for v in verdicts] == [
        "Leaving: 20 % are kept for expenses",
        "Early end by the client: only 80 % come back in cash",
    ]
    assert verdicts[1].stake is None, "an employee who leaves tells nothing of the whole contract"
    assert verdicts[0].clause == "п. 7"


def test_what_an_average_employee_leaves_with_the_insurer():
    """36,500 a year, half of the term: 184 days or 18,400 roubles are left; a fifth is kept."""
    kept = contract(
        employee("A"),
        employee("B", programme="std"),
        on=terms(leaving={"refund": {"cash_share": "0.8", "set_off_share": "1"}}),
    )
    (verdict, *_) = seen(refunds.deductions, Subject.of(kept))
    assert verdict.stake is not None
    # 365 days, the first half has 182 of them, 183 are left: 18,300 roubles
    assert verdict.stake.money == Decimal("-3660.00")
    assert verdict.stake.people == 1
    assert verdict.stake.basis is not None
    assert "half of the term" in verdict.stake.basis.to("en")


def test_the_average_is_that_of_employees_alone():
    family = contract(employee("A"), employee("B", programme="vip"), relative("A/1"))
    (verdict, *_) = seen(refunds.deductions, Subject.of(family))
    assert verdict.stake is not None
    assert verdict.stake.money == Decimal("-5490.00")  # of 54,750 a year


def test_nothing_is_told_of_refunds_without_the_rule_for_leaving():
    open_ = contract(of=offer(proration={"join": "days"}))
    (verdict, *_) = seen(refunds.deductions, Subject.of(open_))
    assert verdict.status is FAILED
    assert verdict.stake is None


def test_a_refund_deadline_is_asked_where_anything_comes_back():
    assert not seen(refunds.deadline, subject())
    assert ends(refunds.deadline, withdrawn(cash_share=1)) == [OPEN]
    quick = withdrawn(cash_share=1, within={"calendar_days": 14})
    assert ends(refunds.deadline, quick) == [PASSED]


@pytest.mark.parametrize(
    ("notice", "status"),
    [({"working_days": 21}, PASSED), ({"working_days": 22}, FAILED)],
)
def test_the_clients_notice_in_working_days(notice, status):
    found = subject(termination={"by_client": {"allowed": True, "notice": notice}})
    assert ends(early_end.clients_notice, found) == [status]


# -- the price of a part of the term --------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        ({"method": "days", "of": 365}, True),
        ({"method": "days", "of": 366}, False),
        ({"method": "days", "months_of_30": True}, False),
        ("days", True),
        ("none", True),
    ],
)
def test_a_formula_divides_by_the_days_of_the_term(rule, fits):
    first, second = seen(pricing_terms.formula, prorated(rule))
    assert first.status is (PASSED if fits else FAILED)
    assert second.status is PASSED


@pytest.mark.parametrize("of", [365, 366])
def test_a_fixed_year_does_not_fit_or_misfit_an_unknown_term(of):
    rule = {"method": "days", "of": of}
    first, second = seen(
        pricing_terms.formula, subject(None, proration={"join": rule, "leave": "days"})
    )
    assert (first.status, second.status) == (OPEN, PASSED)
    assert first.where == Location(pointer="/period")


def test_everything_that_is_taken_off_is_named():
    load = {"share": "0.2", "of": "freed"}
    cut = subject(
        leaving={"refund": {"cash_share": "0.8", "minus_claims": True, "expense_load": load}}
    )
    assert only(refunds.deductions, cut).found.to("en") == (
        "Leaving: 20 % are kept for expenses; paid care is taken off; only 80 % come back in cash"
    )


@pytest.mark.parametrize(
    ("rule", "costly"),
    [
        ("days", False),
        ("none", True),
        ({"method": "short_period", "shares": {1: "0.2", 2: 1}}, True),
        ({"method": "months", "count": "full", "anchor": "contract_day"}, False),
        ({"method": "months", "count": "started", "anchor": "contract_day"}, True),
    ],
)
def test_months_begun_cost_more_than_days(rule, costly):
    statuses = ends(pricing_terms.months, prorated(rule, rule))
    assert statuses == [FAILED if costly else PASSED] * 2


def test_where_the_terms_are_silent_the_offer_answers():
    by_offer = Subject(offer=offer(), terms=prorated("days").terms)
    assert ends(pricing_terms.formula, by_offer) == [PASSED, PASSED]
    bare = Subject(offer=offer())
    assert ends(pricing_terms.months, bare) == [PASSED, PASSED]
    assert only_pointers(bare) == ["/proration/join", "/proration/leave"]


def only_pointers(of: Subject) -> list[str | None]:
    return [v.where.pointer for v in seen(pricing_terms.months, of) if v.where]


def test_the_overcharge_is_the_mean_of_all_days():
    rule = ByMonths(count="started", anchor="contract_day")
    dear = contract(employee("A"), of=offer(proration={"join": rule, "leave": "days"}))
    verdict = next(v for v in seen(pricing_terms.months, Subject.of(dear)) if v.status is FAILED)
    more = Fraction(0)
    for number in range(1, 365):
        rest = Period(YEAR.start + timedelta(number), YEAR.last_day)
        more += 36500 * (rule.share(rest, YEAR) - Fraction(rest.days, 365))
    assert verdict.stake is not None
    assert verdict.stake.money is not None
    assert abs(-Fraction(verdict.stake.money) - more / 364) <= Fraction(1, 200)
    assert verdict.stake.money < 0


def test_a_leaver_loses_the_month_that_has_begun():
    rule = ByMonths(count="started", anchor="contract_day")
    dear = contract(employee("A"), of=offer(proration={"join": "days", "leave": rule}))
    verdict = next(v for v in seen(pricing_terms.months, Subject.of(dear)) if v.status is FAILED)
    assert verdict.found.to("en") == "Leaving: a month begun is charged in full"
    assert verdict.stake is not None
    assert verdict.stake.money is not None
    assert verdict.stake.money < 0


# -- payment, list, time --------------------------------------------------------------------------


def test_a_due_day_on_a_day_off_is_named():
    verdict = only(payments.due_days, paid(schedule="single", due={"calendar_days": 10}))
    assert verdict.found.to("en") == "Payment 1 is due on a day off: 2026-01-11"


@pytest.mark.parametrize(
    "of",
    [
        subject(None, payment={"schedule": "single", "due": {"calendar_days": 10}}),
        subject(
            Period(date(2150, 1, 1), date(2150, 12, 31)),
            payment={"schedule": "single", "due": {"working_days": 10}},
        ),
        paid(schedule="quarterly", due={"calendar_days": 10}),
    ],
    ids=["no period", "unknown calendar", "split not stated"],
)
def test_due_days_that_cannot_be_known_are_not_judged(of):
    assert not seen(payments.due_days, of)


def test_instalments_one_by_one_have_their_own_days():
    gap = paid(schedule=[part("2026-02-02", "2026-12-31")])
    verdict = only(payments.instalments, gap)
    assert verdict.status is FAILED
    assert verdict.where == Location(pointer="/payment/schedule/0/start")
    assert ends(payments.instalments, paid(schedule="quarterly")) == [PASSED]
    rhythm = subject(None, payment={"schedule": "quarterly"})
    assert ends(payments.instalments, rhythm) == [PASSED]
    nowhere = subject(None, payment={"schedule": [part("2026-02-02", "2026-12-31")]})
    assert not seen(payments.instalments, nowhere)


def test_an_automatic_end_is_told_once():
    ending = paid(late_payment="termination")
    assert not seen(payments.suspension, ending)
    assert ends(payments.automatic_end, paid(late_payment="suspension")) == [PASSED]


@pytest.mark.parametrize(
    ("grace", "status"),
    [
        ({"working_days": 10}, PASSED),
        ({"calendar_days": 14}, PASSED),
        ({"working_days": 9}, FAILED),
        ({"calendar_days": 13}, FAILED),
        (None, FAILED),
    ],
)
def test_a_grace_long_enough_to_pay_is_what_the_better_clause_asks(grace, status):
    says = {"grace": grace} if grace else {}
    ending = paid(late_payment="termination", **says)
    assert ends(payments.automatic_end, ending) == [status]


def test_the_headcount_matters_where_a_price_depends_on_it():
    everybody = terms(recalculation={"headcount": "everybody"})
    flat = contract(on=everybody)
    assert ends(rosters.headcount, Subject.of(flat)) == [PASSED]
    banded = contract(
        of=offer(
            "36500",
            {"multiply": {"headcount": {"1-10": 1, "11+": "0.9"}}},
            headcount={"counts": "all"},
        ),
        on=everybody,
    )
    assert ends(rosters.headcount, Subject.of(banded)) == [FAILED]


def test_relatives_whom_the_employer_pays_for_are_counted():
    mixed = terms(relatives={"payer": "employer"}, conditions={"relatives_on_own_line": False})
    family = contract(employee("A"), relative("A/1"), on=mixed)
    verdict = only(rosters.relatives_premium, Subject.of(family))
    assert verdict.stake is not None
    assert (verdict.stake.people, verdict.stake.money) == (1, None)


def test_a_line_of_their_own_is_asked_about_where_the_employer_pays():
    verdict = only(rosters.relatives_premium, relatives(payer="employer"))
    assert verdict.status is OPEN
    assert verdict.where == Location(pointer="/conditions/relatives_on_own_line")
    assert ends(rosters.relatives_premium, relatives(payer="employee")) == [PASSED]


@pytest.mark.parametrize(("rule", "status"), [({"allowed": False}, PASSED), ({}, OPEN)])
def test_replacing_people(rule, status):
    assert ends(rosters.replacement, subject(swap=rule)) == [status]


@pytest.mark.parametrize(
    ("start", "last_day", "needed"),
    [
        (date(2026, 1, 1), date(2026, 12, 30), "2026-12-31"),
        (date(2012, 4, 2), date(2013, 3, 31), "2013-04-01"),
        (date(2028, 2, 29), date(2029, 2, 27), "2029-02-28"),
    ],
)
def test_a_year_that_is_a_day_short_names_the_day_that_would_do(start, last_day, needed):
    verdict = only(time_counting.one_year, subject(Period(start, last_day)))
    assert verdict.status is FAILED
    assert "1 day short" in verdict.found.to("en")
    assert needed in verdict.found.to("en")


@pytest.mark.parametrize(("months", "status"), [(11, FAILED), (12, PASSED)])
def test_months_are_enough_to_tell_a_year(months, status):
    found = Subject(offer=offer(period=None, term_months=months))
    assert ends(time_counting.one_year, found) == [status]
    assert not seen(time_counting.end_on_day_off, found)


def test_both_readings_of_a_notice_stand_in_the_question():
    """Ten working days before 1 February 2026: by 15 or by 16 January."""
    notice = {"days": [1, 15], "notice": {"working_days": 10}}
    verdict = only(time_counting.counting, joins(**notice))
    assert verdict.status is OPEN
    said = verdict.found.to("en")
    assert "For 2026-02-01 the last day to file is 2026-01-16, or 2026-01-19 if it does" in said


def test_without_a_known_calendar_the_question_has_no_dates():
    unknown = Period(date(2150, 1, 1), date(2150, 12, 31))
    for period in (None, unknown):
        found = subject(period, enrolment={"notice": {"working_days": 10}})
        said = only(time_counting.counting, found).found.to("en")
        assert said == "Joining: does the day of filing count among the days of notice?"
    longer = Period(date(2150, 1, 1), date(2151, 1, 2))
    assert not seen(time_counting.end_on_day_off, subject(longer))


def test_every_rule_with_notice_is_looked_at():
    rule = {"days": "any", "notice": {"working_days": 3}}
    all_of_them = subject(
        enrolment=rule,
        leaving=rule,
        relatives={"entry": rule},
        swap={"allowed": True, **rule},
        programme_change={"allowed": True, **rule},
    )
    pointers = [v.where.pointer for v in seen(time_counting.counting, all_of_them) if v.where]
    assert pointers == [
        "/enrolment/counting",
        "/relatives/entry/counting",
        "/leaving/counting",
        "/programme_change/counting",
        "/swap/counting",
    ]
    assert not seen(time_counting.counting, joins(days="any", notice={"working_days": 0}))
