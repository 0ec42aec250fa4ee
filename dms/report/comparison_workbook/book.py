"""Book: the workbook while it is written, row by row; texts stay texts, same input same bytes."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from attrs import define, field

from dms.errors import MissingExtra
from dms.i18n import Text
from dms.printable import printable
from dms.report.comparison_workbook.cells import Cell, Formula, Value
from dms.report.comparison_workbook.looks import Look, properties
from dms.report.comparison_workbook.sheet_names import SheetNames

__all__ = ["Book", "Sheet", "opened_book"]

_LONGEST = 32_767
"""So many signs fit into a cell."""
_RISKY = ("=", "+", "-", "@", "|", "\t", "\r", "'")
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - not a point in time: files bear the same mark
_POINTS = 12.5
"""Height of a line of text."""
_MOST_LINES = 32
"""No row can be higher than this."""
_UNWRAPPED = (Look.TITLE, Look.SECTION)


def lines_of(words: str, width: float) -> int:
    """Return how many lines words take in a column; files do not say it by themselves."""
    least = max(int(width * 1.3), 1)
    if len(words) <= least and "\n" not in words:
        return 1
    parts = words.splitlines()
    return min(sum(max(-(-len(part) // least), 1) for part in parts) or 1, _MOST_LINES)


@define
class Book:
    """The workbook and the language it is written in."""

    lang: str
    _target: io.BytesIO = field(repr=False)
    _file: Any = field(repr=False)
    _names: SheetNames = field(factory=SheetNames, repr=False)
    _looks: dict[tuple[Look, bool], Any] = field(factory=dict, repr=False)

    def said(self, words: Text | str) -> str:
        """Return words in the language of the workbook; a program opens no file with odd signs."""
        return printable(words.to(self.lang) if isinstance(words, Text) else words)

    def sheet(self, name: Text | str, widths: Sequence[float]) -> "Sheet":
        """Add a sheet with columns of these widths, A4 across and as wide as a page."""
        shown = self._names.claim(self.said(name))
        sheet = self._file.add_worksheet(shown)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return Sheet(self, shown, tuple(widths), sheet)

    def look(self, look: Look, words: str = "") -> Any:
        """Return a look; words that a program might take for a formula are marked as text."""
        key = look, words.startswith(_RISKY)
        found = self._looks.get(key)
        if found is None:
            found = self._file.add_format({**properties(look), "quote_prefix": key[1]})
            self._looks[key] = found
        return found

    def closed(self) -> bytes:
        """Finish the workbook and return the file."""
        self._file.close()
        return self._target.getvalue()


def opened_book(lang: str) -> Book:
    """Start a workbook; :class:`~dms.errors.MissingExtra` without the optional part `xlsx`."""
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("xlsx") from None
    target = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    file = xlsxwriter.Workbook(target, options)
    file.set_properties({"created": _CREATED})
    file.set_calc_mode("auto")
    return Book(lang, target, file)


@define
class Sheet:
    """A sheet that is written from top to bottom; `row` is the next one, counted from 0."""

    book: Book
    name: str
    widths: tuple[float, ...]
    _sheet: Any = field(repr=False)
    row: int = 0
    _filter: tuple[int, int] | None = None

    def title(self, words: Text | str) -> None:
        """Write what the sheet is about."""
        self._sheet.set_row(self.row, 22)
        self.line([Cell(words, Look.TITLE)])

    def section(self, words: Text | str) -> None:
        """Leave a row and write a heading."""
        self.row += 1
        self.line([Cell(words, Look.SECTION)])

    def note(self, words: Text | str, look: Look = Look.NOTE) -> None:
        """Write a remark over the whole width."""
        said = self.book.said(words)
        lines = lines_of(said, sum(self.widths))
        self._sheet.set_row(self.row, lines * _POINTS + 3)
        shown = self.book.look(look, said)
        if len(self.widths) > 1:
            last = len(self.widths) - 1
            self._sheet.merge_range(self.row, 0, self.row, last, "", shown)
        self._sheet.write_string(self.row, 0, said[:_LONGEST], shown)
        self.row += 1

    def heads(self, words: Iterable[Text | str], *, filtered: bool = False) -> None:
        """Write the heading of a table; with a filter it is repeated and stays in view."""
        shown = [Cell(one, Look.HEAD) for one in words]
        if filtered:
            self._filter = self.row, len(shown) - 1
            self._sheet.freeze_panes(self.row + 1, 1)
            self._sheet.repeat_rows(self.row)
        self.line(shown)

    def line(self, cells: Iterable[Cell | None]) -> int:
        """Write a row and return its number."""
        lines = 1
        for column, cell in enumerate(cells):
            if cell is not None:
                lines = max(lines, self._write(column, cell))
        if lines > 1:
            self._sheet.set_row(self.row, lines * _POINTS + 2)
        self.row += 1
        return self.row - 1

    def _write(self, column: int, cell: Cell) -> int:
        """Write a cell and return how many lines it takes."""
        value: Value = cell.value
        if isinstance(value, Formula):
            shown = self.book.look(cell.look)
            self._sheet.write_formula(self.row, column, f"={value.written}", shown, value.result)
        elif isinstance(value, Decimal | int):
            self._sheet.write_number(self.row, column, value, self.book.look(cell.look))
        elif isinstance(value, date):
            self._sheet.write_datetime(self.row, column, value, self.book.look(cell.look))
        else:
            return self._write_words(column, self.book.said(value or ""), cell.look)
        return 1

    def _write_words(self, column: int, words: str, look: Look) -> int:
        shown = self.book.look(look, words)
        if words:
            self._sheet.write_string(self.row, column, words[:_LONGEST], shown)
        else:
            self._sheet.write_blank(self.row, column, None, shown)
        return lines_of(words, self.widths[column]) if look not in _UNWRAPPED else 1

    def end_filter(self) -> None:
        """Close the table with a filter at the row written last."""
        if self._filter is not None and self.row - 1 > self._filter[0]:
            first, last_column = self._filter
            self._sheet.autofilter(first, 0, self.row - 1, last_column)
