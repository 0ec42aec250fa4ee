"""Requirement: the brief of a client, musts and shoulds, per programme and in all.

A document that people write, `requirement/1`. What it leaves out is not asked for; the checklist
(:mod:`dms.requirements.checklist`) says which usual points a brief forgot.
"""

from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.payment_terms import Every
from dms.documents import Day, Document, Id, Roubles, Share, problem
from dms.i18n import text
from dms.issues import Location
from dms.members import Relationship
from dms.pricing.offer import Span
from dms.requirements.wishes import Need, ProgrammeWish

__all__ = ["Budget", "JoiningWish", "LeavingWish", "Office", "RelativesWish", "Requirement"]


class Office(Document):
    """An office of the company, for clinics near by and for the office doctor."""

    name: str
    """The name that the list of people uses."""
    city: str
    """The town; with the region before it unless it is a regional capital."""
    district: str | None = None
    people: Annotated[int, Field(ge=1)] | None = None
    """How many people work there."""


class Budget(Document):
    """The most that the client wants to pay for the whole term, in roubles."""

    total: Roubles | None = None
    per_head: Roubles | None = None
    """On average for one person."""
    need: Need = Need.MUST


class JoiningWish(Document):
    """How employees should be able to join during the year."""

    need: Need
    any_day: bool | None = None
    """True: on any day, not on the 1st and the 15th only."""
    notice_at_most: DayCount | None = None
    """How long before the first day of cover it may have to be asked for."""
    pro_rata: bool | None = None
    """True: the rest of the term costs in proportion to its days."""


class RelativesWish(Document):
    """Whom employees should be able to bring along, when and at which price."""

    need: Need
    relationships: tuple[Relationship, ...] | None = None
    """Which relatives; an empty list says that none are to be insured."""
    window_months_at_least: Annotated[int, Field(ge=1, le=60)] | None = None
    """For how many months they can join, from the contract's start or the employee's entry."""
    uplift_at_most: Share | None = None
    """The share by which they may cost more than employees: 0.1 is 10 %."""

    @model_validator(mode="after")
    def _relatives_only(self) -> Self:
        if self.relationships is not None and Relationship.EMPLOYEE in self.relationships:
            raise problem(
                "REQUIREMENT-RELATIVES-EMPLOYEE",
                "An employee is no relative; name spouse, child, parent or other",
                pointer=("relationships", self.relationships.index(Relationship.EMPLOYEE)),
            )
        return self


class LeavingWish(Document):
    """What should come back for people who leave, and for the whole contract."""

    need: Need
    any_day: bool | None = None
    """True: on any day, not on the 1st and the 15th only."""
    notice_at_most: DayCount | None = None
    """How long before the first day without cover it may have to be asked for."""
    set_off_share_at_least: Share | None = None
    """The share of the premium for the days left that is set off against later premium."""
    cash_share_at_least: Share | None = None
    """The share of the premium for the days left that is returned in cash; also when the client
    ends the whole contract early."""
    no_expense_load: bool | None = None
    """True: the insurer keeps nothing for its expenses."""


class Requirement(Document):
    """What a client asks insurers for."""

    dms: Literal["requirement/1"]
    """Format of this document."""
    id: Id
    client: str | None = None
    answer_by: Day | None = None
    """Last day on which insurers can answer."""
    period: Span | None = None
    """The contract period that is asked for."""
    programmes: Annotated[tuple[ProgrammeWish, ...], Field(min_length=1)]
    headcount: dict[Id, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    """How many people are planned in each programme, where no list is at hand yet."""
    offices: tuple[Office, ...] = ()
    budget: Budget | None = None
    joining: JoiningWish | None = None
    relatives: RelativesWish | None = None
    leaving: LeavingWish | None = None
    payment: Annotated[tuple[Every, ...], Field(min_length=1)] | None = None
    """Ways to pay that would do."""
    payment_need: Need = Need.SHOULD
    current_insurer: str | None = None
    note: str | None = None

    _locate: Callable[[str], Location] | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        ids = [programme.id for programme in self.programmes]
        twice = next((i for i, id_ in enumerate(ids) if id_ in ids[:i]), None)
        if twice is not None:
            raise problem(
                "REQUIREMENT-PROGRAMME-TWICE",
                "The programme `{id}` stands twice; give each its own id",
                id=ids[twice],
                pointer=("programmes", twice, "id"),
            )
        unknown = next((id_ for id_ in self.headcount if id_ not in ids), None)
        if unknown is not None:
            raise problem(
                "REQUIREMENT-HEADCOUNT",
                "The headcount names “{id}”, which is no programme of the brief",
                hint=text("Use the ids of the programmes: {known}."),
                id=unknown,
                known=", ".join(ids),
                pointer=("headcount", unknown),
            )
        return self

    def locate(self, pointer: str) -> Location:
        """Return where a part of the brief stands, by its JSON pointer."""
        return self._locate(pointer) if self._locate is not None else Location(pointer=pointer)

    def read_from(self, locate: Callable[[str], Location]) -> Self:
        """Return the brief with a way to find the file, line and column of its parts."""
        copy = self.model_copy()
        copy._locate = locate
        return copy
