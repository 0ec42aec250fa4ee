"""Plans: what their programmes are called, and which budgets do not hold."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from choice_models import an_offer, care
from hypothesis import given
from hypothesis import strategies as st

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_plan import GradePlan, plan_grades
from dms.configurator.grades.grades import Grades
from dms.issues import Severity
from dms.members import Member, Roster

START = date(2026, 1, 1)
PEOPLE = Roster.of([Member(id=str(n), grade="top" if n == 1 else "mid") for n in (1, 2, 3)])
TOP, MID = {"id": "top", "when": {"grade": "top"}}, {"id": "mid"}


def programme(id_: str, name: str | None = "Набор") -> dict[str, Any]:
    modules = [care("outpatient", "100", "always"), care("dental", "40")]
    return {"id": id_, "modules": modules, **({} if name is None else {"name": name})}


def planned(*listed: dict[str, Any], programmes: tuple[Any, ...] = ()) -> GradePlan:
    grades = Grades.model_validate({"dms": "grades/1", "id": "g", "grades": [*listed]})
    made = an_offer(*(programmes or [programme("p")]))
    return plan_grades(made, assign(PEOPLE, grades, start=START), grades)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ((TOP, MID), ["Набор · top", "Набор · mid"]),
        (({**TOP, "name": "Старшие"}, MID), ["Старшие", "Набор · mid"]),
        ((MID,), ["Набор"]),
    ],
)
def test_programmes_made_of_one_can_be_told_apart(
    listed: tuple[dict[str, Any], ...], names: list[str]
) -> None:
    assert [one.name for one in planned(*listed).offer.programmes] == names


def test_programmes_of_their_own_keep_their_names() -> None:
    plan = planned(
        {**TOP, "of": "p"},
        {**MID, "of": "q"},
        programmes=(programme("p", "А"), programme("q", "Б")),
    )
    assert [one.name for one in plan.offer.programmes] == ["А", "Б"]


def test_a_programme_without_a_name_is_called_by_the_grade() -> None:
    plan = planned(TOP, MID, programmes=(programme("p", None),))
    assert [(one.id, one.name) for one in plan.offer.programmes] == [("top", None), ("mid", None)]


def test_a_budget_that_does_not_hold() -> None:
    plan = planned({**TOP, "name": "Старшие", "budget": 90}, {**MID, "budget_per_head": "99.50"})
    whole, per_head = plan.issues
    assert {one.code for one in plan.issues} == {"GRADES-BUDGET-BROKEN"}
    assert {one.severity for one in plan.issues} == {Severity.WARNING}
    assert whole.text.to("en") == "Grade “Старшие” is 10.00 ₽ over its budget"
    assert per_head.text.to("en").startswith("Grade “mid” is 1.00 ₽ over its budget per head")
    assert [one.where.pointer for one in plan.issues] == [
        "/grades/0/budget",
        "/grades/1/budget_per_head",
    ]


def test_both_limits_of_a_grade_may_be_broken() -> None:
    plan = planned(TOP, {**MID, "budget": 199, "budget_per_head": 99})
    assert [one.where.pointer for one in plan.issues] == [
        "/grades/1/budget",
        "/grades/1/budget_per_head",
    ]


def test_the_money_of_the_company_counts() -> None:
    assert planned(TOP, {**MID, "budget": 100, "employer": "0.5"}).issues == ()


def test_where_there_is_no_price_there_is_no_broken_budget() -> None:
    unpriced = {"id": "p", "modules": [care("outpatient", "unknown", "always")]}
    plan = planned({**MID, "budget": 1}, programmes=(unpriced,))
    assert (plan.quote.status, plan.issues) == ("refused", ())


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["0", "0.5", "1"]))
def test_an_issue_for_every_limit_that_is_broken(whole: int, each: int, share: str) -> None:
    plan = planned(TOP, {**MID, "budget": whole, "budget_per_head": each, "employer": share})
    broken = [limit for row in plan.budgets for limit in row.broken]
    assert len(plan.issues) == len(broken)
    spent = 200 * Decimal(share)
    heads = 2 if Decimal(share) else 0
    assert len(broken) == (spent > whole) + (spent > each * heads)
