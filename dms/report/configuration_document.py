"""The published configuration, `configuration/1`: what other programs read.

What was chosen in a programme, where every choice stands, what each further one would cost and what
all of it comes to. Amounts are text with two decimals; what has no price is null and never a zero.
:mod:`dms.report.configuration_data` fills it.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from dms.configurator.configuration import Configuration
from dms.configurator.states import By, Status
from dms.documents import Result
from dms.issue_document import IssueDocument, LocationDocument
from dms.issues import Issue
from dms.report.configuration_data import configuration_data
from dms.report.figures import Amount, Payers, Term
from dms.report.quote_document import (
    ContractPart,
    Inputs,
    InsurerPart,
    MadeWith,
    ModulePart,
    ProgrammePart,
    RelationshipPart,
)

__all__ = ["ConfigurationDocument", "configuration_document"]

_Count = Annotated[int, Field(ge=0)]
_ChoiceName = Annotated[str, Field(examples=["dental", "dental.place=specialised"])]


class ConfiguredPart(Result):
    """The programme that is configured."""

    id: str
    name: str | None
    people: _Count
    """How many people of the list are in it, with a price or without."""


class DecisionPart(Result):
    """Something that was chosen, or left out on purpose."""

    choice: _ChoiceName
    title: str
    taken: bool


class RulePart(Result):
    """A rule: of the offer, of the kind of care itself, or of the group."""

    id: str
    words: str
    location: LocationDocument | None
    """Where the offer says it."""
    clause: str | None
    """The paragraph of the contract."""


class WhyPart(Result):
    """The shortest reason: these decisions, under these rules."""

    decisions: tuple[DecisionPart, ...]
    """The fewest that are enough; none: the rules alone."""
    rules: tuple[RulePart, ...]


class DifferencePart(Result):
    """What a change costs; negative is cheaper."""

    total: Amount
    """For the whole contract: the difference of two quotes."""
    per_head: Amount
    """For one person of the programme on average."""
    along: tuple[_ChoiceName, ...]
    """What else is taken then."""
    without: tuple[_ChoiceName, ...]
    """Kinds of care that fall away then."""


class OptionPart(Result):
    """One kind of care, or one value of an option, as it stands."""

    choice: _ChoiceName
    title: str
    taken: bool
    status: Status
    by: By
    """Whether it was decided, is the default, or follows from rules."""
    why: WhyPart | None
    """Why it is implied or excluded."""
    difference: DifferencePart | None
    """What it would cost to take it, or to leave it out where it is taken; null where that cannot
    be, or where there is no price."""


class ClashPart(Result):
    """Decisions that cannot be met together; without any one of them the others can."""

    decisions: tuple[DecisionPart, ...]
    rules: tuple[RulePart, ...]


class ApartPart(Result):
    """People who have no price whatever is chosen."""

    heads: Annotated[int, Field(ge=1)]
    issue: IssueDocument


class QuotePart(Result):
    """The quote of the programme that comes out, without its members."""

    id: Annotated[str, Field(pattern=r"^q-[0-9a-f]{12}$")]
    """Id of the quote of the composed offer for the same people."""
    status: Literal["complete", "partial", "refused"]
    total: Amount | None
    full: Amount | None
    """The same, had everybody been covered for the whole term."""
    per_head: Amount | None
    contributions: Payers | None
    programmes: tuple[ProgrammePart, ...]
    relationships: tuple[RelationshipPart, ...]
    modules: tuple[ModulePart, ...]
    """Kinds of care priced for each person; with `contract` they add up to the total."""
    contract: tuple[ContractPart, ...]
    issues: tuple[IssueDocument, ...]
    """What concerns the group or the offer as such."""


class ConfigurationDocument(Result):
    """A configuration: what was chosen, what follows, what it costs."""

    dms: Literal["configuration/1"]
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
    possible: bool
    """Whether the decisions can be met together."""
    decisions: tuple[DecisionPart, ...]
    """In the order of the offer."""
    clashes: tuple[ClashPart, ...]
    """What contradicts what, the smallest first."""
    ways_out: tuple[tuple[DecisionPart, ...], ...]
    """The smallest sets of decisions to withdraw so that the rest can be met."""
    options: tuple[OptionPart, ...]
    """Where every choice stands, in the order of the offer; while decisions contradict each other
    only what was decided stands firm."""
    total: Amount | None
    """Premium of the whole contract, people of other programmes too; null without a price."""
    heads: _Count
    """How many people have a price."""
    per_head: Amount | None
    """The total for one person with a price on average."""
    apart: tuple[ApartPart, ...]
    questions: tuple[IssueDocument, ...]
    """What the insurer leaves open."""
    quote: QuotePart | None
    """Null where the decisions contradict each other."""
    issues: tuple[IssueDocument, ...]
    """What is wrong with the list or around it."""


def configuration_document(
    configuration: Configuration, lang: str = "ru", *, more: Iterable[Issue] = ()
) -> ConfigurationDocument:
    """Return a configuration as a document; its words are in `lang` (`ru` or `en`).

    `more` are issues to list with it, such as what is wrong with the roster's file.
    """
    return ConfigurationDocument.model_validate(configuration_data(configuration, lang, more))
