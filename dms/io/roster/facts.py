"""From columns as written to the columns of a member: one name, one birth, one place, one term."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dms.i18n import text
from dms.io.roster.columns import ReadColumns
from dms.io.roster.flaws import Flaw, Remark
from dms.io.roster.table import Table
from dms.members import Relationship
from dms.periods import ONE_DAY

__all__ = ["one_fact_each"]

RELATIONSHIP_MISSING = Flaw(
    "ROSTER-RELATIONSHIP-MISSING",
    text("The relationship is missing, while the employees of the list have theirs written."),
    text("Write сотрудник for an employee, otherwise who the relative is."),
)
END_DATES_DIFFER = Flaw(
    "ROSTER-END-DATES-DIFFER",
    text("The last day of service is not the day before the date of detachment."),
    text("Correct one of the two dates or leave one empty."),
)
START_AFTER_LAST_DAY = Flaw(
    "ROSTER-START-AFTER-LAST-DAY",
    text("The cover starts after its last day."),
    text("Correct one of the two dates."),
)
BIRTH_AFTER_START = Flaw(
    "ROSTER-BIRTH-AFTER-START",
    text("The cover starts before the person is born."),
    text("Correct the birth date or the start."),
)

_NAME_PARTS = ("last_name", "first_name", "middle_name")


def one_fact_each(found: ReadColumns, table: Table) -> None:
    """Join and check columns in place: afterwards `found.values` has only columns of members.

    The columns `id` and `employee` stay as written; `relationship` is absent when all are
    employees.
    """
    values = found.values
    _join_name(values)
    _choose(values, "birth", "birth_year")
    _choose(values, "place", "address")
    _join_last_day(found, table)
    _choose_relationship(found, table)
    _check_term(found, table)


def _choose(values: dict[str, list[Any]], name: str, substitute: str) -> None:
    """Keep the better of two columns under its own name."""
    second = values.pop(substitute, None)
    if second is not None:
        values.setdefault(name, second)


def _join_name(values: dict[str, list[Any]]) -> None:
    """Put last, first and middle name together as written; a full name column goes first."""
    parts = [values.pop(name) for name in _NAME_PARTS if name in values]
    if parts and "name" not in values:
        joined = (" ".join(filter(None, row)) for row in zip(*parts, strict=True))
        values["name"] = [name or None for name in joined]


def _join_last_day(found: ReadColumns, table: Table) -> None:
    """Turn «Открепление с» into the day before it and compare it with a stated last day."""
    detached = found.values.pop("detached_from", None)
    if detached is None:
        return
    before = [day - ONE_DAY if day else None for day in detached]
    stated = found.values.get("last_day", [None] * len(table))
    pairs = list(zip(stated, before, strict=True))
    differ = [i for i, (last, day) in enumerate(pairs) if last and day and last != day]
    found.remark(table, "detached_from", differ, END_DATES_DIFFER)
    found.values["last_day"] = [last or day for last, day in pairs]


def _choose_relationship(found: ReadColumns, table: Table) -> None:
    """Let an empty relationship mean an employee only where employees never have one written."""
    values = found.values
    position = values.pop("position", None)
    if "relationship" not in values:
        if position and Relationship.OTHER in position:
            values["relationship"] = position
        return
    faulty = {r.position for r in found.remarks if r.column == table.columns["relationship"]}
    column = values["relationship"]
    empty = [i for i, value in enumerate(column) if value is None and i not in faulty]
    if Relationship.EMPLOYEE in column:
        found.remark(table, "relationship", empty, RELATIONSHIP_MISSING)
        return
    for i in empty:
        column[i] = Relationship.EMPLOYEE


def _check_term(found: ReadColumns, table: Table) -> None:
    if "start" not in table:
        return
    starts = found.values["start"]
    late = _out_of_order(starts, found.values.get("last_day", ()))
    found.remark(table, "start", late, START_AFTER_LAST_DAY)
    if "birth" in table:
        early = _out_of_order(found.values["birth"], starts)
        found.remark(table, "start", early, BIRTH_AFTER_START)


def _out_of_order(earlier: Sequence[date | None], later: Sequence[date | None]) -> list[int]:
    pairs = zip(earlier, later, strict=False)
    return [i for i, (first, second) in enumerate(pairs) if first and second and first > second]


def remarked(remarks: Sequence[Remark]) -> set[int]:
    """Return the positions of people who cannot be used because of an error."""
    return {r.position for r in remarks if r.flaw.severity.rank == 0}
