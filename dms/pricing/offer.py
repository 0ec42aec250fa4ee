"""An insurer's offer: what is insured, for whom, when, and what it costs.

An offer says yes, says no, or does not say. What it does not say stays None and becomes a question
to the insurer; :mod:`dms.io.assumptions` answers such a question for a calculation, and the answer
is shown wherever the result is.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self

from attrs import evolve
from pydantic import Field, PrivateAttr, model_validator

from dms.clinics import Clinic
from dms.documents import Day, Document, Id, Source, problem, problems
from dms.i18n import text
from dms.issues import Issue, Location
from dms.modules.choice_rules import ChoiceRules, OptionName
from dms.modules.eligibility import Eligibility
from dms.modules.exclusions import AnyExclusion
from dms.modules.programme import Programme
from dms.modules.questions import Ask, Asking
from dms.modules.registry import AnyModule
from dms.periods import Period
from dms.pricing.clinic_ids import clinic_problems
from dms.pricing.contribution import ContributionRule
from dms.pricing.factors import Factor
from dms.pricing.proration import ProrationRules
from dms.pricing.rounding import RoundingRule
from dms.pricing.tables import UpperEnd

__all__ = ["AgeRule", "Headcount", "Insurer", "Offer", "Span"]


class Insurer(Document):
    """The insurance company that makes the offer."""

    id: Id
    name: str
    licence: str | None = None


class Span(Document):
    """A period written in a file: both days count."""

    start: Day
    last_day: Day

    @model_validator(mode="after")
    def _not_backwards(self) -> Self:
        if self.last_day < self.start:
            raise problem("OFFER-PERIOD-BACKWARDS", "The last day comes before the start")
        return self

    @property
    def period(self) -> Period:
        """The same as a period to compute with."""
        return Period(self.start, self.last_day)


class Headcount(Asking):
    """How many people the prices are for; outside the range there is no price."""

    family = "HEADCOUNT"
    title = text("Headcount")
    asks = (
        Ask.about("min", "max", question=text("for how many people are the prices?")),
        Ask.about("counts", question=text("do relatives count?")),
    )

    min: Annotated[int, Field(ge=0)] | None = None
    max: Annotated[int, Field(ge=1)] | None = None
    counts: Literal["all", "employees"] | None = None
    """Whether relatives count towards the headcount and its bands."""

    @model_validator(mode="after")
    def _not_backwards(self) -> Self:
        if self.min is not None and self.max is not None and self.max < self.min:
            raise problem("OFFER-HEADCOUNT-BACKWARDS", "The most is less than the least")
        return self


class AgeRule(Asking):
    """How ages are taken: full years on a stated date."""

    family = "AGE"
    title = text("Age")
    asks = (Ask.about("on", question=text("on which day is the age taken?")),)

    on: Literal["contract_start", "cover_start"] | None = None
    """The day on which the age is taken: the contract's start, or the person's own."""
    upper_end: UpperEnd | None = None
    """How bands worded «от 60 до 65», «старше 65» are meant at 65."""


class Column(Document):
    """A column of the roster, beyond the usual ones, that the tariff looks at."""

    title: str | None = None
    values: Literal["names", "numbers"] = "names"


class Assumption(Document):
    """A reading of something that the offer leaves open; shown with every result."""

    at: str
    """The statement it is about, as a path: `age.on`."""
    reading: str
    """What is taken to be meant."""
    note: str | None = None
    """Why, or what to ask the insurer."""


class Kept:
    """Where what is found out about an offer is kept; it makes no two offers different."""

    __slots__ = ("faults", "laid", "tariff")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self) -> None:
        self.tariff: Any = None
        """The tariff that was built of it."""
        self.faults: Any = None
        """What was found wrong with what it lets choose."""
        self.laid: Any = None
        """What may be chosen, laid out as lines with prices."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept)


class Offer(Asking):
    """What one insurer offers one client."""

    family = "OFFER"
    title = text("Offer")
    asks = (
        Ask.about("period", "term_months", question=text("for which contract period is it?")),
        Ask.about("valid_until", question=text("until which day can it be accepted?")),
        Ask.about("eligibility", question=text("who can be insured, of which age?")),
        Ask.about("payment", question=text("how is the premium paid: at once or in instalments?")),
    )

    dms: Literal["offer/1"]
    """Format of this document."""
    id: Id
    insurer: Insurer
    client: str | None = None
    received: Day | None = None
    valid_until: Day | None = None
    """Last day on which the client can accept the offer."""
    period: Span | None = None
    """The contract's period, both days included."""
    term_months: Annotated[int, Field(ge=1, le=60)] | None = None
    """Length of the contract where the offer names no dates."""
    tariff_dates: Span | None = None
    """The prices are for contracts that start in these days."""
    currency: Literal["RUB"] = "RUB"
    headcount: Headcount = Headcount()
    age: AgeRule = AgeRule()
    eligibility: Eligibility | None = None
    """Who can be insured at all."""
    columns: dict[str, Column] = Field(default_factory=dict)
    """Columns of the roster that the tariff looks at, beyond the usual ones."""
    programmes: Annotated[tuple[Programme, ...], Field(min_length=1)]
    modules: tuple[AnyModule, ...] = ()
    """What is priced once for the whole contract, e.g. the office doctor."""
    rules: ChoiceRules | None = None
    """What is sold together or apart among the modules of the contract."""
    same_for_all: tuple[OptionName, ...] | None = None
    """Options whose value is the same in all programmes of the contract; the others may differ."""
    factors: tuple[Factor, ...] = ()
    """The steps from the base price to a person's price, in this order."""
    payment: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    """Ways to pay that the price may depend on: `single`, `quarterly`, `monthly` …"""
    proration: ProrationRules = ProrationRules()
    contribution: tuple[ContributionRule, ...] | None = None
    """Who pays; usually the client's decision and not the insurer's."""
    rounding: RoundingRule = RoundingRule()
    clinics: tuple[Clinic, ...] = ()
    exclusions: tuple[AnyExclusion, ...] | None = None
    assumptions: tuple[Assumption, ...] = ()
    source: Source | None = None

    _locate: Callable[[str], Location] | None = PrivateAttr(default=None)
    _kept: Kept = PrivateAttr(default_factory=Kept)

    @model_validator(mode="after")
    def _unique(self) -> Self:
        for name, ids in (
            ("programmes", [p.id for p in self.programmes]),
            ("factors", [f.id for f in self.factors]),
        ):
            twice = next((i for i, x in enumerate(ids) if x in ids[:i]), None)
            if twice is not None:
                raise problem(
                    "OFFER-ID-TWICE",
                    "The id `{id}` stands twice; give each its own",
                    id=ids[twice],
                    pointer=(name, twice, "id"),
                )
        return self

    @model_validator(mode="after")
    def _clinics_exist(self) -> Self:
        if found := clinic_problems(self.clinics, self.programmes, self.modules):
            raise problems(found)
        return self

    def locate(self, pointer: str) -> Location:
        """Return where a part of the offer stands, by its JSON pointer."""
        return self._locate(pointer) if self._locate is not None else Location(pointer=pointer)

    def read_from(self, locate: Callable[[str], Location]) -> Self:
        """Return the offer with a way to find the file, line and column of its parts."""
        copy = self.model_copy()
        copy._locate = locate
        copy._kept = Kept()
        return copy

    def agreeing(self, changed: Mapping[str, Any]) -> Self:
        """Return the offer with some of its parts agreed otherwise; places stay what they were."""
        copy = self.model_copy(update=dict(changed))
        copy._kept = Kept()
        return copy

    def questions(self) -> list[Issue]:
        """Return what the offer leaves open, as questions to the insurer, with their places."""
        asked = super().questions()
        return [evolve(i, where=self.locate(i.where.pointer or "")) for i in asked]

    def programme(self, id_: str) -> Programme | None:
        """Return the programme with this id, or None."""
        return next((p for p in self.programmes if p.id == id_), None)
