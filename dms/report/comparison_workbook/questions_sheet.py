"""Questions to each insurer: everything that is not stated, numbered, with room for the answer."""

from dms.comparison.comparison import Comparison
from dms.i18n import text
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.cells import Cell
from dms.report.comparison_workbook.looks import Look
from dms.requirements.wishes import Need

__all__ = ["write_questions"]

_NEEDS = {Need.MUST: text("must"), Need.SHOULD: text("should")}


def write_questions(book: Book, comparison: Comparison) -> None:
    """Write the questions, what matters most first."""
    sheet = book.sheet(text("Questions"), [26, 7, 58, 14, 44, 40])
    sheet.title(text("Questions to the insurers"))
    sheet.row += 1
    sheet.heads(
        [
            text("Insurer"),
            text("No."),
            text("Question"),
            text("How much"),
            text("What to write"),
            text("Answer"),
        ],
        filtered=True,
    )
    for one in comparison.candidates:
        for asked in comparison.questions[one.id]:
            need = _NEEDS[asked.need] if asked.need is not None else None
            sheet.line(
                [
                    Cell(one.name),
                    Cell(asked.number, Look.COUNT),
                    Cell(asked.text),
                    Cell(need),
                    Cell(asked.hint),
                    Cell(None),
                ]
            )
    sheet.end_filter()
