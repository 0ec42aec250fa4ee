"""Searches to report on, of the small offer of configurations and of the example."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from configuration_helpers import DOCTOR, RICH, SMALL, STAFF, WHOLE
from report_helpers import offer

from dms.configurator.best import Budget, Search, search
from dms.configurator.finding import best
from dms.configurator.grades.assigning import assign
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade_plan import GradePlan, plan_grades
from dms.configurator.grades.grade_search import GradeSearch, search_grades
from dms.configurator.grades.grades import Grades
from dms.configurator.wanted import wishes_of_choices
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import Need

RICH_OFFER = offer(text=RICH)
CROWD = WHOLE.bench.roster
"""Thirty people of all ages."""
PAID = """\
contribution:
  - {when: {relationship: employee}, employer: 1}
  - {employer: 0}
"""


def searched(
    must: Iterable[str] = (),
    should: Mapping[str, int] | Iterable[str] = (),
    budget: str | None = None,
    *,
    more: str = DOCTOR,
    people: list[Member] | None = None,
    **asked: Any,
) -> Search:
    """Search the small offer."""
    roster = Roster.of(STAFF if people is None else people)
    limit = None if budget is None else Decimal(budget)
    return best(offer(more, text=SMALL), roster, must=must, should=should, budget=limit, **asked)


def rich_search(
    must: Iterable[str] = (),
    should: Iterable[str] = (),
    *,
    budget: Decimal | None = None,
    vary: Iterable[str] = (),
) -> Search:
    """Search the offer with many options for thirty people."""
    parts = WHOLE.bench.model.parts
    wishes = [
        *wishes_of_choices(dict.fromkeys(must, 1), parts, Need.MUST),
        *wishes_of_choices(dict.fromkeys(should, 1), parts, Need.SHOULD),
    ]
    return search(WHOLE.bench, wishes, Budget(budget), frozenset(vary))


def brief(*modules: Mapping[str, Any], **more: Any) -> Requirement:
    """Write a brief of one programme."""
    programme = {"id": "all", "modules": [*modules]}
    return Requirement.model_validate(
        {"dms": "requirement/1", "id": "b", "programmes": [programme], **more}
    )


def graded(*listed: Mapping[str, Any], **more: Any) -> Grades:
    """Write grades as a client does."""
    return Grades.model_validate({"dms": "grades/1", "id": "g", "grades": [*listed], **more})


VIP = {
    "id": "vip",
    "name": "Руководители",
    "when": {"grade": "top"},
    "choose": ["dental"],
    "should": ["dental.place=both", "telemedicine"],
    "budget_per_head": 50_000,
    "employer": 1,
}
UNPAID = {key: value for key, value in VIP.items() if key != "employer"}
"""The same grade where nobody says who pays."""
REST = {"id": "rest", "upgrades": ["vip"], "employer": "0.8", "should": ["dental"]}
TEAM = [
    Member(id="1", birth=date(1990, 1, 1), grade="top", name="Иванов Иван Иванович"),
    Member(id="2", birth=date(1980, 1, 1), grade="staff"),
    Member(id="3", birth=date(1985, 1, 1), grade="staff"),
    Member(
        id="3/1",
        birth=date(2015, 1, 1),
        relationship=Relationship.CHILD,
        employee_id="3",
    ),
]


def small(*more: str) -> Offer:
    return offer(*(more or (DOCTOR,)), text=SMALL)


def assigned(grades: Grades, people: Iterable[Member] = TEAM) -> Assignment:
    return assign(Roster.of(people), grades, start=date(2026, 1, 1))


def planned(
    *listed: Mapping[str, Any],
    people: Iterable[Member] = TEAM,
    of: Offer | None = None,
    **more: Any,
) -> GradePlan:
    """Plan the grades of a small team."""
    grades = graded(*(listed or (VIP, REST)), **{"relatives": "as_employee", **more})
    return plan_grades(of or small(), assigned(grades, people), grades)


def grades_searched(
    *listed: Mapping[str, Any],
    people: Iterable[Member] = TEAM,
    of: Offer | None = None,
    budget: str | None = None,
    **more: Any,
) -> GradeSearch:
    """Search programmes for the grades of a small team."""
    grades = graded(*(listed or (VIP, REST)), **{"relatives": "as_employee", **more})
    limit = None if budget is None else Decimal(budget)
    return search_grades(of or small(), assigned(grades, people), grades, budget=limit)
