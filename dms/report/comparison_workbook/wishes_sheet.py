"""The wishes of the brief, offer by offer: met, not met or not stated, with the offer's words."""

from collections.abc import Mapping

from dms.comparison.comparison import Comparison
from dms.i18n import text
from dms.modules.questions import Stated
from dms.report.comparison_workbook.book import Book
from dms.report.comparison_workbook.care_words import stated_cell
from dms.report.comparison_workbook.cells import Cell
from dms.requirements.met import Met
from dms.requirements.wishes import Need

__all__ = ["write_wishes"]

_NEEDS = {Need.MUST: text("must"), Need.SHOULD: text("should")}
_ANSWERS = {
    Stated.YES: text("met"),
    Stated.NO: text("not met"),
    Stated.NOT_STATED: text("not stated"),
}


def write_wishes(book: Book, comparison: Comparison, titles: Mapping[str | None, str]) -> None:
    """Write a row for each wish; without a brief there is no such sheet."""
    if comparison.requirement is None:
        return
    count = len(comparison.candidates)
    sheet = book.sheet(text("Brief"), [15, 30, 13, 28, *[34] * count])
    sheet.title(text("Wishes of the brief: who meets them"))
    sheet.row += 1
    heads = (text("Programme"), text("Wish"), text("How much"), text("What is wanted"))
    sheet.heads([*heads, *comparison.names.values()], filtered=True)
    met = {one.id: {m.wish: m for m in one.met} for one in comparison.candidates}
    wishes = {m.wish: m for found in met.values() for m in found.values()}
    for wish, first in wishes.items():
        shown = titles.get(first.programme, first.programme) if first.programme else None
        sheet.line(
            [
                Cell(shown or text("Whole contract")),
                Cell(first.title),
                Cell(_NEEDS[first.need]),
                Cell(first.wanted),
                *(_answer(book, found.get(wish)) for found in met.values()),
            ]
        )
    sheet.end_filter()


def _answer(book: Book, met: Met | None) -> Cell:
    if met is None:
        return stated_cell(Stated.NOT_STATED)
    said = [book.said(_ANSWERS[met.answer])]
    said += [book.said(words) for words in (met.found, met.reason) if words is not None]
    if met.quotation is not None:
        said.append(f"«{met.quotation}»")
    return stated_cell(met.answer, "\n".join(said))
