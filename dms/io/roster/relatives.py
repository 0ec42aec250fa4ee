"""Relatives tied to their employees, and the ids of both.

A relative belongs to the employee named in the column «ID сотрудника» or «Сотрудник»; without such
a column to the nearest employee above, as employers write their lists.

Ids: the number in the column «Табельный номер» or «ID»; without one `r14` for row 14, and for a
relative the employee's id with a running number, `r14/1`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from dms.i18n import text
from dms.io.roster.flaws import Flaw, Remark
from dms.io.roster.table import Table
from dms.io.roster.words import plain
from dms.issues import Severity
from dms.members import Relationship

__all__ = ["Families", "families", "waiting"]

ORPHAN = Flaw(
    "ROSTER-RELATIVE-ORPHAN",
    text("No employee is found for this relative."),
    text(
        "Put the row below the row of the employee, or write the number of the employee in the "
        "column «ID сотрудника»."
    ),
)
EMPLOYEE_FAULTY = Flaw(
    "ROSTER-EMPLOYEE-FAULTY",
    text("This relative waits for the employee, whose row has errors."),
    text("Correct the row of the employee; then the relative can be used too."),
)
ID_MISSING = Flaw(
    "ROSTER-ID-MISSING",
    text("The number is missing, so the row number is used instead."),
    text("Write the number of the person."),
    Severity.WARNING,
)


@frozen
class Families:
    """Ids of all people and, for relatives, the position and the id of the employee."""

    ids: list[str]
    employees: list[int | None]
    remarks: list[Remark] = field(factory=list)

    @property
    def employee_ids(self) -> list[str | None]:
        """The id of the employee of each relative; None for employees."""
        return [None if e is None else self.ids[e] for e in self.employees]


def families(
    table: Table,
    relationships: Sequence[Relationship | None] | None,
    numbers: Sequence[str | None] | None,
    references: Sequence[str | None] | None,
    names: Sequence[str | None] | None,
) -> Families:
    """Give everybody an id and tie relatives to employees.

    `relationships` is None when all are employees; None inside it stands for a cell that could not
    be read. `numbers` is the column of ids, `references` the column that names the employee.
    """
    relatives = _relatives(relationships, len(table))
    own = _own_ids(table, relatives, numbers, references)
    remarks = [] if numbers is None else list(_missing(table, relatives, numbers))
    if relationships is None:
        return Families(own, [None] * len(table), remarks)
    if references is None:
        tied = _by_order(relatives)
    else:
        tied = _by_reference(relatives, references, own, names)
    column = table.columns.get("employee", _relationship_column(table))
    orphans = [i for i, employee in enumerate(tied) if employee is None and relatives[i]]
    remarks += [Remark(i, column, ORPHAN) for i in orphans]
    return Families(_with_relatives(own, tied, numbers), tied, remarks)


def waiting(found: Families, faulty: set[int], table: Table) -> Iterator[Remark]:
    """Find relatives without errors of their own whose employee has some."""
    column = _relationship_column(table)
    for position, employee in enumerate(found.employees):
        if employee in faulty and position not in faulty:
            yield Remark(position, column, EMPLOYEE_FAULTY)


def _relatives(relationships: Sequence[Relationship | None] | None, size: int) -> list[bool]:
    """Say of each person whether it is a relative; who cannot be read may be an employee."""
    if relationships is None:
        return [False] * size
    return [r is not None and r is not Relationship.EMPLOYEE for r in relationships]


def _relationship_column(table: Table) -> int:
    return table.columns.get("relationship", table.columns.get("position", 0))


def _own_ids(
    table: Table,
    relatives: Sequence[bool],
    numbers: Sequence[str | None] | None,
    references: Sequence[str | None] | None,
) -> list[str]:
    """Return the written numbers; an employee's own reference serves when it is a number too."""
    if numbers is not None:
        pairs = zip(numbers, table.numbers, strict=True)
        return [number or f"r{row}" for number, row in pairs]
    ids = [f"r{row}" for row in table.numbers]
    for position, reference in enumerate(references or ()):
        if reference and _has_digit(reference) and not relatives[position]:
            ids[position] = reference
    return ids


def _has_digit(written: str) -> bool:
    return any(letter.isdigit() for letter in written)


def _missing(
    table: Table, relatives: Sequence[bool], numbers: Sequence[str | None]
) -> Iterator[Remark]:
    for position, number in enumerate(numbers):
        if number is None and not relatives[position]:
            yield Remark(position, table.columns["id"], ID_MISSING)


def _by_order(relatives: Sequence[bool]) -> list[int | None]:
    """Tie each relative to the nearest employee above."""
    tied: list[int | None] = []
    employee: int | None = None
    for position, relative in enumerate(relatives):
        tied.append(employee if relative else None)
        if not relative:
            employee = position
    return tied


def _by_reference(
    relatives: Sequence[bool],
    references: Sequence[str | None],
    own: Sequence[str],
    names: Sequence[str | None] | None,
) -> list[int | None]:
    """Tie relatives by the number, or else by the name of the employee if only one has it."""
    holders = [i for i, relative in enumerate(relatives) if not relative]
    by_id = {own[i]: i for i in holders}
    spelled = {i: plain(names[i] or "") for i in holders} if names else {}
    times = Counter(spelled.values())
    by_name = {name: i for i, name in spelled.items() if name and times[name] == 1}

    def employee(reference: str | None) -> int | None:
        if reference is None or reference in by_id:
            return by_id.get(reference or "")
        return by_name.get(plain(reference))

    return [
        employee(reference) if relative else None
        for relative, reference in zip(relatives, references, strict=True)
    ]


def _with_relatives(
    own: list[str], tied: Sequence[int | None], numbers: Sequence[str | None] | None
) -> list[str]:
    """Give a running number to relatives who have no id of their own."""
    ids = list(own)
    count: Counter[int] = Counter()
    for position, employee in enumerate(tied):
        if employee is not None and (numbers is None or numbers[position] is None):
            count[employee] += 1
            ids[position] = f"{own[employee]}/{count[employee]}"
    return ids
