"""Wishes of a brief: what is a must, what is a should, and what is asked of a kind of care.

«В запросе по этой опции желательно обозначить уровень стационаров по каждой программе»: a brief
that leaves such a point out gets offers that cannot be compared.

A yes-or-no point has three values too: true asks for it, false says that it was thought of and is
not asked for, and left out it was forgotten, which the checklist says.
"""

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from dms.clinics import Access
from dms.documents import Document, Id, Roubles, Share, problem
from dms.i18n import text
from dms.modules.dental import DentalPlace
from dms.modules.hospital import Ward
from dms.modules.limits import Per
from dms.modules.office_doctor import Hours, Visits
from dms.modules.registry import kinds
from dms.territory import Territory

__all__ = ["ClinicsNear", "LimitWish", "ModuleWish", "Near", "Need", "ProgrammeWish"]

ClinicName = Annotated[str, Field(min_length=1, max_length=200)]


class Need(StrEnum):
    """How much a wish weighs."""

    MUST = "must"
    """Without it an offer does not do."""
    SHOULD = "should"
    """Welcome."""


class Near(StrEnum):
    """What clinics should be near to."""

    HOME = "home"
    OFFICE = "office"
    EITHER = "either"
    """To home or to the office, whichever has one."""


class ClinicsNear(Document):
    """Clinics near the people: «рядом с офисом или рядом с домом»."""

    to: Near
    within: Literal["city", "district"]
    """In the same city, or in the same district of it."""
    share: Share
    """The share of people who have one, between 0 and 1."""


class LimitWish(Document):
    """The least that a limit must leave; an offer without limits meets every such wish."""

    visits: Annotated[int, Field(ge=1)] | None = None
    services: Annotated[int, Field(ge=1)] | None = None
    days: Annotated[int, Field(ge=1)] | None = None
    amount: Roubles | None = None
    per: Per = Per.YEAR

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        given = [x for x in (self.visits, self.services, self.days, self.amount) if x is not None]
        if len(given) != 1:
            raise problem(
                "REQUIREMENT-LIMIT", "Give one of `visits`, `services`, `days` and `amount`"
            )
        return self


class ModuleWish(Document):
    """What is asked of one kind of care; what is left out is not asked for."""

    kind: Id
    need: Need
    prefer: tuple[str, ...] = ()
    """The points below that are only a should, although the care itself is a must."""
    access: Access | None = None
    """Direct access to the base clinics."""
    ward: Ward | None = None
    """The room in hospital, or a better one."""
    hospital_level: str | None = None
    territory: Territory | None = None
    """The area that must be served, or a wider one."""
    places: Annotated[tuple[DentalPlace, ...], Field(min_length=1)] | None = None
    """Where teeth are to be treated: in all of these places."""
    prosthetics: bool | None = None
    """Whether prosthetics must be included."""
    visits_per_week: Visits | None = None
    """Of the office doctor, at least."""
    hours_per_visit: Hours | None = None
    own_line: bool | None = None
    """Whether it must stand on a line with a price of its own: the ambulance should."""
    clinics: Annotated[tuple[ClinicName, ...], Field(min_length=1)] | None = None
    """Clinics that must be among those of the offer, by id or name."""
    clinics_near: ClinicsNear | None = None
    """How many people must have a clinic near by."""
    limits: Annotated[tuple[LimitWish, ...], Field(min_length=1)] | None = None
    """What limits must leave, each of them."""
    deductible_at_most: Share | None = None
    """The largest part of the bill that people may have to pay themselves."""
    waiting_days_at_most: Annotated[int, Field(ge=0, le=366)] | None = None
    """The most days of cover that the care may be missing for."""

    POINTS: ClassVar[tuple[str, ...]] = (
        "access",
        "ward",
        "hospital_level",
        "territory",
        "places",
        "prosthetics",
        "visits_per_week",
        "hours_per_visit",
        "own_line",
        "clinics",
        "clinics_near",
        "limits",
        "deductible_at_most",
        "waiting_days_at_most",
    )

    OF_THE_KIND: ClassVar[frozenset[str]] = frozenset(
        {"ward", "hospital_level", "places", "prosthetics", "visits_per_week", "hours_per_visit"}
    )
    """Points that only some kinds of care have; the others may be asked of any."""

    @model_validator(mode="after")
    def _kind_is_known(self) -> Self:
        known = kinds()
        if self.kind not in known:
            raise problem(
                "REQUIREMENT-MODULE-UNKNOWN",
                "There is no kind of care “{kind}”",
                hint=text("Use one of: {known}."),
                kind=self.kind,
                known=", ".join(known),
                pointer=("kind",),
            )
        fields = known[self.kind].model_fields
        strange = next((p for p in self.points if p in self.OF_THE_KIND and p not in fields), None)
        if strange is not None:
            raise problem(
                "REQUIREMENT-POINT-ELSEWHERE",
                "“{point}” is nothing that can be asked of “{kind}”",
                hint=text("Move it to the kind of care that it is meant for, or delete it."),
                point=strange,
                kind=self.kind,
                pointer=(strange,),
            )
        return self

    @model_validator(mode="after")
    def _prefers_what_is_asked(self) -> Self:
        asked = self.points
        idle = next((n for n, name in enumerate(self.prefer) if name not in asked), None)
        if idle is not None:
            raise problem(
                "REQUIREMENT-PREFER",
                "`prefer` names “{name}”, which is not asked for here",
                hint=text("Name points that stand in the same wish: access, territory, ward …"),
                name=self.prefer[idle],
                pointer=("prefer", idle),
            )
        return self

    def need_of(self, point: str) -> Need:
        """Return how much a point of the wish weighs."""
        return Need.SHOULD if point in self.prefer else self.need

    @property
    def points(self) -> dict[str, Any]:
        """What is asked of the care, by the names of the fields; a point that is false is not."""
        found = ((name, getattr(self, name)) for name in self.POINTS)
        return {name: value for name, value in found if value is not None and value is not False}


class ProgrammeWish(Document):
    """A programme as the client wants it: the id is the one that the roster uses."""

    id: Id
    name: str | None = None
    modules: Annotated[tuple[ModuleWish, ...], Field(min_length=1)]
    budget_per_head: Roubles | None = None
    """The most that one person may cost on average for the whole term."""
    budget_need: Need = Need.MUST

    @model_validator(mode="after")
    def _kinds_once(self) -> Self:
        seen: set[str] = set()
        for index, wish in enumerate(self.modules):
            if wish.kind in seen:
                raise problem(
                    "REQUIREMENT-MODULE-TWICE",
                    "“{kind}” stands twice; put both wishes into one",
                    kind=wish.kind,
                    pointer=("modules", index),
                )
            seen.add(wish.kind)
        return self
