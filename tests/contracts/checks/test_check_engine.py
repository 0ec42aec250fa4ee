"""Running checks: all or some, in order, with rules of other packages and without their bugs."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from attrs import evolve
from cases_terms import CASES, joins, paid, subject
from contract_helpers import contract, employee, offer, terms
from subject_helpers import listed

from dms.contracts.checks import checking, registry
from dms.contracts.checks.check import Check, Gravity, Norm, NormStatus, check
from dms.contracts.checks.checking import check_contract, check_offer, run_checks, selected
from dms.contracts.checks.registry import BUILT_IN, CheckRegistry, all_checks, installed
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Status, Verdict, failed, not_stated, passed
from dms.i18n import text
from dms.issues import Location, Severity


def rule(id_: str = "OWN-01", gravity: Gravity = Gravity.MINOR, *ends: Verdict) -> Check:
    """Make a check that always says the same."""

    @check(
        id_,
        gravity,
        title=text("Own rule"),
        why=text("Because."),
        wording=text("Otherwise."),
        norms=[Norm("own", NormStatus.PRACTICE)],
    )
    def look(_: Subject) -> Iterator[Verdict]:
        yield from ends

    return look


def bursting(id_: str = "OWN-02") -> Check:
    @check(
        id_,
        Gravity.NOTE,
        title=text("Broken rule"),
        why=text("Because."),
        wording=text("Otherwise."),
        norms=[],
    )
    def look(of: Subject) -> Iterator[Verdict]:
        raise KeyError("Иванов Иван 07.05.1990")
        yield passed(text("never"))

    return look


class Point:
    """What an entry point of another package is to the registry."""

    def __init__(self, loaded: Any, name: str = "house", value: str = "our_rules:CHECKS") -> None:
        self.loaded, self.name, self.value, self.dist = loaded, name, value, None

    def load(self) -> Any:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


def with_points(*points: Any) -> CheckRegistry:
    return CheckRegistry.built_in().with_plugins(points)


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Install packages for one test."""

    def plug(*points: Any) -> None:
        found = with_points(*points)
        for module in (checking, registry):
            monkeypatch.setattr(module, "installed", lambda: found)

    return plug


BAD = failed(text("bad"), Location(pointer="/a"))
GOOD = passed(text("good"))
STAFF = listed(employee("A"))
SILENT = not_stated(text("silent?"), Location(pointer="/b"), "п. 1")


# -- one report -----------------------------------------------------------------------------------


def test_findings_stand_by_gravity_and_then_by_id():
    checks = [
        rule("ZZ-01", Gravity.CRITICAL, BAD),
        rule("AB-02", Gravity.NOTE, BAD, GOOD),
        rule("AB-01", Gravity.NOTE, SILENT),
        rule("AA-01", Gravity.MAJOR, GOOD),
        rule("AA-02", Gravity.MAJOR),
    ]
    report = run_checks(subject(), checks)
    assert [one.check.id for one in report.findings] == [
        "ZZ-01",
        "AA-01",
        "AB-01",
        "AB-02",
        "AB-02",
    ]
    assert [one.check.id for one in report.failed] == ["ZZ-01", "AB-02"]
    assert [one.check.id for one in report.passed] == ["AA-01", "AB-02"]
    assert [one.check.id for one in report.not_stated] == ["AB-01"]
    assert [one.id for one in report.skipped] == ["AA-02"]


@pytest.mark.parametrize(
    ("gravity", "ids"),
    [
        ("critical", []),
        ("major", ["AA-01"]),
        (Gravity.MINOR, ["AA-01", "BB-01"]),
        ("note", ["AA-01", "BB-01", "CC-01"]),
    ],
)
def test_only_what_failed_counts_for_a_gravity(gravity, ids):
    checks = [
        rule("AA-01", Gravity.MAJOR, BAD),
        rule("BB-01", Gravity.MINOR, BAD),
        rule("CC-01", Gravity.NOTE, BAD),
        rule("DD-01", Gravity.CRITICAL, SILENT),
    ]
    report = run_checks(subject(), checks)
    assert [one.check.id for one in report.at_least(gravity)] == ids


def test_an_unknown_gravity_is_misuse():
    with pytest.raises(ValueError):
        run_checks(subject(), []).at_least("terrible")


def test_a_question_of_several_checks_stands_once_with_its_number():
    report = run_checks(
        subject(), [rule("AA-01", Gravity.NOTE, SILENT), rule("BB-01", Gravity.NOTE, SILENT, BAD)]
    )
    (question,) = report.questions
    assert (question.number, question.clause, question.where) == (1, "п. 1", Location(pointer="/b"))
    assert [one.id for one in question.checks] == ["AA-01", "BB-01"]


def test_late_payment_is_asked_about_once():
    questions = run_checks(paid()).questions
    asked = [[one.id for one in q.checks] for q in questions]
    assert ["PAY-01", "PAY-02"] in asked
    assert [q.number for q in questions] == list(range(1, len(questions) + 1))


def test_every_check_is_somewhere_in_a_report():
    report = run_checks(subject())
    ids = {one.check.id for one in report.findings} | {one.id for one in report.skipped}
    assert ids == {one.id for one in all_checks()}
    assert not {one.check.id for one in report.findings} & {one.id for one in report.skipped}


# -- which checks ---------------------------------------------------------------------------------


def test_checks_are_chosen_by_id_and_by_family():
    assert selected(None) == all_checks()
    assert {one.id for one in selected(["ENR", "REL-01"])} == {
        "ENR-01",
        "ENR-02",
        "ENR-03",
        "REL-01",
    }


@pytest.mark.parametrize("name", ["NOPE", "ENR-99", "enr", ""])
def test_an_unknown_check_is_misuse(name):
    with pytest.raises(ValueError, match="No check"):
        selected(["ENR", name])


# -- other packages -------------------------------------------------------------------------------


def test_packages_add_a_check_or_several():
    found = with_points(Point(rule("OWN-01")), Point([rule("OWN-03"), rule("OWN-04")], "more"))
    assert list(found.checks)[-3:] == ["OWN-01", "OWN-03", "OWN-04"]
    assert not found.issues
    assert found.package_of(found.checks["OWN-03"]) == "our_rules:CHECKS"
    assert found.package_of(BUILT_IN[0]) is None
    assert found.package_of(rule("OWN-03")) is None, "another one with the same id"


@pytest.mark.parametrize(
    ("loaded", "reason"),
    [
        (ImportError("no"), "it cannot be loaded (ImportError)"),
        (7, "it cannot be loaded (TypeError)"),
        (["ENR-77"], "it is not a check"),
    ],
)
def test_a_broken_package_is_named_and_the_rest_goes_on(loaded, reason):
    found = with_points(Point(loaded), Point(rule(), "works"))
    (issue,) = found.issues
    assert issue.code == "CHECK-PLUGIN-BROKEN"
    assert issue.severity is Severity.WARNING
    assert reason in issue.message("en")
    assert "our_rules:CHECKS" in issue.message("en")
    assert "OWN-01" in found.checks


@pytest.mark.parametrize(
    "wrong",
    [
        {"gravity": "minor"},
        {"title": "T"},
        {"why": None},
        {"wording": "W"},
        {"norms": ("ГК РФ",)},
        {"norms": []},
        {"look": "look"},
        {"better": 1},
    ],
)
def test_a_check_of_wrong_parts_is_never_made(wrong):
    with pytest.raises(TypeError):
        evolve(rule(), **wrong)


def test_a_package_with_a_check_of_wrong_parts_is_named():
    class Careless(Point):
        def load(self) -> Any:
            return evolve(rule(), gravity="minor")

    (issue,) = with_points(Careless(None)).issues
    assert issue.code == "CHECK-PLUGIN-BROKEN"
    assert "it cannot be loaded (TypeError)" in issue.message("en")


def test_the_first_check_with_an_id_stays():
    found = with_points(Point(rule("ENR-01")), Point([rule(), rule()], "twice"))
    assert found.checks["ENR-01"] is next(c for c in BUILT_IN if c.id == "ENR-01")
    assert [issue.code for issue in found.issues] == ["CHECK-ID-TWICE", "CHECK-ID-TWICE"]


def test_entry_points_are_read_in_the_same_order_whatever_theirs():
    points = [Point(rule("OWN-01"), "a"), Point(rule("OWN-02"), "b")]
    assert list(with_points(*points).checks) == list(with_points(*reversed(points)).checks)


def test_a_real_entry_point_leads_to_checks():
    point = EntryPoint("own", "dms.contracts.checks.joining:CHECKS", "dms.contract_checks")
    found = CheckRegistry({}).with_plugins([point])
    assert list(found.checks) == ["ENR-01", "ENR-02", "ENR-03"]


def test_a_rule_of_another_package_runs_with_the_others(plugged):
    plugged(Point(rule("OWN-01", Gravity.CRITICAL, BAD)))
    report = run_checks(subject())
    assert "OWN-01" in [one.check.id for one in report.at_least("critical")]


def test_a_rule_that_raises_is_named_without_what_it_raised(plugged):
    plugged(Point(bursting()))
    report = run_checks(subject())
    (issue,) = report.issues
    assert issue.code == "CHECK-PLUGIN-BROKEN"
    assert "OWN-02" in issue.message("en")
    assert "it fails (KeyError)" in issue.message("en")
    assert "Иванов" not in issue.line("en") + issue.line("en")
    assert len(report.findings) > 10


def test_a_bug_of_this_package_is_not_hidden():
    with pytest.raises(KeyError):
        run_checks(subject(), [bursting()])


def test_there_are_no_packages_here():
    assert installed() is installed()
    assert [one.id for one in all_checks()] == [one.id for one in BUILT_IN]


# -- offers and contracts -------------------------------------------------------------------------


def test_a_contract_is_checked_with_its_own_people():
    report = check_contract(contract(on=terms(enrolment={"days": [1, 15]})), only=["ENR"])
    assert report.subject.roster is not None
    assert len(report.subject.roster) == 3
    assert [one.check.family for one in report.findings] == ["ENR"] * 3


def test_an_offer_alone_is_checked_without_its_terms():
    report = check_offer(offer())
    assert report.subject.contract is None
    assert "ENR-01" in {one.id for one in report.skipped}
    assert "TRM-01" in {one.check.id for one in report.passed}
    assert not report.issues


def test_an_offer_with_terms_and_people_becomes_a_contract():
    report = check_offer(offer(), terms=terms(), roster=STAFF)
    assert report.subject.contract is not None
    assert report.subject.period == report.subject.contract.period


def test_where_no_contract_can_be_concluded_the_findings_stand_and_it_is_said_why():
    unpriced = offer("36500", {"multiply": {"age": {"0-17": 1}}})
    report = check_offer(
        unpriced,
        terms=terms(enrolment={"days": [1], "backdating": None, "notice": {"working_days": 10}}),
        roster=listed(),
    )
    assert report.subject.contract is None
    assert report.issues[0].code == "CHECK-STAKES-UNKNOWN"
    assert report.issues[0].severity is Severity.INFO
    assert report.issues[1].severity is Severity.ERROR
    finding = next(one for one in report.failed if one.check.id == "ENR-01")
    assert finding.stake is not None
    assert finding.stake.money is None
    assert finding.stake.waiting is not None, "the rule alone tells how long people wait"


def test_an_unknown_check_is_misuse_before_anything_is_concluded():
    with pytest.raises(ValueError, match="NOPE"):
        check_offer(offer(), only=["NOPE"])


def test_places_of_terms_come_from_whoever_knows_them():
    report = check_offer(
        offer(),
        terms=joins(days=[1, 15]).terms,
        only=["ENR-01"],
        place_of_terms=lambda pointer: Location(file="terms.yaml", line=4, pointer=pointer),
    )
    assert report.findings[0].verdict.where == Location(
        file="terms.yaml", line=4, pointer="/enrolment/days"
    )


@pytest.mark.parametrize("id_", sorted(CASES))
def test_the_same_subject_gives_the_same_report(id_):
    of = CASES[id_][0]
    assert run_checks(of, selected([id_])).findings == run_checks(of, selected([id_])).findings


def test_a_recommendation_is_no_violation():
    by_id = {one.id: one for one in BUILT_IN}
    assert by_id["ENR-01"].is_recommendation
    assert not by_id["REF-01"].is_recommendation
    inferred = ("REF-02", "REF-03", "REF-04", "PRC-04", "ROS-02", "END-02", "END-03", "LAW-08")
    assert all(by_id[id_].is_recommendation for id_ in inferred)
    assert by_id["TRM-01"].gravity is Gravity.CRITICAL
    assert Status.FAILED.value == "failed"
