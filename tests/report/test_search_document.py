"""A search as a document: in the published shape, each total that of a quote."""

import json
from decimal import Decimal
from typing import Any

from configuration_helpers import AGES, OLD, SECOND, STAFF
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_helpers import member
from search_helpers import CROWD, RICH_OFFER, brief, rich_search, searched

from dms.configurator.best import Search
from dms.configurator.configuring import configure
from dms.configurator.finding import best
from dms.i18n import text
from dms.io.schemas import generate_schema, json_schema
from dms.issues import Issue, Severity
from dms.pricing.quoting import quote
from dms.report.quote_document import quote_document
from dms.report.search_document import search_document

PUBLISHED = Draft202012Validator(generate_schema("search"))


def shown(search: Search, lang: str = "en", **more: Any) -> dict[str, Any]:
    """Return the document as a program reads it, in the published shape."""
    found: dict[str, Any] = json.loads(search_document(search, lang, **more).model_dump_json())
    PUBLISHED.validate(found)
    return found


def test_the_schema_is_shipped() -> None:
    assert json_schema("search") == generate_schema("search")


def test_what_was_sought_and_found() -> None:
    known = searched(["dental"], {"telemedicine": 3, "planned_inpatient": 1}, "130000")
    found = shown(known)
    assert found["dms"] == "search/1"
    assert found["programme"] == {"id": "standard", "name": "Стандарт", "people": 3}
    assert found["budget"] == {"total": "130000.00", "per_head": None, "allowed": "130000.00"}
    assert [(one["wish"], one["need"], one["weight"]) for one in found["wanted"]] == [
        ("dental", "must", 1),
        ("telemedicine", "should", 3),
        ("planned_inpatient", "should", 1),
    ]
    assert (found["best"], found["next_better"], found["missing"]) == (1, None, None)
    assert [(one["total"], one["per_head"], one["left"]) for one in found["frontier"]] == [
        ("84900.00", "28300.00", "45100.00"),
        ("117300.00", "39100.00", "12700.00"),
    ]
    second = found["frontier"][1]
    assert second["additions"]["care"] == ["emergency_inpatient", "planned_inpatient"]
    assert second["gains"] == 1
    assert [one["answer"] for one in second["wishes"]] == ["yes", "no", "yes"]


def test_the_best_has_the_id_of_its_quote() -> None:
    known = searched(["dental.place=both"])
    assert known.best is not None
    made = quote(known.best.configuration.offer, known.bench.roster)
    assert shown(known)["quote"] == quote_document(made).id


def test_departures_with_their_reasons() -> None:
    found = shown(rich_search(["dental.place=both"]))
    one = {each["choice"]: each for each in found["frontier"][0]["departures"]}
    assert one["dental.place=both"]["wishes"] == ["dental.place=both"]
    assert one["dental.place=both"]["why"] is None
    (other,) = (each for name, each in one.items() if name != "dental.place=both")
    assert other["wishes"] == []
    assert other["why"]["rules"][0]["location"]["line"] > 1


def test_why_there_is_nothing() -> None:
    found = shown(searched(["telemedicine", "dental"]))
    assert (found["frontier"], found["best"], found["quote"]) == ([], None, None)
    (clash,) = found["clashes"]
    assert [one["choice"] for one in clash["decisions"]] == ["dental", "telemedicine"]
    assert found["barred"] == ["telemedicine", "dental"]
    short = shown(searched(["dental"], budget="50000"))
    assert (short["missing"], short["best"], short["next_better"]) == ("34900.00", None, 0)
    wish = {"kind": "emergency_inpatient", "need": "must", "hospital_level": "first"}
    unknown = shown(best(RICH_OFFER, CROWD, requirement=brief(wish)))
    path = "all.emergency_inpatient.hospital_level"
    assert unknown["unmeetable"] == [{"wish": path, "answer": "unknown"}]


def test_people_apart_issues_and_other_programmes() -> None:
    people = [*STAFF, OLD, member("B-1", programme="business")]
    more = [Issue("ROSTER-ROW", Severity.WARNING, text("One row is left out"))]
    asked = {"more": SECOND + AGES, "people": people, "programme": "standard"}
    found = shown(searched(["dental"], **asked), more=more)  # type: ignore[arg-type]
    assert found["others"] == "52000.00"
    assert found["apart"][0]["heads"] == 1
    assert found["issues"][0]["code"] == "ROSTER-ROW"
    assert "E-9" not in json.dumps(found)


NAMES = [str(choice) for choice in rich_search().bench.model.parts.choices]
CHOICES = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)


@settings(max_examples=25)
@given(CHOICES, CHOICES, st.none() | st.decimals(300_000, 3_000_000, places=2))
def test_decisions_come_to_the_total_shown(
    must: list[str], should: list[str], budget: Decimal | None
) -> None:
    found = shown(rich_search(must, [n for n in should if n not in must], budget=budget))
    for one in found["frontier"][:2]:
        decided = one["decisions"]
        made = configure(
            RICH_OFFER,
            CROWD,
            choose=[each["choice"] for each in decided if each["taken"]],
            drop=[each["choice"] for each in decided if not each["taken"]],
        )
        assert one["total"] == f"{made.quote.total:f}"
        assert one["per_head"] == f"{made.quote.per_head:f}"
        assert one["taken"] == [name for name, is_taken in made.taken.items() if is_taken]
    totals = [Decimal(one["total"]) for one in found["frontier"]]
    assert totals == sorted(totals)
    assert [one["gains"] for one in found["frontier"]] == sorted(
        {one["gains"] for one in found["frontier"]}
    )


def test_both_languages_have_the_same_figures() -> None:
    known = rich_search(["dental"], ["telemedicine", "planned_inpatient"])
    english, russian = shown(known), shown(known, "ru")
    assert english["wanted"][1]["title"] != russian["wanted"][1]["title"]
    for found in (english, russian):
        del found["wanted"], found["questions"]
        for one in found["frontier"]:
            del one["decisions"], one["departures"]
    assert english == russian
