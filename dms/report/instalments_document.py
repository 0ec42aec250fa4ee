"""The published instalment plan, `instalments/1`: what other programs read.

Amounts are text with two decimals; days and parts that nobody has stated are null.
"""

from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.accounts.instalments import Consequence, InstalmentPlan, Payment
from dms.contracts.state.slots import SlotKind
from dms.documents import Result
from dms.report.figures import Amount, IsoDay, Term
from dms.report.plain import Data, amount, term

__all__ = ["InstalmentsDocument", "instalments_document"]


class ChangedPart(Result):
    """By how much a movement changed a payment."""

    movement: Annotated[int, Field(ge=1)]
    amount: Amount


class PaymentPart(Result):
    """One payment."""

    kind: SlotKind
    number: int | None
    """Of an instalment, from 1 on."""
    pays_for: Term | None
    written: IsoDay | None
    """The due day as the contract has it."""
    due: IsoDay | None
    """The same, moved off a day off."""
    originally: Amount
    changes: tuple[ChangedPart, ...]
    booked: Amount
    """What it comes to by the movements."""
    employer: Amount | None
    """The employer's part of `booked`; null when nobody says who pays."""
    set_off: Amount
    """Credit of other payments that counts towards it."""
    amount: Amount
    """What is to be paid; never below zero."""
    paid: Amount
    open: Amount
    late_after: IsoDay | None
    """The last day that is still in time."""
    overdue: bool | None
    late: bool | None
    """Null: no day to judge on, or no grace stated."""


class InstalmentsDocument(Result):
    """The payments of a contract; amounts less credit and returned cash are the premium."""

    dms: Literal["instalments/1"]
    """Format of this document."""
    contract: str
    as_of: IsoDay | None
    payments: tuple[PaymentPart, ...]
    premium: Amount
    paid: Amount
    returned: Amount
    credit: Amount
    overpaid: Amount
    balance: Amount
    consequence: Consequence | None
    """What follows from paying late; null: the contract does not say."""


def instalments_document(plan: InstalmentPlan) -> InstalmentsDocument:
    """Return an instalment plan as a document; it has no words in any language."""
    sums = ("premium", "paid", "returned", "credit", "overpaid", "balance")
    return InstalmentsDocument.model_validate(
        {
            "dms": "instalments/1",
            "contract": plan.contract,
            "as_of": plan.as_of.isoformat() if plan.as_of is not None else None,
            "payments": [_payment(payment) for payment in plan.payments],
            **{name: amount(getattr(plan, name)) for name in sums},
            "consequence": plan.consequence,
        }
    )


_SUMS = ("originally", "booked", "employer", "set_off", "amount", "paid", "open")
_DAYS = ("written", "due", "late_after")


def _payment(payment: Payment) -> Data:
    days = {name: getattr(payment, name) for name in _DAYS}
    return {
        "kind": payment.kind,
        "number": payment.number,
        "pays_for": term(payment.pays_for),
        "changes": [
            {"movement": one.movement, "amount": amount(one.amount)} for one in payment.changes
        ],
        "overdue": payment.overdue,
        "late": payment.late,
        **{name: day.isoformat() if day is not None else None for name, day in days.items()},
        **{name: amount(getattr(payment, name)) for name in _SUMS},
    }
