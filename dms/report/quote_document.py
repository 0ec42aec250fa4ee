"""The published quote, `quote/1`: what other programs read.

The models say which shape it has; :mod:`dms.report.quote_json` fills it. Amounts are text with two
decimals; what has no price is null and never a zero. The same input gives the same bytes.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.issues import Issue
from dms.members import Relationship
from dms.pricing.quote import Quote
from dms.report.explanation_document import ExplanationPart
from dms.report.figures import Amount, Payers, Term
from dms.report.quote_json import quote_data

__all__ = ["MemberPart", "QuoteDocument", "quote_document"]

_Count = Annotated[int, Field(ge=0)]
_Fingerprint = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class MadeWith(Result):
    """What the quote was made with."""

    dms: str
    """Version of the library."""


class Inputs(Result):
    """What the quote was made from, by content and not by file."""

    offer: _Fingerprint
    roster: _Fingerprint
    """Names do not enter it, nor does the order of the members."""


class InsurerPart(Result):
    """The insurance company."""

    id: str
    name: str


class HeadcountPart(Result):
    """How many people the quote is for."""

    employees: _Count
    relatives: _Count
    priced: _Count
    """How many of them have a price."""


class Figures(Result):
    """The figures of a part of the group."""

    heads: _Count
    full: Amount
    """Price of the whole term."""
    premium: Amount
    """Due for the dates of cover."""


class ProgrammePart(Figures):
    """The figures of one programme."""

    id: str
    name: str | None
    contributions: Payers | None


class RelationshipPart(Figures):
    """The figures of employees or of one kind of relative."""

    relationship: Relationship
    contributions: Payers | None


class ModulePart(Figures):
    """The figures of one kind of care over all members."""

    module: str
    title: str


class ContractPart(Result):
    """A kind of care that is priced once for the whole contract."""

    module: str
    title: str
    premium: Amount


class LinePart(Result):
    """One kind of care in the premium of a member."""

    module: str
    full: Amount
    premium: Amount


class MemberPart(Result):
    """The premium of one member, or the issue that says why there is none."""

    id: str
    relationship: Relationship
    issue: IssueDocument | None
    """Why the member has no price; null also where the whole quote is refused."""
    programme: str | None
    period: Term | None
    full: Amount | None
    """Price of the whole term."""
    premium: Amount | None
    """Due for the dates of cover."""
    contributions: Payers | None
    lines: tuple[LinePart, ...]
    """They add up to `full` and to `premium`."""
    explanation: tuple[ExplanationPart, ...] | None = None
    """How the premium came about; present only where it was asked for."""


class AssumptionPart(Result):
    """A reading of something that the offer leaves open."""

    at: str
    reading: str
    note: str | None


class QuoteDocument(Result):
    """What a group costs under an offer, in all and for each member."""

    dms: Literal["quote/1"]
    """Format of this document."""
    id: Annotated[str, Field(pattern=r"^q-[0-9a-f]{12}$")]
    """Follows from the inputs and the figures: the same calculation has the same id."""
    made_with: MadeWith
    inputs: Inputs
    offer: str
    """Id of the offer."""
    insurer: InsurerPart
    client: str | None
    period: Term | None
    """Of the contract."""
    payment: str | None
    """The way of paying that the prices are for."""
    currency: Literal["RUB"]
    headcount: HeadcountPart
    status: Literal["complete", "partial", "refused"]
    """Whether everybody, some or nobody has a price."""
    total: Amount | None
    """Premium of the contract for the dates of cover of all priced members."""
    full: Amount | None
    """The same, had everybody been covered for the whole term."""
    per_head: Amount | None
    """The total for one priced member on average."""
    contributions: Payers | None
    programmes: tuple[ProgrammePart, ...]
    relationships: tuple[RelationshipPart, ...]
    modules: tuple[ModulePart, ...]
    """Kinds of care priced for each person; with `contract` they add up to the total."""
    contract: tuple[ContractPart, ...]
    members: tuple[MemberPart, ...]
    """In the order of the roster."""
    assumptions: tuple[AssumptionPart, ...]
    issues: tuple[IssueDocument, ...]
    """What concerns the group, the offer or the list; what concerns one member stands there."""


def quote_document(
    quote: Quote, lang: str = "ru", *, explain: bool = False, more: Iterable[Issue] = ()
) -> QuoteDocument:
    """Return a quote as a document; messages and titles are in `lang` (`ru` or `en`).

    `explain` gives each member the tree behind the premium. `more` are issues to list with those of
    the quote, such as what is wrong with the roster's file.
    """
    return QuoteDocument.model_validate(quote_data(quote, lang, explain=explain, more=more))
