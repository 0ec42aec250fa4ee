"""Settling up: which payments the money paid has gone to, and what was set off against which.

Money counts towards what is due first; what was set off and found no payment to lower counts after
it, towards what is due next. That is how a contract tells what is due on a day.
"""

from collections.abc import Mapping

from attrs import frozen

from dms.contracts.state.slots import Slot

__all__ = ["Settlement", "settle_up"]


@frozen
class Settlement:
    """What was paid and set off for each payment, in units."""

    order: tuple[Slot, ...]
    """All payments, the earliest due first, those without a day last."""
    booked: Mapping[Slot, int]
    paid: Mapping[Slot, int]
    set_off: Mapping[Slot, int]
    overpaid: int
    """Money for which there is no payment."""
    credit: int
    """What was set off and is left over."""


def settle_up(booked: Mapping[Slot, int], money: int) -> Settlement:
    """Hand out money, then credits, over the payments in the order they are due.

    `booked` are the payments without cash; a negative one is a credit.
    """
    order = sorted(booked, key=lambda slot: slot.order)
    credit = -sum(units for units in booked.values() if units < 0)
    paid: dict[Slot, int] = {}
    set_off: dict[Slot, int] = {}
    for slot in order:
        paid[slot] = min(money, max(booked[slot], 0))
        money -= paid[slot]
    for slot in order:
        set_off[slot] = min(credit, max(booked[slot], 0) - paid[slot])
        credit -= set_off[slot]
    return Settlement(tuple(order), booked, paid, set_off, money, credit)
