"""How a fault of what an offer lets choose is told: at its place, as an error."""

from dms.i18n import Text
from dms.issues import Issue, Severity
from dms.pricing.offer import Offer

__all__ = ["fault"]


def fault(code: str, said: Text, hint: Text, offer: Offer, pointer: str) -> Issue:
    """Return an error at a place of the offer, which is named by its JSON pointer."""
    return Issue(code, Severity.ERROR, said, hint, offer.locate(pointer))
