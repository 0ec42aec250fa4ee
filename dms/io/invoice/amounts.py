"""Amounts of money as invoices have them: written the Russian way, or kept by Excel as floats."""

from datetime import date, time, timedelta
from decimal import Decimal
from math import isfinite

from dms.i18n import parse_money, parse_number, text
from dms.i18n.parsing import without_currency
from dms.io.roster.cells import Cell
from dms.io.roster.flaws import Flaw

__all__ = ["read_amount", "read_refund"]

AMOUNT_INVALID = Flaw(
    "INVOICE-AMOUNT-INVALID",
    text("This is not an amount of money."),
    text("Write it like 18 500,50, and money back with a minus: -18 500,50."),
)
AMOUNT_KOPECKS = Flaw(
    "INVOICE-AMOUNT-KOPECKS",
    text("The amount has parts of a kopeck."),
    text("Ask the insurer for the amount in whole kopecks."),
)
REFUND_NEGATIVE = Flaw(
    "INVOICE-REFUND-NEGATIVE",
    text("The refund has a minus, so it is not clear which way the money goes."),
    text("Write money back without a minus in this column."),
)
_NOTHING = frozenset("-–—−")
_EXCEL_DIGITS = 15


def read_amount(cell: Cell) -> Decimal | Flaw | None:
    """Read `18 500,50`, `-18500.5 руб.` or a number of Excel; a dash is zero, None is empty.

    Excel shows and computes 15 digits of a number but writes 17 into the file: 35664.66 may stand
    there as 35664.659999999996, so the same 15 digits count here.
    """
    if isinstance(cell, str):
        return _written_amount(" ".join(cell.split()))
    if isinstance(cell, bool | date | time | timedelta) or not isfinite(cell):
        return AMOUNT_INVALID
    return _written_amount(f"{Decimal(f'{cell:.{_EXCEL_DIGITS}g}'):f}")


def read_refund(cell: Cell) -> Decimal | Flaw | None:
    """Read an amount of a column of money back, where a minus would say the opposite."""
    amount = read_amount(cell)
    return REFUND_NEGATIVE if isinstance(amount, Decimal) and amount < 0 else amount


def _written_amount(words: str) -> Decimal | Flaw | None:
    if not words:
        return None
    if words in _NOTHING:
        return Decimal(0)
    amount = parse_money(words)
    if amount is not None:
        return amount
    return AMOUNT_INVALID if parse_number(without_currency(words)) is None else AMOUNT_KOPECKS
