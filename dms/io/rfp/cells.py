"""Single cells of a filled form: what is said in them, where they are, what is wrong with them."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

from attrs import frozen

from dms.i18n import text
from dms.io.rfp import flaws
from dms.io.rfp.answers import Answer
from dms.io.rfp.choices import is_not_stated
from dms.io.rfp.workbook_reading import FilledSheet
from dms.io.roster.cells import Cell, address, written
from dms.io.roster.flaws import Flaw
from dms.issues import Issue, Location
from dms.printable import printable

__all__ = ["Given", "answer_in", "beside", "cell_at", "is_filled", "place_of", "said_in"]


@frozen
class Given:
    """What one cell answers: plain data, None for nothing; `said` are the words."""

    value: Any
    where: Location
    said: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether anything is answered."""
        return self.value is not None


def said_in(cell: Cell) -> str:
    """Return the words of a cell; hours and truth as a form writes them.

    Signs that cannot be printed are left out: no document may have them.
    """
    if isinstance(cell, bool):
        return text("yes" if cell else "no").to("en")
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return written(printable(cell) if isinstance(cell, str) else cell)


def cell_at(found: FilledSheet, row: int, column: int) -> Cell:
    """Return a cell by its row and column, both from 0; an empty text outside the sheet."""
    rows = found.sheet.rows
    if row < len(rows) and column < len(rows[row]):
        return rows[row][column]
    return ""


def is_filled(found: FilledSheet, row: int, column: int) -> bool:
    """Say whether anything stands in a cell, be it a formula or an error."""
    return (row, column) in found.broken or said_in(cell_at(found, row, column)) != ""


def beside(found: FilledSheet, first_row: int, column: int) -> Iterator[Issue]:
    """Name what stands right of the form, from a column on: the first cell in each row."""
    columns = range(column, found.width)
    for row in range(first_row, found.height if columns else 0):
        filled = next((one for one in columns if is_filled(found, row, one)), None)
        if filled is not None:
            yield flaws.BESIDE.at(place_of(found, row, filled))


def place_of(found: FilledSheet, row: int, column: int) -> Location:
    """Return the place of a cell by its row and column, both from 0."""
    return Location(
        file=found.file,
        sheet=found.sheet.name,
        cell=address(row + 1, column),
        row=row + 1,
    )


def answer_in(found: FilledSheet, row: int, column: int, answer: Answer) -> Given | Flaw:
    """Understand a cell; an empty one answers nothing."""
    if (row, column) in found.broken:
        return found.broken[row, column]
    cell = cell_at(found, row, column)
    said, where = said_in(cell), place_of(found, row, column)
    if is_not_stated(said):
        return Given(None, where)
    value = answer.read(said) if isinstance(cell, str) else answer.read_figure(said)
    return value if isinstance(value, Flaw) else Given(value, where, said)
