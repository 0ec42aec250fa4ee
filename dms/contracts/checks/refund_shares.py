"""Refund shares: how much of the paid premium comes back, as far as the terms say it.

A share that is not stated is not zero: beside it a stated zero decides nothing.
"""

from collections.abc import Iterator
from decimal import Decimal

from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.i18n import Text, text

__all__ = ["best_share", "eaten_up", "in_percent", "net_cash", "taken_off"]


def best_share(terms: RefundTerms) -> Decimal | None:
    """Return the larger share that comes back either way; None is "not stated"."""
    shares = terms.set_off_share, terms.cash_share
    stated = [share for share in shares if share is not None]
    if not any(stated) and len(stated) < len(shares):
        return None
    return Decimal(0) if eaten_up(terms) else max(stated)


def eaten_up(terms: RefundTerms) -> bool:
    """Say whether the insurer's expenses alone leave nothing of any refund."""
    return isinstance(terms.expense_load, ExpenseLoad) and terms.expense_load.share == 1


def net_cash(terms: RefundTerms) -> Decimal | None:
    """Return the share of the paid premium that comes back in cash; None is "not stated".

    Expenses that are a share of the same premium are taken off; those of all premium of the person
    depend on the day and are not, unless they leave nothing. Paid care is not known here.
    """
    if eaten_up(terms):
        return Decimal(0)
    load = terms.expense_load
    kept = load.share if isinstance(load, ExpenseLoad) and load.of == "freed" else Decimal(0)
    return terms.cash_share * (1 - kept) if terms.cash_share is not None else None


def taken_off(terms: RefundTerms) -> Iterator[Text]:
    """Return everything that makes a refund smaller, in words."""
    if isinstance(terms.expense_load, ExpenseLoad) and terms.expense_load.share:
        percent = in_percent(terms.expense_load.share)
        yield text("{percent} % are kept for expenses", percent=percent)
    if terms.minus_claims:
        yield text("paid care is taken off")
    for share, way in ((terms.cash_share, text("in cash")), (terms.set_off_share, text("set off"))):
        if share is not None and 0 < share < 1:
            yield text("only {percent} % come back {how}", percent=in_percent(share), how=way)


def in_percent(share: Decimal) -> Decimal:
    """Return a share as a number of per cent without zeros at its end."""
    return Decimal(f"{(share * 100).normalize():f}")
