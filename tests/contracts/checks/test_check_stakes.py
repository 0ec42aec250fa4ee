"""What better clauses are worth: the same figures as a comparison of terms, each told once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from what_if_helpers import brings, contract, family, joins, leaves, staff, terms

from dms.contracts.checks import better_terms
from dms.contracts.checks.average_employee import AverageEmployee
from dms.contracts.checks.checking import check_contract
from dms.contracts.checks.findings import CheckReport, Finding
from dms.contracts.checks.registry import BUILT_IN
from dms.contracts.checks.stakes import counterfactual, joined, together
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Waiting
from dms.contracts.contract import Contract
from dms.contracts.rules.refund import Method
from dms.contracts.state.requests import Terminate
from dms.contracts.what_if.comparison import compare_terms
from dms.members import Member, Relationship, Roster
from dms.periods import Period
from dms.pricing.proration import ByDays, NoProration

JOINER = joins("E-043", date(2026, 1, 20), date(2026, 1, 27))
YEAR = (
    JOINER,
    brings("C-1", "E-001", date(2026, 2, 10)),
    leaves("E-002", date(2026, 5, 4), date(2026, 5, 15), "cash"),
)
NOT_STATED_REFUND = terms({"leaving.refund": {}})


def finding(report: CheckReport, id_: str) -> Finding:
    return next(one for one in report.failed if one.check.id == id_)


def stake(report: CheckReport, id_: str) -> Stake:
    found = finding(report, id_).stake
    assert found is not None
    return found


def test_the_example_of_the_guide_nineteen_days_and_what_they_cost():
    """From 15 February by the standard clause, from 27 January by the recommended one."""
    report = check_contract(contract(), [JOINER], only=["ENR"])
    together = report.together
    assert together is not None
    assert (together.money, together.days) == (Decimal("1998.91"), -19)
    assert together.people == 1
    assert together.basis is not None
    assert together.basis.to("en") == "on a year in which 1 person joins"
    assert together.waiting is not None
    one_by_one = [stake(report, id_).days for id_ in ("ENR-01", "ENR-02")]
    assert one_by_one == [-12, -14], "one clause alone is worth less than both"


@pytest.mark.parametrize("check", [c for c in BUILT_IN if c.better], ids=lambda c: c.id)
def test_a_stake_is_what_the_comparison_of_terms_says(check):
    own = contract()
    assert check.better is not None
    better = check.better(own.terms)
    expected = compare_terms(own, YEAR, own.terms, better).difference
    found = counterfactual(Subject.of(own, YEAR), check.better)
    if better == own.terms or check.id in {"REF-01", "END-02"}:  # nobody ends the contract here
        assert found is None
        return
    assert expected is not None
    if found is None:  # it touches no relative of this year
        assert check.family == "REL"
        assert (expected.premium, expected.days_without_cover) == (0, 0)
        return
    assert (found.money, found.days) == (expected.premium, expected.days_without_cover)


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.integers(0, 330), st.integers(0, 20)), min_size=1, max_size=4),
)
def test_joining_on_any_day_never_leaves_people_longer_without_cover(wishes):
    start = date(2026, 1, 1)
    requests = sorted(
        (
            joins(f"N-{n}", start + timedelta(filed), start + timedelta(filed + ahead))
            for n, (filed, ahead) in enumerate(wishes)
        ),
        key=lambda request: request.requested_on,
    )
    of = Subject.of(contract(), tuple(requests))
    for better in (better_terms.joining_on_any_day, better_terms.joining_with_short_notice):
        found = counterfactual(of, better)
        assert found is not None
        assert found.days is not None
        assert found.days <= 0


def test_nothing_is_made_up_where_nobody_joins_or_leaves():
    report = check_contract(contract())
    for id_ in ("ENR-01", "ENR-02"):
        found = stake(report, id_)
        assert (found.money, found.days, found.people) == (None, None, None)
        assert found.waiting is not None
    assert finding(report, "REL-01").stake is None
    assert report.together is not None
    assert report.together.money is None, "by the rule alone"


def test_an_uplift_from_the_start_is_told_on_the_present_list():
    dear = contract(terms({"relatives.uplift_from_start": True}), family())
    report = check_contract(dear)
    found = stake(report, "REL-02")
    assert (found.money, found.days, found.people) == (Decimal("-5760.00"), 0, 1)
    assert found.basis is not None
    assert found.basis.to("en") == "on the list of 2 people"


def test_relatives_who_pay_nothing_more_are_no_stake():
    assert finding(check_contract(contract(people=family())), "REL-02").stake is None


def test_what_has_happened_is_weighed_too():
    own = contract(terms({"enrolment.days": "any"}))
    own = own.apply(own.preview(JOINER))
    found = stake(check_contract(own), "ENR-02")
    assert found.days is not None
    assert found.days < 0


def test_a_year_of_leavers_alone_counts_requests():
    report = check_contract(contract(), [YEAR[2]])
    found = stake(report, "ROS-01")
    assert found.basis is not None
    assert found.basis.to("en") == "on a year with 1 request"
    assert found.money is not None
    assert found.money < 0


def test_what_waits_for_an_answer_has_no_figure_but_the_question():
    report = check_contract(contract(NOT_STATED_REFUND), [YEAR[2]])
    found = stake(report, "ROS-01")
    assert (found.money, found.days) == (None, None)
    assert found.issues
    assert any(issue.code.startswith("REFUND") for issue in found.issues)


def test_a_clause_that_several_checks_name_is_worth_something_once():
    late = terms({"enrolment.late": "next_day"})
    report = check_contract(contract(late), YEAR)
    first, second = finding(report, "ENR-01"), finding(report, "ENR-03")
    assert first.stake is not None
    assert first.stake.money is not None
    assert second.stake is None
    assert second.shared_with is first.check
    assert first.shared_with is None


def test_one_run_for_each_better_clause(monkeypatch: pytest.MonkeyPatch):
    runs = []

    def counted(*given, **named):
        runs.append(given)
        return compare_terms(*given, **named)

    monkeypatch.setattr("dms.contracts.checks.stakes.compare_terms", counted)
    report = check_contract(contract(), YEAR)
    betters = {one.better for one in report.failed} - {None}
    assert len(runs) == len(betters)


def test_all_together_is_not_the_sum():
    report = check_contract(contract(), YEAR)
    betters = {one.better for one in report.failed if one.better}
    assert len(betters) > 2
    assert report.together is not None
    assert report.together.people is not None
    assert check_contract(contract(), YEAR, only=["ENR-01"]).together is None


def test_where_the_better_terms_cannot_be_concluded_the_reason_is_kept():
    """With two months for relatives the uplift of the first list has to be stated too."""
    silent = contract(people=family(), own=terms({"relatives.uplift_from_start": False}))

    def broken(own):
        return own.model_copy(
            update={"relatives": own.relatives.model_copy(update={"uplift_from_start": None})}
        )

    found = counterfactual(Subject.of(silent, YEAR), broken)
    assert found is not None
    assert found.money is None
    assert found.issues


@pytest.mark.parametrize(
    "better", [getattr(better_terms, name) for name in better_terms.__all__ if name.islower()]
)
def test_a_better_clause_is_written_down_as_terms(better):
    """Better terms can be written into a file and read again, and are no further improved."""
    improved = better(terms())
    read = type(improved).model_validate(improved.model_dump(mode="json", exclude_unset=True))
    assert read == improved
    again = better(improved)
    if better is not better_terms.relatives_from_entry:  # windows of the start stay what they are
        assert again == improved


def test_own_figures_of_a_check_stay_beside_those_of_the_year():
    waiting = Waiting(*map(int, (3, 4, 1, 2)))
    counted, own = Stake(money=Decimal(1)), Stake(people=2, waiting=waiting)
    both = joined(counted, own)
    assert both is not None
    assert (both.money, both.people, both.waiting) == (Decimal(1), None, waiting)
    assert joined(None, own) is own
    assert joined(counted, None) is counted
    assert joined(None, None) is None


def test_without_terms_there_is_nothing_to_improve():
    bare = Subject(offer=contract().agreement.offer)
    betters = [better_terms.joins_prorated_by_days, better_terms.joining_on_any_day]
    assert together(bare, betters) is None
    assert counterfactual(bare, betters[0]) is None


# -- each sum under one check ----------------------------------------------------------------------

MONTHS = {"method": "months", "anchor": "contract_day"}


def test_only_the_formula_that_fails_is_replaced():
    """Full months used are better for the client than days: the better clause leaves them alone."""
    rules = {
        "proration.join": {**MONTHS, "count": "started"},
        "proration.leave": {**MONTHS, "count": "full"},
    }
    own = contract(terms(rules))
    (failed,) = (one for one in check_contract(own, YEAR).failed if one.check.id == "PRC-02")
    by_days = own.terms.proration.model_copy(update={"join": ByDays()})
    better = own.terms.model_copy(update={"proration": by_days})
    alone = compare_terms(own, YEAR, own.terms, better).difference
    assert failed.stake is not None
    assert alone is not None
    assert failed.stake.money == alone.premium < 0


def test_each_event_is_weighed_by_itself_and_told_once():
    rules = {
        "proration.join": {"method": "days", "of": 360},
        "proration.leave": {**MONTHS, "count": "started"},
    }
    report = check_contract(contract(terms(rules)), YEAR, only=["PRC-01", "PRC-02"])
    betters = [one.better for one in report.failed]
    assert betters == [better_terms.joins_prorated_by_days, better_terms.leaves_prorated_by_days]
    weighed = [one.stake for one in report.failed]
    assert all(stake is not None and stake.money for stake in weighed)
    assert report.together is not None


@pytest.mark.parametrize(
    "refund",
    [
        {"set_off_share": "0.5", "cash_share": 0},
        {"set_off_share": "0.5", "cash_share": "0.8"},
        {"set_off_share": 0, "cash_share": 0},
        {"cash_share": "0.8", "expense_load": {"share": "0.2", "of": "freed"}},
        {"set_off_share": "0.5", "cash_share": 0, "minus_claims": False},
    ],
)
def test_what_is_taken_off_and_what_never_comes_back_are_different_roubles(refund):
    """A leaver who wants cash gains by one of the two clauses and never by both."""
    own = contract(terms({"leaving.refund": refund}))
    of = Subject.of(own, [YEAR[2]])
    ways = [better_terms.refunds_uncut, better_terms.leaving_refunded]
    found = [stake for better in ways if (stake := counterfactual(of, better)) is not None]
    whole = together(of, ways)
    assert whole is not None
    assert sum(1 for stake in found if stake.money) == 1
    assert sum(stake.money or Decimal(0) for stake in found) == whole.money


def test_a_clause_that_no_request_touches_is_not_called_worthless():
    report = check_contract(contract(), [JOINER])
    touched = {"ENR-01", "ENR-02", "ENR-03"}
    for one in report.failed:
        if one.check.better is not None and one.check.id not in touched:
            assert one.stake is None or one.stake.money is None or one.stake.example


def test_the_insurers_right_to_end_it_is_weighed_where_somebody_ends_it():
    ending = Terminate(requested_on=date(2026, 3, 2), last_day=date(2026, 6, 1), by="insurer")
    of = Subject.of(contract(), [ending])
    assert counterfactual(of, better_terms.insurer_stays) is not None
    assert counterfactual(Subject.of(contract(), YEAR), better_terms.insurer_stays) is None


def test_days_insured_too_long_and_requests_left_out_are_told():
    found = stake(check_contract(contract(), [YEAR[2]]), "ROS-01")
    assert found.days_too_long is not None
    assert found.days_too_long < 0
    assert found.left_out == 0
    waits = stake(check_contract(contract(NOT_STATED_REFUND), [JOINER, YEAR[2]]), "ENR-01")
    assert waits.left_out == 1
    assert waits.issues


def test_whose_money_it_is_stands_with_clauses_about_relatives():
    dear = {"relatives.uplift_from_start": True, "relatives.payer": "employee"}
    report = check_contract(contract(terms(dear), family()), YEAR)
    assert stake(report, "REL-02").paid_by == "employee"
    assert stake(report, "ENR-01").paid_by is None


# -- the average employee -------------------------------------------------------------------------


def test_nobody_is_average_where_there_is_no_employee_or_contract():
    child = Member(
        id="C", birth=date(2015, 1, 1), relationship=Relationship.CHILD, programme="standard"
    )
    alone = contract(people=Roster.of([child]))
    assert AverageEmployee.of(alone) is None
    assert AverageEmployee.of(None) is None


def average(of: Contract | None = None) -> AverageEmployee:
    found = AverageEmployee.of(of or contract(people=staff(3)))
    assert found is not None
    return found


def test_days_overcharge_nobody():
    assert average().overcharged(ByDays()).money == Decimal("0.00")
    assert average().withheld(ByDays()).money == Decimal("0.00")


def test_the_whole_year_charged_to_joiners_is_half_of_it_on_the_mean():
    """Of 38,400: who joins on day n pays n-1 days too many; on the mean of 364 days, half."""
    assert average().overcharged(NoProration()).money == Decimal("-19200.00")
    assert average().withheld(NoProration()).money == Decimal("-19200.00")


def test_a_term_of_one_day_has_no_half():
    one_day = Contract.from_offer(
        contract().agreement.offer.agreeing({"period": None}),
        staff(1),
        terms=terms(),
        number="1",
        period=Period(date(2026, 1, 1), date(2026, 1, 1)),
    )
    refund = terms().leaving.refund
    assert average(one_day).refund_kept(refund, Method.CASH) is None
    assert average(one_day).overcharged(NoProration()).money == Decimal("0.00")
