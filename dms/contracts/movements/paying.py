"""Paying: money of the policyholder, counted towards what is due first."""

from collections.abc import Iterator
from datetime import date

from dms.contracts.movements import correction_refusals
from dms.contracts.movements.outcome import accepted, refused
from dms.contracts.state.movement import Change, Movement
from dms.contracts.state.requests import Pay
from dms.contracts.state.slots import SlotKind
from dms.contracts.state.standing import Standing
from dms.contracts.state.units import exact_units_of
from dms.contracts.terms_words.payment import CONSEQUENCES
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Severity

__all__ = ["due_by", "pay"]


def pay(standing: Standing, request: Pay) -> Movement:
    """Preview a payment."""
    amount = exact_units_of(standing, request.amount)
    if isinstance(amount, Issue):
        return refused(standing, request, [amount])
    if amount == 0:
        return refused(standing, request, [correction_refusals.no_amount()])
    due = due_by(standing, request.requested_on) - standing.paid
    if amount is None and due <= 0:
        return refused(standing, request, [correction_refusals.nothing_due(request.requested_on)])
    paid = due if amount is None else amount
    return accepted(
        standing,
        request,
        Change(paid=paid),
        effective=request.requested_on,
        reasons=tuple(_late(standing, request.requested_on)),
        issues=tuple(_too_much(standing, paid)),
    )


def due_by(standing: Standing, day: date) -> int:
    """Return what has fallen due by a day, less what was set off, in units."""
    return sum(
        units
        for slot, units in standing.slots.items()
        if slot.is_due(day) or (units < 0 and slot.kind is not SlotKind.CASH)
    )


def _late(standing: Standing, day: date) -> Iterator[Text]:
    """Name each payment that is late by the contract's own days of grace."""
    schedule = standing.agreement.schedule
    consequence = standing.agreement.terms.payment.late_payment
    for due in schedule.dues if schedule is not None else ():
        late_after = due.late_after
        unpaid = any(
            slot.number == due.number and still > 0 for slot, still in standing.unpaid.items()
        )
        if late_after is not None and late_after < day and unpaid:
            yield text(
                "instalment {number} was to be paid by {day}",
                number=due.number,
                day=late_after,
            )
            if consequence is not None:
                yield CONSEQUENCES[consequence]


def _too_much(standing: Standing, paid: int) -> Iterator[Issue]:
    owed = standing.premium - standing.paid + standing.returned
    if paid > owed:
        more = Amount(standing.agreement.rounding.roubles(paid - owed))
        yield Issue(
            "MOVEMENT-PAID-TOO-MUCH",
            Severity.WARNING,
            text(
                "This is {amount} ₽ more than the whole premium",
                amount=more,
            ),
            text("Check the amount; what is too much stays as a credit"),
        )
