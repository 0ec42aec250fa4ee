"""Placing: into which payments a premium falls, and from which it is taken back.

A charge is handed out over the instalments that pay for its days. What has fallen due is not
touched: its part goes where the contract puts additional premium. Taking back starts from the last
payment, since the days that are no longer insured are the last ones.
"""

from collections.abc import Mapping
from datetime import date

from dms.contracts.rules.due_days import payable_until
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.slots import Slot, SlotKind, add_up
from dms.contracts.terms.filing import DayCount
from dms.errors import UnknownCalendarYear
from dms.periods import Period

__all__ = ["additional_slot", "credit_slot", "place", "taken_back"]

SETTLEMENT = Slot(SlotKind.SETTLEMENT)


def place(
    agreement: Agreement, units: int, cover: Period, on: date | None = None
) -> dict[Slot, int]:
    """Hand out a premium over the payments; `on` is the day of the request, None the conclusion."""
    schedule = agreement.schedule
    if schedule is None:
        return {SETTLEMENT: units}
    parts = zip(schedule.dues, schedule.parts(units, cover), strict=True)
    placed = []
    for due, part in parts:
        slot = Slot(SlotKind.INSTALMENT, due.due, due.number)
        if part and on is not None and slot.is_due(on):
            slot = additional_slot(agreement, on)
        placed.append((slot, part))
    return add_up(placed)


def additional_slot(agreement: Agreement, on: date) -> Slot:
    """Return the payment that takes premium for periods already invoiced."""
    rule = agreement.terms.payment.additional
    if rule == "next_instalment":
        return next_slot(agreement, on)
    if rule is None:
        return SETTLEMENT
    count = rule if isinstance(rule, DayCount) else DayCount(calendar_days=0)
    try:
        return Slot(SlotKind.ADDITIONAL, payable_until(on, count, agreement.calendar))
    except UnknownCalendarYear:  # nobody knows the day yet, as with instalments
        return Slot(SlotKind.ADDITIONAL)


def next_slot(agreement: Agreement, on: date) -> Slot:
    """Return the next instalment that has not fallen due, or the settlement."""
    schedule = agreement.schedule
    index = schedule.first_open(on) if schedule is not None else None
    if schedule is None or index is None:
        return SETTLEMENT
    due = schedule.dues[index]
    return Slot(SlotKind.INSTALMENT, due.due, due.number)


def credit_slot(agreement: Agreement, on: date, *, cash: bool) -> Slot:
    """Return where money that comes back is put: the next payment, or out in cash."""
    return Slot(SlotKind.CASH) if cash else next_slot(agreement, on)


def taken_back(placed: Mapping[Slot, int], units: int) -> list[tuple[Slot, int]]:
    """Take so much out of what is placed, from the latest payment backwards."""
    taken: list[tuple[Slot, int]] = []
    left = units
    for slot in sorted(placed, key=lambda s: s.order, reverse=True):
        now = min(left, placed[slot])
        if now > 0:
            taken.append((slot, now))
            left -= now
    return taken
