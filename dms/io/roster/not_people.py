"""Rows that are not people: totals, signatures, repeated headings, titles of sections."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from dms.i18n import text
from dms.io.roster.cells import Cell, written
from dms.io.roster.fields import read_relationship, read_sex
from dms.io.roster.flaws import Flaw
from dms.io.roster.table import Table
from dms.issues import Issue, Location, Severity

__all__ = ["is_numbering", "no_people", "not_people", "skipped_rows"]

_STOP = re.compile(
    r"(итого|всего|с уважением|((генеральный|исполнительный|коммерческий) )?директор|страница"
    r"|исполнитель|подпис[ьи]|руководитель|главный бухгалтер|total)\b|м\.\s?п\.",
    re.IGNORECASE,
)
_NAMES = ("name", "last_name")
_IDENTITY = ("name", "last_name", "birth", "birth_year", "id", "policy_number")
_TELLING: Mapping[str, Callable[[Cell], object]] = MappingProxyType(
    {"sex": read_sex, "relationship": read_relationship}
)
_SHORTEST_DATE = 4
_SMALLEST_DATE = 1_000


def not_people(table: Table) -> set[int]:
    """Return the positions of rows that are no people.

    Only rows without a date of birth are looked at closely. A line of totals or a signature starts
    with its word and has no sex, relationship or id, as a person called Директор may have. After it
    a row without name, birth and id is a footer.
    """
    skipped: set[int] = set()
    ended = False
    for position in _doubtful(table):
        cells = [written(cell) for cell in table.rows[position]]
        stop = _is_stop(cells, table) and not _is_somebody(cells, table)
        if stop or _is_furniture(cells, table) or (ended and _is_nameless(cells, table)):
            skipped.add(position)
        ended = ended or stop
    return skipped


def skipped_rows(table: Table, positions: set[int]) -> list[Issue]:
    """Say which rows were left out; blank ones are not worth a word."""
    rows = [table.numbers[i] for i in sorted(positions) if any(map(written, table.rows[i]))]
    if not rows:
        return []
    return [
        Issue(
            "ROSTER-ROWS-LEFT-OUT",
            Severity.INFO,
            text("These rows are not people: {rows}.", rows=", ".join(map(str, rows))),
            text("Nothing to do, unless a person stands in one of them."),
            Location(file=table.file, sheet=table.sheet),
        )
    ]


def no_people(table: Table) -> list[Issue]:
    """Say that nobody stands under the heading."""
    if len(table):
        return []
    flaw = Flaw(
        "ROSTER-NO-PEOPLE",
        text("There are no people under the heading."),
        text("Check that the right file and the right sheet were chosen."),
    )
    return [flaw.at(Location(file=table.file, sheet=table.sheet))]


def _doubtful(table: Table) -> Sequence[int]:
    column = table.columns.get("birth", table.columns.get("birth_year"))
    if column is None:
        return range(len(table))
    cells = table.cells(column)
    dateless = {cell for cell in dict.fromkeys(cells) if _is_no_date(cell)}
    return [i for i, cell in enumerate(cells) if cell in dateless] if dateless else ()


def _is_no_date(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) < _SHORTEST_DATE or not cell[0].isdigit()
    return isinstance(cell, float | int) and cell < _SMALLEST_DATE


def _is_stop(cells: list[str], table: Table) -> bool:
    """Say whether the row starts with a word of totals and signatures, or its name is one."""
    first = next(filter(None, cells), "")
    names = [cells[table.columns[name]] for name in _NAMES if name in table]
    return any(_STOP.match(words) for words in (first, *names))


def _is_somebody(cells: list[str], table: Table) -> bool:
    """Say whether sex, relationship or id tell of a person; totals may stand in the id's column."""
    number = cells[table.columns["id"]] if "id" in table else ""
    if number and not _STOP.match(number):
        return True
    told = [read(cells[table.columns[name]]) for name, read in _TELLING.items() if name in table]
    return any(isinstance(found, StrEnum) for found in told)


def _is_furniture(cells: list[str], table: Table) -> bool:
    filled = [cell for cell in cells if cell]
    heading = {head for joined in table.heading.heads for head in (joined, *joined.split(" / "))}
    repeated = sum(cell in heading for cell in filled) >= 2
    title = len(filled) == 1 and _is_nameless(cells, table)
    return not filled or repeated or is_numbering(filled) or title


def is_numbering(filled: list[str]) -> bool:
    """Say whether a row only counts the columns, from 1 on."""
    return filled == [str(n) for n in range(1, len(filled) + 1)]


def _is_nameless(cells: list[str], table: Table) -> bool:
    return not any(cells[table.columns[name]] for name in _IDENTITY if name in table)
