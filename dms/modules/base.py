"""Module: one kind of care in a programme, the part that all kinds have in common.

A policy is put together from modules («Полис ДМС состоит из модулей»). Each kind of care is a class
in a file of its own; what the class says about the kind in general (what it is called, whether it
is basic, what it needs) are class variables, what an offer says of it are fields.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from dms.documents import NOT_STATED, Id, Source, problem, problems
from dms.i18n import Text, text
from dms.issues import Issue
from dms.modules.eligibility import Ages
from dms.modules.exclusions import AnyExclusion
from dms.modules.limits import Deductible, Limit, WaitingPeriod
from dms.modules.options import Options, Taken
from dms.modules.patching import patch_problems
from dms.modules.questions import Ask, Asking, Stated
from dms.rates import Premium
from dms.territory import Territory

__all__ = ["Module", "PricedPer", "Role"]


class Role(StrEnum):
    """The place of a kind of care in a programme."""

    BASE = "base"
    """What programmes start from: outpatient care, and emergency care among inpatient care."""
    OPTION = "option"
    """May be taken in and makes the policy dearer."""
    ADD_ON = "add_on"
    """Paid apart, although ОМС always includes it or its like."""
    TARGETED = "targeted"
    """A programme for one purpose or one group of people, a policy by itself."""


class PricedPer(StrEnum):
    """What the price of a module is for."""

    PERSON = "person"
    CONTRACT = "contract"


def _kind_is_required(schema: dict[str, Any]) -> None:
    schema["required"] = ["kind", *schema.get("required", [])]


_OFFERED = Ask.about("offered", question=text("is it offered at all?"))


class Module(Asking):
    """One kind of care as an offer describes it.

    A kind that an offer does not list is *not stated*; `offered: false` is the insurer's "no".
    """

    model_config = ConfigDict(defer_build=True, json_schema_extra=_kind_is_required)

    family = "MODULE"
    description: ClassVar[Text]
    """What the care consists of, in a sentence."""
    abbreviations: ClassVar[tuple[str, ...]] = ()
    """Short names in the files of insurers: АПП, ПНД, СТОМ."""
    role: ClassVar[Role] = Role.OPTION
    requires: ClassVar[tuple[str, ...]] = ()
    """Kinds of care without which this one is not sold."""
    needs_territory: ClassVar[bool] = False
    """Whether the care comes to the insured, so that the contract must say where to."""
    own_line: ClassVar[bool] = False
    """Whether it has to stand on a line of its own even where another module brings it along."""
    priced_per: ClassVar[PricedPer] = PricedPer.PERSON
    """What the price is for."""

    kind: str
    """Which kind of care this is."""
    offered: bool | None = True
    """Whether the insurer gives it; False is "no", `unknown` is "not stated"."""
    taken: Taken | None = None
    """Whether it is always taken, by default, or on request; None is not stated."""
    options: Annotated[Options, Field(min_length=1)] | None = None
    """What of it may be chosen: places, wards, areas, access … with a price for each value."""
    name: str | None = None
    """What the offer calls it."""
    premium: Premium | None = None
    """The price for the whole term: a number, a table or the word `included`."""
    clinics: tuple[Id, ...] | None = None
    """Clinics and hospitals that give the care, by their ids."""
    territory: Territory | None = None
    """Where the care is given or comes to."""
    ages: Ages | None = None
    """Ages it is for, in full years, both ends included; nobody else is priced under it."""
    only_with: tuple[str, ...] | None = None
    """Further kinds of care without which the offer does not sell it."""
    limits: tuple[Limit, ...] | None = None
    """How much is paid for; an empty list says that there are no limits."""
    waiting_period: WaitingPeriod | None = None
    """The first days of cover without this care."""
    deductible: Deductible | None = None
    """The insured's part of the bill."""
    exclusions: tuple[AnyExclusion, ...] | None = None
    """What is not paid for: ids of the catalogue or texts."""
    note: str | None = None
    """Anything else the offer says of it."""
    clause: str | None = Field(default=None, examples=["п. 2.1"])
    """The paragraph of the contract."""
    source: Source | None = None
    """Where the statement comes from."""

    @model_validator(mode="before")
    @classmethod
    def _may_be_unknown(cls, data: Any) -> Any:
        """Keep "unknown" apart from what was left out: a default of yes, a forgotten price."""
        if isinstance(data, Mapping):
            said = [key for key in ("offered", "premium") if data.get(key) == NOT_STATED]
            return {**data, **dict.fromkeys(said)}
        return data

    @model_validator(mode="after")
    def _no_has_no_price(self) -> Self:
        if self.offered is False and self.premium is not None:
            raise problem(
                "MODULE-NOT-OFFERED-PRICED",
                "The module is not offered and yet has a price",
                hint=text("Delete the premium or “offered: false”."),
                pointer=("premium",),
            )
        return self

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if self.options and (found := list(patch_problems(self, self.options))):
            raise problems(found)
        return self

    @property
    def stated(self) -> Stated:
        """Whether the insurer gives this care, as far as the offer says."""
        return Stated.of(self.offered)

    def also_gives(self) -> tuple[str, ...]:
        """Return further kinds of care that come with this module, without a line of their own."""
        return ()

    def needed(self) -> tuple[str, ...]:
        """Return the kinds of care it cannot be taken without: by its nature, and by the offer."""
        return (*type(self).requires, *(self.only_with or ()))

    def quantities(self) -> tuple[tuple[Text, Decimal], ...]:
        """Return what the premium is multiplied by: nothing, unless it is the price of a unit."""
        return ()

    def questions(self) -> list[Issue]:
        """Return what must be agreed and is not stated; nothing is asked of care not offered."""
        if self.offered is None:
            return [self._question(_OFFERED)]
        return super().questions() if self.offered else []
