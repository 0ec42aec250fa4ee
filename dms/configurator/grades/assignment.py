"""Assignment: every member of a list with the programme of a grade, or without one and why."""

from collections import Counter
from collections.abc import Sequence

from attrs import field, frozen

from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grades import Grades
from dms.issues import Issue
from dms.members import Relationship, Roster

__all__ = ["Assignment", "GradeCount", "count_grades"]


@frozen
class GradeCount:
    """How many people a grade has by right, and how many employees of it took an upgrade."""

    grade: str
    employees: int = 0
    relatives: int = 0
    upgraded: int = 0

    @property
    def heads(self) -> int:
        """Employees and relatives."""
        return self.employees + self.relatives


@frozen(eq=False)
class Assignment:
    """The list with a programme for each member, and all that hinders it."""

    roster: Roster = field(repr=False)
    """The list as it was, with two columns of its own: `programme` is the grade whose programme a
    member has, the extra column `entitled` the grade that the employer pays for."""
    grades: tuple[GradeCount, ...]
    """How many people are entitled to each grade, in the order of the document."""
    unplaced: tuple[str, ...]
    """Numbers of those who have no grade and no programme; `issues` say why."""
    issues: tuple[Issue, ...] = field(repr=False)
    """What is wrong with the document and the list together, then of each member."""


def count_grades(roster: Roster, grades: Grades) -> tuple[GradeCount, ...]:
    """Count the people of an assigned list."""
    entitled: Sequence[str | None] = roster.column(ENTITLED)
    counted = Counter(
        zip(entitled, roster.column("relationship"), roster.column("programme"), strict=True)
    )
    found = {id_: Counter[str]() for id_ in grades.ids}
    for (grade, relationship, programme), count in counted.items():
        if grade is None:
            continue
        is_employee = relationship == Relationship.EMPLOYEE
        found[grade]["employees" if is_employee else "relatives"] += count
        found[grade]["upgraded"] += count if is_employee and programme != grade else 0
    return tuple(GradeCount(id_, **counts) for id_, counts in found.items())
