"""Settling: what becomes of released premium: paid or not, kept or returned, and where it goes."""

from collections.abc import Callable, Iterable
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

__all__ = [
    "IN_FULL",
    "WITHDRAWN",
    "PaidOf",
    "Settled",
    "paid_part",
    "paid_so_far",
    "paid_when_due",
    "settle",
]

PaidOf = Callable[[Slot, int], int]
"""Tells how much of an amount that stands in a payment was paid, in units."""

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
    paid_of: PaidOf | None = None,
) -> Settled | Issue:
    """Split released premium into what was never paid, what the insurer keeps and what comes back.

    What was not paid lowers the payment it stands in; what comes back lowers the next payment, or
    is returned in cash. `paid_of` says how much of what is taken out of a payment was paid; by
    default its share of what has been paid so far.
    """
    taken = taken_back(person.placed, released.freed)
    paid, lowered = paid_part(taken, paid_of or paid_so_far(standing))
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


def paid_so_far(standing: Standing) -> PaidOf:
    """Return how much of an amount in a payment has been paid, by the payment's paid share."""

    def paid(slot: Slot, units: int) -> int:
        share = standing.paid_shares.get(slot)
        return divide(units * share.numerator, share.denominator) if share else 0

    return paid


def paid_when_due(standing: Standing, day: date) -> PaidOf:
    """Count only payments due before a day; what was paid ahead stays with the policyholder."""
    so_far = paid_so_far(standing)

    def paid(slot: Slot, units: int) -> int:
        return so_far(slot, units) if slot.due is not None and slot.due < day else 0

    return paid


def paid_part(
    taken: Iterable[tuple[Slot, int]], paid_of: PaidOf
) -> tuple[int, list[tuple[Slot, int]]]:
    """Return how much of what is taken back was paid, and what lowers each payment."""
    paid, lowered = 0, []
    for slot, units in taken:
        part = paid_of(slot, units)
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
