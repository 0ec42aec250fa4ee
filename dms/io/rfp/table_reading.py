"""Reading a sheet with a free table: filled rows in their order, empty ones left out."""

from collections.abc import Iterator, Mapping

from attrs import define, field

from dms.io.rfp import flaws
from dms.io.rfp.cells import Given, answer_in, beside, cell_at, is_filled, place_of, said_in
from dms.io.rfp.form import TableSheet
from dms.io.rfp.layout import FIRST_TABLE_ROW, MARK
from dms.io.rfp.workbook_reading import FilledSheet
from dms.io.roster.flaws import Flaw
from dms.issues import Issue

__all__ = ["TableAnswers", "TableRow", "read_table"]

TableRow = Mapping[str, Given]
"""The answers of a row by the ids of the columns."""


@define
class TableAnswers:
    """The rows of a table that could be read, and what is wrong with the others."""

    rows: list[TableRow] = field(factory=list)
    issues: list[Issue] = field(factory=list)


def read_table(found: FilledSheet, described: TableSheet) -> TableAnswers:
    """Read the table; with other columns than those of the form nothing of it is read."""
    answers = TableAnswers()
    ids = FIRST_TABLE_ROW - 2
    columns = list(enumerate(described.columns, start=MARK))
    strange = [n for n, column in columns if said_in(cell_at(found, ids, n)) != column.id]
    if strange:
        place = place_of(found, FIRST_TABLE_ROW - 1, strange[0])
        answers.issues.append(flaws.HEADING_CHANGED.at(place))
        return answers
    for number in _filled(found, described):
        _read(found, described, number, answers)
    answers.issues += beside(found, FIRST_TABLE_ROW, MARK + len(described.columns))
    return answers


def _filled(found: FilledSheet, described: TableSheet) -> Iterator[int]:
    """Yield the rows (from 0) in which anything stands."""
    columns = range(MARK, MARK + len(described.columns))
    for number in range(FIRST_TABLE_ROW, found.height):
        if any(is_filled(found, number, column) for column in columns):
            yield number


def _read(found: FilledSheet, described: TableSheet, number: int, answers: TableAnswers) -> None:
    row, problems = {}, []
    for position, column in enumerate(described.columns, start=MARK):
        given = answer_in(found, number, position, column.answer)
        where = place_of(found, number, position)
        if isinstance(given, Flaw):
            problems.append(given.at(where))
        elif column.needed and not given.is_stated:
            problems.append(flaws.MISSING.at(where))
        else:
            row[column.id] = given
    answers.issues += problems
    if not problems:
        answers.rows.append(row)
