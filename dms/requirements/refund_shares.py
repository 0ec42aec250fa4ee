"""Refund shares: what is left of a share of the premium after the insurer's own expenses.

Expenses are kept before the share is taken: four fifths in cash after nine tenths of expenses are
8 % of the premium of the days left (:class:`~dms.contracts.terms.refund_terms.RefundTerms`). No law
gives more: ГК РФ ст. 958 п. 3 leaves it to the contract.
"""

from decimal import Decimal

from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.contracts.terms_words.refund import expense_words, refund_words
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.requirements.point import SILENT, Judged

__all__ = ["share_judged"]

_UNSTATED = text("it is not stated whether the insurer keeps a part for its expenses")
_OF_ALL_PREMIUM = text("what is kept for expenses depends on the premium of the whole cover")


def share_judged(terms: RefundTerms, name: str, least: Decimal) -> Judged:
    """Say whether at least a share of the premium of the days left comes back.

    `name` is `cash_share` or `set_off_share`. Expenses out of all premium of the person are no less
    than the same share of what was paid for the days left, so they may only be too much for sure.
    """
    share: Decimal | None = getattr(terms, name)
    if share is None:
        return SILENT
    load = terms.expense_load
    keeps = load if isinstance(load, ExpenseLoad) and load.share else None
    words = _words(share, keeps, minus_claims=bool(share) and terms.minus_claims is True)
    if share * (1 - (keeps.share if keeps is not None else 0)) < least:
        return Judged(Stated.NO, words)
    if load is None or (keeps is not None and keeps.of == "charged"):
        reason = _UNSTATED if load is None else _OF_ALL_PREMIUM
        return Judged(Stated.NOT_STATED, words, reason=reason)
    return Judged(Stated.YES, words)


def _words(share: Decimal, keeps: ExpenseLoad | None, *, minus_claims: bool) -> Text:
    words = refund_words(share)
    if keeps is not None and share:
        words = text("{share}, after expenses: {kept}", share=words, kept=expense_words(keeps))
    return text("{share}, less what was paid for care", share=words) if minus_claims else words
