"""The text's own two sets of terms, an offer and people, to ask "what if" about."""

from copy import deepcopy
from datetime import date
from typing import Any

from contract_example import TERMS

from dms.contracts.contract import Contract
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, AddRelative, Remove
from dms.contracts.terms.terms import Terms
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

START, LAST_DAY = date(2026, 1, 1), date(2026, 12, 31)

OFFER = Offer.model_validate(
    {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "a", "name": "А"},
        "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
        "age": {"on": "contract_start"},
        "programmes": [
            {"id": "standard", "modules": [{"kind": "outpatient", "premium": "38400.00"}]},
            {"id": "vip", "modules": [{"kind": "outpatient", "premium": "58500.00"}]},
        ],
        "proration": {"join": "days", "leave": "days"},
    }
)

STANDARD: dict[str, Any] = TERMS | {
    "id": "standard",
    "relatives": TERMS["relatives"]
    | {
        "windows": [{"id": "a", "since": "contract_start", "months": 1, "uplift": "0.15"}],
        "after": "refuse",
        "uplift_from_start": False,
    },
    "leaving": TERMS["leaving"]
    | {"days": [1, 15], "refund": {"set_off_share": "1", "cash_share": "0.8"}},
    "programme_change": {"allowed": False},
    "swap": {"allowed": False},
    "recalculation": {},
}


def terms(changes: dict[str, Any] | None = None, **parts: Any) -> Terms:
    """Return the standard terms with some parts, or keys of parts (`leaving.days`), otherwise."""
    written = deepcopy(STANDARD | parts)
    for path, value in (changes or {}).items():
        *way, name = path.split(".")
        group = written
        for step in way:
            group = group.setdefault(step, {})
        if value is None:
            group.pop(name, None)
        else:
            group[name] = value
    return Terms.model_validate(written)


STANDARD_TERMS = terms()
IMPROVED_TERMS = terms(
    {
        "id": "improved",
        "enrolment": {
            "days": "any",
            "notice": {"working_days": 5},
            "counting": "lenient",
            "late": "next_day",
        },
        "relatives.windows": [{"id": "b", "since": "contract_start", "months": 2, "uplift": 0}],
    }
)


def staff(count: int = 3) -> Roster:
    return Roster.of(
        [
            Member(id=f"E-{n:03}", birth=date(1970 + n % 30, 1 + n % 12, 1), programme="standard")
            for n in range(1, count + 1)
        ]
    )


def family() -> Roster:
    """Return an employee with a child, who may cost an uplift."""
    child = Member(
        id="E-001/1",
        birth=date(2015, 1, 1),
        relationship=Relationship.CHILD,
        employee_id="E-001",
        programme="standard",
    )
    return Roster.of([*staff(1), child])


def contract(own: Terms = STANDARD_TERMS, people: Roster | None = None) -> Contract:
    return Contract.from_offer(OFFER, people or staff(), terms=own, number="ДМС-26/001")


def record(id_: str, employee_id: str | None = None, programme: str = "standard") -> MemberRecord:
    child = employee_id is not None
    return MemberRecord(
        id=id_,
        birth=date(2019, 4, 2) if child else date(1991, 4, 2),
        relationship=Relationship.CHILD if child else Relationship.EMPLOYEE,
        employee_id=employee_id,
        programme=programme,
    )


def joins(id_: str, requested_on: date, start: date | None = None) -> Add:
    return Add(member=record(id_), requested_on=requested_on, start=start)


def brings(
    id_: str, employee_id: str, requested_on: date, start: date | None = None
) -> AddRelative:
    return AddRelative(member=record(id_, employee_id), requested_on=requested_on, start=start)


def leaves(id_: str, requested_on: date, last_day: date, refund: str = "set_off") -> Remove:
    return Remove.model_validate(
        {"member_id": id_, "requested_on": requested_on, "last_day": last_day, "refund": refund}
    )
