"""The terms of the contracts, statement by statement."""

from dms.comparison.comparison import Comparison
from dms.comparison.terms_rows import TermsCell
from dms.i18n import text
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.care_words import stated_cell
from dms.report.comparison_workbook.cells import Cell

__all__ = ["write_terms"]


def write_terms(book: Book, comparison: Comparison) -> None:
    """Write a row for each statement that somebody makes, with who does not say."""
    sheet = book.sheet(text("Terms"), [24, 34, *[34] * len(comparison.candidates), 12])
    sheet.title(text("Terms of the contracts"))
    sheet.row += 1
    first = text("About"), text("Statement")
    sheet.heads([*first, *comparison.names.values(), text("Differs")], filtered=True)
    for row in comparison.terms:
        if row.stated:
            cells = [_said(book, row.cells[one.id]) for one in comparison.candidates]
            differs = Cell(text("differs") if row.differs else None)
            sheet.line([Cell(row.group), Cell(row.title), *cells, differs])
    sheet.end_filter()


def _said(book: Book, cell: TermsCell) -> Cell:
    said = [book.said(cell.words)]
    if cell.clause is not None:
        said.append(book.said(text("clause {number}", number=cell.clause)))
    if cell.by_offer:
        said.append(book.said(text("from the offer")))
    if cell.assumed:
        said.append(book.said(text("only assumed for this calculation")))
    return stated_cell(cell.stated, "\n".join(said))
