"""Grades as lines: how many people each has, and what its programme takes in."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dms.configurator.additions import usual_left_out
from dms.configurator.answers import Answered, answers
from dms.configurator.bench import Taken
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grade_bench import GradeBench, decided_literals
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grades import Grades
from dms.configurator.settling import settled
from dms.configurator.wanted import Wanted
from dms.i18n import plural, text
from dms.members import Relationship
from dms.report.grade_words import grade_title
from dms.report.paragraphs import wrapped
from dms.report.programme_lines import programme_lines
from dms.report.search_words import value_notes
from dms.report.tables import aligned
from dms.report.wish_lines import wish_lines

__all__ = ["assignment_lines", "grade_programme_lines", "grade_wishes_met"]

Row = tuple[str, ...]

_COLUMNS = (text("employees"), text("relatives"), text("in all"), text("took an upgrade"))


def assignment_lines(assignment: Assignment, grades: Grades, lang: str) -> list[str]:
    """Return how many people each grade has, and how many have none; they add up to the list."""
    rows: list[Row] = [("", *(column.to(lang) for column in _COLUMNS))]
    for grade, count in zip(grades.grades, assignment.grades, strict=True):
        title = grade_title(grade).to(lang)
        rows.append(_row(title, count.employees, count.relatives, count.upgraded))
    without = _without_grade(assignment)
    if without.total():
        title = text("without a grade").to(lang)
        rows.append(_row(title, without[True], without[False], 0))
    roster, upgraded = assignment.roster, sum(one.upgraded for one in assignment.grades)
    rows.append(_row(text("in all").to(lang), roster.employees, roster.relatives, upgraded))
    return [text("Who has the right to what").to(lang), *aligned(rows, right=(1, 2, 3, 4))]


def _row(title: str, employees: int, relatives: int, upgraded: int) -> Row:
    counts = (employees, relatives, employees + relatives, upgraded)
    return f"  {title}", *map(str, counts)


def _without_grade(assignment: Assignment) -> Counter[bool]:
    """Count the people without a grade: employees under True, relatives under False."""
    roster = assignment.roster
    pairs = zip(roster.column(ENTITLED), roster.column("relationship"), strict=True)
    return Counter(who == Relationship.EMPLOYEE for grade, who in pairs if grade is None)


def grade_programme_lines(
    plan: GradePlan, one: GradeBench, wanted: Sequence[Wanted], lang: str
) -> list[str]:
    """Return what the programme of a grade takes in, and what of its wishes is met."""
    taken, parts = plan.taken[one.grade.id], one.model.parts
    notes = None
    if one.bench is not None:
        atoms = [atom for atom, is_taken in taken.items() if is_taken]
        notes = value_notes(settled(one.bench, atoms), wanted)
    return [
        *_heading(one, lang),
        *programme_lines(parts, taken, lang, notes),
        *_left_out(one, taken, lang),
        *wish_lines(grade_wishes_met(one, taken, wanted), lang, indent="    "),
    ]


def grade_wishes_met(
    one: GradeBench, taken: Taken, wanted: Sequence[Wanted]
) -> tuple[Answered, ...]:
    """Return whether wishes are met, without what the document settles anyway."""
    decided = {literal.atom for literal in decided_literals(one.grade)}
    atoms = [atom for atom, is_taken in taken.items() if is_taken]
    found = answers(wanted, one.model.parts, atoms)
    return tuple(answered for answered in found if answered.wish.name not in decided)


def _heading(one: GradeBench, lang: str) -> list[str]:
    source = one.model.programme.name or one.model.programme.id
    people = 0 if one.bench is None else len(one.bench.people)
    said = plural(
        "Grade “{grade}”, made from “{programme}”: {count} person has it",
        "Grade “{grade}”, made from “{programme}”: {count} people have it",
        people,
        grade=grade_title(one.grade),
        programme=source,
    )
    return wrapped(said.to(lang))


def _left_out(one: GradeBench, taken: Taken, lang: str) -> Iterator[str]:
    titles = [one.model.parts.title_of(choice) for choice in usual_left_out(one.model.parts, taken)]
    if titles:
        yield from wrapped(text("Usually taken in, and not here").to(lang), "  ")
        yield from (line for title in titles for line in wrapped(title.to(lang), "    "))
