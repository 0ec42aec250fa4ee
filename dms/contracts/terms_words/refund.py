"""What comes back of paid premium, in words, and what the insurer keeps.

Only the paid premium of the days that are left comes back, and never a share of all that was paid;
the insurer's expenses are taken off before the share is (:mod:`dms.contracts.rules.refund`).
"""

from decimal import Decimal
from typing import Literal

from dms.contracts.terms.refund_terms import ExpenseLoad
from dms.i18n import Text, text

__all__ = ["Load", "expense_words", "refund_words", "returned_words"]

Load = ExpenseLoad | Literal["none"] | None
"""What the insurer keeps for its expenses, as terms say it; None is "not stated"."""


def refund_words(share: Decimal) -> Text:
    """Say which share (a fraction, 0 to 1) of the paid premium of the days left comes back."""
    if not share:
        return text("nothing")
    if share == 1:
        return text("the whole paid premium of the days left")
    return text("{percent} % of the paid premium of the days left", percent=share * 100)


def returned_words(share: Decimal, load: Load) -> Text:
    """Say which share comes back, and that expenses are taken off first where some are kept."""
    words = refund_words(share)
    keeps = isinstance(load, ExpenseLoad) and load.share
    return text("{share}, after expenses", share=words) if share and keeps else words


def expense_words(load: ExpenseLoad | str) -> Text:
    """Say what the insurer keeps for its expenses; `none` and a share of zero are nothing."""
    if not isinstance(load, ExpenseLoad) or not load.share:
        return text("nothing")
    percent = load.share * 100
    if load.of == "charged":
        return text("{percent} % of all premium of the person", percent=percent)
    return text("{percent} % of the paid premium of the days left", percent=percent)
