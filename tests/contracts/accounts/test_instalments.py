"""Instalment plans: what each payment was and is, what changed it, and that they add up."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import START, applied, contract, employee, offer, terms
from hypothesis import given, settings
from hypothesis import strategies as st
from random_contracts import days
from random_years import movements, years

from dms.contracts.accounts.instalments import InstalmentPlan, Payment, instalment_plan
from dms.contracts.accounts.settling_up import settle_up
from dms.contracts.contract import Contract
from dms.contracts.state.slots import Slot, SlotKind
from dms.errors import MovementRefused
from dms.periods import Period

GRACE = terms(payment={"grace": {"calendar_days": 10}, "late_payment": "suspension"})


def amounts(plan: InstalmentPlan) -> list[Decimal]:
    return [payment.amount for payment in plan.payments]


def adds_up(plan: InstalmentPlan) -> None:
    """The payments, less credit and cash, are the premium; nothing is below zero."""
    assert sum(amounts(plan)) - plan.credit - plan.returned == plan.premium
    assert sum(payment.booked for payment in plan.payments) - plan.returned == plan.premium
    assert sum(payment.paid for payment in plan.payments) + plan.overpaid == plan.paid
    open_ = sum(payment.open for payment in plan.payments)
    assert open_ - plan.credit - plan.overpaid == plan.balance
    for payment in plan.payments:
        assert min(payment.amount, payment.set_off, payment.paid, payment.open) >= 0
        changed = sum(one.amount for one in payment.changes)
        assert payment.originally + changed == payment.booked


class TestPlan:
    """Three people at 100 ₽ a day; quarters of 90, 91, 92 and 92 days."""

    def test_each_instalment_names_its_days(self) -> None:
        first, *_, last = instalment_plan(contract()).payments
        assert first.pays_for == Period(START, date(2026, 3, 31))
        assert (first.number, first.kind, first.amount) == (1, SlotKind.INSTALMENT, 27000)
        assert (last.number, last.amount) == (4, 27600)

    def test_a_due_day_moves_off_a_day_off_and_the_written_one_stays(self) -> None:
        first = instalment_plan(contract()).payments[0]
        assert (first.written, first.due) == (date(2026, 1, 11), date(2026, 1, 12))

    def test_a_joiner_changes_what_is_not_due_yet(self) -> None:
        of = contract()
        joiner = of.add(employee("D"), requested_on=date(2026, 2, 10), start=date(2026, 2, 15))
        plan = instalment_plan(applied(of, joiner))
        assert amounts(plan) == [27000, 4 * 9100 + 4500, 4 * 9200, 4 * 9200]
        second = plan.payments[1]
        assert second.originally == 27300
        assert [(one.movement, one.amount) for one in second.changes] == [(1, 9100 + 4500)]

    def test_a_previewed_movement_can_be_looked_at_before_it_is_applied(self) -> None:
        of = contract()
        joiner = of.add(employee("D"), requested_on=date(2026, 2, 10), start=date(2026, 2, 15))
        after = instalment_plan(of, after=joiner)
        assert after == instalment_plan(applied(of, joiner))
        assert amounts(instalment_plan(of)) == [27000, 27300, 27600, 27600]
        seen_in_january = instalment_plan(of, as_of=date(2026, 1, 31), after=joiner)
        assert amounts(seen_in_january) == amounts(after)

    def test_a_refused_movement_has_no_plan(self) -> None:
        of = contract()
        with pytest.raises(MovementRefused):
            instalment_plan(of, after=of.remove("X", last_day=START, requested_on=START))

    def test_what_was_booked_later_is_left_out(self) -> None:
        of = contract()
        later = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 10)))
        assert amounts(instalment_plan(later, as_of=date(2026, 2, 9))) == amounts(
            instalment_plan(of)
        )

    def test_premium_due_at_once_is_a_payment_of_its_own(self) -> None:
        of = contract(on=terms(payment={"additional": {"calendar_days": 5}}))
        of = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 10)))
        (extra,) = [p for p in instalment_plan(of).payments if p.kind is SlotKind.ADDITIONAL]
        assert (extra.pays_for, extra.number, extra.originally) == (None, None, 0)
        assert extra.written == extra.due == date(2026, 2, 16)  # the 15th is a Sunday

    def test_who_bears_each_payment(self) -> None:
        of = contract(of=offer("36500", contribution=[{"employer": "0.5"}]))
        assert [p.employer for p in instalment_plan(of).payments] == [13500, 13650, 13800, 13800]
        assert instalment_plan(contract()).payments[0].employer is None

    def test_a_contract_without_a_schedule_has_one_settlement(self) -> None:
        of = contract(on=terms(payment={"schedule": None}))
        (only,) = instalment_plan(of).payments
        assert (only.kind, only.due, only.amount) == (SlotKind.SETTLEMENT, None, 3 * 36500)


class TestCredit:
    def _left_early(self) -> Contract:
        """Everybody leaves after the year was paid for: nothing is left to be paid."""
        of = contract(on=terms(payment={"schedule": "half_yearly"}))
        of = applied(of, of.pay(Decimal(109500), on=date(2026, 1, 12)))
        for id_ in "AB":
            leaving = of.remove(id_, last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
            of = applied(of, leaving)
        return of

    def test_what_is_set_off_lowers_the_next_payment(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        leaving = of.remove("A", last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
        plan = instalment_plan(applied(of, leaving))
        assert amounts(plan) == [27000, 2 * 9100 - 5900, 18400, 18400]
        adds_up(plan)

    def test_a_payment_never_falls_below_zero(self) -> None:
        of = contract(on=terms(payment={"schedule": "monthly"}))
        of = applied(of, of.pay(Decimal(109500), on=date(2026, 1, 12)))
        of = applied(of, of.remove("A", last_day=date(2026, 1, 12), requested_on=date(2026, 1, 12)))
        plan = instalment_plan(of)
        adds_up(plan)
        assert min(payment.booked for payment in plan.payments) < 0
        assert min(amounts(plan)) == 0
        assert plan.credit + plan.overpaid == 109500 - of.premium

    def test_a_credit_counts_towards_what_is_due_next(self) -> None:
        jan, feb, mar = (Slot(SlotKind.INSTALMENT, date(2026, n, 1), n) for n in (1, 2, 3))
        settled = settle_up({feb: -30, jan: 100, mar: 100}, 100)
        assert settled.order == (jan, feb, mar)
        assert (settled.paid[jan], settled.set_off[mar]) == (100, 30)
        assert (settled.credit, settled.overpaid) == (0, 0)

    def test_what_is_left_of_a_credit_is_shown(self) -> None:
        plan = instalment_plan(self._left_early())
        adds_up(plan)
        assert plan.balance == -plan.credit - plan.overpaid < 0

    def test_too_much_money_is_shown_apart(self) -> None:
        of = contract()
        plan = instalment_plan(applied(of, of.pay(Decimal(110000), on=START)))
        assert (plan.overpaid, plan.credit, plan.balance) == (500, 0, -500)


class TestLate:
    def late(self, on: date, of: Contract | None = None) -> list[tuple[bool | None, ...]]:
        plan = instalment_plan(of or contract(on=GRACE), as_of=on)
        return [(payment.overdue, payment.late) for payment in plan.payments]

    @pytest.mark.parametrize(
        ("on", "first"),
        [
            (date(2026, 1, 12), (False, False)),
            (date(2026, 1, 13), (True, False)),
            (date(2026, 1, 22), (True, False)),
            (date(2026, 1, 23), (True, True)),
        ],
    )
    def test_late_is_after_the_grace(self, on: date, first: tuple[bool, bool]) -> None:
        assert self.late(on) == [first, *[(False, False)] * 3]

    def test_since_when_and_what_follows(self) -> None:
        plan = instalment_plan(contract(on=GRACE), as_of=date(2026, 2, 1))
        assert plan.payments[0].late_since == date(2026, 1, 23)
        assert plan.payments[1].late_since is None
        assert plan.consequence == "suspension"

    def test_what_is_paid_is_not_late(self) -> None:
        of = contract(on=GRACE)
        assert self.late(date(2026, 2, 1), applied(of, of.pay(on=date(2026, 1, 12))))[0] == (
            False,
            False,
        )

    def test_without_grace_nobody_knows_whether_it_is_late(self) -> None:
        assert self.late(date(2026, 2, 1), contract())[0] == (True, None)

    def test_without_a_day_nothing_is_judged(self) -> None:
        payment: Payment = instalment_plan(contract(on=GRACE)).payments[0]
        assert (payment.overdue, payment.late, payment.late_since) == (None, None, None)

    @pytest.mark.parametrize(
        ("on", "grace", "late_after"),
        [
            (date(2026, 2, 10), {"calendar_days": 10}, date(2026, 2, 20)),
            (date(2026, 12, 30), {"working_days": 250}, None),  # 2028 has no calendar yet
        ],
    )
    def test_additional_premium_has_the_same_grace(
        self, on: date, grace: dict[str, int], late_after: date | None
    ) -> None:
        of = contract(on=terms(payment={"additional": "at_once", "grace": grace}))
        of = applied(of, of.add(employee("D"), requested_on=on))
        (extra,) = [p for p in instalment_plan(of).payments if p.kind is SlotKind.ADDITIONAL]
        assert extra.late_after == late_after

    def test_a_settlement_has_no_day_to_be_late_on(self) -> None:
        own = terms(payment={"schedule": None, "grace": {"calendar_days": 10}})
        (only,) = instalment_plan(contract(on=own), as_of=date(2026, 12, 31)).payments
        assert (only.late_after, only.overdue, only.late) == (None, None, None)


class TestWhateverHappens:
    @given(years(), st.none() | days)
    @settings(max_examples=60)
    def test_the_sum_of_the_payments_is_the_premium(self, of: Contract, on: date | None) -> None:
        plan = instalment_plan(of, as_of=on)
        adds_up(plan)
        if on is None:
            assert (plan.premium, plan.paid, plan.balance) == (of.premium, of.paid, of.balance)

    @given(years(), days)
    @settings(max_examples=60)
    def test_what_is_open_on_a_day_is_what_a_payment_pays(self, of: Contract, on: date) -> None:
        plan = instalment_plan(of)
        due = sum(p.open for p in plan.payments if p.due is not None and p.due <= on)
        paying = of.pay(on=on)
        assert paying.paid == (due if paying.accepted else 0)

    @given(years())
    @settings(max_examples=60)
    def test_the_payers_of_the_payments_bear_the_premium(self, of: Contract) -> None:
        parts = [payment.employer for payment in instalment_plan(of).payments]
        lines = [line for movement in of.journal for line in movement.lines]
        if None in parts or any(line.employer is None for line in lines):
            assert parts == [None] * len(parts)
            return
        borne = of.agreement.rounding.roubles(sum(line.employer or 0 for line in lines))
        if not of.returned:  # what went out in cash is no payment
            assert sum(part or 0 for part in parts) == borne
        if all(line.employer == line.units for line in lines):
            assert parts == [payment.booked for payment in instalment_plan(of).payments]

    @given(years(), st.data())
    @settings(max_examples=40)
    def test_a_preview_shows_the_plan_that_comes(self, of: Contract, data: st.DataObject) -> None:
        movement = data.draw(movements(of, 99))
        if movement.accepted:
            assert instalment_plan(of, after=movement) == instalment_plan(of.apply(movement))
