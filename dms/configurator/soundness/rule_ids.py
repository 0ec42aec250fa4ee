"""Ids of rules: what holds in one programme is told apart by them."""

from collections.abc import Iterator, Sequence

from dms.configurator.model import ChoiceModel
from dms.configurator.soundness.faults import fault
from dms.i18n import text
from dms.issues import Issue
from dms.pricing.offer import Offer

__all__ = ["rule_ids"]


def rule_ids(offer: Offer, models: Sequence[ChoiceModel]) -> Iterator[Issue]:
    """Report an id that two rules have, in a programme or in a programme and the offer.

    Rules of different programmes may have the same id: they never hold together.
    """
    for model in models:
        seen: set[str] = set()
        for rule, pointer in model.rules:
            if rule.id is not None and rule.id in seen:
                said = text("Two rules that hold together have the id `{id}`", id=rule.id)
                hint = text("Give each rule an id of its own.")
                yield fault("CHOICE-RULE-ID-TWICE", said, hint, offer, f"{pointer}/id")
            seen.update([rule.id] if rule.id is not None else [])
