"""Words for grades: what they are called, and what their programmes are made from."""

from decimal import Decimal

from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.i18n import Text, format_amount

__all__ = ["grade_name", "grade_title", "money"]


def grade_name(id_: str, grades: Grades) -> str:
    """Return what a grade is called: its name, or its id where it has none."""
    grade = grades.grade(id_)
    return id_ if grade is None else grade.name or id_


def grade_title(grade: Grade) -> Text:
    """Return the name of a grade with its id, which commands and lists use."""
    if grade.name is None or grade.name == grade.id:
        return Text("{id}", {"id": grade.id})
    return Text("{name} · {id}", {"name": grade.name, "id": grade.id})


def money(roubles: Decimal | None, lang: str) -> str:
    """Write an amount for a table; where there is none the cell stays empty."""
    return "" if roubles is None else format_amount(roubles, lang)
