"""What a document of grades and a list of people do not agree on, whoever is concerned."""

from collections.abc import Iterator

from attrs import evolve

from dms.configurator.grades.facts import TENURE
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.member_facts import column_of, hired_on
from dms.i18n import Text, plural, text
from dms.issues import Issue, Location, Severity
from dms.members import Relationship, Roster

__all__ = ["group_issues", "missing_columns"]


def group_issues(roster: Roster, grades: Grades) -> Iterator[Issue]:
    """Report columns and numbers that the list lacks, and entries that have no effect."""
    for fact in missing_columns(roster, grades):
        yield _missing(fact, roster, grades)
    yield from _unreadable(roster, grades)
    yield from _named_wrongly(roster, grades)


def missing_columns(roster: Roster, grades: Grades) -> list[str]:
    """Return the facts that the grades look at and whose column the list lacks."""
    return [
        fact
        for fact in grades.facts
        if fact != "relationship" and column_of(fact, grades) not in roster.columns
    ]


def _missing(fact: str, roster: Roster, grades: Grades) -> Issue:
    number, grade = next((n, g) for n, g in enumerate(grades.grades) if fact in (g.when or ()))
    where = Location(pointer=f"/grades/{number}/when").below([fact])  # a heading may have a slash
    return Issue(
        "GRADES-COLUMN-MISSING",
        Severity.ERROR,
        text(
            "The list has no column “{column}”, or nobody filled it; grade “{grade}” looks at it",
            column=column_of(fact, grades),
            grade=grade.id,
        ),
        _way_out(fact, roster, grades),
        grades.locate(where.pointer or ""),
    )


def _way_out(fact: str, roster: Roster, grades: Grades) -> Text:
    if fact == TENURE and grades.tenure is None:
        return text(
            "Say which column has the day of hiring: `{example}`; or add a column “tenure” with "
            "full years",
            example="tenure: {from: COLUMN}",
        )
    return text(
        "Add it to the list, or use one that is there: {known}",
        known=", ".join(name for name in roster.columns if name not in _NEVER_ASKED),
    )


_NEVER_ASKED = frozenset({"id", "name", "employee_id", "start", "last_day"})


def _unreadable(roster: Roster, grades: Grades) -> Iterator[Issue]:
    """Report days of hiring that are no days; the values themselves are nobody's business."""
    rule = grades.tenure
    if rule is None or TENURE not in grades.facts:
        return
    column = roster.columns.get(rule.hired, ())
    flawed = {value for value in set(column) if value is not None and hired_on(value) is None}
    count = sum(value in flawed for value in column) if flawed else 0
    if count:
        yield Issue(
            "GRADES-HIRED-UNREADABLE",
            Severity.WARNING,
            plural(
                "{count} day of hiring in “{column}” is no date",
                "{count} days of hiring in “{column}” are no dates",
                count,
                column=rule.hired,
            ),
            text("Write them like 2026-02-01 or 01.02.2026"),
            grades.locate("/tenure/from"),
        )


def _named(grades: Grades) -> Iterator[tuple[str, str]]:
    """Return every number in the document, with its place."""
    for n, grade in enumerate(grades.grades):
        for i, id_ in enumerate(grade.members or ()):
            yield f"/grades/{n}/members/{i}", id_
    for name, ids in grades.upgraded.items():
        for i, id_ in enumerate(ids):
            yield f"/upgraded/{name}/{i}", id_


def _named_wrongly(roster: Roster, grades: Grades) -> Iterator[Issue]:
    """Report numbers of nobody, and of relatives for whom there is a rule of their own."""
    ids, relationships = roster.columns.get("id", ()), roster.column("relationship")
    employees = {n: r == Relationship.EMPLOYEE for n, r in zip(ids, relationships, strict=True)}
    for pointer, id_ in _named(grades):
        if id_ not in employees:
            yield _stranger(id_, pointer, grades)
        elif grades.relatives and not employees[id_] and pointer.startswith("/grades"):
            yield _listed_relative(id_, pointer, grades)


def _stranger(id_: str, pointer: str, grades: Grades) -> Issue:
    said = text("The list has nobody with this number")
    hint = text("Correct the number, or delete it if the person has left")
    where = evolve(grades.locate(pointer), member=id_)
    return Issue("GRADES-MEMBER-UNKNOWN", Severity.WARNING, said, hint, where)


def _listed_relative(id_: str, pointer: str, grades: Grades) -> Issue:
    said = text("This is the number of a relative, and `relatives` says what all relatives get")
    hint = text("Delete the number, or name the employee")
    where = evolve(grades.locate(pointer), member=id_)
    return Issue("GRADES-RELATIVE-LISTED", Severity.WARNING, said, hint, where)
