"""Words of the matrix: what an offer says of a kind of care; "not stated" is never a "no"."""

from dms.comparison.answers import Priced
from dms.comparison.matrix import Cell as CareCell
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.report.comparison_workbook.cells import Cell
from dms.report.comparison_workbook.looks import Look
from dms.report.titles import line_title

__all__ = ["answer_cell", "stated_cell", "stated_words"]

_PRICED = {
    Priced.OWN: text("yes"),
    Priced.INCLUDED: text("yes, included in the price"),
    Priced.IN_PROGRAMME: text("yes, in the price of the programme"),
    Priced.FOR_CONTRACT: text("yes, priced once for the contract"),
    Priced.IN_PROGRAMMES: text("yes, in the programmes"),
    Priced.NOT_TAKEN: text("offered, not taken"),
    Priced.NOT_STATED: text("yes, the price is not stated"),
}
_STATED = {
    Stated.YES: text("yes"),
    Stated.NO: text("no"),
    Stated.NOT_STATED: text("not stated"),
}
_LOOKS = {Stated.YES: Look.GOOD, Stated.NO: Look.BAD, Stated.NOT_STATED: Look.ASK}


def stated_words(stated: Stated) -> Text:
    """Return yes, no or "not stated"."""
    return _STATED[stated]


def stated_cell(stated: Stated, words: Text | str | None = None) -> Cell:
    """Return an answer in its look, in words of its own or as yes, no or "not stated"."""
    return Cell(words or _STATED[stated], _LOOKS[stated])


def answer_cell(cell: CareCell) -> Cell:
    """Return whether an offer has a kind of care, and how it is paid for."""
    if cell.state is not Stated.YES:
        return stated_cell(cell.state)
    if cell.priced is Priced.WITH_MODULE and cell.with_module is not None:
        host = line_title(cell.with_module)
        return Cell(text("yes, together with: {module}", module=host), Look.GOOD)
    words = _PRICED.get(cell.priced) if cell.priced is not None else None
    look = Look.ASK if cell.priced in (Priced.NOT_STATED, Priced.NOT_TAKEN) else Look.GOOD
    return Cell(words or text("yes"), look)
