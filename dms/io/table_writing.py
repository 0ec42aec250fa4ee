"""Lists of people as CSV or XLSX, in which texts stay texts and dates are dates."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from dms.io.workbook_writing import new_workbook, timeless, write_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FORMULA_SIGNS", "Value", "WrittenTable"]

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which spreadsheets take a cell of a CSV file for a formula (OWASP)."""

Value = str | int | date | Decimal
"""What a cell holds; an empty text for an empty cell."""

_WIDTH = 18
_DATE = "DD.MM.YYYY"


@frozen
class WrittenTable:
    """Lines above a table, its heading of one or more rows, and a row for each person."""

    title: str
    """The name of the sheet."""
    heading: Sequence[Sequence[str]]
    rows: Sequence[Sequence[Value]] = field(repr=False)
    above: Sequence[str] = field(default=(), repr=False)

    def to_csv(self) -> bytes:
        """Return the table as Russian Excel reads it: semicolons, UTF-8 with its mark.

        A text that begins like a formula gets an apostrophe in front, so that no spreadsheet
        computes it.
        """
        target = io.StringIO(newline="")
        writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
        writer.writerows([_harmless(value) for value in row] for row in self._lines())
        return target.getvalue().encode("utf-8-sig")

    def to_xlsx(self) -> bytes:
        """Return the table as a workbook: dates are dates, and texts stay texts.

        Raises :class:`~dms.errors.MissingExtra` when the part `xlsx` is not installed.
        """
        workbook = new_workbook()
        sheet = workbook.create_sheet(self.title)
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


def _harmless(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m}.{value.year:04}"
    if isinstance(value, Decimal):
        return _plain(value)
    words = str(value)
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def _plain(number: Decimal) -> str:
    return format(number, "f")


def _fill(sheet: "Worksheet", row: int, column: int, value: Value) -> None:
    if isinstance(value, str | Decimal):
        # a workbook keeps numbers as floats, and a decimal is exact
        words = value if isinstance(value, str) else _plain(value)
        write_text(sheet, row, column, words)
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
