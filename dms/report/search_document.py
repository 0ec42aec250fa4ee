"""The published search, `search/1`: what other programs read.

The best programmes of an offer for a group and a budget, from cheap to dear. Amounts are text with
two decimals; what has no price is null and never a zero. :mod:`dms.report.search_data` fills it.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from dms.configurator.best import Search
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.issues import Issue
from dms.modules.questions import Stated
from dms.report.configuration_document import (
    ApartPart,
    ClashPart,
    ConfiguredPart,
    DecisionPart,
    WhyPart,
)
from dms.report.figures import Amount, Term
from dms.report.quote_document import Inputs, InsurerPart, MadeWith
from dms.report.search_data import search_data
from dms.requirements.wishes import Need

__all__ = ["SearchDocument", "search_document"]

_Count = Annotated[int, Field(ge=0)]
_ChoiceName = Annotated[str, Field(examples=["dental", "dental.place=specialised"])]
_WishName = Annotated[str, Field(examples=["dental.place=specialised", "optima.dental.places"])]
"""A choice as it is written, or the path of a point in a brief."""
_Place = Annotated[int, Field(ge=0)]
"""A place in the frontier, counted from 0."""


class BudgetPart(Result):
    """The most that may be spent; null is no limit."""

    total: Amount | None
    """For the whole contract."""
    per_head: Amount | None
    """For one person of the programme on average."""
    allowed: Amount | None
    """What both come to for the whole contract."""


class WantedPart(Result):
    """Something that is wanted."""

    wish: _WishName
    title: str
    need: Need
    weight: _Count
    """How much it counts where it is no must."""


class WishPart(Result):
    """Whether a wish is met; what the offer leaves open is neither met nor not met."""

    wish: _WishName
    answer: Stated


class AdditionsPart(Result):
    """What is different from the programme before it."""

    care: tuple[_ChoiceName, ...]
    values: tuple[_ChoiceName, ...]
    """Values that change, and those of new care that are not the default."""
    without: tuple[_ChoiceName, ...]
    """Kinds of care that fall away."""


class DeparturePart(Result):
    """A value that is not the default, and why: wanted, or a rule, or it is cheaper."""

    choice: _ChoiceName
    default: _ChoiceName
    wishes: tuple[_WishName, ...]
    """Wishes that the default would not meet."""
    why: WhyPart | None
    """Why the default cannot be taken together with the rest."""


class FoundPart(Result):
    """A programme that no other one beats: what meets more costs more."""

    total: Amount
    """Premium of the whole contract."""
    per_head: Amount | None
    """For one person of the programme on average, with what is priced once for the contract."""
    left: Amount | None
    """What is left of the budget; negative is over it."""
    gains: _Count
    """The weight of the wishes that are met and are no musts."""
    taken: tuple[_ChoiceName, ...]
    """Everything that is taken, in the order of the offer."""
    decisions: tuple[DecisionPart, ...]
    """What to decide to come to it, all else being as the offer has it by default."""
    usual_left_out: tuple[_ChoiceName, ...]
    """Kinds of care that are taken where nobody chooses, and are not taken here."""
    departures: tuple[DeparturePart, ...]
    additions: AdditionsPart
    """Compared with the one before; the first one with nothing."""
    wishes: tuple[WishPart, ...]


class UnmeetablePart(Result):
    """A must that nothing in the programme meets."""

    wish: _WishName
    answer: Stated
    """The best answer that anything offered gives: `yes` says that rules or prices stand against
    it, `unknown` that the insurer has to be asked."""


class SearchDocument(Result):
    """The best programmes for a group: what they meet, what they cost, what more would take."""

    dms: Literal["search/1"]
    """Format of this document."""
    made_with: MadeWith
    inputs: Inputs
    offer: str
    """Id of the offer."""
    insurer: InsurerPart
    client: str | None
    programme: ConfiguredPart
    period: Term
    """Of the contract."""
    payment: str | None
    currency: Literal["RUB"]
    budget: BudgetPart
    vary: tuple[str, ...]
    """Options that may leave their defaults although no wish depends on them."""
    wanted: tuple[WantedPart, ...]
    others: Amount
    """What people in other programmes cost, whatever is chosen; it is part of every total."""
    frontier: tuple[FoundPart, ...]
    """From cheap to dear, what is met rises strictly; the budget does not cut it. Empty where the
    musts cannot be met."""
    best: _Place | None
    """What meets most within the budget, and of that the cheapest; null where nothing does."""
    next_better: _Place | None
    """What meets more, for more than the budget."""
    missing: Amount | None
    """How much the budget is short of meeting all musts."""
    unmeetable: tuple[UnmeetablePart, ...]
    clashes: tuple[ClashPart, ...]
    """Musts that contradict each other under the rules, as minimal sets."""
    barred: tuple[_WishName, ...]
    """Musts of which each can be met and all of which together cannot; a minimal set."""
    apart: tuple[ApartPart, ...]
    quote: Annotated[str, Field(pattern=r"^q-[0-9a-f]{12}$")] | None
    """Id of the quote of the best programme for the same people."""
    questions: tuple[IssueDocument, ...]
    """What the insurer leaves open in the best programme."""
    issues: tuple[IssueDocument, ...]
    """What is wrong with the list or around it."""


def search_document(
    search: Search, lang: str = "ru", *, more: Iterable[Issue] = ()
) -> SearchDocument:
    """Return a search as a document; its words are in `lang` (`ru` or `en`).

    `more` are issues to list with it, such as what is wrong with the roster's file.
    """
    return SearchDocument.model_validate(search_data(search, lang, more))
