"""A contract that has seen every kind of movement, for whatever reads or shows contracts."""

from datetime import date
from decimal import Decimal
from typing import Any

from dms.contracts.contract import Contract
from dms.contracts.terms.terms import Terms
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

OFFER: dict[str, Any] = {
    "dms": "offer/1",
    "id": "a-1",
    "insurer": {"id": "a", "name": "АО «Страховщик А»"},
    "client": "ООО «Ромашка»",
    "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
    "age": {"on": "contract_start"},
    "columns": {"hazard": {"title": "Вредность", "values": "numbers"}},
    "programmes": [
        {
            "id": "standard",
            "name": "Стандарт",
            "modules": [
                {"kind": "outpatient", "premium": "18500.00"},
                {"kind": "home_care", "premium": "2100.00"},
                {"kind": "dental", "premium": "9800.00"},
                {"kind": "ambulance", "premium": "1600.00"},
                {"kind": "emergency_inpatient", "premium": "6400.00"},
            ],
        },
        {"id": "vip", "modules": [{"kind": "outpatient", "premium": "58500.00"}]},
    ],
    "modules": [
        {
            "kind": "office_doctor",
            "premium": "1500",
            "premium_per": "hour",
            "visits_per_week": 2,
            "hours_per_visit": 2,
            "weeks": 52,
        }
    ],
    "factors": [
        {"id": "hazard", "multiply": {"hazard": {"0-1": 1, "2-9": "1.25"}}},
    ],
    "proration": {"join": "days", "leave": "days"},
}
"""38 400 roubles a year in «Стандарт», more for hazardous work."""

TERMS: dict[str, Any] = {
    "dms": "terms/1",
    "id": "t",
    "enrolment": {
        "days": [1, 15],
        "notice": {"working_days": 10},
        "counting": "lenient",
        "late": "next_day",
    },
    "relatives": {
        "relationships": ["spouse", "child"],
        "windows": [
            {"id": "first", "since": "contract_start", "months": 1, "uplift": "0.15"},
            {"id": "later", "since": "contract_start", "months": 3, "uplift": "0.20"},
        ],
        "measured_by": "request",
        "after": "next_anniversary",
        "payer": "employee",
        "uplift_from_start": True,
    },
    "leaving": {
        "days": "any",
        "notice": {"working_days": 5},
        "counting": "lenient",
        "late": "next_day",
        "with_employee": True,
        "refund": {
            "set_off_share": "1",
            "cash_share": "0.8",
            "expense_load": "none",
            "minus_claims": False,
        },
    },
    "programme_change": {
        "allowed": True,
        "days": "any",
        "notice": {"working_days": 0},
        "late": "next_day",
    },
    "swap": {
        "allowed": True,
        "free": True,
        "days": "any",
        "notice": {"working_days": 0},
        "late": "next_day",
    },
    "termination": {
        "by_client": {
            "notice": {"calendar_days": 30},
            "counting": "lenient",
            "refund": {"cash_share": "0.8"},
        }
    },
    "payment": {
        "schedule": "quarterly",
        "due": {"calendar_days": 10},
        "split": "days",
        "additional": "next_instalment",
    },
    "recalculation": {"headcount": "fixed", "ages": "contract_start"},
}


def employee(id_: str, born: date = date(1991, 4, 2), **more: Any) -> Member:
    facts: dict[str, Any] = {"programme": "standard", "extra": {"hazard": 0}} | more
    return Member(id=id_, birth=born, **facts)


def child(id_: str, of: str, **more: Any) -> Member:
    return employee(id_, date(2019, 4, 2), relationship=Relationship.CHILD, employee_id=of, **more)


def offer(**changed: Any) -> Offer:
    return Offer.model_validate(OFFER | changed)


def terms(**changed: Any) -> Terms:
    """Return the terms with some of their parts replaced, each key by key."""
    parts = {
        name: TERMS[name] | part if isinstance(part, dict) and name in TERMS else part
        for name, part in changed.items()
    }
    return Terms.model_validate(TERMS | parts)


def concluded(*people: Member, offer_: Offer | None = None, **changed: Any) -> Contract:
    """Conclude a contract for some people, three when none are given."""
    roster = people or (
        employee("E-001", date(1980, 1, 1)),
        employee("E-002", date(1985, 1, 1), extra={"hazard": Decimal("2.0")}),
        child("E-002/1", "E-002"),
    )
    agreed = terms(**changed)
    return Contract.from_offer(
        offer_ if offer_ is not None else offer(), Roster.of(roster), terms=agreed, number="26/001"
    )


def eventful() -> Contract:
    """Return a contract with a movement of every kind that can follow one another."""
    contract = concluded()

    def then(kind: str, *what: Any, **how: Any) -> None:
        nonlocal contract
        contract = contract.apply(getattr(contract, kind)(*what, **how))

    then("pay", Decimal("100000.50"), on=date(2026, 1, 12))
    then("add", employee("E-043"), requested_on=date(2026, 1, 20))
    then("add_relative", child("E-043/1", "E-043"), requested_on=date(2026, 2, 10))
    then("change_programme", "E-002", "vip", requested_on=date(2026, 3, 1))
    then("swap", "E-043/1", child("E-043/2", "E-043"), requested_on=date(2026, 3, 20))
    then(
        "remove",
        "E-001",
        last_day=date(2026, 5, 31),
        requested_on=date(2026, 5, 10),
        refund="cash",
    )
    then("correct", 6, requested_on=date(2026, 6, 1), last_day=date(2026, 6, 15))
    then(
        "correct",
        2,
        requested_on=date(2026, 6, 1),
        facts={"birth": date(1990, 1, 1), "hazard": Decimal("2.0"), "since": date(2020, 2, 2)},
    )
    then("terminate", "client", last_day=date(2026, 9, 30), requested_on=date(2026, 8, 1))
    return contract
