"""Raw cells of a sheet and their true addresses."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from attrs import field, frozen

from dms.io.roster.words import one_line

__all__ = ["Cell", "Sheet", "address", "written"]

Cell = str | int | float | bool | date | time | timedelta
"""What a cell holds as it comes from the file; an empty text for an empty cell."""


@frozen
class Sheet:
    """One sheet; `rows[0]` is its first row, empty or not; `index` counts sheets from 0."""

    name: str | None
    rows: list[list[Cell]] = field(repr=False)
    index: int = 0


def address(row: int, column: int) -> str:
    """Return the name of a cell from its row (from 1) and column (from 0).

    >>> address(14, 2), address(1, 26)
    ('C14', 'AA1')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def written(cell: Cell) -> str:
    """Return what a cell says as text on one line.

    Excel keeps whole numbers as floats: `89161234567.0` is written `89161234567`.
    """
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(Decimal(repr(cell)))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return str(cell)
