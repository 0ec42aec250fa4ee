"""Kinds of care by offers: yes, no or not stated, the premium, and what offers differ in."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import ModuleRow
from dms.comparison.roster_programmes import RosterProgramme
from dms.i18n import Text, text
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.report.comparison_workbook.book import Book, Sheet
from dms.report.comparison_workbook.care_words import answer_cell
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name
from dms.report.comparison_workbook.looks import Look
from dms.report.titles import line_title

__all__ = ["write_matrix"]

_NOTHING = Cell(None)


def write_matrix(book: Book, comparison: Comparison, titles: Mapping[str | None, str]) -> None:
    """Write the kinds of care of each programme, two columns for each offer."""
    count = len(comparison.candidates)
    sheet = book.sheet(text("Comparison"), [17, 24, *[20, 15] * count, 44])
    sheet.title(text("Kinds of care by offers"))
    sheet.note(
        text(
            "The premium is that of all people in the programme for their dates of cover. “Not"
            " stated” is not a “no”: ask the insurer"
        )
    )
    sheet.row += 1
    sheet.heads(
        [text("Programme"), text("Kind of care"), *_heads(comparison), text("Differences")],
        filtered=True,
    )
    for programme in comparison.programmes:
        rows = [row for row in comparison.rows if row.programme == programme]
        _write_programme(sheet, comparison, titles[programme.id], rows, programme)
    once = [row for row in comparison.rows if row.programme is None]
    for row in once:
        _write_row(sheet, comparison, text("Whole contract"), row)
    sheet.end_filter()


def _heads(comparison: Comparison) -> Iterator[Text | str]:
    for name in comparison.names.values():
        yield name
        yield text("{insurer}: premium", insurer=name)


def _write_programme(
    sheet: Sheet,
    comparison: Comparison,
    title: str,
    rows: Sequence[ModuleRow],
    programme: RosterProgramme,
) -> None:
    first = sheet.row
    for row in rows:
        _write_row(sheet, comparison, title, row)
    found = [one.prices.get(programme.id) for one in comparison.candidates]
    if any(one is not None and WHOLE_PROGRAMME in one.modules for one in found):
        _write_whole(sheet, comparison, title, programme)
    last = sheet.row - 1
    cells: list[Cell] = []
    for number, prices in enumerate(found):
        at = 3 + 2 * number
        summed = f"ROUND(SUM({cell_name(first, at)}:{cell_name(last, at)}),2)"
        cells.append(Cell(None, Look.STRONG))
        cells.append(
            Cell(Formula(summed, prices.premium), Look.MONEY_STRONG)
            if prices is not None
            else Cell(text("no price"), Look.BAD)
        )
    total = [Cell(title, Look.STRONG), Cell(text("Total"), Look.STRONG)]
    sheet.line([*total, *cells, Cell(None, Look.STRONG)])


def _write_whole(
    sheet: Sheet, comparison: Comparison, title: str, programme: RosterProgramme
) -> None:
    """Write what is one price for a whole programme."""
    cells: list[Cell] = []
    for one in comparison.candidates:
        prices = one.prices.get(programme.id)
        whole = prices.modules.get(WHOLE_PROGRAMME) if prices is not None else None
        cells += [_NOTHING, _money(whole.premium if whole is not None else None)]
    sheet.line([Cell(title), Cell(line_title(WHOLE_PROGRAMME)), *cells, _NOTHING])


def _write_row(sheet: Sheet, comparison: Comparison, title: Text | str, row: ModuleRow) -> None:
    cells: list[Cell] = []
    for one in comparison.candidates:
        cell = row.cells[one.id]
        price = cell.price.premium if cell.price is not None else None
        cells += [answer_cell(cell), _money(price)]
    said = _differences(sheet.book, comparison.candidates, row)
    sheet.line([Cell(title), Cell(row.title), *cells, Cell(said)])


def _money(amount: Decimal | None) -> Cell:
    return Cell(amount, Look.MONEY)


def _differences(book: Book, candidates: Sequence[Compared], row: ModuleRow) -> str:
    """Say in what offers differ, a line for each thing, each offer with its words."""
    names = {one.id: one.name for one in candidates}
    lines = []
    for one in row.differs:
        said = "; ".join(
            f"{names[id_]}: {book.said(words or text('not stated'))}"
            for id_, words in one.words.items()
        )
        lines.append(f"{book.said(one.title)}: {said}")
    return "\n".join(lines)
