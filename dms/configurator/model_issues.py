"""What is wrong with a choice model, found when the offer is loaded."""

from dms.issues import Issue
from dms.pricing.offer import Offer

__all__ = ["model_issues"]


def model_issues(offer: Offer) -> tuple[Issue, ...]:
    """Return what is wrong with what an offer lets choose."""
    del offer
    return ()
