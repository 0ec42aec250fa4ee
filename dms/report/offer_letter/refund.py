"""What comes back of paid premium, line by line; what terms leave open is said to be not stated."""

from collections.abc import Iterator

from dms.contracts.terms.refund_terms import RefundTerms
from dms.contracts.terms_words.refund import expense_words, returned_words
from dms.i18n import text
from dms.modules.field_words import in_words
from dms.report.offer_letter.facts import Line
from dms.report.offer_letter.wording import NOT_STATED, said

__all__ = ["refund_lines"]


def refund_lines(refund: RefundTerms, *, at_the_end: bool = False) -> Iterator[Line]:
    """Say what comes back; without a clause the law gives nothing (ГК РФ ст. 958 п. 3).

    `at_the_end` of the whole contract there is no later premium, so nothing can be set off.
    """
    set_off = (text("Set off against later premium"), refund.set_off_share)
    cash = (text("Return in cash"), refund.cash_share)
    shares = (cash,) if at_the_end else (set_off, cash)
    said_of_it = (*(share for _, share in shares), refund.expense_load, refund.minus_claims)
    if all(one is None for one in said_of_it):
        yield text("Return of paid premium"), NOT_STATED
        return
    for title, share in shares:
        yield title, said(share, lambda part: returned_words(part, refund.expense_load))
    if any(share is None or share > 0 for _, share in shares):
        load = refund.expense_load
        yield text("Kept for expenses"), NOT_STATED if load is None else expense_words(load)
        yield text("Paid care is taken off"), said(refund.minus_claims, in_words)
