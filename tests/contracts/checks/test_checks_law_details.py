"""Civil law, changes by the insurer, foreigners and reports: what each answer leads to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_law import insuring_foreigners, refunding
from contract_helpers import START, offer, terms
from subject_helpers import agreed, concluded, listed, statuses, verdicts, words

from dms.contracts.checks.check import Check
from dms.contracts.checks.contract_form import (
    beneficiary,
    essential_terms,
    rules_attached,
    written_form,
)
from dms.contracts.checks.foreigners import (
    others_hiring,
    permits,
    specialists_care,
    specialists_term,
)
from dms.contracts.checks.insurer_changes import price_rises, prolongation, unilateral_changes
from dms.contracts.checks.personal_data import consents, reports
from dms.contracts.checks.protection import cover_start, event_notice, questionnaire
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.symmetry import symmetric_formula
from dms.contracts.checks.verdict import Status
from dms.contracts.checks.withdrawal import (
    company_withdrawal,
    cooling_off,
    licence_clause,
    penalties,
)
from dms.contracts.terms.terms import Terms
from dms.issues import Location
from dms.members import Member
from dms.periods import Period

FAILED, PASSED, OPEN = Status.FAILED, Status.PASSED, Status.NOT_STATED

ANSWERS = [
    (beneficiary, {}, [OPEN]),
    (beneficiary, {"beneficiary": "other"}, [OPEN]),
    (beneficiary, {"beneficiary": "other", "beneficiary_consents": True}, [PASSED]),
    (written_form, {"form": "one_document", "signed": False}, [FAILED]),
    (written_form, {"signed": False}, [FAILED]),
    (written_form, {"signed": True}, [OPEN]),
    (written_form, {"form": "signed_policy", "signed": True}, [PASSED]),
    (rules_attached, {"rules": "in_document"}, [PASSED]),
    (rules_attached, {"rules": "not_referred_to"}, [PASSED]),
    (rules_attached, {"rules": "attached", "rules_receipt_recorded": False}, [FAILED]),
    (unilateral_changes, {"unilateral_changes": ["terms", "programme"]}, [FAILED, FAILED]),
    (unilateral_changes, {"unilateral_changes": ["clinics"], "equal_clinics": True}, [PASSED]),
    (unilateral_changes, {"unilateral_changes": ["clinics"], "equal_clinics": False}, [FAILED]),
    (unilateral_changes, {"unilateral_changes": ["terms"], "equal_clinics": True}, [FAILED]),
    (penalties, {"penalties": "interest_waived"}, [FAILED]),
    (penalties, {"penalties": "none"}, [PASSED]),
    (event_notice, {"event_notice_days": 0}, [FAILED]),
    (event_notice, {"event_notice_days": 60}, [PASSED]),
    (licence_clause, {"withdrawal_on_licence_loss": False}, [OPEN, FAILED]),
    (cooling_off, {}, [OPEN]),
    (cooling_off, {"policyholder": "company"}, []),
    (cooling_off, {"policyholder": "person"}, [OPEN]),
    (company_withdrawal, {}, []),
    (company_withdrawal, {"policyholder": "person", "cooling_off_days": 0}, []),
    (questionnaire, {"questionnaire": "none"}, [PASSED]),
    (price_rises, {"price_rises": ["headcount", "costs", "risk"]}, [FAILED] * 3),
    (prolongation, {"prolongation": "none"}, [PASSED]),
    (prolongation, {"prolongation": "written"}, [PASSED]),
    (prolongation, {"prolongation": "automatic"}, [OPEN]),
    (prolongation, {"prolongation": "automatic", "prolongation_price": "same"}, [PASSED]),
    (prolongation, {"prolongation": "automatic", "prolongation_price": "capped"}, [PASSED]),
    (prolongation, {"prolongation": "automatic", "prolongation_price": "new"}, [OPEN]),
    (consents, {"data_consents": True, "data_purpose_limited": False}, [PASSED, FAILED]),
    (reports, {"reports_to_employer": "by_group"}, [OPEN]),
    (reports, {"reports_to_employer": "by_group", "smallest_group": 4}, [FAILED]),
    (reports, {"reports_to_employer": "by_group", "smallest_group": 5}, [PASSED]),
    (specialists_care, {"foreign_workers": {"others": True}}, [OPEN]),
    (specialists_care, {"foreign_workers": {"highly_qualified": False}}, []),
    (specialists_care, {"foreign_workers": {"highly_qualified": True}}, [OPEN]),
    (
        specialists_care,
        {"foreign_workers": {"highly_qualified": True, "primary_care": False}},
        [FAILED],
    ),
]


@pytest.mark.parametrize(("check", "conditions", "ends"), ANSWERS)
def test_an_answer_decides(check: Check, conditions, ends):
    assert statuses(check, agreed(**conditions)) == ends


def test_a_verdict_names_place_and_clause_of_its_condition():
    subject = agreed(cover_from="payment", clauses={"cover_from": "п. 2.1"})
    (verdict,) = verdicts(cover_start, subject)
    assert verdict.where == Location(pointer="/conditions/cover_from")
    assert verdict.clause == "п. 2.1"


def test_each_thing_the_insurer_may_change_is_named():
    found = words(verdicts(unilateral_changes, agreed(unilateral_changes=["terms", "programme"])))
    assert found == [
        "The insurer may change the terms alone",
        "The insurer may change the programme alone",
    ]


class TestEssentialTerms:
    def test_each_missing_one_is_named(self):
        found = words(verdicts(essential_terms, agreed(lacks=["insured_event", "term"])))
        assert found == [
            "The contract does not name: the insured event",
            "The contract does not name: the term of the contract",
        ]

    def test_papers_tell_what_they_can(self):
        """People, term and sums are known; nobody has said what the insured event is."""
        programme = {"id": "std", "modules": [{"kind": "outpatient"}], "sum_insured": "1000000"}
        subject = Subject(
            offer=offer(programmes=[programme]),
            terms=terms(),
            roster=listed(Member(id="1")),
            period=Period(date(2026, 1, 1), date(2026, 12, 31)),
        )
        (only,) = verdicts(essential_terms, subject)
        assert only.status is OPEN
        assert "the insured event" in only.found.to("en")

    def test_without_papers_all_are_asked_about(self):
        assert statuses(essential_terms, agreed()) == [OPEN] * 4


class TestWhatForeignersLeaveOpen:
    @pytest.mark.parametrize("stated", [None, {"highly_qualified": False}])
    def test_other_foreigners_are_asked_about_where_nobody_speaks_of_them(self, stated):
        of = agreed(foreign_workers=stated) if stated is not None else agreed()
        (verdict,) = verdicts(permits, of)
        assert verdict.status is OPEN
        assert verdict.of_client
        assert "other than specialists" in verdict.found.to("en")

    def test_where_there_are_none_nothing_is_asked(self):
        none = agreed(foreign_workers={"highly_qualified": False, "others": False})
        assert statuses(permits, none) == []

    @pytest.mark.parametrize(
        ("check", "says"),
        [
            (permits, {"others": True, "permits_until": "2026-12-31"}),
            (
                specialists_term,
                {"highly_qualified": True, "labour_contracts_until": "2026-12-31"},
            ),
        ],
    )
    def test_a_term_that_is_not_known_is_asked_for_by_its_name(self, check, says):
        found = verdicts(check, insuring_foreigners(period=False, **says))
        assert "The term of the contract is not known" in words(found)
        assert not [word for word in words(found) if "until when" in word]


class TestCoolingOff:
    def test_the_whole_premium_comes_back_only_before_cover_begins(self):
        """Указание № 3854-У: full refund before the start of cover, pro rata afterwards."""
        for said in (cooling_off.why, cooling_off.wording, company_withdrawal.wording):
            assert "all of it before cover begins, afterwards less" in said.to("en")
        (verdict,) = verdicts(cooling_off, agreed(policyholder="person", cooling_off_days=14))
        assert verdict.status is PASSED
        assert "whole" not in verdict.found.to("en")

    def test_exceptions_are_named_as_not_confirmed(self):
        notes = [norm.note.to("en") for norm in cooling_off.norms if norm.note is not None]
        assert any("not confirmed" in note for note in notes)


def test_the_time_to_report_care_is_inferred_and_no_law():
    assert event_notice.is_recommendation


class TestCoverStart:
    def late(self, due: dict[str, object]) -> Subject:
        """A contract whose first instalment falls due so many days after the start."""
        on = terms(conditions={"cover_from": "payment"}, payment={"due": due})
        return Subject.of(concluded(on=on))

    def test_the_days_without_cover_are_those_until_the_payment(self):
        (verdict,) = verdicts(cover_start, self.late({"calendar_days": 20}))
        stake = verdict.stake
        assert stake is not None
        assert (stake.days, stake.people, stake.money) == (-20 * 3, 3, None)
        assert stake.basis is not None
        assert "2026-01-21, 20 days after the start" in stake.basis.to("en")

    @pytest.mark.parametrize("due", [{"calendar_days": 10, "when": "before"}, None])
    def test_nobody_waits_where_the_payment_comes_first_or_is_not_dated(self, due):
        (verdict,) = verdicts(cover_start, self.late(due))
        assert verdict.status is FAILED
        assert verdict.stake is None

    def test_without_a_contract_there_is_nothing_to_count(self):
        (verdict,) = verdicts(cover_start, agreed(cover_from="payment"))
        assert verdict.stake is None


def in_months(count: str) -> Any:
    return "days" if count == "days" else {"method": "months", "count": count, **BY_CONTRACT}


BY_CONTRACT = {"anchor": "contract_day"}


class TestOneFormula:
    @pytest.mark.parametrize(
        ("join", "leave", "share", "ends"),
        [
            ("days", "none", "1", FAILED),
            ("days", "none", None, FAILED),
            ("none", "none", "1", FAILED),
            (None, "none", None, FAILED),
            ("days", {"method": "days", "of": 365}, "1", OPEN),
            ("days", "days", None, OPEN),
            (None, "days", "0.8", OPEN),
            (None, None, "0", OPEN),
            ("days", "days", "0", OPEN),
        ],
    )
    def test_joiners_and_leavers(self, join, leave, share, ends):
        assert statuses(symmetric_formula, refunding(join=join, leave=leave, share=share)) == [ends]

    @pytest.mark.parametrize(
        ("refund", "ends"),
        [
            ({"cash_share": "0"}, OPEN),
            ({"cash_share": "0", "set_off_share": "0"}, FAILED),
            ({"cash_share": "1", "expense_load": {"share": "1", "of": "freed"}}, FAILED),
            ({"cash_share": "0", "set_off_share": "1"}, PASSED),
        ],
    )
    def test_a_zero_beside_silence_is_not_nothing(self, refund, ends):
        said = {"dms": "terms/1", "id": "t", "leaving": {"refund": refund}}
        subject = Subject(offer=offer(), terms=Terms.model_validate(said))
        assert statuses(symmetric_formula, subject) == [ends]

    @pytest.mark.parametrize(
        ("join", "leave", "ends"),
        [
            ("started", "full", PASSED),  # who leaves gets back what who joins in the place pays
            ("full", "started", PASSED),
            ("exact", "days", PASSED),
            ("days", "exact", PASSED),
            ("days", "full", PASSED),
            ("days", "started", FAILED),
            ("started", "days", FAILED),
            ("started", "started", PASSED),
        ],
    )
    def test_two_formulas_hurt_where_leaving_frees_less_than_joining_costs(self, join, leave, ends):
        rules = {"join": in_months(join), "leave": in_months(leave)}
        year = Period(date(2026, 1, 1), date(2026, 12, 31))
        subject = Subject(offer=offer(), terms=terms(proration=rules), period=year)
        assert statuses(symmetric_formula, subject) == [ends]

    def test_what_the_terms_leave_out_the_offer_says(self):
        said = terms(leaving={"refund": {"set_off_share": "1"}})
        subject = Subject(offer=offer(proration={"join": "days", "leave": "none"}), terms=said)
        assert statuses(symmetric_formula, subject) == [FAILED]


class TestForeigners:
    def test_where_there_are_none_nothing_applies(self):
        nobody = insuring_foreigners(highly_qualified=False, others=False)
        for check in (permits, specialists_term, others_hiring, specialists_care):
            assert statuses(check, nobody) == []

    def test_the_day_to_prolong_to_is_told(self):
        subject = insuring_foreigners(highly_qualified=True, labour_contracts_until="2027-03-31")
        (found,) = words(verdicts(specialists_term, subject))
        assert "2027-03-31" in found

    def test_without_a_period_nobody_knows_whether_it_lasts(self):
        subject = insuring_foreigners(
            period=False, highly_qualified=True, labour_contracts_until="2027-03-31"
        )
        assert statuses(specialists_term, subject) == [OPEN]

    def test_others_have_no_labour_contract_to_look_at(self):
        assert statuses(specialists_term, insuring_foreigners(others=True)) == []

    def test_specialists_are_not_asked_about_hiring_others(self):
        assert statuses(others_hiring, insuring_foreigners(highly_qualified=True)) == []

    def test_a_sum_that_is_not_stated_is_asked_about(self):
        subject = insuring_foreigners(
            None, others=True, required_sum=Decimal(100000), permits_until=START
        )
        assert statuses(permits, subject) == [OPEN, PASSED]
