"""Hiring plan: who is to join, leave or change in a year, named one by one or drawn by rates.

A document that people write, `hiring-plan/1`. Every planned request is filed on a day: on one that
is named, or so many days before the wished day. Rates are numbers per month and need a stated seed,
so that the same plan always gives the same people.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from dms.contracts.rules.refund import Method
from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.relative_terms import Since
from dms.documents import Day, Document, Id, Number, Roubles, problem
from dms.members import Relationship, Sex

__all__ = [
    "FilingAhead",
    "HiringPlan",
    "PlannedChange",
    "PlannedJoiners",
    "PlannedLeaver",
    "PlannedRelative",
    "Rates",
    "Template",
]

MemberId = Annotated[str, Field(min_length=1, max_length=80)]
Count = Annotated[int, Field(ge=1, le=10_000)]


class PersonFacts(Document):
    """What prices may look at; a birth date or the age, not both."""

    birth: Day | None = None
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    """Full years on the first day of the contract; the person turns that age on it."""
    sex: Sex | None = None
    programme: str | None = None
    place: str | None = None
    office: str | None = None
    grade: str | None = None
    columns: dict[str, Any] = Field(default_factory=dict)
    """Further columns that the tariff looks at."""

    @model_validator(mode="after")
    def _one_age(self) -> Self:
        if self.birth is not None and self.age is not None:
            raise problem("PLAN-AGE-TWICE", "Give either `birth` or `age`, one of the two")
        return self


class Template(PersonFacts):
    """A kind of person that joins; the heavier, the more often it is drawn."""

    id: Id
    relationship: Relationship = Relationship.EMPLOYEE
    weight: Annotated[int, Field(ge=1, le=1_000_000)] = 1


class Filed(Document):
    """When a request is filed: on a day, or so many days before the wished one."""

    filed_on: Day | None = None
    filed_before: DayCount | None = None
    """Working days are counted back from the wished day, which itself does not count."""

    @model_validator(mode="after")
    def _one_day(self) -> Self:
        if (self.filed_on is None) == (self.filed_before is None):
            raise problem(
                "PLAN-FILING-DAY", "Give either `filed_on` or `filed_before`, one of the two"
            )
        return self


class PlannedJoiners(Filed, PersonFacts):
    """Employees who join: one with facts of the own, or some of a template."""

    member: MemberId | None = None
    """The personnel number; one is made up when left out."""
    template: Id | None = None
    """Where to take what is not said here."""
    count: Count = 1
    start: Day
    """The wished first day of cover."""

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        if self.member is not None and self.count > 1:
            raise problem("PLAN-COUNT-NAMED", "One number is one person; leave `count` out")
        return self


class PlannedRelative(Filed, PersonFacts):
    """A relative who joins."""

    member: MemberId | None = None
    employee: MemberId
    """The number of the employee, insured or planned."""
    relationship: Literal["spouse", "child", "parent", "other"]
    start: Day
    events: dict[Since, Day] = Field(default_factory=dict)
    """Days that a window is measured from, such as that of a marriage."""


class PlannedLeaver(Filed):
    """A person who leaves."""

    member: MemberId
    last_day: Day
    """The wished last day of cover; it counts."""
    refund: Method = Method.SET_OFF
    claims: Roubles | None = None
    """What the insurer will have paid for the person's care, where the contract takes it off."""


class PlannedChange(Filed):
    """A person who moves to another programme."""

    member: MemberId
    programme: str
    start: Day
    """The wished first day in it."""


class FilingAhead(Document):
    """How many calendar days before the wished day requests are filed; drawn, both ends count."""

    least: Annotated[int, Field(ge=0, le=366)]
    most: Annotated[int, Field(ge=0, le=366)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise problem("PLAN-AHEAD-BACKWARDS", "`most` is not less than `least`")
        return self


Rate = Annotated[Number, Field(ge=0, le=10_000)]


class Rates(Document):
    """How many people join and leave in each month, drawn with a seed.

    Of a rate of 2.5 there are two in one month and three in another. Wished days are any days of
    the month. Who leaves is drawn among the employees insured on that day; each relative belongs to
    a drawn employee.
    """

    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]
    """The same seed always draws the same; another one gives another year to compare with."""
    start: Day | None = None
    """The first day of the time that is drawn for; that of the contract when left out."""
    last_day: Day | None = None
    joiners: Rate = Decimal(0)
    leavers: Rate = Decimal(0)
    relatives: Rate = Decimal(0)
    filed_ahead: FilingAhead
    refund: Method = Method.SET_OFF


class HiringPlan(Document):
    """What is planned for a contract's year."""

    dms: Literal["hiring-plan/1"]
    """Format of this document."""
    id: Id
    """Numbers of people without one begin with it."""
    name: str | None = None
    joiners: tuple[PlannedJoiners, ...] = ()
    relatives: tuple[PlannedRelative, ...] = ()
    leavers: tuple[PlannedLeaver, ...] = ()
    changes: tuple[PlannedChange, ...] = ()
    templates: tuple[Template, ...] = ()
    """Kinds of people to draw from; the present staff's mix when there are none."""
    rates: Rates | None = None

    @model_validator(mode="after")
    def _templates_known(self) -> Self:
        ids = [template.id for template in self.templates]
        twice = next((i for i, id_ in enumerate(ids) if id_ in ids[:i]), None)
        if twice is not None:
            raise problem(
                "PLAN-TEMPLATE-TWICE",
                "Each template has an id of its own",
                pointer=("templates", twice, "id"),
            )
        of_employees = {t.id for t in self.templates if t.relationship == Relationship.EMPLOYEE}
        for index, joiner in enumerate(self.joiners):
            if joiner.template is not None and joiner.template not in of_employees:
                raise problem(
                    "PLAN-TEMPLATE-UNKNOWN",
                    "The plan has no template of employees with this id",
                    pointer=("joiners", index, "template"),
                )
        return self
