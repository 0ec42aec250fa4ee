"""Settling: what becomes of released premium: paid or not, kept or returned, and where it goes."""

from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from dms.contracts.movements.placing import credit_slot, taken_back
from dms.contracts.movements.releasing import Released
from dms.contracts.rules.refund import Method, Refund, refund
from dms.contracts.state.movement import Line, LineKind
from dms.contracts.state.person import Person
from dms.contracts.state.slots import Slot, add_up
from dms.contracts.state.standing import Standing
from dms.contracts.terms.refund_terms import RefundTerms
from dms.issues import Issue
from dms.money import divide

__all__ = ["IN_FULL", "WITHDRAWN", "Settled", "paid_part", "settle"]

IN_FULL = RefundTerms(set_off_share=Decimal(1))
"""Where no days are given up but priced otherwise, all that was paid for them counts on."""

WITHDRAWN = RefundTerms(set_off_share=Decimal(1), cash_share=Decimal(1))
"""Where somebody was never insured, there is nothing to keep anything for."""


@frozen
class Settled:
    """A person after a release, and what it does to the payments."""

    person: Person
    lines: tuple[Line, ...]
    slots: dict[Slot, int]
    refund: Refund
    returned_in_cash: int


def settle(
    standing: Standing,
    person: Person,
    released: Released,
    on: date,
    terms: RefundTerms = IN_FULL,
    method: Method = Method.SET_OFF,
    claims: int | None = None,
    due_before: date | None = None,
) -> Settled | Issue:
    """Split released premium into what was never paid, what the insurer keeps and what comes back.

    What was not paid lowers the payment it stands in; what comes back lowers the next payment, or
    is returned in cash. `due_before` is that of :func:`paid_part`.
    """
    taken = taken_back(person.placed, released.freed)
    paid, lowered = paid_part(standing, taken, due_before)
    money = refund(
        terms,
        freed=released.freed,
        paid=paid,
        charged=person.premium,
        claims=claims,
        method=method,
        rounding=standing.agreement.rounding,
    )
    if isinstance(money, Issue):
        return money
    credit = credit_slot(standing.agreement, on, cash=method is Method.CASH)
    placed = add_up(person.placed, [(slot, -units) for slot, units in taken])
    return Settled(
        evolve(person, stretches=released.stretches, placed=placed),
        (*released.lines, *_retained(person, released, money)),
        add_up(lowered, [(credit, -money.returned)]),
        money,
        money.returned if method is Method.CASH else 0,
    )


def paid_part(
    standing: Standing, taken: list[tuple[Slot, int]], due_before: date | None = None
) -> tuple[int, list[tuple[Slot, int]]]:
    """Return how much of what is taken back was paid, and what lowers each payment.

    With `due_before` only payments due before that day count as paid: what was paid ahead stays
    with the policyholder.
    """
    paid, lowered = 0, []
    for slot, units in taken:
        counts = due_before is None or (slot.due is not None and slot.due < due_before)
        share = standing.paid_shares.get(slot) if counts else None
        part = divide(units * share.numerator, share.denominator) if share else 0
        paid += part
        lowered.append((slot, part - units))
    return paid, lowered


def _retained(person: Person, released: Released, money: Refund) -> tuple[Line, ...]:
    """Return the line of what the insurer keeps; the payers bear it as they bore the premium."""
    if not money.kept:
        return ()
    borne = [line.employer for line in released.lines]
    employer = None
    if None not in borne and released.freed:
        freed = -sum(part or 0 for part in borne)
        employer = divide(money.kept * freed, released.freed)
    first = released.lines[0]
    return (Line(LineKind.RETAINED, money.kept, person.id, first.period, employer=employer),)
