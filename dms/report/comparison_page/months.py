"""Cost by month as lines and in figures, and when it is to be paid."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from dms.comparison.comparison import Comparison
from dms.comparison.monthly_costs import CandidateCosts, MonthSum, Payments
from dms.i18n import Text, text
from dms.periods import Period
from dms.report.charts import MonthLine, month_lines
from dms.report.comparison_page.sections import Figure
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, money, said

__all__ = ["month_figure", "payment_table"]

Months = tuple[MonthSum, ...] | None
"""Every month of a contract; None where it is not known."""


def month_figure(comparison: Comparison, lang: str) -> Figure | None:
    """Return what cover costs by month, after the hiring plan where there is one.

    Offers without a contract stay without figures; None where no offer has one.
    """
    costs = comparison.monthly_costs
    if not costs:
        return None
    planned = comparison.plan is not None
    found = {id_: _months(costs.get(id_), planned=planned) for id_ in comparison.names}
    months = [one.month for one in next(iter(costs.values())).months]
    caption = text("Cost by month, with the hiring plan") if planned else text("Cost by month")
    lines = [MonthLine(comparison.names[id_], _amounts(found[id_], months)) for id_ in found]
    chart = month_lines(
        [month.start for month in months], lines, prefix="months", title=caption.to(lang), lang=lang
    )
    return Figure(caption=caption, chart=chart, table=_table(comparison, found, months))


def _months(costs: CandidateCosts | None, *, planned: bool) -> Months:
    if costs is None:
        return None
    return costs.planned_months if planned else costs.months


def _amounts(found: Months, months: Sequence[Period]) -> list[Decimal | None]:
    return [None] * len(months) if found is None else [one.amount for one in found]


def _table(comparison: Comparison, found: dict[str, Months], months: Sequence[Period]) -> Table:
    """Write the months in figures; they add up to the premium."""
    sums = {id_: dict(_pairs(one)) for id_, one in found.items()}
    rows = [
        [said(_name(month)), *(_cell(own.get(month.start)) for own in sums.values())]
        for month in months
    ]
    totals = [_cell(sum(own.values(), Decimal(0)) if own else None) for own in sums.values()]
    return Table(
        caption=text("Months in figures"),
        heads=[text("Month"), *comparison.names.values()],
        rows=rows,
        foot=[[said(text("Premium")), *totals]],
        numbers=True,
        adds_up=True,
        note=text(
            "Spread evenly over the days of cover, whenever it is paid. Not stated: there are no"
            " terms of a contract, or they leave the plan open"
        ),
    )


def _pairs(found: Months) -> list[tuple[object, Decimal]]:
    return [(one.month.start, one.amount) for one in found or ()]


def _name(month: Period) -> str:
    return f"{month.start:%m.%Y}"


def _cell(amount: Decimal | None) -> Cell:
    return NOT_STATED if amount is None else money(amount)


def payment_table(comparison: Comparison) -> Table:
    """Return when the premium falls due; payments and what is set off add up to the premium."""
    costs = comparison.monthly_costs
    planned = comparison.plan is not None
    paid = {id_: _payments(costs.get(id_), planned=planned) for id_ in comparison.names}
    known = [one for one in paid.values() if one is not None]
    months = sorted({m.month.start for one in known for m in one.months})
    rows: list[Row] = [
        [said(f"{month:%m.%Y}"), *(_due(one, month) for one in paid.values())] for month in months
    ]
    for title, amount in _OTHERS:
        if any(amount(one) for one in known):
            cells = [NOT_STATED if o is None else money(amount(o)) for o in paid.values()]
            rows.append([said(title), *cells])
    totals = [_cell(None if one is None else _premium(one)) for one in paid.values()]
    return Table(
        caption=text("When the premium is to be paid"),
        heads=[text("Month"), *comparison.names.values()],
        rows=rows,
        foot=[[said(text("Premium")), *totals]] if rows else [],
        numbers=True,
        adds_up=True,
    )


def _payments(costs: CandidateCosts | None, *, planned: bool) -> Payments | None:
    if costs is None:
        return None
    return costs.planned_payments if planned else costs.payments


def _due(found: Payments | None, month: object) -> Cell:
    if found is None:
        return NOT_STATED
    return money(next((m.amount for m in found.months if m.month.start == month), Decimal("0.00")))


_OTHERS: tuple[tuple[Text, Callable[[Payments], Decimal]], ...] = (
    (text("Owed, the day is not stated"), lambda one: one.undated),
    (text("To be set off, with nothing left to lower"), lambda one: one.credit.copy_negate()),
    (text("Returned in cash"), lambda one: one.returned.copy_negate()),
)


def _premium(found: Payments) -> Decimal:
    due = sum((one.amount for one in found.months), Decimal(0))
    return due + sum((amount(found) for _, amount in _OTHERS), Decimal(0))
