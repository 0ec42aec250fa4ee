"""Taxes and contributions: the checks show the figures of the tax view and add nothing to them."""

from datetime import date
from decimal import Decimal

import pytest
from cases_tax import (
    YEAR,
    ended,
    ended_after_two_years,
    ending_refused,
    facts,
    nobody,
    taxed,
    with_joiner,
    with_leaver,
    with_relative,
)
from contract_helpers import employee, offer, terms
from subject_helpers import concluded, statuses, verdicts, words

from dms.contracts.checks.check import Check, NormStatus
from dms.contracts.checks.contributions import joiners, leavers
from dms.contracts.checks.subject import Subject, TaxFacts
from dms.contracts.checks.tax_lines import after_dismissal, not_employees, spa_vouchers
from dms.contracts.checks.taxes import cap, early_end, licence
from dms.contracts.checks.verdict import Status
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, Terminate
from dms.contracts.tax import CapBase

FAILED, PASSED, OPEN = Status.FAILED, Status.PASSED, Status.NOT_STATED


def is_b(member: object) -> bool:
    return getattr(member, "id", None) == "B"


class TestCap:
    def test_the_excess_and_its_tax(self):
        """3 × 36 500 ₽ a year; the cap is 6 % of 12 × 100 000 ₽; the tax on the rest is 25 %."""
        (verdict,) = verdicts(cap, taxed(concluded(), facts("100000")))
        found = verdict.found.to("en")
        assert "cap 72,000.00 ₽" in found
        assert found.count("over the cap") == 1, "both starting points agree"
        assert "109,500.00 ₽" in found
        assert "37,500.00 ₽" in found
        assert verdict.stake is not None
        assert verdict.stake.money == Decimal("-9375.00")

    def test_payments_that_share_the_cap_count_in_it(self):
        """Law.md 2.1: the cap is counted together with п. 24.2 ст. 255 НК РФ."""
        assert statuses(cap, taxed(concluded(), facts())) == [PASSED]
        resorts = {YEAR[0]: Decimal(700000)}
        assert statuses(cap, taxed(concluded(), facts(other_payments=resorts))) == [FAILED]

    def test_silence_on_payments_that_share_the_cap_is_no_pass(self):
        (verdict,) = verdicts(cap, taxed(concluded(), facts(other_payments=None)))
        assert verdict.status is OPEN
        assert verdict.of_client
        assert "clause 24.2" in verdict.found.to("en")

    def test_what_is_over_alone_stays_over_and_says_what_it_leaves_out(self):
        (verdict,) = verdicts(cap, taxed(concluded(), facts("100000", other_payments=None)))
        assert verdict.status is FAILED
        assert verdict.stake is not None
        assert [issue.code for issue in verdict.stake.issues] == ["TAX-OTHER-PAYMENTS-UNSTATED"]
        (whole,) = verdicts(cap, taxed(concluded(), facts("100000")))
        assert whole.stake is not None
        assert not whole.stake.issues

    def test_both_starting_points_are_shown_where_they_differ(self):
        half = concluded(of=offer(period={"start": "2026-07-01", "last_day": "2027-06-30"}))
        costs = {month: Decimal(100000) for month in YEAR}
        costs |= {date(2027, month, 1): Decimal(100000) for month in range(1, 13)}
        subject = taxed(half, TaxFacts(labour_costs=costs, other_payments={}))
        first = words(verdicts(cap, subject))[0]
        assert "Labour costs from 1 January" in first
        assert "Labour costs from the start of the contract" in first

    def test_some_months_are_not_enough(self):
        known = TaxFacts(labour_costs=dict.fromkeys(YEAR[:3], Decimal(100000)))
        assert statuses(cap, taxed(concluded(), known)) == [OPEN]

    def test_an_excess_over_one_starting_point_is_an_excess(self):
        """From 1 July labour costs count less than from 1 January; part months are not stated."""
        half = concluded(
            of=offer(period={"start": "2026-07-01", "last_day": "2027-06-30"}),
        )
        costs = {month: Decimal(500000) for month in YEAR}
        costs |= {date(2027, month, 1): Decimal(500000) for month in range(1, 13)}
        subject = taxed(half, TaxFacts(labour_costs=costs, other_payments={}))
        assert subject.taxes is not None
        by_year = {}
        for year in subject.taxes.view.years:
            over = [year.at_end(base).over_cap for base in CapBase]
            by_year[str(year.year)] = any(over)
        found = verdicts(cap, subject)
        assert [verdict.status is FAILED for verdict in found] == list(by_year.values())

    def test_without_a_contract_there_is_no_premium_to_compare(self):
        assert statuses(cap, Subject(offer=offer(), terms=terms(), tax=facts())) == []


class TestContributions:
    def test_a_joiner_and_the_tariff(self):
        (verdict,) = verdicts(joiners, taxed(with_joiner()))
        assert verdict.stake is not None
        assert verdict.stake.people == 1
        assert verdict.stake.money == Decimal("-5520.00"), "30 % of 184 days at 100 ₽"
        assert "18,400.00 ₽" in verdict.found.to("en")

    def test_a_leaver_is_no_joiner(self):
        subject = taxed(with_leaver())
        assert statuses(joiners, subject) == [PASSED]
        assert statuses(leavers, subject) == [FAILED]

    def test_the_plan_counts_as_the_year_it_will_be(self):
        day = date(2026, 10, 1)
        join = Add(member=MemberRecord.of(employee("D")), requested_on=day, start=day)
        subject = Subject.of(concluded(), (join,))
        (verdict,) = verdicts(joiners, subject)
        assert verdict.status is FAILED
        assert statuses(leavers, subject) == [PASSED]
        assert subject.contract is not None
        assert not subject.contract.entries, "the contract itself stays what it is"

    def test_a_tariff_that_nobody_knows_has_no_money(self):
        """Before 2023 no verified tariff is known."""
        of = offer(period={"start": "2022-01-01", "last_day": "2022-12-31"})
        begun = concluded(of=of)
        day = date(2022, 7, 1)
        grown = begun.apply(begun.add(employee("D"), requested_on=day, start=day))
        (verdict,) = verdicts(joiners, taxed(grown))
        assert verdict.stake is not None
        assert verdict.stake.money is None
        assert verdict.stake.issues

    def test_no_advice_is_made_up(self):
        """Law.md TAX-04: a corrected return, a disputed position; no replacing, no staying on."""
        wording = leavers.wording.to("en")
        assert "disputed" in wording
        assert "stay on the list" not in wording
        assert "tax adviser" in joiners.wording.to("en")

    def test_who_will_join_only_the_client_knows(self):
        (verdict,) = verdicts(joiners, taxed(concluded()))
        assert verdict.status is OPEN
        assert verdict.of_client

    def test_without_a_contract_nobody_joins(self):
        assert statuses(joiners, Subject(offer=offer(), terms=terms())) == []


class TestEarlyEnd:
    def test_what_is_restored(self):
        (found,) = words(verdicts(early_end, taxed(ended(), facts())))
        assert "2026-08-31" in found
        assert found.endswith("72,900.00 ₽"), "243 days of three people at 100 ₽"

    def test_without_labour_costs_the_end_still_counts(self):
        (verdict,) = verdicts(early_end, taxed(ended()))
        assert verdict.status is FAILED
        assert "₽" not in verdict.found.to("en")

    def test_a_contract_that_lasted_a_year_is_safe(self):
        assert statuses(early_end, taxed(ended_after_two_years(), facts())) == [PASSED]

    def test_an_end_that_is_planned_counts(self):
        day = date(2026, 6, 30)
        end = Terminate(by="client", last_day=day, requested_on=day)
        assert statuses(early_end, Subject.of(concluded(), (end,))) == [FAILED]

    @pytest.mark.parametrize("allowed", [True, False, None])
    def test_that_somebody_may_end_it_is_no_early_end(self, allowed):
        """The clause is judged by END-02; the law speaks of a contract that was terminated."""
        may = concluded(on=terms(termination={"by_insurer": {"allowed": allowed}}))
        assert statuses(early_end, taxed(may, facts())) == []

    def test_a_planned_end_that_the_terms_do_not_allow_is_open(self):
        (verdict,) = verdicts(early_end, ending_refused())
        assert verdict.status is OPEN
        assert verdict.where is not None
        assert verdict.where.pointer == "/termination"

    def test_restoring_is_a_position_and_no_fact(self):
        (found,) = words(verdicts(early_end, taxed(ended(), facts())))
        assert "by letters of the ministry" in found
        assert all(norm.status is NormStatus.DISPUTED for norm in early_end.norms)

    def test_without_terms_nothing_is_judged(self):
        assert statuses(early_end, Subject(offer=offer())) == []


class TestOthersThanEmployees:
    def test_a_relative_paid_by_the_company(self):
        (verdict,) = verdicts(not_employees, taxed(with_relative(), facts(contractors=nobody)))
        assert verdict.stake is not None
        assert verdict.stake.people == 1
        assert "36,500.00 ₽ for 1 relative" in verdict.found.to("en")

    def test_a_contractor_among_the_employees(self):
        (verdict,) = verdicts(not_employees, taxed(concluded(), facts(contractors=is_b)))
        assert "36,500.00 ₽ for 1 contractor" in verdict.found.to("en")

    def test_relatives_are_found_though_contractors_are_not_known(self):
        assert statuses(not_employees, taxed(with_relative())) == [FAILED, OPEN]

    @pytest.mark.parametrize(("day", "amount"), [(date(2026, 12, 30), "100.00 ₽")])
    def test_days_after_dismissal(self, day, amount):
        (verdict,) = verdicts(after_dismissal, taxed(concluded(), facts(left_on={"A": day})))
        assert verdict.found.to("en").startswith(amount)

    def test_without_a_contract_nothing_is_paid(self):
        bare = Subject(offer=offer(), terms=terms(), tax=facts())
        assert statuses(not_employees, bare) == []
        assert statuses(after_dismissal, bare) == []


@pytest.mark.parametrize(
    "check", [cap, licence, joiners, leavers, not_employees, after_dismissal, spa_vouchers]
)
def test_an_individual_pays_no_tax_on_profit(check: Check):
    own = concluded(on=terms(conditions={"policyholder": "person"}))
    assert statuses(check, taxed(own, facts())) == []
    company = concluded(on=terms(conditions={"policyholder": "company"}))
    assert statuses(check, taxed(company, facts())) != []
