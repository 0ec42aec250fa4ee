"""Cells: what can stand in a cell of the workbook, and where a cell is."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from dms.i18n import Text
from dms.report.comparison_workbook.looks import Look

__all__ = ["Cell", "Formula", "Value", "cell_name", "column_name", "place"]


@frozen
class Formula:
    """A live formula, with what it comes to, for programs that do not calculate."""

    written: str
    """Without the sign of equality."""
    result: Decimal | int


Value = str | Text | Decimal | int | date | Formula | None


@frozen
class Cell:
    """A value and how it is shown; None is an empty cell."""

    value: Value
    look: Look = Look.TEXT


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """Return the letters of a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return a cell of the same sheet, row and column counted from 0: `C7`."""
    return f"{column_name(column)}{row + 1}"


def place(sheet: str, row: int, column: int, last_row: int | None = None) -> str:
    """Return a cell, or cells of one column, for formulas on any sheet: `'Итог'!$C$7`."""
    letters = column_name(column)
    name = sheet.replace("'", "''")
    first = f"'{name}'!${letters}${row + 1}"
    return first if last_row is None else f"{first}:${letters}${last_row + 1}"
