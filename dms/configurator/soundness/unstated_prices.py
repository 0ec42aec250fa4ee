"""Values of options of which the insurer names no price: a question, and nobody can choose them."""

from collections.abc import Iterator, Sequence

from dms.configurator.parts import Part
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.pricing.offer import Offer

__all__ = ["unstated_prices"]


def unstated_prices(offer: Offer, parts: Sequence[Part]) -> Iterator[Issue]:
    """Yield a question to the insurer for each value whose price is said to be unknown."""
    for part in parts:
        for _, _, value, pointer in part.values:
            if value.price_unknown:
                said = text("{care}: the price of a value is not stated", care=part.title)
                hint = text("Ask the insurer; until then nobody can choose it.")
                where = offer.locate(pointer)
                yield Issue("OPTION-PRICE-UNSTATED", Severity.QUESTION, said, hint, where)
