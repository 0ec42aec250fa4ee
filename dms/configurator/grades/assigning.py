"""Assigning: from a list of people and the client's grades to a programme for each of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dms.configurator.grades.assignment import Assignment, count_grades
from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.group_issues import group_issues, missing_columns
from dms.configurator.grades.member_issues import unplaced_issue
from dms.configurator.grades.placing import Place, Unplaced, Why, place_by_rules
from dms.configurator.grades.upgrading import taken_upgrades
from dms.issues import Issue
from dms.members import Relationship, Roster

__all__ = ["NO_PROGRAMME", "assign"]

NO_PROGRAMME = "—"
"""Stands where a document has a single grade and somebody does not get it: without a word there, an
offer with one programme would take the person for insured in it."""


def assign(roster: Roster, grades: Grades, *, start: date) -> Assignment:
    """Give everybody the programme of the first grade that fits.

    `start` is the first day of the contract; ages and tenure are full years on it. Whom no grade
    fits, and of whom a fact is not known that decides, stays without a programme and is named in
    `unplaced`; nobody is put anywhere silently. The order of the list changes nothing.
    """
    places = _with_relatives(place_by_rules(roster, grades, start), roster, grades)
    entitled = [None if isinstance(p, Unplaced) else grades.ids[p] for p in places]
    taken, notes = taken_upgrades(roster, grades, entitled)
    left_out = NO_PROGRAMME if len(grades.grades) == 1 else None
    programmes = [
        better or grade or left_out for better, grade in zip(taken, entitled, strict=True)
    ]
    assigned = Roster({**roster.columns, "programme": programmes, ENTITLED: entitled})
    issues = (*group_issues(roster, grades), *notes)
    return Assignment(
        assigned,
        count_grades(assigned, grades),
        tuple(
            id_
            for id_, grade in zip(roster.columns.get("id", ()), entitled, strict=True)
            if grade is None
        ),
        (*issues, *_member_issues(places, roster, grades)),
    )


def _with_relatives(places: list[Place], roster: Roster, grades: Grades) -> list[Place]:
    """Put relatives where the document says that they belong; without a word the rules count."""
    if grades.relatives is None:
        return places
    relationships = roster.column("relationship")
    if not grades.relatives_follow:
        theirs = grades.ids.index(grades.relatives)
        return [
            place if relationship == Relationship.EMPLOYEE else theirs
            for place, relationship in zip(places, relationships, strict=True)
        ]
    of_employees = {
        id_: place
        for id_, place, relationship in zip(
            roster.columns.get("id", ()), places, relationships, strict=True
        )
        if relationship == Relationship.EMPLOYEE
    }
    return [
        place if relationship == Relationship.EMPLOYEE else _following(employee, of_employees)
        for place, relationship, employee in zip(
            places, relationships, roster.column("employee_id"), strict=True
        )
    ]


def _following(employee: str | None, places: Mapping[str, Place]) -> Place:
    """Return the grade of a relative who follows an employee."""
    found = places.get(employee) if employee is not None else None
    if found is None:
        return Unplaced(Why.ALONE)
    return Unplaced(Why.WAITS) if isinstance(found, Unplaced) else found


def _member_issues(places: Sequence[Place], roster: Roster, grades: Grades) -> Iterator[Issue]:
    """Say of everybody without a grade why; a column that is not there was reported already."""
    missing = set(missing_columns(roster, grades))
    relationships = roster.column("relationship")
    for n, place in enumerate(places):
        if isinstance(place, int) or (place.facts and missing.issuperset(place.facts)):
            continue
        id_ = roster.columns["id"][n]
        yield unplaced_issue(place, id_, relationships[n], grades)
