"""The checklist asks for what a good brief says and this one does not, and for nothing else."""

from typing import Any

import pytest
from requirement_helpers import SPAN, TERRITORY, brief, wish

from dms.issues import Issue, Severity
from dms.modules.registry import kinds
from dms.requirements.checklist import forgotten
from dms.requirements.requirement import Requirement

CONTRACT: dict[str, Any] = {
    "period": SPAN,
    "answer_by": "2026-01-15",
    "budget": {"total": 1_000_000},
    "payment": ["quarterly"],
    "joining": {
        "need": "must",
        "any_day": True,
        "notice_at_most": {"working_days": 5},
        "pro_rata": True,
    },
    "relatives": {
        "need": "must",
        "relationships": ["child"],
        "window_months_at_least": 2,
        "uplift_at_most": 0,
    },
    "leaving": {
        "need": "must",
        "any_day": True,
        "notice_at_most": {"working_days": 5},
        "cash_share_at_least": 1,
        "no_expense_load": True,
    },
    "offices": [{"name": "Офис", "city": "Москва"}],
}
OUTPATIENT = wish(
    "outpatient",
    access="direct",
    clinics_near={"to": "either", "within": "city", "share": "0.9"},
    limits=[{"visits": 24}],
    deductible_at_most=0,
)
FULL = (
    OUTPATIENT,
    wish("home_care", territory=TERRITORY),
    wish("dental", places=["specialised"], prosthetics=False),
    wish("ambulance", territory=TERRITORY, own_line=True),
    wish("emergency_inpatient", ward="double"),
    wish("planned_inpatient", hospital_level="1"),
    wish("office_doctor", visits_per_week=2, hours_per_visit=2),
)


def asked(requirement: Requirement) -> list[tuple[str, str]]:
    """Return codes and pointers; all must be questions."""
    found = forgotten(requirement)
    assert {issue.severity for issue in found} <= {Severity.QUESTION}
    return [(short(issue), str(issue.where.pointer)) for issue in found]


def short(issue: Issue) -> str:
    return issue.code.removeprefix("REQUIREMENT-").removesuffix("-UNSTATED")


def test_a_full_brief_is_asked_nothing():
    assert asked(brief(*FULL, **CONTRACT)) == []


@pytest.mark.parametrize(
    ("index", "point", "code"),
    [
        (0, "access", "ACCESS"),
        (0, "clinics_near", "CLINICS"),
        (1, "territory", "TERRITORY"),
        (2, "places", "PLACES"),
        (2, "prosthetics", "PROSTHETICS"),
        (3, "territory", "TERRITORY"),
        (3, "own_line", "OWN-LINE"),
        (4, "ward", "WARD"),
        (5, "hospital_level", "WARD"),
        (6, "visits_per_week", "VISITS"),
        (6, "hours_per_visit", "HOURS"),
    ],
)
def test_each_forgotten_point_is_asked_about_where_it_belongs(index, point, code):
    modules = [dict(module) for module in FULL]
    del modules[index][point]
    pointer = "ward" if point == "hospital_level" else point
    expected = [(code, f"/programmes/0/modules/{index}/{pointer}")]
    assert asked(brief(*modules, **CONTRACT)) == expected


@pytest.mark.parametrize(
    ("point", "code"), [("limits", "LIMITS"), ("deductible_at_most", "DEDUCTIBLE")]
)
def test_limits_and_deductible_are_asked_about_once_in_a_programme(point, code):
    modules = [{k: v for k, v in module.items() if k != point} for module in FULL]
    assert asked(brief(*modules, **CONTRACT)) == [(code, "/programmes/0/modules")]


def test_care_that_is_not_asked_for_raises_no_question():
    assert asked(brief(OUTPATIENT, **CONTRACT)) == []


def test_named_clinics_will_do_instead_of_near_ones():
    module = {**OUTPATIENT, "clinics": ["Клиника"]}
    del module["clinics_near"]
    assert asked(brief(module, **CONTRACT)) == []


@pytest.mark.parametrize("false", ["own_line", "territory"])
def test_false_is_an_answer_and_unknown_is_none(false):
    modules = [dict(module) for module in FULL]
    modules[3][false] = False if false == "own_line" else "unknown"
    found = asked(brief(*modules, **CONTRACT))
    assert found == (
        [] if false == "own_line" else [("TERRITORY", "/programmes/0/modules/3/territory")]
    )


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("period", "PERIOD"),
        ("answer_by", "ANSWER-BY"),
        ("budget", "BUDGET"),
        ("payment", "PAYMENT"),
        ("joining", "JOINING"),
        ("relatives", "RELATIVES"),
        ("leaving", "LEAVING"),
        ("offices", "OFFICES"),
    ],
)
def test_what_concerns_the_whole_contract(field, code):
    written = {name: value for name, value in CONTRACT.items() if name != field}
    assert asked(brief(*FULL, **written)) == [(code, f"/{field}")]


def test_one_question_names_all_fields_that_are_empty():
    joining = {"need": "must", "notice_at_most": {"working_days": 5}}
    (issue,) = forgotten(brief(*FULL, **{**CONTRACT, "joining": joining}))
    assert "Write under `joining`: any_day, pro_rata." in issue.advice("en")


def test_no_relatives_is_an_answer():
    relatives = {"need": "must", "relationships": []}
    assert asked(brief(*FULL, **{**CONTRACT, "relatives": relatives})) == []


@pytest.mark.parametrize(
    ("budget", "programme", "is_asked"),
    [
        ({"need": "must"}, {}, True),
        (None, {"budget_per_head": 1}, False),
        ({"per_head": 1}, {}, False),
    ],
)
def test_a_budget_may_stand_for_the_whole_or_in_the_programme(budget, programme, is_asked):
    programmes = [{"id": "std", "modules": list(FULL), **programme}]
    written = {**CONTRACT, "budget": budget, "programmes": programmes}
    assert asked(brief(**written)) == ([("BUDGET", "/budget")] if is_asked else [])


def test_offices_matter_only_where_somebody_goes_there():
    near = {"to": "home", "within": "city", "share": 1}
    written = {**CONTRACT, "offices": []}
    assert asked(brief({**OUTPATIENT, "clinics_near": near}, **written)) == []
    assert asked(brief({**OUTPATIENT, "clinics_near": near}, FULL[6], **written)) == [
        ("OFFICES", "/offices")
    ]


def test_care_that_is_not_sold_alone():
    assert asked(brief(OUTPATIENT, FULL[5], **CONTRACT)) == [("NEEDED", "/programmes/0/modules/1")]
    assert asked(brief(OUTPATIENT, FULL[4], FULL[5], **CONTRACT)) == []


@pytest.mark.parametrize("kind", kinds())
def test_questions_and_advice_are_sentences_with_a_place(kind):
    found = forgotten(brief(kind))
    assert {"REQUIREMENT-PERIOD-UNSTATED", "REQUIREMENT-BUDGET-UNSTATED"} <= {i.code for i in found}
    for issue in found:
        assert issue.message("en")[-1] in ".?"
        assert issue.advice("en").startswith(("Write ", "Add "))
        assert "{" not in issue.message("en") + issue.advice("en")
        assert str(issue.where.pointer).startswith("/")
