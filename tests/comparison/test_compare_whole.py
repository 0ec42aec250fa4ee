"""The whole comparison: its parts fit together, and are there only where they can be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from compare_helpers import brief, care, compared, must, offer, people, person, several_offers
from contract_helpers import terms
from hypothesis import given
from years_helpers import JOINER, plan

from dms.comparison.candidate import Candidate
from dms.comparison.occasion import Occasion
from dms.members import Roster
from dms.periods import Period

TERM = Period(date(2026, 1, 1), date(2026, 12, 31))
A = offer("a", care("outpatient"), care("dental", "500"))
B = offer("b", care("outpatient", "900"))
NONE = offer("c", care("outpatient"), headcount={"min": 99, "counts": "all"})


def test_bridges_lead_from_the_base_to_each_other_price() -> None:
    found = compared(B, A, NONE, current="a")
    assert list(found.bridges) == ["b"]
    bridge = found.bridges["b"]
    assert (bridge.start, bridge.end) == (Decimal("6000.00"), Decimal("3600.00"))
    assert sum(step.amount for step in bridge.steps) == Decimal("-2400.00")


def test_without_a_price_of_the_base_there_is_no_bridge() -> None:
    found = compared(NONE, A, current="c")
    assert found.bridges == {}
    assert found.year_on_year is None
    assert found.scope.prices["a"].difference is None


def test_the_present_insurer_is_set_against_all_others() -> None:
    found = compared(A, B, NONE, current="a").year_on_year
    assert found is not None
    assert [one.total.difference for one in found.renewals] == [Decimal("-2400.00")]


def test_scenarios_for_all_with_a_price() -> None:
    found = compared(A, NONE)
    assert list(found.sensitivities) == ["a"]
    ten = next(one for one in found.sensitivities["a"] if one.kind == "joiners")
    assert (ten.heads, ten.total) == (14, Decimal("21000.00"))
    more = found.sensitive_to(joiners=[1])["a"]
    assert next(one for one in more if one.kind == "joiners").total == Decimal("7500.00")


def test_scenarios_keep_to_what_is_taken() -> None:
    found = compared(Candidate(A, modules={"std": ["outpatient"]})).sensitive_to(joiners=[1])
    assert next(one for one in found["a"] if one.kind == "joiners").total == Decimal("5000.00")


def test_terms_stand_side_by_side_also_where_nobody_knows_them() -> None:
    found = compared(Candidate(A, terms()), B)
    assert {id_ for row in found.terms for id_ in row.cells} == {"a", "b"}
    assert all("b" in row.open or row.key.startswith("proration") for row in found.terms)


def test_a_plan_is_led_through_contracts_only() -> None:
    joining = plan(joiners=[{**JOINER, "programme": "Эконом"}])
    names = {"Эконом": "std"}
    found = compared(
        Candidate(A, terms(), programmes=names),
        Candidate(B, programmes=names),
        roster=people(2, "Эконом"),
        plan=joining,
    )
    assert found.plan is joining
    assert found.years is not None
    assert list(found.years.years) == list(found.contracts) == ["a"]
    (request,) = found.by_id["a"].requests
    assert request.member.programme == "std", "the insurer's own name"
    assert found.by_id["b"].requests == ()
    assert found.monthly_costs["a"].planned_premium is not None


@pytest.mark.parametrize("given_", [{}, {"plan": plan()}])
def test_without_a_plan_or_a_contract_there_is_no_year(given_: dict[str, Any]) -> None:
    assert compared(A, **given_).years is None
    assert compared(A, **given_).monthly_costs == {}


def test_the_client_stands_in_one_place() -> None:
    asked = brief(must("dental"))
    found = compared(A, requirement=asked)
    assert found.requirement is asked
    assert found.occasion.roster is found.roster
    assert found.by_id["a"].tally is not None
    assert found.by_id["a"].tally.must_met == 1
    assert compared(A).by_id["a"].tally is None


def test_findings_go_by_the_people_of_the_client() -> None:
    home = offer("a", care("home_care", territory={"base": "mkad"}))
    far = Roster.of([person("1", place="Казань"), person("2", place="Москва, ЦАО")])
    found = compared(home, roster=far).by_id["a"].report
    assert found.subject.roster is not None
    assert found.subject.period == TERM


def test_everything_is_worked_out_once() -> None:
    found = compared(A, B)
    for name in ("rows", "scope", "clinics", "territories", "bridges", "questions", "verdict"):
        assert getattr(found, name) is getattr(found, name)


def test_the_occasion_knows_everybody_by_programme() -> None:
    roster = Roster.of([person("1", "std"), person("2", "STD"), person("3", "vip")])
    occasion = Occasion(roster=roster)
    assert [(one.id, one.heads) for one in occasion.programmes] == [("std", 2), ("vip", 1)]
    assert list(occasion.membership) == ["std", "std", "vip"]


@given(several_offers)
def test_every_part_of_a_random_comparison_can_be_read(given_offers: Any) -> None:
    found = compared(*given_offers, period=TERM, requirement=brief(must("dental")))
    assert set(found.questions) == set(found.names) == set(found.verdict.standings)
    for id_, bridge in found.bridges.items():
        assert sum(step.amount for step in bridge.steps) == bridge.difference
        total, base = found.by_id[id_].total, found.base.total
        assert total is not None
        assert base is not None
        assert bridge.difference == total - base
