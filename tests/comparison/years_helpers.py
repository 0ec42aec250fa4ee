"""What the tests of terms and years side by side share: candidates, and figures to compare."""

from datetime import date
from typing import Any

from what_if_helpers import IMPROVED_TERMS, OFFER, STANDARD_TERMS, staff, terms

from dms.contracts.contract import Contract
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

OPEN_TERMS = terms({"id": "open", "enrolment.days": None})
"""Nobody knows on which days people may join."""


def candidate(own: Terms = STANDARD_TERMS, people: Roster | None = None, **more: Any) -> Contract:
    return Contract.from_offer(
        more.pop("offer", OFFER), people or staff(), terms=own, number="1", **more
    )


def both(people: Roster | None = None) -> dict[str, Contract]:
    return {"std": candidate(people=people), "imp": candidate(IMPROVED_TERMS, people)}


def plan(**parts: Any) -> HiringPlan:
    return HiringPlan.model_validate({"dms": "hiring-plan/1", "id": "p", **parts})


JOINER = {
    "member": "N-1",
    "birth": "1991-04-02",
    "programme": "standard",
    "start": "2026-01-27",
    "filed_on": "2026-01-20",
}
LEAVER = {"member": "E-002", "last_day": "2026-05-15", "filed_on": "2026-05-04", "refund": "cash"}


def drawn(seed: int = 7) -> HiringPlan:
    rates = {
        "seed": seed,
        "joiners": "1.5",
        "leavers": "0.4",
        "relatives": "0.3",
        "filed_ahead": {"least": 2, "most": 25},
    }
    child = {"id": "c", "relationship": "child", "age": 7, "programme": "standard"}
    man = {"id": "m", "age": 30, "programme": "standard"}
    return plan(rates=rates, templates=[child, man])


def renamed(name: str) -> Offer:
    """Return the offer with another name for «standard»."""
    written = OFFER.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    written["programmes"][0]["id"] = name
    return Offer.model_validate(written)


def in_programme(name: str, people: Roster) -> Roster:
    return Roster({**people.columns, "programme": [name] * len(people)})


def with_child() -> Roster:
    child = Member(
        id="E-001/1",
        birth=date(2015, 1, 1),
        relationship=Relationship.CHILD,
        employee_id="E-001",
        programme="standard",
    )
    return Roster.of([*staff(2), child])
