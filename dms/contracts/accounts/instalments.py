"""Instalment plan: every payment, what it was, what changed it, what is paid and what is open.

No payment falls below zero. Where more was set off than a payment holds, the rest counts towards
what is due first, as money would, and what finds no payment stays as a credit. The sum of the
payments, less credit and cash, is the premium at every moment.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from attrs import field, frozen

from dms.contracts.accounts.books import entries_of
from dms.contracts.accounts.payment_payers import employer_by_slot
from dms.contracts.accounts.settling_up import Settlement, settle_up
from dms.contracts.contract import Contract
from dms.contracts.rules.due_days import Due, payable_until
from dms.contracts.state.journal import Entry
from dms.contracts.state.movement import Movement
from dms.contracts.state.slots import Slot, SlotKind
from dms.errors import UnknownCalendarYear
from dms.periods import ONE_DAY, Period
from dms.pricing.exact import added

__all__ = ["Changed", "InstalmentPlan", "Payment", "instalment_plan"]

Consequence = Literal["nothing", "set_off", "suspension", "termination"]


@frozen
class Changed:
    """By how much a movement changed a payment, in roubles."""

    movement: int
    amount: Decimal


@frozen(kw_only=True)
class Payment:
    """One payment of the plan; amounts in roubles."""

    kind: SlotKind
    number: int | None
    """Of an instalment, from 1 on."""
    pays_for: Period | None
    """The days that an instalment pays for; None for a payment beside the instalments."""
    written: date | None
    """The due day as the contract has it."""
    due: date | None
    """The same, moved off a day off; None: the contract does not say."""
    originally: Decimal
    """What it was when the contract was concluded."""
    changes: tuple[Changed, ...]
    booked: Decimal
    """What it comes to by the movements; negative where more was set off than it held."""
    employer: Decimal | None
    """The employer's part of `booked`; None when nobody says who pays."""
    set_off: Decimal
    """Credit of other payments that counts towards this one."""
    amount: Decimal
    """What is to be paid: `booked` less `set_off`, never below zero."""
    paid: Decimal
    late_after: date | None
    """The last day that is still in time; None when due day or grace are not stated."""
    as_of: date | None = field(repr=False)

    @property
    def open(self) -> Decimal:
        """What is still to be paid."""
        return added(self.amount, self.paid.copy_negate())

    @property
    def overdue(self) -> bool | None:
        """Whether the due day has gone by and something is open; None: no day to judge on."""
        return self._gone_by(self.due)

    @property
    def late(self) -> bool | None:
        """Whether the grace has gone by too; None when it is overdue and no grace is stated."""
        return self.overdue and self._gone_by(self.late_after)

    @property
    def late_since(self) -> date | None:
        """The first day on which the payment is late; None while it is not."""
        return self.late_after + ONE_DAY if self.late and self.late_after is not None else None

    def _gone_by(self, day: date | None) -> bool | None:
        if not self.open:
            return False
        return None if day is None or self.as_of is None else day < self.as_of


@frozen(kw_only=True)
class InstalmentPlan:
    """The payments in the order they are due; amounts in roubles."""

    contract: str
    as_of: date | None
    """The day on which lateness was judged; None: it was not."""
    payments: tuple[Payment, ...]
    premium: Decimal
    paid: Decimal
    returned: Decimal
    """Returned in cash."""
    credit: Decimal
    """Set off, and no payment was left to lower."""
    overpaid: Decimal
    """Paid beyond all payments."""
    consequence: Consequence | None
    """What follows from paying late; None: the contract does not say."""

    @property
    def balance(self) -> Decimal:
        """What is still to be paid in all; negative when money is to come back."""
        return added(self.premium, self.paid.copy_negate(), self.returned)


def instalment_plan(
    contract: Contract, *, as_of: date | None = None, after: Movement | None = None
) -> InstalmentPlan:
    """Return the payments of a contract.

    `as_of` leaves out what was booked later and judges lateness on that day; `after` is a previewed
    movement that is taken in as if it were applied. Raises
    :class:`~dms.errors.MovementRefused` and :class:`~dms.errors.MovementStale` for a movement that
    could not be applied.
    """
    seen = contract if after is None else contract.apply(after)
    previewed = len(seen.entries) if after is not None else None
    entries = [
        entry
        for entry in entries_of(seen)
        if as_of is None or entry.booked_on <= as_of or entry.number == previewed
    ]
    return _plan(contract, entries, as_of)


def _plan(contract: Contract, entries: Sequence[Entry], as_of: date | None) -> InstalmentPlan:
    roubles = contract.agreement.rounding.roubles
    slots: dict[Slot, list[tuple[int, int]]] = {}
    for entry in entries:
        for slot, units in entry.movement.change.slots:
            slots.setdefault(slot, []).append((entry.number, units))
    booked = {slot: sum(units for _, units in changes) for slot, changes in slots.items()}
    paid = sum(entry.movement.change.paid for entry in entries)
    cash = Slot(SlotKind.CASH)
    settled = settle_up({s: units for s, units in booked.items() if s != cash}, paid)
    made = _Maker(contract, slots, settled, employer_by_slot(entries), as_of)
    return InstalmentPlan(
        contract=contract.number,
        as_of=as_of,
        payments=tuple(made.payments()),
        premium=roubles(sum(booked.values())),
        paid=roubles(paid),
        returned=roubles(-booked.get(cash, 0)),
        credit=roubles(settled.credit),
        overpaid=roubles(settled.overpaid),
        consequence=contract.terms.payment.late_payment,
    )


@frozen
class _Maker:
    """Makes the payments of one plan."""

    contract: Contract
    slots: Mapping[Slot, list[tuple[int, int]]]
    settled: Settlement
    employer: Mapping[Slot, int] | None
    as_of: date | None

    def payments(self) -> Iterator[Payment]:
        schedule = self.contract.agreement.schedule
        dues = {due.number: due for due in schedule.dues} if schedule is not None else {}
        for slot in self.settled.order:
            yield self._payment(slot, dues.get(slot.number or 0))

    def _payment(self, slot: Slot, due: Due | None) -> Payment:
        roubles = self.contract.agreement.rounding.roubles
        booked, set_off = self.settled.booked[slot], self.settled.set_off.get(slot, 0)
        changes = [(number, units) for number, units in self.slots[slot] if number]
        return Payment(
            kind=slot.kind,
            number=slot.number,
            pays_for=due.period if due is not None else None,
            written=due.written if due is not None else slot.due,
            due=slot.due,
            originally=roubles(booked - sum(units for _, units in changes)),
            changes=tuple(Changed(number, roubles(units)) for number, units in changes),
            booked=roubles(booked),
            employer=None if self.employer is None else roubles(self.employer.get(slot, 0)),
            set_off=roubles(set_off),
            amount=roubles(max(booked, 0) - set_off),
            paid=roubles(self.settled.paid.get(slot, 0)),
            late_after=due.late_after if due is not None else self._late_after(slot),
            as_of=self.as_of,
        )

    def _late_after(self, slot: Slot) -> date | None:
        """Return the last day in time of a payment beside the instalments."""
        grace = self.contract.terms.payment.grace
        if slot.due is None or grace is None:
            return None
        try:
            return payable_until(slot.due, grace, self.contract.agreement.calendar)
        except UnknownCalendarYear:
            return None
