"""Own gaps: what the client's side lacks for a price, which no insurer can be asked for."""

from collections.abc import Iterator

from dms.comparison.compared import Compared
from dms.comparison.matrix import in_shown_order
from dms.i18n import Text, text
from dms.modules.registry import title_of
from dms.pricing.naming import listed
from dms.requirements.wishes import Need

__all__ = ["own_gaps"]


def own_gaps(candidate: Compared) -> Iterator[Text]:
    """Name what is missing on the client's side before a candidate has a price for all musts."""
    if not len(candidate.roster):
        yield text("the list of people")
    if candidate.offer.period is None and candidate.occasion.period is None:
        yield text("the period of the contract")
    for one in candidate.occasion.programmes:
        if one.heads and candidate.programmes[one.id] is None:
            yield text(
                "which programme of {insurer} is for “{programme}”",
                insurer=candidate.name,
                programme=one.title,
            )
    musts = {one.kind for one in candidate.met if one.need is Need.MUST}
    if left := candidate.not_taken.intersection(musts):
        yield text(
            "what {insurer} costs with: {kinds}",
            insurer=candidate.name,
            kinds=listed([title_of(kind) for kind in in_shown_order(left)]),
        )
