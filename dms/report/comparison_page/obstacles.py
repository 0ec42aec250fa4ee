"""What stands in the way of an offer, short enough for the first screen."""

from collections.abc import Iterator

from dms.comparison.compared import Compared
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import in_shown_order
from dms.comparison.scope import ScopedPrice
from dms.i18n import Text, plural, text
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.pricing.naming import listed

__all__ = ["care_listed", "obstacles"]


def obstacles(comparison: Comparison, candidate: Compared) -> tuple[Text, ...]:
    """Say why an offer is not comparable, out of the question, or open; the details are below."""
    return (
        *_of_price(candidate),
        *_of_scope(comparison.scope.prices[candidate.id]),
        *_of_musts(candidate),
        *_of_terms(candidate),
    )


def care_listed(kinds: set[str] | frozenset[str]) -> Text:
    """Name kinds of care in the order in which they are always shown."""
    return listed([title_of(kind) for kind in in_shown_order(kinds)])


def _of_price(candidate: Compared) -> Iterator[Text]:
    """Say what has no price; a part of the people is counted."""
    if candidate.is_complete:
        return
    if candidate.total is None:
        yield text("There is no price for this group")
    if candidate.total is not None and not candidate.unpriced:
        yield text("Something in the contract has no price")
    if candidate.total is not None and candidate.unpriced:
        yield text(
            "Without a price: {count} of {people} people",
            count=candidate.unpriced,
            people=len(candidate.roster),
        )


def _of_scope(price: ScopedPrice) -> Iterator[Text]:
    if not price.is_comparable:
        yield from (text("Its price does not compare: {why}", why=why) for why in price.reasons)
    lacked = {
        state: {one.kind for one in price.lacks if one.state is state}
        for state in (Stated.NO, Stated.NOT_STATED)
    }
    if lacked[Stated.NO]:
        yield text("Not offered: {kinds}", kinds=care_listed(lacked[Stated.NO]))
    if lacked[Stated.NOT_STATED]:
        kinds = care_listed(lacked[Stated.NOT_STATED])
        yield text("It does not say whether it offers: {kinds}", kinds=kinds)


def _of_musts(candidate: Compared) -> Iterator[Text]:
    found = candidate.tally
    if found is not None and found.must_missed:
        yield plural(
            "{count} must of {musts} is missed",
            "{count} musts of {musts} are missed",
            found.must_missed,
            musts=found.musts,
        )
    if found is not None and found.must_unknown:
        yield plural(
            "Of {count} must of {musts} it does not say whether it is met",
            "Of {count} musts of {musts} it does not say whether they are met",
            found.must_unknown,
            musts=found.musts,
        )


def _of_terms(candidate: Compared) -> Iterator[Text]:
    if candidate.terms is None:
        yield text("The terms of the contract are not known: its clauses were not looked at")
