"""Refund: what becomes of premium that was paid for days that are no longer insured.

No law gives a policyholder who steps back anything: «уплаченная премия не подлежит возврату, если
законом или договором не предусмотрено иное» (ГК РФ ст. 958 п. 3). So what the contract does not
state is asked about, never assumed. One real contract has two bases side by side: all of it when
set off against later premium, four fifths of it in cash.
"""

from typing import Literal, Self

from pydantic import model_validator

from dms.contracts.terms.filing import DayCount
from dms.documents import Document, Share, problem
from dms.i18n import text
from dms.modules.questions import Ask, Asking

__all__ = ["ExpenseLoad", "RefundTerms"]


class ExpenseLoad(Document):
    """Part of the premium that the insurer keeps for its expenses (расходы на ведение дела)."""

    share: Share
    of: Literal["freed", "charged"]
    """Of the premium paid for the days no longer insured, or of all premium charged for the
    person."""


class RefundTerms(Asking):
    """How much of the paid premium for days no longer insured comes back, and how."""

    family = "REFUND"
    title = text("Refund")
    asks = (
        Ask.about(
            "set_off_share",
            "cash_share",
            question=text("how much of the paid premium comes back, and how?"),
        ),
        Ask.about("expense_load", question=text("does the insurer keep a part for expenses?")),
        Ask.about("minus_claims", question=text("are paid claims taken off?")),
    )

    set_off_share: Share | None = None
    """The share that is set off against later premium (зачёт)."""
    cash_share: Share | None = None
    """The share that is returned in cash."""
    expense_load: ExpenseLoad | Literal["none"] | None = None
    """What the insurer keeps for expenses before the shares are taken; `none` says nothing."""
    minus_claims: bool | None = None
    """Whether what the insurer paid for the person's care is taken off; never below zero."""
    within: DayCount | None = None
    """Until when it is paid back, counted from the request; no figure depends on it."""
    clause: str | None = None

    @model_validator(mode="after")
    def _something_comes_back(self) -> Self:
        shares = [s for s in (self.set_off_share, self.cash_share) if s is not None]
        keeps_expenses = isinstance(self.expense_load, ExpenseLoad)
        if shares and not any(shares) and (self.minus_claims or keeps_expenses):
            raise problem(
                "TERMS-REFUND-NOTHING",
                "Where nothing comes back, there is nothing to take expenses or claims off",
            )
        return self
