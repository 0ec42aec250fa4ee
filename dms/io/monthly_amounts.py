r"""Amounts by month, such as labour costs: from a table of two columns or from a document.

>>> table = "Месяц;ФОТ\n01.2026;1 500 000,00\n02.2026;1 480 000\n"
>>> load_monthly_amounts(table.encode(), name="costs.csv")[date(2026, 1, 1)]
Decimal('1500000.00')
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from dms.documents import Document, Roubles, problem
from dms.errors import LoadError
from dms.i18n import Text, parse_money, parse_month, text
from dms.io.documents import is_document, read_document
from dms.io.roster.cells import Cell, written
from dms.io.roster.csv_text import csv_rows
from dms.io.roster.files import open_roster
from dms.io.validation import validate
from dms.issues import Issue, Location, Severity

__all__ = ["MonthlyAmounts", "load_monthly_amounts"]


def _month(key: Any) -> date:
    month = parse_month(key) if isinstance(key, str) else None
    if month is None:
        raise problem(
            "MONTHS-MONTH-INVALID", "This is not a month", hint=text("Write 2026-03 or 03.2026.")
        )
    return month


class MonthlyAmounts(Document):
    """Roubles by month. A month that is left out is not known, it is not zero."""

    dms: Literal["monthly-amounts/1"]
    """Format of this document."""
    months: Annotated[
        dict[Annotated[date, BeforeValidator(_month)], Roubles],
        Field(min_length=1),
    ]
    """Roubles by month: `2026-03: 1500000`."""


def load_monthly_amounts(
    source: str | PathLike[str] | bytes, *, name: str | None = None
) -> Mapping[date, Decimal]:
    """Read amounts in roubles by month, each under the first day of the month.

    A CSV table has the month in its first column and the amount in its second, with or without a
    heading; a YAML, TOML or JSON document is a `monthly-amounts/1`. `source` is a path, or the
    bytes of a table; `name` stands for it in messages. Raises :class:`~dms.errors.LoadError` with
    everything that is wrong.
    """
    if not isinstance(source, bytes) and is_document(Path(source)):
        return dict(validate(MonthlyAmounts, read_document(Path(source), name=name)).months)
    file = open_roster(source if isinstance(source, bytes) else Path(source), name)
    return _table(csv_rows(file), file.name)


def _table(rows: Sequence[Sequence[Cell]], file: str) -> dict[date, Decimal]:
    found: dict[date, Decimal] = {}
    issues: list[Issue] = []
    for number, cells in _lines(rows):
        month, roubles = parse_month(cells[0]), parse_money(cells[1])
        if month is None and number == 1:
            continue  # a heading
        if month is None or roubles is None or roubles < 0:
            issues.append(_faulty(_UNREADABLE, file, number))
        elif month in found:
            issues.append(_faulty(_TWICE, file, number))
        else:
            found[month] = roubles
    if not found and not issues:
        issues.append(_faulty(_EMPTY, file, None))
    if issues:
        raise LoadError(issues)
    return found


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the first two cells of every row that says anything, with its number."""
    for number, row in enumerate(rows, start=1):
        cells = [written(cell).strip() for cell in row]
        if any(cells):
            yield number, (cells[0], cells[1] if len(cells) > 1 else "")


_Fault = tuple[str, Text, Text]

_UNREADABLE: _Fault = (
    "MONTHS-ROW-INVALID",
    text("The row is not a month with an amount of roubles."),
    text("Write the month like 03.2026 and the amount like 1500000.00."),
)
_TWICE: _Fault = (
    "MONTHS-TWICE",
    text("The month stands in the table twice."),
    text("Keep one of the rows."),
)
_EMPTY: _Fault = (
    "MONTHS-EMPTY",
    text("The table has no month with an amount."),
    text("Write a row for each month: the month, then the amount."),
)


def _faulty(fault: _Fault, file: str, row: int | None) -> Issue:
    code, said, hint = fault
    return Issue(code, Severity.ERROR, said, hint, Location(file=file, row=row))
