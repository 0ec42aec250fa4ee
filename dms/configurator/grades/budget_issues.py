"""Budgets that do not hold, each with its place in the document."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from dms.configurator.grades.budgets import BudgetLimit, GradeBudget
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.i18n import text
from dms.i18n.texts import Amount
from dms.issues import Issue, Severity

__all__ = ["budget_issues"]

_SAID = MappingProxyType(
    {
        "budget": text("Grade “{grade}” is {over} ₽ over its budget"),
        "budget_per_head": text(
            "Grade “{grade}” is {over} ₽ over its budget per head, for all its people together"
        ),
    }
)


def budget_issues(rows: Sequence[GradeBudget], grades: Grades) -> Iterator[Issue]:
    """Warn of every budget over which the company spends more, in the order of the document."""
    by_id = {row.grade: row for row in rows}
    for number, grade in enumerate(grades.grades):
        row = by_id.get(grade.id)
        for limit in row.broken if row is not None else ():
            yield _issue(grade, limit, grades, f"/grades/{number}/{limit.name}")


def _issue(grade: Grade, limit: BudgetLimit, grades: Grades, pointer: str) -> Issue:
    said = text(_SAID[limit.name].msgid, grade=grade.title, over=Amount(-limit.left))
    hint = text("Choose less for this grade, raise its budget, or let the search find what fits")
    return Issue("GRADES-BUDGET-BROKEN", Severity.WARNING, said, hint, grades.locate(pointer))
