"""Programmes and budget: who costs what, who pays, when, and what changes it."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import ProgrammeCell, ProgrammeRow
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.pricing.exact import added
from dms.report.comparison_page.hiring import hiring_tables
from dms.report.comparison_page.months import month_figure, payment_table
from dms.report.comparison_page.scenarios import scenario_table
from dms.report.comparison_page.sections import Figure, Part
from dms.report.comparison_page.tables import NO_PRICE, NOT_STATED, Cell, Row, Table, money, said
from dms.report.comparison_page.terms_tables import terms_table

__all__ = ["Budget", "budget"]


@frozen(kw_only=True)
class Budget(Part):
    """What programmes cost, who pays, when, and what changes it."""

    title: ClassVar[Text] = text("Programmes and budget")
    template: ClassVar[str] = "budget.html.j2"
    programmes: Table
    payers: Table
    months: Figure | None
    tables: tuple[Table, ...]


def budget(comparison: Comparison, lang: str) -> Budget:
    """Return what each programme costs with each offer, by payers and by months."""
    tables = (
        payment_table(comparison),
        terms_table(
            comparison, ("payment", "recalculation"), text("How the premium is paid and changed")
        ),
        *hiring_tables(comparison),
        scenario_table(comparison, lang),
    )
    return Budget(
        programmes=_programmes(comparison),
        payers=_payers(comparison),
        months=month_figure(comparison, lang),
        tables=tuple(table for table in tables if not table.is_empty),
    )


def _programmes(comparison: Comparison) -> Table:
    """Return what the people of each programme cost; together it is the premium."""
    totals = [_total(one) for one in comparison.candidates]
    per_head = [
        NO_PRICE if one.per_head is None else money(one.per_head) for one in comparison.candidates
    ]
    return Table(
        caption=text("Premium by programmes"),
        heads=[text("Programme"), *comparison.names.values()],
        rows=[*map(_row, comparison.programme_rows), *_for_contract(comparison)],
        foot=[
            [said(text("Premium of the contract")), *totals],
            [said(text("For one person on average")), *per_head],
        ],
        numbers=True,
        adds_up=True,
    )


def _total(one: Compared) -> Cell:
    return NO_PRICE if one.total is None else money(one.total)


def _row(row: ProgrammeRow) -> Row:
    own = row.programme
    people = plural("{count} person", "{count} people", own.heads)
    cells = [_cell(cell) if own.heads else said(text("nobody")) for cell in row.cells.values()]
    return [said(own.title, people), *cells]


def _cell(cell: ProgrammeCell) -> Cell:
    if cell.prices is None:
        return NO_PRICE
    return money(cell.prices.premium, *_lines(cell))


def _lines(cell: ProgrammeCell) -> Iterator[Text]:
    """Name the programme of the offer, and what one person costs."""
    prices, own = cell.prices, cell.programme
    assert prices is not None  # noqa: S101 - asked only of a price
    if own is not None:
        yield Text("{words}", {"words": own.name or own.id})
    mean = Amount(prices.per_head)
    yield plural("{count} × {mean} ₽ on average", "{count} × {mean} ₽ on average",
                 prices.heads, mean=mean)  # fmt: skip
    if prices.low != prices.high:
        low, high = Amount(prices.low), Amount(prices.high)
        yield text("{low} to {high} ₽ for the whole term", low=low, high=high)
    if prices.unpriced:
        yield text("without a price: {count}", count=prices.unpriced)


def _for_contract(comparison: Comparison) -> Iterator[Row]:
    """Return what is priced for the contract as such, where anything is."""
    if any(one.total is not None and one.quote.contract for one in comparison.candidates):
        sums = [_contract_sum(one) for one in comparison.candidates]
        yield [said(text("For the contract as a whole")), *sums]


def _contract_sum(one: Compared) -> Cell:
    """Return what an offer asks for the contract as such; nothing where it names no such price."""
    if one.total is None:
        return NO_PRICE
    lines = one.quote.contract
    return money(added(*(line.premium for line in lines))) if lines else said("")


def _payers(comparison: Comparison) -> Table:
    sides = (("employer", text("Employer")), ("employee", text("Employees")))
    rows = [
        [said(title), *(_paid(one, side) for one in comparison.candidates)] for side, title in sides
    ]
    return Table(
        caption=text("Who pays the premium"),
        heads=["", *comparison.names.values()],
        rows=rows,
        foot=[[said(text("Premium of the contract")), *map(_total, comparison.candidates)]],
        numbers=True,
        adds_up=True,
    )


def _paid(one: Compared, side: str) -> Cell:
    if one.total is None:
        return NO_PRICE
    payers = one.quote.payers
    return money(payers[side]) if payers else NOT_STATED
