"""The table of a sheet: the rows that are people, each with its true row number."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar, cast

from attrs import evolve, field, frozen

from dms.i18n import text
from dms.io.roster.cells import Cell, Sheet, address
from dms.io.roster.flaws import Flaw
from dms.io.roster.headings import Heading
from dms.issues import Location

__all__ = ["Converted", "Table", "convert", "table_of", "tidy_texts"]

T = TypeVar("T")

_UNTIDY = ("  ", "| ", " |", "|=")

FORMULA = Flaw(
    "ROSTER-FORMULA",
    text("The cell holds a formula."),
    text("Copy the column and paste it back as values."),
)


@frozen
class Table:
    """Rows under a heading, all of one width; blank rows are left out.

    `columns` tells where each field stands; `numbers` are the row numbers of the sheet, from 1.
    """

    file: str
    sheet: str | None
    heading: Heading
    columns: Mapping[str, int]
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    numbers: Sequence[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def cells(self, column: int) -> Sequence[Cell]:
        """Return a whole column."""
        return self._turned[column] if self.rows else ()

    @cached_property
    def _turned(self) -> Sequence[Sequence[Cell]]:
        """All columns; columns that are read twice are cut out of the rows once."""
        return list(zip(*self.rows, strict=False))  # a row may be longer than the heading

    def where(self, position: int, column: int) -> Location:
        """Return the place of a cell."""
        return self._place(self.numbers[position], column)

    def at_head(self, column: int) -> Location:
        """Return the place of the heading of a column."""
        return self._place(self.heading.last_row + 1, column)

    def _place(self, row: int, column: int) -> Location:
        return Location(
            file=self.file,
            sheet=self.sheet,
            cell=address(row, column),
            row=row,
            header=self.heading.heads[column] or None,
        )

    def without(self, positions: set[int]) -> "Table":
        """Return the table without some of its rows."""
        if not positions:
            return self
        kept = [i for i in range(len(self)) if i not in positions]
        return evolve(
            self, rows=[self.rows[i] for i in kept], numbers=[self.numbers[i] for i in kept]
        )


def table_of(file: str, sheet: Sheet, heading: Heading, columns: Mapping[str, int]) -> Table:
    """Cut the rows below the heading out of a sheet, fill short rows up, drop blank ones."""
    first = heading.last_row + 1
    below = sheet.rows[first:]
    numbers = [n for n, row in enumerate(below, first + 1) if any(row)]
    rows = below if len(numbers) == len(below) else list(filter(any, below))
    width = len(heading.heads)
    if min(map(len, rows), default=width) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    return Table(file, sheet.name, heading, columns, rows, numbers)


def tidy_texts(cells: Sequence[Cell]) -> list[str | None] | None:
    """Return the cells of a column that is already tidy text, or None for any other column.

    Long columns of names and numbers usually are, and need no look at each cell.
    """
    if not set(map(type, cells)) <= {str}:
        return None
    texts = cast("Sequence[str]", cells)
    joined = f"|{'|'.join(texts)}|"
    if any(signs in joined for signs in _UNTIDY) or not joined.isprintable():
        return None
    return [words or None for words in texts]


@frozen
class Converted(Generic[T]):
    """A column after reading: None where a cell is empty or has a flaw."""

    values: list[T | None]
    flaws: Mapping[int, Flaw]


def convert(cells: Sequence[Cell], read: Callable[[Cell], T | Flaw | None]) -> Converted[T]:
    """Read a column; each distinct cell is read once, so a long column costs little."""
    meaning = {
        cell: FORMULA if isinstance(cell, str) and cell[:1] == "=" else read(cell)
        for cell in dict.fromkeys(cells)
    }
    wrong = {cell: flaw for cell, flaw in meaning.items() if isinstance(flaw, Flaw)}
    flaws = {i: wrong[cell] for i, cell in enumerate(cells) if cell in wrong} if wrong else {}
    values = {**meaning, **dict.fromkeys(wrong)}
    if len(values) == len(cells):  # all distinct, so they stand in order
        return Converted(list(values.values()), flaws)
    return Converted([values[cell] for cell in cells], flaws)
