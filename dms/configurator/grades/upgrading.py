"""Upgrading: who took the programme of another grade, and whether their own grade allows it."""

from collections.abc import Sequence

from attrs import evolve

from dms.configurator.grades.grades import Grades
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Relationship, Roster

__all__ = ["taken_upgrades"]

Entitled = Sequence[str | None]


def taken_upgrades(
    roster: Roster, grades: Grades, entitled: Entitled
) -> tuple[list[str | None], list[Issue]]:
    """Return the upgrade of each member, None where there is none, and what is not allowed.

    Relatives who follow their employee follow into the upgrade.
    """
    number = {id_: n for n, id_ in enumerate(roster.columns.get("id", ()))}
    relationships = roster.column("relationship")
    taken: list[str | None] = [None] * len(roster)
    issues: list[Issue] = []
    for name, ids in grades.upgraded.items():
        for i, id_ in enumerate(ids):
            at = number.get(id_)
            if at is None or (own := entitled[at]) is None:
                continue
            issue = _refused(name, own, relationships[at], grades)
            if issue is None:
                taken[at] = name
            else:
                where = evolve(grades.locate(f"/upgraded/{name}/{i}"), member=id_)
                issues.append(evolve(issue, where=where))
    if grades.relatives_follow:
        _let_follow(taken, number, roster, entitled)
    return taken, issues


def _let_follow(
    taken: list[str | None], number: dict[str, int], roster: Roster, entitled: Entitled
) -> None:
    """Let relatives follow; whoever has no grade has nothing to follow with."""
    relationships = roster.column("relationship")
    for at, employee in enumerate(roster.column("employee_id")):
        is_relative = relationships[at] != Relationship.EMPLOYEE
        if is_relative and employee in number and entitled[at] is not None:
            taken[at] = taken[number[employee]]


def _refused(name: str, own: str, relationship: Relationship, grades: Grades) -> Issue | None:
    """Say why somebody of a grade cannot take an upgrade, or None."""
    if relationship != Relationship.EMPLOYEE:
        return Issue(
            "GRADES-UPGRADE-RELATIVE",
            Severity.ERROR,
            text("A relative takes no upgrade"),
            text("Name the employee; relatives follow where `relatives` is as_employee"),
        )
    grade = grades.grade(own)
    if grade is not None and name not in grade.upgrades:
        return Issue(
            "GRADES-UPGRADE-REFUSED",
            Severity.ERROR,
            text("People of grade “{own}” may not upgrade to “{name}”", own=own, name=name),
            text("Delete the number here, or name “{name}” in `upgrades` of that grade", name=name),
        )
    return None
