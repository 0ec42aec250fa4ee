"""A quote as plain text: what it costs, on every level, and what is open."""

from collections.abc import Iterable

from dms.i18n import format_money
from dms.issues import Issue
from dms.pricing.quote import Quote
from dms.report.quote_view import COLUMNS, Figures, QuoteView, view_of
from dms.report.tables import aligned

__all__ = ["render_quote"]

Row = tuple[str, ...]


def render_quote(quote: Quote, lang: str = "ru", *, more: Iterable[Issue] = ()) -> str:
    """Write a quote for people.

    `more` are issues to show with those of the quote: questions among its questions, all others
    right under the heading.
    """
    view = view_of(quote, lang, more)
    heading = [*view.heading, view.status, *view.notes]
    sections = [
        [line for line in heading if line],
        _table(view, lang),
        *([r.title, *(f"  {line}" for line in r.lines)] for r in view.remarks),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _table(view: QuoteView, lang: str) -> list[str]:
    """Write the sums of all sections as one table."""
    if view.total is None:
        return []
    rows: list[Row] = [("", *(column.to(lang) for column in COLUMNS))]
    for section in view.sections:
        rows += [(section.title,), *(_row(figures, lang, "  ") for figures in section.rows)]
    return aligned([*rows, _row(view.total, lang)], right=(1, 2, 3))


def _row(figures: Figures, lang: str, indent: str = "") -> Row:
    heads = "" if figures.heads is None else str(figures.heads)
    full = "" if figures.full is None else format_money(figures.full, lang)
    return (f"{indent}{figures.title}", heads, full, format_money(figures.due, lang))
