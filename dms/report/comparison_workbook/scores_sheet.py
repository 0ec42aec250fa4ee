"""Points by the client's own weights, with the whole calculation; without weights no such sheet."""

from collections.abc import Iterator
from decimal import Decimal

from dms.comparison.comparison import Comparison
from dms.comparison.scores import ScorePart, Scores
from dms.i18n import text
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.cells import Cell, Formula, cell_name
from dms.report.comparison_workbook.looks import Look

__all__ = ["write_scores"]


def write_scores(book: Book, comparison: Comparison) -> None:
    """Write the points of each criterion, and their sums."""
    found = comparison.scores
    if found is None:
        return
    sheet = book.sheet(text("Points"), [30, 13, 36, *[26, 12, 12] * len(found.rows)])
    sheet.title(text("Points by your weights"))
    sheet.note(text("What is not known gives a range, from nothing to all points of the criterion"))
    sheet.row += 1
    names = [comparison.names[row.candidate] for row in found.rows]
    columns = [c for n in names for c in (n, text("least points"), text("most points"))]
    heads = (text("Criterion"), text("Points in all"), text("How it is counted"))
    sheet.heads([*heads, *columns], filtered=True)
    first = sheet.row
    for number, (criterion, points) in enumerate(found.points.items()):
        parts = [row.parts[number] for row in found.rows]
        head = [Cell(criterion.heading), Cell(points, Look.NUMBER), Cell(found.how[criterion])]
        sheet.line([*head, *(cell for part in parts for cell in _part(part))])
    sheet.line(_sums(found, first, sheet.row - 1))


def _part(part: ScorePart) -> Iterator[Cell]:
    yield Cell(part.raw or text("not stated"), Look.TEXT if part.raw else Look.ASK)
    yield Cell(part.low, Look.NUMBER)
    yield Cell(part.high, Look.NUMBER)


def _sums(found: Scores, first: int, last: int) -> Iterator[Cell]:
    def summed(column: int, result: Decimal) -> Cell:
        cells = f"{cell_name(first, column)}:{cell_name(last, column)}"
        return Cell(Formula(f"ROUND(SUM({cells}),2)", result), Look.NUMBER)

    yield Cell(text("Total"), Look.STRONG)
    yield summed(1, sum(found.points.values(), Decimal()))
    yield Cell(None)
    for number, row in enumerate(found.rows):
        yield Cell(None)
        yield summed(4 + 3 * number, row.low)
        yield summed(5 + 3 * number, row.high)
