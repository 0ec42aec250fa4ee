"""Kinds of care by offers: a table for each programme, then what exactly differs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.comparison.matrix import Cell as Answered
from dms.comparison.matrix import ModuleRow, ProgrammeRow
from dms.i18n import Text, plural, text
from dms.report.comparison_page.care_cells import answered
from dms.report.comparison_page.care_differences import differences_table
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import NO_PRICE, Cell, Row, Table, money, said
from dms.report.comparison_page.wording import dotted
from dms.report.titles import line_title

__all__ = ["Care", "care"]


@frozen(kw_only=True)
class Care(Part):
    """Kinds of care side by side."""

    title: ClassVar[Text] = text("Kinds of care")
    template: ClassVar[str] = "care.html.j2"
    tables: tuple[Table, ...]
    differences: Table


def care(comparison: Comparison) -> Care:
    """Return kinds of care by offers, programme by programme."""
    tables = [_programme(comparison, row) for row in comparison.programme_rows]
    tables.append(_contract(comparison))
    return Care(
        tables=tuple(table for table in tables if not table.is_empty),
        differences=differences_table(comparison),
    )


def _programme(comparison: Comparison, programme: ProgrammeRow) -> Table:
    """Return the kinds of care of a programme; they add up to what its people cost."""
    own = programme.programme
    rows = [row for row in comparison.rows if row.programme is not None and row.programme == own]
    caption = plural(
        "{programme}: {count} person", "{programme}: {count} people", own.heads, programme=own.title
    )
    return Table(
        caption=caption,
        heads=[text("Kind of care"), *comparison.names.values(), text("What differs")],
        rows=[*_other_lines(programme, rows), *map(_row, rows)],
        foot=[_total(programme)] if own.heads else [],
        numbers=True,
        remarks=1,
        adds_up=bool(own.heads),
    )


def _row(row: ModuleRow) -> Row:
    return [said(row.title), *map(answered, row.cells.values()), _differs(row)]


def _differs(row: ModuleRow) -> Cell:
    """Name what differs for sure, and below it what may."""
    proved = [one.title for one in row.differs if one.is_proved]
    open_ = [one.title for one in row.differs if not one.is_proved]
    lines = [text("Not all say: {what}", what=dotted(open_))] if open_ else []
    return said(dotted(proved) if proved else "", *lines)


def _other_lines(programme: ProgrammeRow, rows: Sequence[ModuleRow]) -> Iterator[Row]:
    """Return prices that stand for no one kind of care: one for the whole programme."""
    listed_ = {row.kind for row in rows}
    found = [cell.prices.modules if cell.prices else {} for cell in programme.cells.values()]
    for kind in dict.fromkeys(k for modules in found for k in modules if k not in listed_):
        cells = [money(m[kind].premium) if kind in m else said("") for m in found]
        yield [said(line_title(kind)), *cells, said("")]


def _total(programme: ProgrammeRow) -> Row:
    cells = [
        money(cell.prices.premium) if cell.prices is not None else NO_PRICE
        for cell in programme.cells.values()
    ]
    return [said(text("Premium of these people")), *cells, said("")]


def _contract(comparison: Comparison) -> Table:
    """Return what is priced once for the contract."""
    rows = [row for row in comparison.rows if row.programme is None]
    sums = [
        NO_PRICE
        if one.total is None
        else money(_sum(row.cells[one.id] for row in rows))
        if one.quote.contract
        else said("")
        for one in comparison.candidates
    ]
    return Table(
        caption=text("For the contract as a whole"),
        heads=[text("Kind of care"), *comparison.names.values(), text("What differs")],
        rows=[_row(row) for row in rows],
        foot=[[said(text("Premium for the contract as a whole")), *sums, said("")]],
        numbers=True,
        remarks=1,
        adds_up=True,
    )


def _sum(cells: Iterator[Answered]) -> Decimal:
    return sum((cell.price.premium for cell in cells if cell.price is not None), Decimal("0.00"))
