"""A list for the insurer, ready to be written as CSV or XLSX."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from dms.io.atomic_write import write_atomically
from dms.io.insurer_list.change import ListKind
from dms.io.insurer_list.values import Value
from dms.io.workbook_writing import new_workbook, timeless, write_text
from dms.issues import Issue, errors_in

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FORMULA_SIGNS", "InsurerList"]

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which spreadsheets take a cell of a CSV file for a formula (OWASP)."""

_TITLES = {
    ListKind.ATTACH: "Прикрепление",
    ListKind.DETACH: "Открепление",
    ListKind.DATA_CHANGE: "Изменение данных",
}
_WIDTH = 18
_DATE = "DD.MM.YYYY"


@frozen
class InsurerList:
    """One list: lines above the table, a heading of one or two rows, and a row for each person.

    People who cannot be listed are not in `rows`; `issues` says why, with their ids.
    """

    layout: str
    kind: ListKind
    above: tuple[str, ...] = field(repr=False)
    heading: tuple[tuple[str, ...], ...] = field(repr=False)
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    issues: tuple[Issue, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everybody is in the list. Questions may still be open."""
        return not errors_in(self.issues)

    def to_csv(self) -> bytes:
        """Return the list as Russian Excel reads it: semicolons, UTF-8 with its mark.

        A text that begins like a formula gets an apostrophe in front, so that no spreadsheet
        computes it.
        """
        target = io.StringIO(newline="")
        writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
        writer.writerows([_harmless(value) for value in row] for row in self._lines())
        return target.getvalue().encode("utf-8-sig")

    def to_xlsx(self) -> bytes:
        """Return the list as a workbook: dates are dates, and texts stay texts.

        Raises :class:`~dms.errors.MissingExtra` when the part `xlsx` is not installed.
        """
        workbook = new_workbook()
        sheet = workbook.create_sheet(_TITLES[self.kind])
        for number, row in enumerate(self._lines(), start=1):
            for column, value in enumerate(row, start=1):
                _fill(sheet, number, column, value)
        _dress(sheet, first=len(self._top()) + 1, depth=len(self.heading))
        return timeless(workbook)

    def _top(self) -> list[Sequence[Value]]:
        """Return the lines above the table and a blank one under them."""
        return [*((line,) for line in self.above), ()] if self.above else []

    def _lines(self) -> list[Sequence[Value]]:
        return [*self._top(), *self.heading, *self.rows]

    def write(self, path: str | Path) -> Path:
        """Write the list to a file whose name ends in `.csv` or `.xlsx`; return its path.

        Raises ValueError for another ending.
        """
        target = Path(path)
        writers = {".csv": self.to_csv, ".xlsx": self.to_xlsx}
        if target.suffix.lower() not in writers:
            raise ValueError("Choose a name that ends in .csv or .xlsx")
        write_atomically(target, writers[target.suffix.lower()]())
        return target


def _harmless(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m}.{value.year:04}"
    words = str(value)
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def _fill(sheet: "Worksheet", row: int, column: int, value: Value) -> None:
    if isinstance(value, str):
        write_text(sheet, row, column, value)
        return
    cell = sheet.cell(row, column, value)
    if isinstance(value, date):
        cell.number_format = _DATE


def _dress(sheet: "Worksheet", first: int, depth: int) -> None:
    """Make the heading bold and keep it in sight; `first` is its row."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        for row in range(first, first + depth):
            cell = sheet.cell(row, column)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{first + depth}"
