"""Programmes by grade as a document: in the published shape, adding up to the quote."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve
from configuration_helpers import AGES, DOCTOR
from jsonschema import Draft202012Validator
from search_helpers import PAID, REST, TEAM, UNPAID, VIP, grades_searched, planned, small

from dms.i18n import text
from dms.io.schemas import generate_schema, json_schema
from dms.issues import Issue, Severity
from dms.members import Member
from dms.pricing.quoting import quote
from dms.report.grade_plan_document import (
    GradePlanDocument,
    grade_plan_document,
    grade_search_document,
)
from dms.report.quote_document import quote_document

PUBLISHED = Draft202012Validator(generate_schema("grade-plan"))


def shown(document: GradePlanDocument) -> dict[str, Any]:
    """Return the document as a program reads it, in the published shape."""
    found: dict[str, Any] = json.loads(document.model_dump_json())
    PUBLISHED.validate(found)
    return found


def test_the_schema_is_shipped() -> None:
    assert json_schema("grade-plan") == generate_schema("grade-plan")


def test_who_gets_what() -> None:
    found = shown(grade_plan_document(planned(VIP, REST, upgraded={"vip": ["3"]}), "en"))
    assert found["dms"] == "grade-plan/1"
    assert found["document"] == "g"
    assert found["grades"][0] == {
        "grade": "vip",
        "name": "Руководители",
        "employees": 1,
        "relatives": 0,
        "upgraded": 0,
    }
    assert found["grades"][1]["upgraded"] == 1
    assert found["members"] == [
        {"id": "1", "grade": "vip", "programme": "vip"},
        {"id": "2", "grade": "rest", "programme": "rest"},
        {"id": "3", "grade": "rest", "programme": "vip"},
        {"id": "3/1", "grade": "rest", "programme": "vip"},
    ]
    assert found["programmes"][0]["people"] == 3
    assert "Иванов" not in json.dumps(found, ensure_ascii=False)
    assert found["search"] is None
    assert found["people"] is None


def test_budgets_add_up_to_the_quote() -> None:
    grade = {**VIP, "choose": ["dental", "office_doctor"]}
    plan = planned(grade, REST, of=small(DOCTOR, PAID))
    found = shown(grade_plan_document(plan))
    rows, whole = found["budgets"], found["quote"]
    assert [row["part"] for row in rows] == ["grade", "grade", "contract"]
    assert sum(Decimal(row["premium"]) for row in rows) == Decimal(whole["total"])
    for payer in ("employer", "employee"):
        paid = sum(Decimal(row[payer]) for row in rows)
        assert paid == Decimal(whole["contributions"][payer])
    (limit,) = rows[0]["limits"]
    assert limit["name"] == "budget_per_head"
    assert Decimal(limit["left"]) == Decimal(limit["allowed"]) - Decimal(rows[0]["employer"])


def test_the_quote_is_that_of_the_offer_that_is_written() -> None:
    plan = planned()
    found = shown(grade_plan_document(plan))
    made = quote(plan.offer, plan.assignment.roster)
    assert found["quote"]["id"] == quote_document(made).id


def test_departures_and_wishes_of_a_programme() -> None:
    found = shown(grade_plan_document(planned({**VIP, "set": {"dental.place": "both"}}, REST)))
    (departure,) = found["programmes"][0]["departures"]
    assert (departure["choice"], departure["wishes"]) == (
        "dental.place=both",
        ["dental.place=both"],
    )
    assert found["programmes"][0]["wishes"] == []


def test_upgrades_of_all_and_of_each() -> None:
    rest = {"id": "rest", "upgrades": ["vip"], "drop": ["dental"]}
    plan = planned(UNPAID, rest, upgraded={"vip": ["2"]})
    found = shown(grade_plan_document(plan, people=True))
    (upgrade,) = found["upgrades"]
    assert upgrade["employees"]["usual"] == "9800.00"
    assert upgrade["relatives"]["count"] == 1
    assert upgrade["taken"] == 1
    assert [one["member"] for one in found["people"]] == ["2", "3", "3/1"]
    assert [one["difference"] for one in found["people"]] == ["9800.00"] * 3


def test_people_without_a_price_are_null_and_never_zero() -> None:
    old = Member(id="4", birth=date(1930, 1, 1))
    plan = planned({"id": "all"}, of=small(AGES), people=[old])
    found = shown(grade_plan_document(plan, people=True))
    assert found["quote"]["total"] is None
    assert (found["budgets"], found["upgrades"], found["people"]) == ([], [], [])


def test_people_without_a_grade() -> None:
    more = [Issue("ROSTER-ROW", Severity.WARNING, text("One row is left out"))]
    people = [TEAM[0], *(evolve(one, grade=None) for one in TEAM[1:])]
    plan = planned(VIP, {"id": "rest", "when": {"grade": "middle"}}, people=people)
    found = shown(grade_plan_document(plan, more=more))
    assert found["unplaced"] == ["2", "3", "3/1"]
    assert found["members"][1] == {"id": "2", "grade": None, "programme": None}
    assert found["issues"][0]["code"] == "ROSTER-ROW"
    assert {one["code"] for one in found["issues"][1:]} == {
        "GRADES-VALUE-UNKNOWN",
        "GRADES-RELATIVE-WAITS",
    }


def test_a_search_with_its_best_programmes() -> None:
    known = grades_searched(budget="160000")
    found = shown(grade_search_document(known, "en"))
    searched = found["search"]
    assert known.best is not None
    best = searched["frontier"][searched["best"]]
    assert best["total"] == found["quote"]["total"] == f"{known.best.total:f}"
    assert Decimal(best["left"]) == Decimal(160_000) - known.best.total
    premiums = sum(Decimal(one["premium"]) for one in best["grades"])
    assert premiums == Decimal(best["total"])
    assert [one["grade"] for one in searched["wanted"]] == ["vip", "rest"]
    taken = [one["taken"] for one in found["programmes"]]
    assert taken == [one["taken"] for one in best["grades"]]
    assert sum(one["gains"] for one in best["grades"]) == best["gains"]
    assert searched["hindrances"] == []


def test_a_search_that_found_nothing() -> None:
    short = shown(grade_search_document(grades_searched(budget="50000"), "en"))
    assert (short["quote"], short["programmes"], short["period"]) == (None, [], None)
    assert short["search"]["best"] is None
    assert Decimal(short["search"]["missing"]) > 0
    tight = shown(
        grade_search_document(grades_searched({**VIP, "budget_per_head": 10_000}, REST), "en")
    )
    assert tight["search"]["frontier"] == []
    assert tight["search"]["hindrances"] == [{"grade": "vip", "short": "18300.00", "why": None}]
    wrong = shown(grade_search_document(grades_searched({**VIP, "must": ["telemedicine"]}, REST)))
    (hindrance,) = wrong["search"]["hindrances"]
    assert len(hindrance["why"]["clashes"]) == 1
