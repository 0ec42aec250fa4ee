"""Premiums in a terminal: the way from one to the other, and the year of the hiring plan."""

from collections.abc import Iterator
from decimal import Decimal

from dms.comparison.bridge import Bridge
from dms.comparison.comparison import Comparison
from dms.comparison.hiring_years import HiringRow
from dms.i18n import format_amount, format_number, text
from dms.report.comparison_page.tables import money, said
from dms.report.comparison_text.lines import words_in
from dms.report.tables import aligned

__all__ = ["bridge_lines", "year_lines"]

SHOWN = ("premium", "days_without_cover", "refused")
"""The figures of a year that are shown here."""


def bridge_lines(comparison: Comparison, lang: str) -> Iterator[list[str]]:
    """Write why each other premium is not that of the base, kind of care by kind of care."""
    for id_, bridge in comparison.bridges.items():
        title = text("From {one} to {other}", one=comparison.base.id, other=id_)
        yield [title.to(lang), *_bridge(bridge, comparison.base.id, id_, lang)]


def _bridge(bridge: Bridge, base: str, other: str, lang: str) -> list[str]:
    steps = [(said(one.label), money(one.amount, signed=True)) for one in bridge.by_module]
    cells = [(said(base), money(bridge.start)), *steps, (said(other), money(bridge.end))]
    rows = [tuple(words_in(cell, lang) for cell in row) for row in cells]
    return aligned([(f"  {label}", amount) for label, amount in rows], right=(1,))


def year_lines(comparison: Comparison, lang: str) -> list[str]:
    """Write what the hiring plan comes to; an offer that leaves something open has no figures."""
    years = comparison.years
    if years is None:
        return []
    heads = ("", *comparison.names)
    rows = [_year(row, comparison, lang) for row in years.rows if row.key in SHOWN]
    title = text("The year of the hiring plan")
    return [title.to(lang), *aligned([heads, *rows], right=range(1, len(heads)))]


def _year(row: HiringRow, comparison: Comparison, lang: str) -> tuple[str, ...]:
    figures = [_figure(row, row.figures.get(id_), lang) for id_ in comparison.names]
    return (f"  {row.title.to(lang)}", *figures)


def _figure(row: HiringRow, figure: Decimal | int | None, lang: str) -> str:
    if figure is None:
        return f"? {text('cannot be told').to(lang)}"
    amount = Decimal(figure)
    return format_amount(amount, lang) if row.is_money else format_number(amount, lang)
