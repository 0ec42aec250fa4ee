"""What the tests of grades share: short ways to write grades, lists and offers."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grades import Grades
from dms.issues import Issue
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

START = date(2026, 1, 1)
EMPLOYEE, SPOUSE, CHILD, PARENT, OTHER = Relationship
VIP = {"id": "vip", "when": {"grade": "director"}}


def grades(*listed: Mapping[str, Any], **more: Any) -> Grades:
    """Write grades; the last one is for everybody unless it says otherwise."""
    written = {"dms": "grades/1", "id": "g", "grades": [*listed], **more}
    return Grades.model_validate(written)


def person(id_: str, grade: str | None = None, **more: Any) -> Member:
    """Make an employee; columns that lists do not usually have become extra ones."""
    extra = {name: more.pop(name) for name in [*more] if name in ("hired", "tenure", "level")}
    return Member(id=id_, grade=grade, extra=extra, **more)


def child(id_: str, employee: str | None, **more: Any) -> Member:
    return Member(id=id_, relationship=CHILD, employee_id=employee, **more)


def assigned(written: Grades, *members: Member) -> Assignment:
    return assign(Roster.of(members), written, start=START)


def entitled(found: Assignment) -> dict[str, str | None]:
    """Return the grade of each member."""
    return dict(zip(found.roster.column("id"), found.roster.column("entitled"), strict=True))


def programmes(found: Assignment) -> dict[str, str | None]:
    """Return the programme of each member."""
    return dict(zip(found.roster.column("id"), found.roster.column("programme"), strict=True))


def codes(issues: Iterable[Issue]) -> list[tuple[str, str | None]]:
    """Return the code of each issue and the member whom it is about."""
    return [(issue.code, issue.where.member) for issue in issues]


def programme(id_: str, price: Any, **more: Any) -> dict[str, Any]:
    return {"id": id_, "modules": [{"kind": "outpatient", "premium": price}], **more}


def offer(*listed: Mapping[str, Any], **more: Any) -> Offer:
    """Write an offer for the year 2026; without programmes those of `vip` and `std`."""
    return Offer.model_validate(
        {
            "dms": "offer/1",
            "id": "o",
            "insurer": {"id": "i", "name": "Страховщик"},
            "period": {"start": START, "last_day": date(2026, 12, 31)},
            "headcount": {"counts": "all"},
            "age": {"on": "contract_start", "upper_end": "included"},
            "programmes": [*listed] or [programme("vip", "50000"), programme("std", "20000")],
            "proration": {"join": "days", "leave": "days"},
            **more,
        }
    )


def roubles(*amounts: str) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]
