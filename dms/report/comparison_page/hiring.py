"""The hiring plan led through the contract of each offer: money, days, people."""

from collections.abc import Sequence
from decimal import Decimal

from dms.comparison.comparison import Comparison
from dms.comparison.hiring_years import HiringRow, HiringYears
from dms.i18n import Text, plural, text
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, Words, money, said

__all__ = ["hiring_tables"]

_SUM, _APART = "premium", "returned"
"""The figure that the others add up to, and one that is in them already."""


def hiring_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Return the figures of a year with the plan; nothing without a plan or any contract."""
    years = comparison.years
    if years is None:
        return ()
    rows = years.rows if years.is_complete else years.common_rows
    sums = [row for row in rows if row.is_money]
    return (
        Table(
            caption=text("The hiring plan in roubles"),
            heads=["", *comparison.names.values()],
            rows=_rows(comparison, [r for r in sums if r.key not in (_SUM, _APART)]),
            foot=_rows(comparison, [r for r in sums if r.key == _SUM]),
            numbers=True,
            adds_up=True,
            note=_note(years),
        ),
        Table(
            caption=text("The hiring plan in days and people"),
            heads=["", *comparison.names.values()],
            rows=_rows(comparison, [r for r in rows if not r.is_money or r.key == _APART]),
            numbers=True,
        ),
    )


def _note(years: HiringYears) -> Words:
    joiners = plural("{count} person asks to join", "{count} people ask to join", years.joiners)
    if years.is_complete:
        return joiners
    left_out = plural(
        "{count} request is left out for all: some contract does not say what comes of it",
        "{count} requests are left out for all: some contract does not say what comes of them",
        len(years.left_out),
    )
    return text("{joiners}; {left_out}", joiners=joiners, left_out=left_out)


def _rows(comparison: Comparison, rows: Sequence[HiringRow]) -> list[Row]:
    return [
        [said(row.title), *(_cell(row.figures.get(id_)) for id_ in comparison.names)]
        for row in rows
    ]


def _cell(figure: Decimal | int | None) -> Cell:
    """Return a figure; without a contract nobody knows it."""
    if figure is None:
        return NOT_STATED
    if isinstance(figure, Decimal):
        return money(figure)
    return said(Text("{count}", {"count": Decimal(figure)}))
