"""Reading all columns of a table, one after the other, into values and remarks."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import define, field

from dms.io.roster.cells import Cell
from dms.io.roster.dates import birth_reader, read_date, year_reader
from dms.io.roster.fields import (
    read_numbers,
    read_position,
    read_relationship,
    read_sex,
    read_text,
)
from dms.io.roster.flaws import Flaw, Remark
from dms.io.roster.table import FORMULA, Table, convert, tidy_texts
from dms.io.roster.towns import read_place, town_in

__all__ = ["Progress", "ReadColumns", "read_columns"]

Progress = Callable[[int, int], None]
"""Told how many rows are done and how many there are."""

_READERS: Mapping[str, Callable[[Cell], Any]] = MappingProxyType(
    {
        "sex": read_sex,
        "relationship": read_relationship,
        "position": read_position,
        "place": read_place,
        "address": town_in,
        "start": read_date,
        "last_day": read_date,
        "detached_from": read_date,
        "end": read_date,
    }
)


@define
class ReadColumns:
    """The columns as read, None for empty and faulty cells, and a remark for each faulty cell."""

    values: dict[str, list[Any]] = field(factory=dict)
    extra: dict[str, list[Any]] = field(factory=dict)
    remarks: list[Remark] = field(factory=list)

    def add(self, table: Table, column: int, read: Callable[[Cell], Any]) -> list[Any]:
        """Read one column and note its flaws."""
        cells = table.cells(column)
        if read is read_text and (texts := tidy_texts(cells)) is not None:
            return texts
        converted = convert(cells, read)
        self.remarks += [Remark(i, column, flaw) for i, flaw in converted.flaws.items()]
        return converted.values

    def remark(self, table: Table, name: str, positions: list[int], flaw: Flaw) -> None:
        """Note the same flaw in several cells of a field."""
        self.remarks += [Remark(i, table.columns[name], flaw) for i in positions]


def read_columns(
    table: Table,
    extra: Mapping[str, int],
    as_of: date | None = None,
    formulas: frozenset[tuple[int, int]] = frozenset(),
    progress: Progress | None = None,
    readers: Mapping[str, Callable[[Cell], Any]] | None = None,
) -> ReadColumns:
    """Read the known columns of a table and the extra ones, given as name and column.

    Cells among `formulas` (row from 1, column from 0) get one remark, whatever their last result
    was. `readers` read fields that rosters do not have, or have in another way.
    """
    births = {"birth": birth_reader(as_of), "birth_year": year_reader(as_of)}
    known = {**_READERS, **births, **(readers or {})}
    total = len(table.columns) + len(extra)
    found = ReadColumns()
    for done, (name, column) in enumerate(table.columns.items(), start=1):
        found.values[name] = found.add(table, column, known.get(name, read_text))
        if progress:
            progress(len(table) * done // total, len(table))
    for name, column in extra.items():
        found.extra[name] = read_numbers(found.add(table, column, read_text))
    _note_formulas(found, table, {*table.columns.values(), *extra.values()}, formulas)
    if progress:
        progress(len(table), len(table))
    return found


def _note_formulas(
    found: ReadColumns, table: Table, columns: set[int], formulas: frozenset[tuple[int, int]]
) -> None:
    position = {number: i for i, number in enumerate(table.numbers)} if formulas else {}
    cells = {
        (position[row], column) for row, column in formulas if row in position and column in columns
    }
    if cells:
        others = [r for r in found.remarks if (r.position, r.column) not in cells]
        found.remarks = others + [Remark(i, column, FORMULA) for i, column in sorted(cells)]
