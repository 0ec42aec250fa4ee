"""Views of the page as lines of plain text: offers stand in columns under their ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from dms.i18n import Text, format_amount
from dms.report.comparison_page.tables import Cell, Row, Table, Words
from dms.report.page.words import STATUSES
from dms.report.tables import aligned

__all__ = ["listed_lines", "plain", "row_lines", "table_lines", "titled", "words_in"]

Rows = list[tuple[str, ...]]


def plain(words: Words, lang: str) -> str:
    """Return words in a language; those of a file stay as they are."""
    return words.to(lang) if isinstance(words, Text) else words


def words_in(cell: Cell, lang: str) -> str:
    """Return what stands in a cell: a sum, or a sign with its word; small lines are left out."""
    if cell.money is not None:
        plus = "+" if cell.signed and cell.money > 0 else ""
        return f"{plus}{format_amount(cell.money, lang)}"
    status = STATUSES.get(cell.sign)
    if cell.words is not None:
        said = plain(cell.words, lang)
    else:
        said = status.words.to(lang) if status is not None else ""
    return f"{status.sign} {said}" if status is not None else said


def row_lines(row: Row, lang: str) -> Rows:
    """Return a row with the small lines of its cells below it."""
    cells = [[words_in(cell, lang), *(plain(line, lang) for line in cell.lines)] for cell in row]
    return list(zip_longest(*cells, fillvalue=""))


def table_lines(table: Table, ids: Mapping[str, str], lang: str) -> list[str]:
    """Return a table without remarks and small lines; `ids` shorten the names of offers.

    Columns of figures stand to the right.
    """
    columns = len(table.heads) - table.remarks
    heads = [plain(head, lang) for head in table.heads[:columns]]
    rows = [("", *(ids.get(head, head) for head in heads[1:]))]
    rows += _cells(table.rows, columns, lang)
    for title, found in table.groups:
        rows += [(f"  {plain(title, lang)}",), *_cells(found, columns, lang, "    ")]
    rows += _cells(table.foot, columns, lang)
    return [plain(table.caption, lang), *aligned(rows, right=table.numeric)]


def _cells(rows: Iterable[Row], columns: int, lang: str, indent: str = "  ") -> Rows:
    written = ([words_in(cell, lang) for cell in row[:columns]] for row in rows)
    return [(f"{indent}{first}", *others) for first, *others in written]


def titled(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    """Return lines below a title; nothing where there is no line."""
    found = [f"  {line}" for line in lines]
    return [title.to(lang), *found] if found else []


def listed_lines(by_name: Iterable[tuple[str, Sequence[Words]]], lang: str) -> Iterator[str]:
    """Return names, each with what is said of it below."""
    for name, said in by_name:
        yield name
        yield from (f"  – {plain(words, lang)}" for words in said)
