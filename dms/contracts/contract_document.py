"""The contract file as a document: what was agreed, and every movement since, chained by hashes."""

from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import AnyRequest
from dms.contracts.terms.terms import Terms
from dms.documents import Day, Result
from dms.members import Member
from dms.pricing.offer import Offer, Span

__all__ = [
    "ConclusionRecord",
    "ContractDocument",
    "ContractMember",
    "LineRecord",
    "MovementRecord",
    "OutcomeRecord",
]

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Money = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
IsoDay = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class ContractMember(MemberRecord):
    """A person of the first list, with the days of cover where they are not the whole term."""

    start: Day | None = None
    last_day: Day | None = None
    """The last day of cover; it counts."""

    @property
    def member(self) -> Member:
        """The same as a member to compute with."""
        return Member(**{name: getattr(self, name) for name in type(self).model_fields})


class MadeWith(Result):
    """What wrote the file."""

    dms: str
    """Version of the library."""


class ConclusionRecord(Result):
    """What the first list came to, so that other prices are noticed when the file is read."""

    amount: Money
    """The premium in roubles."""
    hash: Hash
    """SHA-256 of all its lines."""


class LineRecord(Result):
    """One line of money, in roubles."""

    kind: Literal["charge", "release", "retained"]
    amount: Money
    start: IsoDay
    last_day: IsoDay
    member: str | None = None
    programme: str | None = None
    employer: Money | None = None
    reverses: str | None = None
    """The line that it takes back: number of the movement, and of the line in it from 0."""
    parts: dict[str, Money] | None = None


class OutcomeRecord(Result):
    """What came of a request; what is left out is nothing."""

    effective: IsoDay | None = None
    amount: Money | None = None
    """The change of the premium, in roubles."""
    paid: Money | None = None
    returned: Money | None = None
    """What comes back in cash."""
    set_off: Money | None = None
    """What is set off against later premium."""
    lines: tuple[LineRecord, ...] = ()


class MovementRecord(Result):
    """One applied movement."""

    number: Annotated[int, Field(ge=1)]
    booked_on: IsoDay
    """The day that statements show it on."""
    request: AnyRequest
    outcome: OutcomeRecord
    hash: Hash
    """SHA-256 of the hash before it and of everything above."""


class ContractDocument(Result):
    """A contract: what was agreed, and the movements since; nothing in it is ever rewritten."""

    dms: Literal["contract/1"]
    """Format of this document."""
    made_with: MadeWith | None = None
    contract: Annotated[str, Field(min_length=1)]
    """The number of the contract."""
    policyholder: str | None = None
    concluded_on: Day
    period: Span
    headcount: Annotated[int, Field(ge=0)]
    """The headcount that prices are for."""
    payment: str | None = None
    modules: dict[str, tuple[str, ...]] | None = None
    """The kinds of care taken in each programme; all that is offered when left out."""
    offer: Offer
    terms: Terms
    members: tuple[ContractMember, ...]
    """Who is insured from the beginning."""
    conclusion: ConclusionRecord
    hash: Hash
    """SHA-256 of all that was agreed; the chain begins with it."""
    movements: tuple[MovementRecord, ...]
    head: Hash
    """The last hash of the chain."""
