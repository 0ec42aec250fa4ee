"""What the tests of the contract share: short ways to write it, and what holds at every moment."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind, Movement
from dms.contracts.state.slots import Slot, SlotKind
from dms.contracts.terms.terms import Terms
from dms.issues import Issue
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

EMPLOYEE, SPOUSE, CHILD, PARENT, OTHER = Relationship
START, END = date(2026, 1, 1), date(2026, 12, 31)
FREE = {"days": "any", "notice": {"working_days": 0}, "late": "next_day"}
"""Any day from the request on."""
BACK = {"days": "any", "backdating": 366}
"""Any day, also long before the request."""
STATED: dict[str, Any] = {
    "dms": "terms/1",
    "id": "t",
    "enrolment": BACK,
    "relatives": {
        "relationships": ["spouse", "child"],
        "windows": [{"id": "year", "since": "contract_start", "whole_term": True, "uplift": "0"}],
        "measured_by": "request",
        "after": "refuse",
    },
    "leaving": {
        **BACK,
        "with_employee": True,
        "refund": {"set_off_share": "1", "cash_share": "0.8"},
    },
    "programme_change": {"allowed": True, **BACK},
    "swap": {"allowed": True, "free": True, **BACK},
    "termination": {
        "by_client": {
            "notice": {"calendar_days": 0},
            "refund": {"cash_share": "0.8", "set_off_share": "1"},
        },
    },
    "recalculation": {"headcount": "everybody", "ages": "contract_start"},
    "payment": {
        "schedule": "quarterly",
        "due": {"calendar_days": 10},
        "split": "days",
        "additional": "next_instalment",
    },
}
"""Terms that answer every question; a test states otherwise what it is about."""


def merged(whole: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Put what is stated otherwise into nested statements."""
    both = dict(whole)
    for name, value in change.items():
        nested = isinstance(value, Mapping) and isinstance(both.get(name), Mapping)
        nested = nested and not {"working_days", "calendar_days"} & value.keys()
        both[name] = merged(both[name], value) if nested else value
    return both


def terms(**otherwise: Any) -> Terms:
    """Write terms: those above, with some parts otherwise; None takes a statement out."""
    return Terms.model_validate(_without_none(merged(STATED, otherwise)))


def _without_none(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_none(value) if isinstance(value, Mapping) else value
        for name, value in data.items()
        if value is not None
    }


def offer(
    premium: Any = "36500", *factors: Mapping[str, Any], vip: Any = "73000", **more: Any
) -> Offer:
    """Make an offer for 2026 with two programmes; a rouble a day is 365 roubles a year."""
    written = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "Страховщик"},
        "period": {"start": START, "last_day": END},
        "age": {"on": "contract_start"},
        "programmes": [_programme("std", premium), _programme("vip", vip)],
        "factors": [{"id": f"f{n}", **factor} for n, factor in enumerate(factors)],
        "proration": {"join": "days", "leave": "days"},
        **more,
    }
    return Offer.model_validate(written)


def _programme(id_: str, premium: Any) -> dict[str, Any]:
    prices = premium if isinstance(premium, dict) and "outpatient" in premium else None
    modules = [
        {"kind": kind, "premium": price}
        for kind, price in (prices or {"outpatient": premium}).items()
    ]
    return {"id": id_, "modules": modules}


def employee(id_: str, **facts: Any) -> Member:
    return Member(**{"id": id_, "birth": date(1990, 6, 15), "programme": "std"} | facts)


def relative(id_: str, of: str = "A", relationship: Relationship = CHILD, **facts: Any) -> Member:
    facts = {"birth": date(2015, 5, 5), "programme": "std"} | facts
    return Member(id=id_, relationship=relationship, employee_id=of, **facts)


def contract(
    *members: Member, of: Offer | None = None, on: Terms | None = None, **more: Any
) -> Contract:
    """Conclude a contract with some members, or with the employees A, B and C."""
    roster = Roster.of(members or [employee(id_) for id_ in "ABC"])
    found = Contract.from_offer(
        of if of is not None else offer(),
        roster,
        terms=on if on is not None else terms(),
        number="1",
        **more,
    )
    holds(found)
    return found


def granted(movement: Movement) -> Movement:
    """Return a movement that is accepted; the test says why when it is not."""
    assert movement.accepted, [issue.line("en") for issue in movement.issues]
    return movement


def applied(to: Contract, *movements: Movement) -> Contract:
    """Apply movements one by one; whatever always holds is looked at after each."""
    for movement in movements:
        before = to.premium
        after = to.apply(granted(movement))
        assert after.premium - before == movement.amount
        holds(after)
        to = after
    return to


def refusal(movement: Movement) -> str:
    """Return the code of the one reason why a movement is refused."""
    assert not movement.accepted
    assert not movement.lines
    assert movement.effective is None
    (issue,) = movement.issues
    assert issue.hint, "a refusal says what to do next"
    return issue.code


def codes(issues: Iterable[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def plan(of: Contract) -> dict[str, Decimal]:
    """The payments by short names: the due day, or what kind of payment it is."""
    named: dict[str, Decimal] = {}
    for slot, amount in of.payments.items():
        name = slot.due.isoformat()[5:] if slot.due is not None else slot.kind.value
        named[name] = named.get(name, Decimal(0)) + amount
    return named


def dated(to: Contract) -> dict[Slot, int]:
    """What stands in the payments that have a day, in units."""
    return {slot: units for slot, units in to.standing.slots.items() if slot.due is not None}


# -- what holds at every moment -------------------------------------------------------------------


def holds(of: Contract) -> None:
    """Look at everything that is true of a contract after any movements."""
    _money_adds_up(of)
    _lines_add_up(of)
    _references_lead_somewhere(of)
    _cover_is_in_order(of)


def _money_adds_up(of: Contract) -> None:
    standing, journal = of.standing, of.journal
    lines = [line for movement in journal for line in movement.lines]
    assert sum(line.units for line in lines) == standing.premium
    assert sum(standing.slots.values()) == standing.premium
    assert sum(movement.change.paid for movement in journal) == standing.paid
    assert of.balance == of.premium - of.paid + of.returned
    cash = sum(u for slot, u in standing.slots.items() if slot.kind is SlotKind.CASH)
    assert cash == -standing.returned
    charged = Counter[str | None]()
    for line in lines:
        if line.kind is not LineKind.RETAINED:
            charged[line.member_id] += line.units
    for person in standing.people.values():
        assert sum(person.placed.values()) == person.premium == charged[person.id]
        assert all(units > 0 for units in person.placed.values())
    assert charged[None] == standing.contract_premium


def _lines_add_up(of: Contract) -> None:
    for movement in of.journal:
        for line in movement.lines:
            if line.kind is not LineKind.RETAINED:
                assert sum(units for _, units in line.parts) == line.units
            if line.kind is LineKind.CHARGE and line.employer is not None and line.units > 0:
                assert 0 <= line.employer <= line.units
        if movement.payers:
            assert sum(movement.payers.values()) == movement.amount
        for refund in movement.refunds.values():
            assert refund.kept + refund.returned == refund.paid
            assert refund.paid + refund.unpaid == refund.freed
            assert min(refund.kept, refund.returned, refund.unpaid) >= 0


def _references_lead_somewhere(of: Contract) -> None:
    journal = of.journal
    for movement in journal:
        for line in movement.lines:
            if line.reverses is None:
                continue
            assert line.reverses.movement < movement.number
            whom = journal[line.reverses.movement].lines[line.reverses.line]
            assert whom.member_id == line.member_id
    for person in of.standing.people.values():
        for stretch in person.stretches:
            line = journal[stretch.charge.movement].lines[stretch.charge.line]
            assert line.kind is LineKind.CHARGE
            assert line.member_id == person.id


def _cover_is_in_order(of: Contract) -> None:
    for person in of.standing.people.values():
        periods = [stretch.period for stretch in person.stretches]
        assert all(of.period.covers(period) for period in periods)
        assert all(one.last_day < other.start for one, other in pairwise(periods))
        assert all(stretch.premium >= 0 for stretch in person.stretches)
        assert all(sum(stretch.parts) == stretch.premium for stretch in person.stretches)
