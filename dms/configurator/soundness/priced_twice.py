"""Care that a programme prices for each person, and the offer once for the contract."""

from collections.abc import Iterator

from dms.configurator.soundness.faults import fault
from dms.i18n import text
from dms.issues import Issue
from dms.modules.base import PricedPer
from dms.pricing.offer import Offer
from dms.rates import Rate

__all__ = ["priced_twice"]


def priced_twice(offer: Offer) -> Iterator[Issue]:
    """Report care whose price in a programme is left out because the contract has one.

    To choose it is one choice with one price; options of it have their place under `modules` of
    the offer too.
    """
    once = {module.kind for module in offer.modules if module.offered}
    for number, programme in enumerate(offer.programmes):
        for index, module in enumerate(programme.modules):
            if module.kind not in once or not module.offered:
                continue
            pointer = f"/programmes/{number}/modules/{index}"
            if module.priced_per is PricedPer.PERSON and isinstance(module.premium, Rate):
                said = text(
                    "{care} has a price for each person here, and one for the contract under"
                    " `modules` of the offer",
                    care=module.title,
                )
                hint = text("Keep one of them: here, or under `modules` of the offer.")
                yield fault("CHOICE-PRICED-TWICE", said, hint, offer, f"{pointer}/premium")
            if module.options:
                said = text(
                    "{care} is priced for the contract, and not in the programme",
                    care=module.title,
                )
                hint = text("Move the option to the module under `modules` of the offer.")
                yield fault("OPTION-PRICE-IDLE", said, hint, offer, f"{pointer}/options")
