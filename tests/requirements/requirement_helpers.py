"""What the tests of requirements share: short ways to write briefs, offers and terms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dms.contracts.terms.terms import Terms
from dms.members import Member, Roster
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.requirements.meeting import meet
from dms.requirements.met import Met
from dms.requirements.requirement import Requirement

YES, NO, NOT_STATED = Stated
SPAN = {"start": date(2026, 2, 1), "last_day": date(2027, 1, 31)}
TERRITORY = {"base": "city_boundary", "city": "Москва"}


def brief(*modules: Mapping[str, Any] | str, **written: Any) -> Requirement:
    """Write a brief with one programme `std`; a bare word asks for a kind of care as a must."""
    listed = [{"kind": m, "need": "must"} if isinstance(m, str) else m for m in modules]
    programme = {"id": "std", "modules": listed or [{"kind": "outpatient", "need": "must"}]}
    document = {"dms": "requirement/1", "id": "b", "programmes": [programme], **written}
    return Requirement.model_validate(document)


def wish(kind: str, need: str = "must", **points: Any) -> dict[str, Any]:
    """Write what is asked of one kind of care."""
    return {"kind": kind, "need": need, **points}


def offer(*modules: Mapping[str, Any] | str, **written: Any) -> Offer:
    """Write an offer with one programme `std`; `programme` adds to what stands in it."""
    listed = [{"kind": m} if isinstance(m, str) else m for m in modules]
    programme = {"id": "std", "modules": listed or [{"kind": "outpatient"}]}
    document = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "Страховщик"},
        "programmes": [{**programme, **written.pop("programme", {})}],
        **written,
    }
    return Offer.model_validate(document)


def terms(**written: Any) -> Terms:
    """Write terms that say nothing but this."""
    return Terms.model_validate({"dms": "terms/1", "id": "t", **written})


def people(*places: str | None, **columns: list[Any]) -> Roster:
    """Make people of the programme `std` by their homes."""
    rows = [Member(id=str(n), place=place, programme="std") for n, place in enumerate(places, 1)]
    return Roster({**Roster.of(rows).columns, **columns})


def found(requirement: Requirement, given: Offer, path: str, **around: Any) -> Met:
    """Return how one wish stands; the test fails where there is no such wish."""
    return {one.wish: one for one in meet(requirement, given, **around)}[path]


def point(kind: str, name: str, wanted: Any, module: Mapping[str, Any], **written: Any) -> Met:
    """Return how one point of a kind of care stands against a module."""
    given = offer({"kind": kind, **module}, **written)
    return found(brief(wish(kind, **{name: wanted})), given, f"std.{kind}.{name}")


def said(met: Met) -> str | None:
    """Return what was found, in English."""
    return met.found.to("en") if met.found is not None else None


def why(met: Met) -> str | None:
    """Return why it cannot be told, in English."""
    return met.reason.to("en") if met.reason is not None else None
