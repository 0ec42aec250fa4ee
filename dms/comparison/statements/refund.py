"""Refund: what comes back of paid premium, and what the insurer keeps."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from dms.comparison.statements.statement import (
    NOT_STATED,
    Statement,
    TermsCell,
    answer,
    denied,
    said,
)
from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.contracts.terms.terms import Terms
from dms.contracts.terms_words.refund import expense_words, returned_words
from dms.i18n import text

__all__ = ["refund_statements"]

Refund = Callable[[Terms], RefundTerms]


def refund_statements(part: str, refund: Refund) -> Iterator[Statement]:
    """Return what terms of refund state, `part` being their path in the terms."""
    yield Statement(
        f"{part}.set_off_share",
        text("Set off against later premium"),
        lambda t: _share(refund(t).set_off_share, refund(t)),
    )
    yield Statement(
        f"{part}.cash_share",
        text("Returned in cash"),
        lambda t: _share(refund(t).cash_share, refund(t)),
    )
    yield Statement(
        f"{part}.expense_load", text("Kept for expenses"), lambda t: _expenses(refund(t))
    )
    yield Statement(
        f"{part}.minus_claims",
        text("Paid care is taken off"),
        lambda t: answer(refund(t).minus_claims, refund(t).clause),
    )


def _share(share: Decimal | None, refund: RefundTerms) -> TermsCell:
    if share is None:
        return NOT_STATED
    words = returned_words(share, refund.expense_load)
    return said(words, refund.clause) if share else denied(words, refund.clause)


def _expenses(refund: RefundTerms) -> TermsCell:
    load = refund.expense_load
    if load is None:
        return NOT_STATED
    words = expense_words(load)
    keeps = isinstance(load, ExpenseLoad) and load.share
    return said(words, refund.clause) if keeps else denied(words, refund.clause)
