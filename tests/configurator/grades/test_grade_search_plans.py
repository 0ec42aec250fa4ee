"""Plans: the programmes that a document of grades describes, and what is wrong with it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from choice_models import DOCTOR, Written, an_offer, care, option
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_plan import GradePlan, plan_grades
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError
from dms.io.grades import load_grades
from dms.issues import Issue
from dms.members import Member, Roster
from dms.pricing.offer import Offer

START = date(2026, 1, 1)
TOP, MID = {"id": "top", "when": {"grade": "top"}}, {"id": "mid"}
NOBODY = {"id": "nobody", "members": []}
BOTH = Roster.of([Member(id="1", grade="top"), Member(id="2", grade="mid")])


def offer(*rules: Written, doctor: str = "on_request", **more: Any) -> Offer:
    visits = option(b={"premium": "500"})
    programme = {
        "id": "p",
        "rules": [*rules] or None,
        "modules": [
            care("outpatient", "100", "always", options={"access": option(b={"add": 11})}),
            care("dental", "40", options={"place": option(b={"add": 5})}),
            care("telemedicine", "7", "by_default"),
        ],
    }
    return an_offer(
        programme, modules=[care(DOCTOR, "300", doctor, options={"visits": visits})], **more
    )


def document(*listed: Written) -> Grades:
    return Grades.model_validate({"dms": "grades/1", "id": "g", "grades": [*listed]})


def planned(made: Offer, *listed: Written) -> GradePlan:
    grades = document(*listed)
    return plan_grades(made, assign(BOTH, grades, start=START), grades)


def taken(plan: GradePlan, grade: str) -> set[str]:
    return {name for name, is_taken in plan.taken[grade].items() if is_taken}


def refused(made: Offer, *listed: Written) -> tuple[Issue, ...]:
    with pytest.raises(LoadError) as caught:
        planned(made, *listed)
    return caught.value.issues


def test_defaults_fill_what_nobody_decided() -> None:
    plan = planned(
        offer(), {**TOP, "set": {"dental.place": "b"}}, {**MID, "drop": ["telemedicine"]}
    )
    assert taken(plan, "top") == {
        "outpatient",
        "outpatient.access=a",
        "dental",
        "dental.place=b",
        "telemedicine",
    }
    assert taken(plan, "mid") == {"outpatient", "outpatient.access=a"}
    assert plan.quote.total == (100 + 45 + 7) + 100
    assert {id_: one.premium for id_, one in plan.quote.by_programme.items()} == {
        "top": 152,
        "mid": 100,
    }


def test_what_one_chooses_of_the_contract_all_have() -> None:
    plan = planned(offer(), {**TOP, "set": {f"{DOCTOR}.visits": "b"}}, NOBODY, MID)
    for grade in ("top", "mid", "nobody"):
        assert {DOCTOR, f"{DOCTOR}.visits=b"} <= taken(plan, grade)
    assert plan.quote.total == 107 * 2 + 500


def test_what_the_programme_of_one_needs_of_the_contract_all_have() -> None:
    """The rules of the others look at it too."""
    rules = (
        {"choose": "dental", "requires": [f"{DOCTOR}.visits=b"]},
        {"choose": "telemedicine", "excludes": [DOCTOR]},
    )
    plan = planned(offer(*rules), {**TOP, "choose": ["dental"]}, MID)
    for grade in ("top", "mid"):
        assert {DOCTOR, f"{DOCTOR}.visits=b"} <= taken(plan, grade)
        assert "telemedicine" not in taken(plan, grade)
    assert plan.quote.total == 140 + 100 + 500


def test_what_one_must_not_have_of_the_contract_nobody_has() -> None:
    """The doctor is usual, and one grade chooses what does not go with it."""
    rule = {"choose": "dental", "excludes": [DOCTOR]}
    plan = planned(offer(rule, doctor="by_default"), {**TOP, "choose": ["dental"]}, MID)
    assert all(DOCTOR not in taken(plan, grade) for grade in ("top", "mid"))
    assert plan.quote.contract == ()


def test_choices_that_contradict_each_other_are_said_for_each_grade() -> None:
    rule = {"id": "apart", "choose": "dental", "excludes": ["telemedicine"]}
    both = {"choose": ["dental", "telemedicine"]}
    issues = refused(offer(rule), {**TOP, **both}, {**MID, **both})
    assert [(one.code, one.where.pointer) for one in issues] == [
        ("GRADES-CHOICES-CLASH", "/grades/0"),
        ("GRADES-CHOICES-CLASH", "/grades/1"),
    ]
    assert "dental, telemedicine" in issues[0].line("en")
    assert "Dental care does not go with: Telemedicine" in issues[0].line("en")


def test_grades_that_bar_each_other_by_the_contract_are_said() -> None:
    rule = {"choose": "dental", "excludes": [DOCTOR]}
    issues = refused(offer(rule), {**TOP, "choose": ["dental"]}, {**MID, "choose": [DOCTOR]})
    assert [(one.code, one.where.pointer) for one in issues] == [
        ("GRADES-CHOICES-CLASH", "/grades/0")
    ]
    assert f"dental, {DOCTOR}" in issues[0].line("en")


def test_what_is_the_same_for_all_may_not_differ() -> None:
    made = offer(same_for_all=["outpatient.access"])
    (issue,) = refused(made, {**TOP, "set": {"outpatient.access": "b"}}, MID)
    assert (issue.code, issue.where.pointer) == ("GRADES-NOT-THE-SAME", "/grades")
    assert "top: b, mid: a" in issue.line("en")
    same = {"set": {"outpatient.access": "b"}}
    assert planned(made, {**TOP, **same}, {**MID, **same}).quote.total == (118) * 2


def test_an_option_of_care_that_is_left_out_is_not_compared() -> None:
    made = offer(same_for_all=["dental.place"])
    plan = planned(made, {**TOP, "set": {"dental.place": "b"}}, MID)
    assert "dental" not in taken(plan, "mid")


def test_the_line_of_a_grade_is_named(tmp_path: Path) -> None:
    path = tmp_path / "grades.yaml"
    path.write_text(
        "dms: grades/1\nid: g\ngrades:\n"
        "  - id: top\n    when: {grade: top}\n"
        "  - id: mid\n    choose: [dental, telemedicine]\n",
        encoding="utf-8",
    )
    grades = load_grades(path)
    rule = {"choose": "dental", "excludes": ["telemedicine"]}
    with pytest.raises(LoadError) as caught:
        plan_grades(offer(rule), assign(BOTH, grades, start=START), grades)
    assert [(one.where.file, one.where.line) for one in caught.value.issues] == [(str(path), 6)]


@settings(max_examples=40)
@given(st.data())
def test_every_grade_keeps_the_rules_and_what_was_decided(data: st.DataObject) -> None:
    rules = (
        {"choose": "dental.place=b", "requires": [DOCTOR]},
        {"choose": "telemedicine", "excludes": [f"{DOCTOR}.visits=b"]},
        {"choose": "dental", "requires_any": ["outpatient.access=b", "telemedicine"]},
    )
    names = ["dental", "dental.place=b", "telemedicine", DOCTOR, f"{DOCTOR}.visits=b"]
    listed = []
    for grade in (TOP, NOBODY, MID):
        chosen = data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        dropped = data.draw(st.lists(st.sampled_from(["telemedicine", DOCTOR]), max_size=1))
        drop = [name for name in dropped if name not in chosen]
        listed.append({**grade, "choose": chosen, "drop": drop})
    made = offer(*rules, doctor=data.draw(st.sampled_from(["by_default", "on_request"])))
    try:
        plan = planned(made, *listed)
    except LoadError:
        assert {issue.code for issue in refused(made, *listed)} == {"GRADES-CHOICES-CLASH"}
        return
    contract = [{n for n in taken(plan, one["id"]) if n.startswith(DOCTOR)} for one in listed]
    assert contract[0] == contract[1] == contract[2]
    for one, written in zip(plan.benches, listed, strict=True):
        found = plan.taken[one.grade.id]
        assert all(clause.holds_in(found) for clause in one.theory.clauses)
        assert all(found[name] for name in written["choose"])
        assert not any(found[name] for name in written["drop"])
    assert plan.quote.status == "complete"


def test_programmes_that_need_the_contract_otherwise_are_said() -> None:
    """One needs the doctor, who is usual; what the other chooses does not go with him."""
    needs = {
        "id": "q",
        "rules": [{"choose": "outpatient", "requires": [DOCTOR]}],
        "modules": [care("outpatient", "100", "always")],
    }
    bars = {
        "id": "p",
        "rules": [{"choose": "telemedicine", "excludes": [DOCTOR]}],
        "modules": [care("outpatient", "90", "always"), care("telemedicine", "9")],
    }
    made = an_offer(needs, bars, modules=[care(DOCTOR, "300", "by_default")])
    (issue,) = refused(made, {**TOP, "of": "p", "choose": ["telemedicine"]}, {**MID, "of": "q"})
    assert (issue.code, issue.where.pointer) == ("GRADES-CHOICES-CLASH", "/grades/0")
    assert f"telemedicine, {DOCTOR}" in issue.line("en")
