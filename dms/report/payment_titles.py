"""What payments are called in front of people."""

from dms.contracts.accounts.instalments import Payment
from dms.contracts.state.slots import Slot, SlotKind
from dms.i18n import Text, text

__all__ = ["payment_title"]

_TITLES = {
    SlotKind.ADDITIONAL: text("additional premium"),
    SlotKind.SETTLEMENT: text("settlement"),
    SlotKind.CASH: text("returned in cash"),
}


def payment_title(payment: Payment | Slot) -> Text:
    """Return what a payment is called; instalments have a number."""
    if payment.kind is SlotKind.INSTALMENT:
        return text("instalment {number}", number=payment.number)
    return _TITLES[payment.kind]
