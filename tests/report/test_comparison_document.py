"""The published comparison: it fits its schema, its figures are those of the comparison."""

import json
from decimal import Decimal
from typing import Any

import pytest
from compare_helpers import brief, bundle, care, compared, must, offer, people, several_offers
from contract_helpers import terms
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from years_helpers import JOINER, plan

from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.comparison.weights import Weights
from dms.io.schemas import generate_schema, json_schema
from dms.report.comparison_document import comparison_document

CHECKER = Draft202012Validator(generate_schema("comparison"))
A = offer(
    "a",
    care("outpatient", clinics=["one", "two"]),
    care("dental", "500"),
    care("home_care", "100", territory={"base": "mkad"}),
    clinics=[
        {"id": "one", "name": "Первая", "city": "Москва", "address": "ул. 1"},
        {"id": "two", "name": "Вторая", "city": "Москва", "address": "ул. 2"},
    ],
)
B = offer(
    "b",
    care("outpatient", "900", clinics=["one"]),
    care("home_care", "90", territory={"base": "city_boundary", "city": "Москва"}),
    clinics=[{"id": "one", "name": "Первая", "city": "Москва", "address": "ул. 1"}],
)
NONE = offer("n", care("outpatient"), headcount={"min": 99, "counts": "all"})
HIRED = {**JOINER, "programme": "std"}


def document(found: Comparison, lang: str = "en") -> dict[str, Any]:
    written = comparison_document(found, lang).model_dump_json(exclude_unset=True)
    read = json.loads(written)
    CHECKER.validate(read)
    return read


def whole() -> Comparison:
    return compared(
        Candidate(A, terms()),
        Candidate(B, terms()),
        NONE,
        roster=people(4, place="Москва"),
        requirement=brief(must("dental"), must("outpatient", access="direct")),
        plan=plan(joiners=[HIRED]),
        current="a",
        weights=Weights(price=1, must=2),
    )


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return document(whole())


def test_what_was_compared(found: dict[str, Any]) -> None:
    assert found["dms"] == "comparison/1"
    assert (found["base"], found["current"], found["people"]) == ("a", "a", 4)
    assert found["period"] == {"start": "2026-01-01", "last_day": "2026-12-31", "days": 365}
    assert [one["id"] for one in found["offers"]] == ["a", "b", "n"]
    assert found["roster"].startswith("sha256:")


def test_prices_of_offers_and_why_there_are_none(found: dict[str, Any]) -> None:
    first, _, none = found["offers"]
    assert (first["total"], first["per_head"], first["priced"]) == ("6400.00", "1600.00", 4)
    assert (none["total"], none["per_head"], none["status"]) == (None, None, "refused")
    assert none["reasons"][0]["issue"]["code"] == "QUOTE-HEADCOUNT-OUTSIDE"
    assert found["issues"][0]["code"] == "COMPARE-HEADCOUNT-OUTSIDE"


def test_the_premiums_of_modules_add_up(found: dict[str, Any]) -> None:
    for programme in found["programmes"]:
        for own in programme["offers"].values():
            if own["premium"] is not None:
                parts = [Decimal(one["premium"]) for one in own["modules"].values()]
                assert sum(parts) == Decimal(own["premium"])


def test_the_steps_of_bridges_add_up(found: dict[str, Any]) -> None:
    (bridge,) = found["bridges"]
    for steps in (bridge["steps"], bridge["by_module"], bridge["by_factor"]):
        assert sum(Decimal(one["amount"]) for one in steps) == Decimal(bridge["difference"])
    absent = next(one for one in bridge["by_module"] if one["module"] == "dental")
    assert (absent["kind"], absent["absence"]) == ("module_only_a", "not_stated")


def test_wishes_have_three_answers(found: dict[str, Any]) -> None:
    answers = {one["wish"]: one["answer"] for one in found["offers"][1]["wishes"]}
    assert answers["std.dental"] == "unknown"
    assert answers["std.outpatient"] == "yes"


def test_care_territories_and_clinics(found: dict[str, Any]) -> None:
    home = next(row for row in found["modules"] if row["kind"] == "home_care")
    assert home["cells"]["a"]["price"]["premium"] == "400.00"
    assert next(d for d in home["differs"] if d["key"] == "territory")["proved"]
    (territory,) = [row for row in found["territories"] if row["kind"] == "home_care"]
    assert territory["cells"]["b"]["relation"] == "wider"
    assert territory["cells"]["a"]["relation"] is None
    change = found["clinics"]["changes"][0]["overall"]
    assert [len(change[key]) for key in ("kept", "lost", "gained")] == [1, 1, 0]
    near = next(one for one in found["clinics"]["near"] if one["offer"] == "a")
    assert near["home"]["city"] == {"yes": 4, "no": 0, "unknown": 0}
    assert found["clinics"]["changes"][1]["overall"] is None


def test_the_same_care(found: dict[str, Any]) -> None:
    scope = found["scope"]
    assert scope["kinds"] == [{"programme": "std", "kinds": ["outpatient", "home_care"]}]
    assert scope["offers"]["b"]["difference"] == "-440.00"
    assert scope["offers"]["n"]["total"] is None
    assert scope["offers"]["n"]["reasons"]


def test_terms_years_and_months(found: dict[str, Any]) -> None:
    assert {row["key"] for row in found["terms"]} >= {"enrolment.notice"}
    assert found["years"]["joiners"] == 1
    assert set(found["years"]["offers"]) == {"a", "b"}
    costs = found["costs"]["a"]
    assert sum(Decimal(one["amount"]) for one in costs["months"]) == Decimal(costs["premium"])


def test_scenarios_renewals_questions_and_the_decision(found: dict[str, Any]) -> None:
    assert {one["kind"] for one in found["scenarios"]["a"]} >= {"joiners", "headcount", "older"}
    (renewal,) = found["renewals"]
    assert renewal["total"]["difference"] == "-2440.00"
    asked = found["questions"]["b"]
    assert [one["number"] for one in asked] == list(range(1, len(asked) + 1))
    assert found["verdict"]["standings"]["n"]["total"] is None


def test_points_add_up(found: dict[str, Any]) -> None:
    scores = found["scores"]
    assert sum(Decimal(one["points"]) for one in scores["criteria"]) == 100
    for row in scores["offers"]:
        for side in ("low", "high"):
            assert sum(Decimal(one[side]) for one in row["parts"]) == Decimal(row[side])


def test_checks_are_a_document_of_their_own(found: dict[str, Any]) -> None:
    assert found["offers"][0]["checks"]["dms"] == "check/1"


def test_what_is_not_known_is_null() -> None:
    found = document(compared(A))
    assert [found[name] for name in ("client", "years", "renewals", "scores", "current")] == (
        [None] * 5
    )
    assert found["costs"] == {}
    bare = document(compared(A.agreeing({"period": None})))
    assert bare["period"] is None


def test_one_price_for_a_programme() -> None:
    found = document(compared(A, bundle("w", "1500", "outpatient")))
    (programme,) = found["programmes"]
    assert list(programme["offers"]["w"]["modules"]) == ["programme"]
    cell = next(r for r in found["modules"] if r["kind"] == "outpatient")["cells"]["w"]
    assert (cell["priced"], cell["price"]) == ("in_programme", None)


def test_the_same_comparison_gives_the_same_bytes() -> None:
    one, two = (comparison_document(whole()).model_dump_json() for _ in range(2))
    assert one == two


def test_nobody_of_the_roster_is_named() -> None:
    found = json.dumps(document(compared(A, roster=people(3))))
    assert '"m1"' not in found


def test_the_shipped_schema_is_that_of_the_model() -> None:
    assert json_schema("comparison") == generate_schema("comparison")


@settings(max_examples=20, deadline=None)
@given(several_offers)
def test_any_comparison_fits_the_schema(offers: tuple) -> None:
    found = compared(*offers, roster=people(3))
    written = document(found)
    for one in found.candidates:
        total = next(o["total"] for o in written["offers"] if o["id"] == one.id)
        assert total == (None if one.total is None else f"{one.total:f}")
    for shown, row in zip(written["modules"], found.rows, strict=True):
        for id_, cell in row.cells.items():
            assert shown["cells"][id_]["state"] == cell.state.value


def test_a_contract_that_leaves_the_plan_open_has_no_planned_costs() -> None:
    found = document(
        compared(
            Candidate(A, terms()),
            Candidate(B, terms(enrolment={"days": None}, payment=None)),
            plan=plan(joiners=[HIRED]),
        )
    )
    open_year, costs = found["years"]["offers"]["b"], found["costs"]["b"]
    assert not found["years"]["complete"]
    assert (open_year["figures"], open_year["left_open"]) == (None, 1)
    assert open_year["questions"]
    assert (costs["planned_premium"], costs["planned_months"]) == (None, None)
    assert (costs["payments"], costs["planned_payments"]) == (None, None)
    assert found["years"]["offers"]["a"]["figures"] is not None
