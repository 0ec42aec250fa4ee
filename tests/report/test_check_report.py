"""Findings as text, as a document and as SARIF: complete, in their places, nobody named."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from what_if_helpers import OFFER, STANDARD_TERMS, brings, contract, family, joins, leaves, terms

from dms.contracts.checks.check import Check, Gravity, Norm, NormStatus
from dms.contracts.checks.checking import check_contract, check_offer, run_checks
from dms.contracts.checks.findings import CheckReport
from dms.contracts.checks.registry import BUILT_IN
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Waiting, failed
from dms.i18n import text
from dms.io.schemas import generate_schema
from dms.issues import Issue, Location, Severity
from dms.report.check_document import check_document
from dms.report.check_sarif import check_sarif, sarif_json
from dms.report.check_text import render_check_list, render_checks
from dms.report.check_words import gravity_title, norm_words, norms_words
from dms.report.stake_words import stake_lines, tenths

YEAR = (
    joins("N-1", date(2026, 1, 20), date(2026, 1, 27)),
    brings("C-1", "E-001", date(2026, 2, 10)),
    leaves("E-001", date(2026, 5, 4), date(2026, 5, 15), "cash"),
)


def placed(pointer: str) -> Location:
    return Location(file="terms.yaml", line=7, column=3, pointer=pointer)


REPORT = check_contract(contract(people=family()), YEAR, place_of_terms=placed)
BARE = check_offer(OFFER)
ON_YOUR_DATA = "On your data, with the better clause"


def rule(*norms: Norm, gravity: Gravity = Gravity.MINOR) -> Check:
    where = Location(file="папка/my offer.yaml", line=3)
    return Check(
        "OWN-01",
        gravity,
        text("Own rule"),
        text("Because."),
        text("Otherwise."),
        norms,
        lambda _: [failed(text("bad"), where, "п. 1")],
    )


def own_report(*norms: Norm) -> CheckReport:
    return run_checks(Subject(offer=OFFER), [rule(*norms)])


# -- words ----------------------------------------------------------------------------------------


def test_every_gravity_has_a_name():
    assert len({gravity_title(gravity).to("en") for gravity in Gravity}) == len(Gravity)


def test_a_norm_says_how_well_it_is_known_and_since_when():
    norm = Norm("НК РФ ст. 1", NormStatus.DISPUTED, since=date(2009, 1, 1), until=date(2026, 1, 1))
    said = norm_words(norm, "en")
    assert said == "НК РФ ст. 1 (a disputed position, from 2009-01-01, until 2026-01-01)"


def test_a_recommendation_says_that_it_is_no_violation():
    advice, article = Norm("опыт", NormStatus.PRACTICE), Norm("ГК РФ ст. 1", NormStatus.TEXT)
    assert "not a violation" in norms_words(rule(advice), "en")
    mixed = norms_words(rule(advice, article), "en")
    assert mixed == "опыт; ГК РФ ст. 1 (by the text of the norm)"
    inferred = Norm("ГК РФ ст. 2", NormStatus.INFERENCE)
    assert "not a violation" in norms_words(rule(advice, inferred), "en")


def test_a_norm_says_its_edition_and_what_is_doubtful_about_it():
    by_id = {check.id: check for check in BUILT_IN}
    assert "in the edition of 2023-12-12" in norms_words(by_id["LAW-01"], "en")
    doubtful = norms_words(by_id["LAW-08"], "en")
    assert "an inference from the norm" in doubtful
    assert "is arguable" in doubtful
    assert "not confirmed" in norms_words(by_id["FRN-02"], "en")
    texts = [one for check in BUILT_IN for one in check.norms if one.status is NormStatus.TEXT]
    assert all("2023-12-12" in norm_words(one, "en") for one in texts)


def said(stake: Stake) -> list[str]:
    return list(stake_lines(stake, "en"))


def test_money_and_days_stand_beside_each_other():
    basis = text("year")
    lines = said(Stake(money=Decimal("1998.91"), days=-19, people=1, basis=basis))
    assert lines == [
        f"{ON_YOUR_DATA}: premium +1,998.91 ₽, days without cover −19, people concerned 1 (year)",
        "Earlier cover costs more because it is more cover.",
    ]


@pytest.mark.parametrize(
    ("stake", "lines"),
    [
        (Stake(), []),
        (Stake(money=Decimal("0.00"), days=0, people=0), ["nothing changes"]),
        (Stake(money=Decimal("-5.50"), days=0), ["premium −5.50 ₽"]),
        (Stake(days=-1234), ["days without cover −1,234"]),
        (
            Stake(days=0, days_too_long=-36, people=2),
            ["days insured too long −36, people concerned 2"],
        ),
        (
            Stake(money=Decimal("7.00"), days=0, people=1, paid_by="employee"),
            ["premium +7.00 ₽, borne by employees, people concerned 1"],
        ),
    ],
)
def test_only_what_changes_is_said(stake, lines):
    assert said(stake) == [f"{ON_YOUR_DATA}: {line}" for line in lines]


@pytest.mark.parametrize(
    ("stake", "line"),
    [
        (Stake(people=3), "People concerned: 3 (of a list)"),
        (
            Stake(money=Decimal("-19215.00"), people=2),
            "In question: 19,215.00 ₽, people concerned 2 (of a list)",
        ),
        (
            Stake(money=Decimal("-5.50"), people=1, example=True),
            "Example, with the better clause: −5.50 ₽ (of a list)",
        ),
    ],
)
def test_what_is_no_year_is_not_told_as_one(stake, line):
    assert said(evolve(stake, basis=text("of a list"))) == [line]


OPEN_ISSUE = Issue("X-Y-UNSTATED", Severity.QUESTION, text("How much comes back?"))


def test_requests_that_are_left_out_are_named_and_nothing_is_said_of_no_change():
    nothing = Stake(money=Decimal(0), days=0, left_out=4, issues=(OPEN_ISSUE,))
    asked = "Not counted are 4 requests, because it is open: How much comes back?"
    assert said(nothing) == [asked]
    assert said(evolve(nothing, days=-2)) == [f"{ON_YOUR_DATA}: days without cover −2", asked]


def test_what_figures_rest_on_is_named():
    assumed = said(Stake(money=Decimal(0), days=-2, issues=(OPEN_ISSUE,)))
    assert assumed[1] == "The figures rest on what is not stated: How much comes back?"
    waiting = Waiting(Fraction(3), 4, Fraction(1), 2, counting_assumed=True)
    (line,) = said(Stake(waiting=waiting))
    assert line.endswith("(as if the day of filing did not count; it is not stated)")


def test_what_cannot_be_told_asks():
    issue = Issue("X-Y-UNSTATED", Severity.QUESTION, text("How much comes back?"))
    assert said(Stake(issues=(issue,))) == [
        "On your data it cannot be told yet: How much comes back?"
    ]


@pytest.mark.parametrize(
    ("days", "written"),
    [(Fraction(1, 3), "0.3"), (Fraction(7167, 335), "21.4"), (Fraction(1, 20), "0.1")],
)
def test_days_are_rounded_to_the_tenth(days, written):
    assert tenths(days) == Decimal(written)


# -- text -----------------------------------------------------------------------------------------


def test_a_report_says_what_hurts_what_it_costs_and_what_to_write():
    written = render_checks(REPORT, "en")
    assert written.startswith("Check of the contract ДМС-26/001, А\n")
    head = written.index("ENR-01  major  Employees can join on few days of the month only")
    assert head < written.index("We propose: «") < written.index("Questions to the insurer")
    assert "(terms.yaml:7:3)" in written
    assert "All proposals together" in written
    assert "What the better clause is worth stands under ENR-01." in written


def test_no_line_is_wider_than_a_terminal_of_a_hundred():
    for lang in ("ru", "en"):
        assert max(map(len, render_checks(REPORT, lang).splitlines())) <= 100


def test_every_check_is_named_in_the_text():
    written = render_checks(REPORT, "en")
    for check in BUILT_IN:
        assert check.id in written


def test_findings_and_questions_are_counted():
    second = render_checks(REPORT, "en").splitlines()[1]
    failed_ids = {one.check.id for one in REPORT.failed}
    assert second.startswith(f"{len(failed_ids)} findings · {len(REPORT.questions)} questions · ")


def test_a_clause_of_the_contract_is_quoted():
    written = render_checks(own_report(), "en")
    assert "OWN-01  minor  п. 1  Own rule" in written
    assert "bad (папка/my offer.yaml:3)" in written


def test_an_offer_is_called_an_offer():
    assert render_checks(BARE, "en").startswith("Check of the offer o, А\n")


def test_an_offer_stays_an_offer_though_a_contract_is_concluded_to_count_with():
    report = check_offer(OFFER, terms=terms(), roster=contract().agreement.members)
    assert report.subject.contract is not None
    heading = render_checks(report, "en").splitlines()[0]
    assert heading == f"Check of the offer o, А, with the terms {terms().id}"
    assert as_json(report)["contract"] is None
    assert as_json(REPORT)["contract"] == "ДМС-26/001"


def test_checks_with_nothing_to_look_at_say_what_they_need():
    written = render_checks(BARE, "en")
    without_terms = written.partition("the terms are not given (add --terms): ")[2]
    assert without_terms.startswith("COV-03, ENR-01")
    assert "there is no list of people (add it): " in written
    by_id = {one["check"]: one["missing"] for one in as_json(BARE)["skipped"]}
    assert by_id["ENR-01"] == ["terms"]
    assert by_id["PD-04"] == ["roster"]
    assert by_id["TAX-01"] == ["contract"]
    assert by_id["COV-10"] == [], "there is no office doctor in this offer"


def test_a_foreign_rule_with_ways_of_its_own_is_only_not_applicable():
    def look(of: Subject) -> list[Any]:
        assert type(of) is Subject
        return []

    own = evolve(rule(), look=look)
    report = run_checks(Subject(offer=OFFER), [own])
    assert "Not applicable: OWN-01" in render_checks(report, "en")


def test_what_only_the_client_knows_is_not_asked_of_the_insurer():
    written = render_checks(REPORT, "en")
    insurers, _, clients = written.partition("Questions to you\n")
    asked = {one["question"]: one["of_client"] for one in as_json(REPORT)["questions"]}
    labour = "Labour costs are not known, so the cap is not"
    assert asked[labour]
    assert labour in " ".join(clients.split())
    assert labour not in " ".join(insurers.split())
    assert set(asked.values()) == {True, False}


def test_a_column_has_a_place_in_the_log():
    found = run_checks(
        Subject(offer=OFFER),
        [evolve(rule(), look=lambda _: [failed(text("bad"), Location(header="Диагноз"))])],
    )
    (result,) = results(found)
    assert result["locations"] == [{"logicalLocations": [{"name": "Диагноз"}]}]


def test_a_better_clause_that_is_told_elsewhere_is_named_in_the_log():
    shared = [one for one in REPORT.findings if one.shared_with is not None]
    named = [one["properties"].get("shared_with") for one in results(REPORT) if "properties" in one]
    assert [one for one in named if one] == [one.shared_with.id for one in shared]
    assert shared


def test_wordings_stay_russian_whatever_the_language():
    by_id = {check.id: check for check in BUILT_IN}
    wording = " ".join(by_id["ENR-02"].wording.to("ru").split())
    for lang in ("ru", "en"):
        assert wording in " ".join(render_checks(REPORT, lang).split())


def test_the_list_of_checks_has_a_line_for_each():
    lines = render_check_list(BUILT_IN, "en").splitlines()
    assert len(lines) == len(BUILT_IN)
    assert all(check.id in line for check, line in zip(BUILT_IN, lines, strict=True))


# -- document -------------------------------------------------------------------------------------


def as_json(report: CheckReport) -> dict[str, Any]:
    written = check_document(report, "en").model_dump_json(exclude_unset=True)
    found = json.loads(written)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("report", [REPORT, BARE, own_report()], ids=["contract", "offer", "own"])
def test_the_document_fits_its_schema(report):
    schema = generate_schema("check")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(as_json(report))


def test_the_document_has_all_findings_with_their_figures():
    found = as_json(REPORT)
    assert len(found["findings"]) == len(REPORT.findings)
    entry = next(one for one in found["findings"] if one["check"] == "ENR-01")
    assert entry["status"] == "failed"
    assert entry["location"] == {
        "file": "terms.yaml",
        "line": 7,
        "column": 3,
        "pointer": "/enrolment/days",
    }
    assert entry["stake"]["money"] == "1262.47"
    assert entry["stake"]["waiting"] == {
        "mean": "21.39",
        "worst": 32,
        "better_mean": "14.20",
        "better_worst": 23,
        "counting_assumed": False,
    }
    assert {one["id"] for one in found["checks"]} == {one.check.id for one in REPORT.findings}
    assert found["together"]["days"] == REPORT.together.days  # type: ignore[union-attr]


def test_what_is_not_known_is_null_and_never_zero():
    found = as_json(BARE)
    assert (found["terms"], found["contract"], found["together"]) == (None, None, None)
    stakes = [one["stake"] for one in found["findings"] if one["stake"]]
    assert all(one["money"] is None for one in stakes)


def test_not_stated_is_neither_passed_nor_failed():
    silent = check_contract(contract(terms({"leaving.refund": {}})), only=["REF"])
    statuses = {one["status"] for one in as_json(silent)["findings"]}
    assert statuses == {"not_stated", "failed", "passed"}


# -- SARIF ----------------------------------------------------------------------------------------

LEVELS = {"none", "note", "warning", "error"}
KINDS = {"pass", "open", "informational", "notApplicable", "review", "fail"}


def results(report: CheckReport) -> list[dict[str, Any]]:
    (run,) = check_sarif(report, "en")["runs"]
    found = run["results"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("report", [REPORT, BARE, own_report()], ids=["contract", "offer", "own"])
def test_a_log_has_what_sarif_requires(report):
    log = json.loads(sarif_json(report, "en"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "dms"
    ids = [one["id"] for one in driver["rules"]]
    assert len(ids) == len(set(ids))
    for described in driver["rules"]:
        assert described["shortDescription"]["text"]
        assert described["help"]["text"]
        assert described["defaultConfiguration"]["level"] in LEVELS
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert result["kind"] in KINDS
        assert result["level"] in LEVELS
        assert (result["level"] == "none") == (result["kind"] != "fail")
        for location in result["locations"]:
            assert location.keys() <= {"physicalLocation", "logicalLocations"}
            assert location
    assert all(one["executionSuccessful"] for one in run["invocations"])


def test_questions_are_open_and_never_failures():
    kinds = [result["kind"] for result in results(REPORT)]
    assert kinds.count("open") == len(REPORT.not_stated)
    assert kinds.count("fail") == len(REPORT.failed)
    assert kinds.count("pass") == len(REPORT.passed)


@pytest.mark.parametrize(
    ("gravity", "level"),
    [
        (Gravity.CRITICAL, "error"),
        (Gravity.MAJOR, "error"),
        (Gravity.MINOR, "warning"),
        (Gravity.NOTE, "note"),
    ],
)
def test_a_gravity_has_its_level(gravity, level):
    report = run_checks(Subject(offer=OFFER), [rule(gravity=gravity)])
    (result,) = results(report)
    assert result["level"] == level
    assert result["properties"] == {"clause": "п. 1"}


def test_places_are_uris_with_lines():
    result = next(one for one in results(REPORT) if one["ruleId"] == "ENR-01")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "terms.yaml"},
                "region": {"startLine": 7, "startColumn": 3},
            },
            "logicalLocations": [{"fullyQualifiedName": "/enrolment/days"}],
        }
    ]
    (own,) = results(own_report())
    physical = own["locations"][0]["physicalLocation"]
    uri = physical["artifactLocation"]["uri"]
    assert uri == "%D0%BF%D0%B0%D0%BF%D0%BA%D0%B0/my%20offer.yaml"
    assert physical["region"] == {"startLine": 3}


def test_a_place_without_a_file_is_its_pointer_alone():
    result = next(one for one in results(BARE) if one["ruleId"] == "TRM-01")
    assert result["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "/period"}]}]


def test_an_absolute_path_is_a_file_uri():
    where = Location(file=str(Path("offer.yaml").absolute()))
    one = rule()
    found = run_checks(
        Subject(offer=OFFER),
        [
            Check(
                one.id,
                one.gravity,
                one.title,
                one.why,
                one.wording,
                (),
                lambda _: [failed(text("bad"), where), failed(text("nowhere"))],
            )
        ],
    )
    first, second = results(found)
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"].startswith("file:///")
    assert "region" not in physical
    assert second["locations"] == []


def test_what_hindered_the_checks_is_a_notification():
    hindered = CheckReport(
        Subject(offer=OFFER),
        (),
        issues=(
            Issue("CHECK-PLUGIN-BROKEN", Severity.WARNING, text("Broken"), text("Update it")),
            Issue("CHECK-STAKES-UNKNOWN", Severity.INFO, text("No money")),
        ),
    )
    (run,) = check_sarif(hindered, "en")["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [one["level"] for one in notes] == ["warning", "note"]
    assert notes[0]["descriptor"] == {"id": "CHECK-PLUGIN-BROKEN"}
    assert notes[0]["message"]["text"] == "Broken. Update it."
    assert "CHECK-PLUGIN-BROKEN" in render_checks(hindered, "en")


def test_the_same_report_gives_the_same_bytes():
    again = check_contract(contract(people=family()), YEAR, place_of_terms=placed)
    assert sarif_json(again) == sarif_json(REPORT)
    assert render_checks(again) == render_checks(REPORT)
    assert as_json(again) == as_json(REPORT)


def test_nobody_is_named():
    """Findings speak of numbers of people; ids and birth dates stay out."""
    for written in (render_checks(REPORT), sarif_json(REPORT), json.dumps(as_json(REPORT))):
        for fact in ("E-001", "N-1", "C-1", "1970", "1991-04-02"):
            assert fact not in written


def test_terms_without_a_place_still_have_their_pointer():
    report = check_contract(contract(STANDARD_TERMS), only=["ENR-01"])
    assert "(/enrolment/days)" in render_checks(report, "en")
    assert Waiting(Fraction(1), 1, Fraction(1), 1).mean == 1
