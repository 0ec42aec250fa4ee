"""Slots: the payments that premium falls into, and how much of each has been paid.

What has fallen due is not touched any more: later movements change later payments only. Payments
are counted towards what is due first.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

__all__ = ["Slot", "SlotKind", "add_up", "paid_shares", "unpaid"]


class SlotKind(StrEnum):
    """What a payment is."""

    INSTALMENT = "instalment"
    ADDITIONAL = "additional"
    """Premium for joiners that is due by itself."""
    SETTLEMENT = "settlement"
    """What no instalment is left for, or what the contract names no day for."""
    CASH = "cash"
    """Money that the insurer returned; no payment of the policyholder."""


@frozen(cache_hash=True)
class Slot:
    """One payment of the plan; `number` counts instalments from 1."""

    kind: SlotKind
    due: date | None = None
    number: int | None = None

    @property
    def order(self) -> tuple[bool, date, int]:
        """What payments are sorted by: the day they are due, those without a day last."""
        return (self.due is None, self.due or date.min, self.number or 0)

    def is_due(self, on: date) -> bool:
        """Say whether the payment has fallen due by the end of a day."""
        return self.due is not None and self.due <= on


def add_up(*amounts: Mapping[Slot, int] | Iterable[tuple[Slot, int]]) -> dict[Slot, int]:
    """Add what falls into each slot; slots that come to nothing are left out."""
    total: dict[Slot, int] = {}
    for part in amounts:
        pairs = part.items() if isinstance(part, Mapping) else part
        for slot, units in pairs:
            total[slot] = total.get(slot, 0) + units
    return {slot: units for slot, units in total.items() if units}


def unpaid(slots: Mapping[Slot, int], paid: int) -> dict[Slot, int]:
    """Return how much of each slot is still to be paid, the earliest due being paid first.

    What was set off and found no payment to lower counts like money paid; money that was returned
    in cash is gone.
    """
    set_off = [u for slot, u in slots.items() if u < 0 and slot.kind is not SlotKind.CASH]
    left = paid - sum(set_off)
    still: dict[Slot, int] = {}
    for slot in sorted(slots, key=lambda s: s.order):
        units = slots[slot]
        if units > 0:
            now = min(left, units)
            still[slot] = units - now
            left -= now
    return still


def paid_shares(placed: Mapping[Slot, int], still: Mapping[Slot, int]) -> dict[Slot, Fraction]:
    """Return which share of the premium that stands in each slot has been paid.

    `placed` is the premium of everybody who is charged now. Paid premium of people who left stays
    in its slot and was settled with them, so what is unpaid is all for the others.
    """
    return {
        slot: max(1 - Fraction(still.get(slot, 0), units), Fraction(0))
        for slot, units in placed.items()
        if units > 0
    }
