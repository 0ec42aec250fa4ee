"""Findings in the contracts, the gravest first: what is wrong, why it hurts, what to offer."""

from collections.abc import Iterator

from dms.comparison.comparison import Comparison
from dms.contracts.checks.check import Gravity
from dms.contracts.checks.findings import Finding
from dms.i18n import text
from dms.report.check_words import gravity_title, norms_words
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.cells import Cell
from dms.report.comparison_workbook.looks import Look

__all__ = ["write_findings"]


def write_findings(book: Book, comparison: Comparison) -> None:
    """Write what failed with each insurer; what the documents do not say is a question."""
    sheet = book.sheet(text("Findings"), [24, 13, 9, 30, 34, 9, 34, 40, 15, 10, 24])
    sheet.title(text("Findings in the offers and contracts"))
    sheet.note(
        text("What is at stake is what the better clause would change; a minus is what it saves")
    )
    sheet.row += 1
    sheet.heads(
        [
            text("Insurer"),
            text("Gravity"),
            text("Check"),
            text("Finding"),
            text("What it says"),
            text("Clause"),
            text("Why it matters"),
            text("Wording to offer"),
            text("At stake, ₽"),
            text("At stake, days"),
            text("Source"),
        ],
        filtered=True,
    )
    for one in comparison.candidates:
        for finding in one.report.failed:
            sheet.line(_cells(book, one.name, finding))
    sheet.end_filter()


def _cells(book: Book, insurer: str, finding: Finding) -> Iterator[Cell]:
    check, verdict, stake = finding.check, finding.verdict, finding.stake
    grave = check.gravity.at_least(Gravity.MAJOR)
    yield Cell(insurer)
    yield Cell(gravity_title(check.gravity), Look.BAD if grave else Look.TEXT)
    yield Cell(check.id)
    yield Cell(check.title)
    yield Cell(verdict.found)
    yield Cell(verdict.clause)
    yield Cell(check.why)
    yield Cell(check.wording)
    yield Cell(stake.money if stake is not None else None, Look.SIGNED)
    yield Cell(stake.days if stake is not None else None, Look.COUNT)
    yield Cell(norms_words(check, book.lang))
