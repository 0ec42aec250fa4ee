"""The cards of the page as a table: each offer a column, the same figures for all."""

from collections.abc import Iterator, Sequence

from dms.comparison.comparison import Comparison
from dms.i18n import text
from dms.report.comparison_page.cards import Card
from dms.report.comparison_page.tables import Row, said
from dms.report.comparison_text.lines import row_lines
from dms.report.tables import aligned

__all__ = ["card_lines"]


def card_lines(comparison: Comparison, cards: Sequence[Card], lang: str) -> list[str]:
    """Write the figures of the cards, to the right."""
    lines = [line for row in _rows(comparison, cards) for line in row_lines(row, lang)]
    ids = ("", *(one.id for one in comparison.candidates))
    indented = [(f"  {first}", *others) for first, *others in lines]
    return [text("Offers, roubles").to(lang), *aligned([ids, *indented], range(1, len(ids)))]


def _rows(comparison: Comparison, cards: Sequence[Card]) -> Iterator[Row]:
    yield [said(text("Premium for the term")), *(card.value for card in cards)]
    if any(one.unpriced for one in comparison.candidates):
        yield [said(""), *(said(card.label) for card in cards)]
    for title, _ in cards[0].figures:
        yield [said(title), *(dict(card.figures)[title] for card in cards)]
    if any(card.mark for card in cards):
        yield [said(""), *(said(card.mark) for card in cards)]
