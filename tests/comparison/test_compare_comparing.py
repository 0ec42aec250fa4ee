"""Comparing: candidates, their names and programmes, the period, and what does not fit."""

from datetime import date
from decimal import Decimal

import pytest
from compare_helpers import (
    brief,
    care,
    codes,
    compared,
    must,
    offer,
    people,
    person,
    relative,
    several_offers,
)
from contract_helpers import terms
from hypothesis import given

import dms
from dms.comparison.candidate import Candidate
from dms.comparison.comparing import compare
from dms.issues import Severity
from dms.members import Roster
from dms.periods import Period

TERM = Period(date(2026, 1, 1), date(2026, 12, 31))
LATER = {"start": date(2026, 2, 1), "last_day": date(2027, 1, 31)}
A = offer("a", care("outpatient"), care("dental", "500"))
B = offer("b", care("outpatient", "900"))


class TestCandidates:
    def test_every_candidate_is_priced_as_by_itself(self) -> None:
        found = compared(A, Candidate(B))
        alone = dms.quote(A, people())
        assert [one.id for one in found.candidates] == ["a", "b"]
        assert found.by_id["a"].total == alone.total == Decimal("6000.00")
        assert found.by_id["a"].per_head == Decimal("1500.00")
        assert found.base.id == "a"
        assert [one.id for one in found.others] == ["b"]
        assert not found.issues

    def test_without_candidates_there_is_nothing(self) -> None:
        with pytest.raises(ValueError, match="nothing to compare"):
            compare([], people())

    def test_an_unknown_current_offer_is_a_mistake(self) -> None:
        with pytest.raises(ValueError, match="'c'; there are: a, b"):
            compared(A, B, current="c")

    def test_a_second_offer_with_one_id_is_left_out_and_named(self) -> None:
        found = compared(A, B.agreeing({"id": "a"}))
        assert codes(found) == ["COMPARE-OFFER-TWICE"]
        assert [one.total for one in found.candidates] == [Decimal("6000.00")]
        assert found.issues[0].where.pointer == "/id"

    def test_offers_of_one_insurer_are_told_apart(self) -> None:
        twin = B.agreeing({"insurer": A.insurer})
        assert compared(A, twin).names == {"a": "СК «A» (a)", "b": "СК «A» (b)"}
        assert compared(A, Candidate(twin, title="Второе")).names["b"] == "Второе"

    @pytest.mark.parametrize("named", ["b", "ск «b»", "СК «B»"])
    def test_the_brief_may_name_the_current_insurer(self, named: str) -> None:
        found = compared(A, B, requirement=brief(must("dental"), current_insurer=named))
        assert (found.current, found.base.id) == ("b", "b")

    def test_an_insurer_who_makes_no_offer_is_no_candidate(self) -> None:
        found = compared(A, B, requirement=brief(must("dental"), current_insurer="Другая"))
        assert (found.current, found.base.id) == (None, "a")
        assert found.year_on_year is None


class TestProgrammes:
    def test_insurers_call_programmes_otherwise(self) -> None:
        roster = people(2, "Эконом")
        found = compared(Candidate(A, programmes={"эконом": "std"}), roster=roster)
        assert found.by_id["a"].total == Decimal("3000.00")
        assert roster.column("programme") == ["Эконом", "Эконом"], "the caller's list stays"
        assert found.programmes[0].id == "Эконом"
        assert found.by_id["a"].own_names == {"Эконом": "std"}

    def test_a_programme_that_nobody_offers_stays_without_a_price(self) -> None:
        found = compared(A, Candidate(B, programmes={"vip": "std"}), roster=people(2, "vip"))
        assert codes(found) == ["COMPARE-PROGRAMME-UNANSWERED", "COMPARE-NO-PRICE"]
        assert '--programme "a:vip=' in found.issues[0].advice("en")
        assert "it has: std" in found.issues[0].advice("en")
        assert found.by_id["a"].total is None
        assert found.by_id["b"].total == Decimal("1800.00")

    def test_people_without_a_programme_need_one_in_the_list(self) -> None:
        programmes = [{"id": id_, "modules": [care("dental")]} for id_ in ("std", "vip")]
        two = offer("a", programmes=programmes)
        found = compared(two, roster=Roster.of([person("1", None)]))
        assert "COMPARE-PROGRAMME-UNANSWERED" in codes(found)
        (issue,) = (i for i in found.issues if i.code == "COMPARE-PROGRAMME-UNANSWERED")
        assert "in the list; the offer has: std, vip" in issue.advice("en")

    def test_a_wrong_answer_is_no_other_programme(self) -> None:
        found = compared(Candidate(A, programmes={"std": "nothing"}))
        assert found.by_id["a"].total is None
        (reason,) = found.by_id["a"].reasons
        assert (reason.issue.code, reason.people) == ("MEMBER-PROGRAMME-UNKNOWN", 4)

    def test_an_answer_to_a_programme_that_nobody_asked_for_is_named(self) -> None:
        found = compared(Candidate(A, programmes={"vip": "std"}))
        assert codes(found) == ["COMPARE-PROGRAMME-UNKNOWN"]
        assert found.by_id["a"].is_complete

    def test_the_brief_knows_a_programme_by_id_and_name(self) -> None:
        roster = Roster.of([person("1", "std"), person("2", "стандарт"), person("3", None)])
        found = compared(A, roster=roster, requirement=brief(must("dental")))
        (one,) = found.programmes
        assert (one.id, one.heads) == ("std", 3)
        assert one.title.to("en") == "Стандарт"
        assert found.by_id["a"].is_complete

    def test_who_has_no_programme_is_a_group_of_its_own(self) -> None:
        found = compared(A, roster=people(3, None))
        (one,) = found.programmes
        assert (one.id, one.heads, one.title.to("en")) == (None, 3, "No programme named")
        assert found.by_id["a"].total == Decimal("4500.00"), "the offer has only one"

    def test_a_programme_of_the_brief_may_have_nobody_yet(self) -> None:
        asked = brief(must("dental"), headcount={"std": 5})
        found = compared(
            Candidate(A, programmes={"other": "std"}), roster=people(1, "other"), requirement=asked
        )
        assert [(one.id, one.heads) for one in found.programmes] == [("std", 0), ("other", 1)]


class TestPeriod:
    def test_the_offers_say_when(self) -> None:
        assert compared(A.agreeing({"period": None}), B).period == TERM

    def test_the_current_offer_comes_first(self) -> None:
        later = B.model_copy(update={"period": offer("x", care("dental"), period=LATER).period})
        assert compared(A, later, current="b").period == Period(**LATER)

    def test_the_brief_decides(self) -> None:
        found = compared(A, requirement=brief(must("dental"), period=LATER))
        assert found.period == Period(**LATER)
        assert codes(found) == ["COMPARE-PERIOD-DIFFERS"]

    def test_an_offer_for_other_days_has_no_price(self) -> None:
        found = compared(A, offer("b", care("outpatient"), period=LATER))
        (issue,) = found.issues
        assert (issue.code, issue.severity) == ("COMPARE-PERIOD-DIFFERS", Severity.ERROR)
        assert issue.where.pointer == "/period"
        assert "2026-02-01 to 2027-01-31" in issue.message("en")
        assert found.by_id["b"].total is None
        assert found.by_id["a"].is_complete

    def test_without_any_period_nobody_has_a_price(self) -> None:
        found = compared(A.agreeing({"period": None}))
        assert codes(found) == ["COMPARE-PERIOD-UNSTATED", "COMPARE-NO-PRICE"]
        assert found.period is None
        assert not found.bridges
        assert found.scope.comparable == ()

    def test_a_period_may_be_given(self) -> None:
        assert compared(A.agreeing({"period": None}), period=TERM).by_id["a"].is_complete


class TestPeople:
    def test_a_group_of_another_size(self) -> None:
        found = compared(A, offer("b", care("outpatient"), headcount={"min": 10, "counts": "all"}))
        (issue,) = found.issues
        assert issue.code == "COMPARE-HEADCOUNT-OUTSIDE"
        assert issue.where.pointer == "/headcount"
        assert "10+" in issue.message("en")

    def test_people_whom_an_offer_does_not_insure(self) -> None:
        only = offer("b", care("outpatient"), eligibility={"relationships": ["employee"]})
        roster = Roster.of([person("1"), relative("2", "1"), relative("3", "1")])
        found = compared(A, only, roster=roster)
        assert codes(found) == ["COMPARE-PARTIAL", "COMPARE-PEOPLE-NOT-INSURED"]
        partial = found.by_id["b"]
        assert (partial.heads, partial.unpriced, partial.total) == (1, 2, Decimal("1000.00"))
        assert not partial.is_complete
        assert found.issues[0].message("en") == (
            "СК «B»: 2 of 3 people have no price. The offer does not insure this relationship to"
            " the employee."
        )
        assert found.issues[1].where.pointer == "/eligibility"

    def test_a_faulty_tariff_stays_and_says_what_is_wrong(self) -> None:
        hole = {"age": {"0-17": "1", "30+": "2"}}
        found = compared(A, offer("b", care("outpatient"), factors=[{"id": "x", "multiply": hole}]))
        faulty = found.by_id["b"]
        assert (faulty.total, faulty.per_head, faulty.heads, faulty.unpriced) == (None, None, 0, 4)
        assert [reason.issue.code for reason in faulty.reasons] == ["TARIFF-BAND-GAP"]
        assert codes(found) == ["COMPARE-NO-PRICE"]

    def test_a_module_of_the_contract_without_a_price(self) -> None:
        office = {"kind": "office_doctor"}
        found = compared(A, offer("b", care("outpatient"), modules=[office]))
        assert codes(found) == ["COMPARE-PARTIAL"]
        assert found.by_id["b"].unpriced == 0
        assert "something in the contract" in found.issues[0].message("en")

    @pytest.mark.parametrize(
        ("named", "expected"), [("ООО Ромашка", []), ("ООО Лютик", ["COMPARE-CLIENT-DIFFERS"])]
    )
    def test_an_offer_to_somebody_else(self, named: str, expected: list[str]) -> None:
        found = compared(
            offer("a", care("outpatient"), client=named),
            requirement=brief(must("outpatient"), client="ООО  РОМАШКА"),
        )
        assert codes(found) == expected

    def test_nobody_at_all(self) -> None:
        found = compared(A, roster=Roster.of([]))
        assert codes(found) == ["COMPARE-NO-PRICE"]
        assert found.by_id["a"].prices == {}


class TestContracts:
    def test_terms_and_prices_make_a_contract(self) -> None:
        found = compared(Candidate(A, terms()), B)
        contract = found.by_id["a"].contract
        assert contract is not None
        assert contract.premium == found.by_id["a"].total
        assert list(found.contracts) == list(found.monthly_costs) == ["a"]

    def test_without_terms_there_is_a_question(self) -> None:
        (issue,) = compared(A).by_id["a"].contract_issues
        assert (issue.code, issue.severity) == ("COMPARE-TERMS-MISSING", Severity.QUESTION)
        assert compared(A).by_id["a"].contract is None

    def test_without_a_price_for_everybody_there_is_none(self) -> None:
        found = compared(Candidate(A, terms(), programmes={"std": "nothing"})).by_id["a"]
        assert found.contract is None
        assert {issue.code for issue in found.contract_issues} == {"MEMBER-PROGRAMME-UNKNOWN"}
        assert found.requests == ()

    def test_a_faulty_tariff_makes_no_contract(self) -> None:
        hole = {"age": {"0-17": "1", "30+": "2"}}
        faulty = offer("b", care("outpatient"), factors=[{"id": "x", "multiply": hole}])
        found = compared(Candidate(faulty, terms())).by_id["b"]
        assert found.contract is None
        assert [issue.code for issue in found.contract_issues] == ["TARIFF-BAND-GAP"]


@given(several_offers)
def test_the_order_of_candidates_changes_no_figure(given_offers) -> None:
    forth = compare(given_offers, people(), period=TERM, current="o0")
    back = compare(given_offers[::-1], people(), period=TERM, current="o0")
    assert {c.id: (c.total, c.prices) for c in forth.candidates} == {
        c.id: (c.total, c.prices) for c in back.candidates
    }
    assert forth.scope == back.scope
    assert {i.code for i in forth.issues} == {i.code for i in back.issues}
    assert forth.verdict.recommended == back.verdict.recommended
    assert set(forth.verdict.cheapest) == set(back.verdict.cheapest)
