"""A configuration as a document: complete, in the published shape, each figure that of a quote."""

import json
from decimal import Decimal
from typing import Any

import pytest
from configuration_helpers import (
    AGES,
    OLD,
    SECOND,
    STAFF,
    STEPS,
    after,
    configured,
    rich,
)
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from report_helpers import member

from dms.configurator.configuration import Configuration
from dms.i18n import text
from dms.io.schemas import generate_schema
from dms.issues import Issue, Severity
from dms.pricing.quoting import quote
from dms.report.configuration_document import configuration_document
from dms.report.configuration_questions import configuration_questions

PUBLISHED = Draft202012Validator(generate_schema("configuration"))


def shown(configuration: Configuration, lang: str = "en", **more: Any) -> dict[str, Any]:
    """Return the document as a program reads it, in the published shape."""
    written = configuration_document(configuration, lang, **more).model_dump_json()
    found: dict[str, Any] = json.loads(written)
    PUBLISHED.validate(found)
    return found


def option(document: dict[str, Any], choice: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["options"] if one["choice"] == choice)
    return found


def total(configuration: Configuration) -> Decimal:
    """Quote what was configured like any other offer."""
    return quote(configuration.offer, configuration.bench.roster).total


def changed(configuration: Configuration, one: dict[str, Any]) -> Configuration:
    """Do what a difference is shown for: leave out what is taken, take what is not."""
    choice = one["choice"]
    return configuration.drop(choice) if one["taken"] else configuration.choose(choice)


def test_what_was_chosen_and_what_it_comes_to() -> None:
    found = shown(configured("dental.place=both", "office_doctor", drop=["planned_inpatient"]))
    assert found["dms"] == "configuration/1"
    assert found["programme"] == {"id": "standard", "name": "Стандарт", "people": 3}
    assert [(one["choice"], one["taken"]) for one in found["decisions"]] == [
        ("dental.place=both", True),
        ("planned_inpatient", False),
        ("office_doctor", True),
    ]
    # (18 500 + 9 800 + 1 200.50 + 4 600) × 3 + 240 000.10
    assert (found["total"], found["heads"]) == ("342301.60", 3)
    assert found["per_head"] == "114100.53"
    assert found["possible"]
    assert found["clashes"] == found["ways_out"] == found["apart"] == []


def test_each_choice_stands_with_its_status_and_its_price() -> None:
    found = shown(configured("dental"))
    states = {one["choice"]: (one["status"], one["by"], one["taken"]) for one in found["options"]}
    assert states == {
        "outpatient": ("implied", "rule", True),
        "dental": ("chosen", "choice", True),
        "dental.place=clinic": ("chosen", "default", True),
        "dental.place=both": ("open", "default", False),
        "emergency_inpatient": ("chosen", "default", True),
        "planned_inpatient": ("chosen", "default", True),
        "telemedicine": ("excluded", "rule", False),
        "office_doctor": ("open", "default", False),
    }
    assert option(found, "dental.place=both")["difference"] == {
        "total": "3601.50",
        "per_head": "1200.50",
        "along": [],
        "without": [],
    }


def test_a_reason_names_decisions_and_rules_with_their_places() -> None:
    why = option(shown(configured("dental")), "telemedicine")["why"]
    assert why["decisions"] == [{"choice": "dental", "title": "Dental care", "taken": True}]
    (rule,) = why["rules"]
    assert (rule["id"], rule["clause"]) == ("rule:exact", "п. 3.1")
    assert rule["words"] == "Telemedicine does not go with: Dental care"
    assert rule["location"]["pointer"] == "/programmes/0/rules/0"
    assert rule["location"]["line"] == 11


def test_what_falls_away_is_told_with_the_price() -> None:
    left = option(shown(configured()), "emergency_inpatient")["difference"]
    assert (left["total"], left["without"]) == ("-32400.00", ["planned_inpatient"])
    instead = option(shown(configured()), "telemedicine")["difference"]
    assert (instead["total"], instead["without"]) == ("-27450.00", ["dental"])
    back = option(shown(configured(drop=["emergency_inpatient"])), "planned_inpatient")
    assert (back["status"], back["difference"]) == ("excluded", None)


def test_a_contradiction_has_its_ways_out_and_no_price() -> None:
    found = shown(configured("planned_inpatient", drop=["emergency_inpatient"]))
    assert not found["possible"]
    (clash,) = found["clashes"]
    names = [one["choice"] for one in clash["decisions"]]
    assert names == ["emergency_inpatient", "planned_inpatient"]
    assert clash["rules"][0]["id"] == "needs:planned_inpatient:emergency_inpatient"
    ways = [[one["choice"] for one in way] for way in found["ways_out"]]
    assert ways == [["emergency_inpatient"], ["planned_inpatient"]]
    assert found["total"] is found["per_head"] is found["quote"] is None
    assert {one["difference"] for one in found["options"]} == {None}


def test_people_without_a_price_are_counted_and_not_named() -> None:
    found = shown(configured(more=AGES, people=[*STAFF, OLD]))
    (apart,) = found["apart"]
    assert (apart["heads"], apart["issue"]["severity"]) == (1, "error")
    assert (found["programme"]["people"], found["heads"]) == (4, 3)
    assert found["quote"]["status"] == "partial"


def test_nobody_with_a_price() -> None:
    found = shown(configured(more=AGES, people=[OLD]))
    assert found["total"] is found["per_head"] is None
    assert (found["heads"], found["quote"]["status"]) == (0, "refused")
    assert found["quote"]["modules"] == []


def test_people_of_another_programme_are_in_the_total() -> None:
    people = [*STAFF, member("B-1", programme="business")]
    document = shown(configured(more=SECOND, people=people, programme="standard"))
    assert (document["programme"]["people"], document["heads"]) == (3, 4)
    by_id = {one["id"]: one["premium"] for one in document["quote"]["programmes"]}
    assert by_id == {"standard": "117300.00", "business": "52000.00"}
    assert document["total"] == "169300.00"
    # a difference per head is for those of the programme
    planned = option(document, "planned_inpatient")["difference"]
    assert (planned["total"], planned["per_head"]) == ("-18600.00", "-6200.00")


def test_what_the_insurer_does_not_say_is_asked() -> None:
    asked = {
        one.code for one in configuration_questions(configured(more=SECOND, programme="business"))
    }
    assert "CONFIGURE-TAKEN-UNSTATED" not in asked
    (found,) = (
        one for one in shown(configured())["questions"] if one["code"] == "CONFIGURE-TAKEN-UNSTATED"
    )
    assert (found["severity"], found["location"]["line"]) == ("question", 14)
    assert found["message"] == "Dental care: may it be left out?"


def test_a_contradiction_still_asks_what_may_be_left_out() -> None:
    asked = configuration_questions(configured("telemedicine", "dental"))
    assert [one.code for one in asked] == ["CONFIGURE-TAKEN-UNSTATED"]


def test_other_issues_are_listed_with_it() -> None:
    more = [Issue("ROSTER-ROW", Severity.WARNING, text("left out"))]
    assert [one["code"] for one in shown(configured(), more=more)["issues"]] == ["ROSTER-ROW"]


def test_it_is_written_in_russian_too() -> None:
    assert option(shown(configured(), "ru"), "outpatient")["title"] != "Outpatient care"


def test_it_names_nobody() -> None:
    written = json.dumps(shown(configured()), ensure_ascii=False)
    assert "Иванов" not in written
    assert "E-2" not in written
    assert "1960" not in written


@pytest.mark.parametrize("heads", [6, 30])
def test_every_difference_is_that_of_two_quotes(heads: int) -> None:
    now = rich(heads, choose=["dental.place=specialised"], drop=["home_care"])
    found = shown(now)
    told = [one for one in found["options"] if one["difference"] is not None]
    assert len(told) >= 15
    for one in told:
        after_it = total(changed(now, one))
        assert one["difference"]["total"] == str(after_it - total(now)), one["choice"]


@given(STEPS)
@settings(max_examples=40)
def test_every_figure_is_that_of_the_quote(steps: list[tuple[str, str]]) -> None:
    now = after(steps)
    found = shown(now)
    assert found["possible"] is (found["quote"] is not None) is not bool(found["clashes"])
    assert (found["possible"], found["ways_out"] == []) in ((True, True), (False, False))
    if found["quote"] is None:
        return
    priced = quote(now.offer, now.bench.roster)
    assert found["total"] == found["quote"]["total"] == str(priced.total)
    assert found["per_head"] == str(priced.per_head)
    parts = [*found["quote"]["modules"], *found["quote"]["contract"]]
    assert sum(Decimal(one["premium"]) for one in parts) == priced.total
    assert {one["module"] for one in parts} == {
        one["choice"] for one in found["options"] if one["taken"] and "=" not in one["choice"]
    }


@given(STEPS)
@settings(max_examples=15)
def test_the_order_of_decisions_leaves_no_trace(steps: list[tuple[str, str]]) -> None:
    last = {name.partition("=")[0]: (decide, name) for decide, name in steps}
    one, other = (
        configuration_document(after(found)).model_dump_json()
        for found in (last.values(), reversed(last.values()))
    )
    assert one == other


def test_days_and_payment_are_those_of_the_price() -> None:
    found = shown(rich())
    assert found["period"] == {"start": "2026-02-01", "last_day": "2027-01-31", "days": 365}
    assert found["payment"] is None
