"""Statements: what a month earned and booked, who came and went, and that months add up."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from contract_helpers import (
    END,
    FREE,
    START,
    applied,
    codes,
    contract,
    employee,
    offer,
    relative,
    terms,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from random_contracts import days
from random_years import months_of, movements, years

from dms.contracts.accounts.statement import Statement, statement
from dms.contracts.contract import Contract
from dms.members import Relationship
from dms.periods import ONE_DAY, Period, month_of

YEAR = Period(START, END)
ALL = Period(date(2025, 12, 1), date(2027, 1, 31))
SHARED = offer("36500", contribution=[{"when": {"relationship": "employee"}, "employer": "0.8"}])
HALF = offer("36500", contribution=[{"employer": "0.5"}])


def month(of: Contract, number: int, **more: Any) -> Statement:
    return statement(of, month_of(date(2026, number, 1)), **more)


def roubles(amount: int | str) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))


class TestEarned:
    """36 500 ₽ for 365 days: 100 ₽ a day and person."""

    def test_premium_is_earned_by_days(self) -> None:
        january = month(contract(), 1)
        assert january.earned.amount == 3 * 31 * 100
        assert january.closing.unearned.amount == 3 * (365 - 31) * 100
        assert january.closing.premium.amount == january.booked.amount == 3 * 36500

    def test_a_month_of_28_days_earns_less(self) -> None:
        assert month(contract(), 2).earned.amount == 3 * 28 * 100

    def test_any_period_has_a_statement(self) -> None:
        days_of_spring = Period(date(2026, 3, 10), date(2026, 3, 12))
        assert statement(contract(), days_of_spring).earned.amount == 3 * 3 * 100

    def test_parts_of_a_kopeck_are_rounded_from_the_start_on(self) -> None:
        of = contract(employee("A"), of=offer("10.00"))
        earned = [month(of, number).earned.amount for number in range(1, 13)]
        assert earned[:3] == [Decimal("0.85"), Decimal("0.77"), Decimal("0.85")]
        assert sum(earned) == Decimal("10.00")

    def test_nothing_is_earned_before_the_contract_begins(self) -> None:
        of = contract(concluded_on=date(2025, 12, 10))
        december = statement(of, month_of(date(2025, 12, 1)))
        assert december.booked.amount == 3 * 36500
        assert december.earned.amount == 0
        assert month(of, 1).booked.amount == 0
        assert month(of, 1).earned.amount == 9300

    def test_nothing_is_known_before_the_conclusion(self) -> None:
        november = statement(contract(), month_of(date(2025, 11, 1)))
        assert november.closing.premium.amount == november.closing.balance == 0
        assert (november.entries, november.heads) == ((), {})

    def test_a_backdated_joiner_shows_in_the_month_of_booking(self) -> None:
        before = contract()
        late = before.add(employee("D"), requested_on=date(2026, 3, 10), start=date(2026, 2, 1))
        after = applied(before, late)
        assert month(after, 2) == month(before, 2)
        assert month(after, 3).earned.amount == (3 * 31 + 28 + 31) * 100
        assert month(after, 4).earned.amount == 4 * 30 * 100

    def test_a_backdated_leaver_gives_back_what_was_earned(self) -> None:
        of = contract()
        gone = of.remove("A", last_day=date(2026, 1, 31), requested_on=date(2026, 3, 10))
        assert month(applied(of, gone), 3).earned.amount == (2 * 31 - 28) * 100

    def test_what_the_insurer_keeps_is_earned_when_booked(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        leaving = of.remove(
            "A", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 10), refund="cash"
        )
        of = applied(of, leaving)
        kept = 31 * 100 / 5  # March was paid for, and 80 % come back
        february = month(of, 2)
        assert february.earned.amount == 3 * 28 * 100 + int(kept)
        assert february.returned == 31 * 100 - int(kept)
        assert month(of, 3).earned.amount == 2 * 31 * 100

    def test_what_is_for_the_contract_is_earned_over_its_days(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "73000"}]}
        january = month(contract(employee("A"), of=offer("36500", **doctor)), 1)
        assert january.earned.amount == 31 * (100 + 200)

    def test_a_contract_that_ends_early_is_earned_by_its_end(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "73000"}]}
        of = contract(employee("A"), of=offer("36500", **doctor), on=terms())
        end = of.terminate("client", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1))
        of = applied(of, end)
        june = month(of, 6)
        assert june.closing.unearned.amount == 0
        assert june.closing.earned.amount == of.premium == 181 * (100 + 200)
        assert month(of, 7).earned.amount == 0


class TestPeople:
    def test_the_first_month_opens_with_nobody(self) -> None:
        heads = month(contract(employee("A"), relative("A1")), 1).heads
        assert {r.value: (h.opening, h.joined, h.left, h.closing) for r, h in heads.items()} == {
            "employee": (0, 1, 0, 1),
            "child": (0, 1, 0, 1),
        }

    def test_joiners_and_leavers_of_a_month(self) -> None:
        of = contract()
        of = applied(
            of,
            of.add(employee("D"), requested_on=date(2026, 4, 1), start=date(2026, 5, 4)),
        )
        of = applied(of, of.remove("A", last_day=date(2026, 5, 31), requested_on=date(2026, 5, 2)))
        may = month(of, 5).heads[Relationship.EMPLOYEE]
        june = month(of, 6).heads[Relationship.EMPLOYEE]
        assert (may.opening, may.joined, may.left, may.closing) == (3, 1, 0, 4)
        assert (june.opening, june.joined, june.left, june.closing) == (4, 0, 1, 3)

    def test_who_comes_and_goes_within_a_month_has_done_both(self) -> None:
        of = contract(employee("A"))
        of = applied(of, of.add(employee("D"), requested_on=START, start=date(2026, 5, 4)))
        leaving = of.remove("D", last_day=date(2026, 5, 20), requested_on=date(2026, 5, 4))
        may = month(applied(of, leaving), 5).heads[Relationship.EMPLOYEE]
        assert (may.opening, may.joined, may.left, may.closing) == (1, 1, 1, 1)

    def test_who_is_entered_but_not_yet_insured_does_not_count(self) -> None:
        of = contract(employee("A"))
        of = applied(of, of.add(employee("D"), requested_on=START, start=date(2026, 5, 4)))
        assert month(of, 1).heads[Relationship.EMPLOYEE].closing == 1


class TestMoney:
    def test_entries_are_those_booked_in_the_period(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        of = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 3)))
        assert [[e.number for e in month(of, n).entries] for n in (1, 2, 3)] == [[0, 1], [2], []]
        assert month(of, 1).paid == roubles(3 * 90 * 100)
        assert month(of, 2).paid == 0

    def test_the_balance_is_what_is_still_to_be_paid(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        assert month(of, 1).closing.balance == of.balance == 3 * 275 * 100

    def test_nobody_pays_where_nobody_says_so(self) -> None:
        january = month(contract(), 1)
        assert january.booked.employer is None
        assert january.earned.employees is None
        assert codes(january.issues) == ["STATEMENT-PAYER-UNSTATED"]
        assert january.deductions == ()

    def test_premium_is_split_between_the_payers(self) -> None:
        january = month(contract(employee("A"), of=HALF), 1)
        assert (january.booked.employer, january.booked.employees) == (18250, 18250)
        assert (january.earned.employer, january.earned.employees) == (1550, 1550)
        assert january.issues == ()


class TestDeductions:
    def test_all_at_once_in_the_month_of_booking(self) -> None:
        of = contract(employee("A"), of=HALF)
        of = applied(
            of, of.add(employee("D"), requested_on=date(2026, 5, 1), start=date(2026, 7, 2))
        )
        found = {one.member_id: one.amount for one in month(of, 1).deductions}
        assert found == {"A": roubles(18250)}
        (joiner,) = month(of, 5).deductions
        assert (joiner.member_id, joiner.amount) == ("D", roubles(183 * 50))
        assert month(of, 7).deductions == ()

    def test_monthly_in_equal_parts_over_the_cover(self) -> None:
        of = contract(employee("A"), of=offer("24000", contribution=[{"employer": "0"}]))
        parts = [month(of, n, spread="monthly").deductions for n in range(1, 13)]
        assert [[one.amount for one in part] for part in parts] == [[roubles(2000)]] * 12

    def test_a_relative_is_paid_from_the_pay_of_the_employee(self) -> None:
        of = contract(employee("A"), relative("A1"), on=terms(relatives={"payer": "employee"}))
        (one,) = month(of, 1).deductions
        assert (one.member_id, one.employee_id, one.amount) == ("A1", "A", roubles(36500))

    def test_a_leaver_gets_back_what_was_withheld_too_much(self) -> None:
        of = contract(employee("A"), of=HALF)
        gone = of.remove("A", last_day=date(2026, 3, 31), requested_on=date(2026, 3, 1))
        (one,) = month(applied(of, gone), 3).deductions
        assert one.amount == roubles(-275 * 50)

    def test_what_is_kept_at_the_end_is_for_nobody_in_particular(self) -> None:
        of = contract(employee("A"), of=HALF, on=terms(payment={"schedule": "single"}))
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        end = of.terminate("client", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1))
        june = month(applied(of, end), 6)
        assert june.deducted_for_nobody == roubles(184 * 100 // 5 // 2)
        assert [one.amount for one in june.deductions] == [roubles(-184 * 50)]

    def test_another_way_to_spread_is_refused(self) -> None:
        with pytest.raises(ValueError, match="weekly"):
            month(contract(), 1, spread="weekly")


class TestWhateverHappens:
    @given(years())
    @settings(max_examples=60)
    def test_months_add_up_to_the_whole(self, of: Contract) -> None:
        months = [statement(of, one) for one in months_of(of)]
        whole = statement(of, ALL)
        for name in ("booked", "earned"):
            amounts = [getattr(one, name) for one in months]
            assert sum(a.amount for a in amounts) == getattr(whole, name).amount
            if whole.booked.employer is not None:
                assert sum(a.employer for a in amounts) == getattr(whole, name).employer
        assert sum(one.paid for one in months) == whole.paid == of.paid
        assert sum(one.returned for one in months) == whole.returned == of.returned
        entries = [e.number for one in months for e in one.entries]
        assert entries == [m.number for m in of.journal]

    @given(years())
    @settings(max_examples=60)
    def test_after_its_end_everything_is_earned(self, of: Contract) -> None:
        end = statement(of, ALL)
        assert end.earned.amount == end.booked.amount == of.premium
        assert end.earned.employer == end.booked.employer
        assert end.closing.unearned.amount == 0
        assert end.closing.balance == of.balance

    @given(years(), st.data())
    @settings(max_examples=60)
    def test_a_closed_month_never_changes(self, of: Contract, data: st.DataObject) -> None:
        booked_until = of.entries[-1].booked_on if of.entries else of.agreement.concluded_on
        closed = Period(date(2025, 12, 1), booked_until - ONE_DAY)
        before = statement(of, closed, spread="monthly")
        later = data.draw(movements(of, 99))
        if later.accepted:
            assert statement(of.apply(later), closed, spread="monthly") == before

    @given(years())
    @settings(max_examples=60)
    def test_each_opening_is_the_closing_before(self, of: Contract) -> None:
        months = [statement(of, one) for one in months_of(of)]
        for before, after in pairwise(months):
            assert after.opening == before.closing
        for one in months:
            for heads in one.heads.values():
                assert heads.opening + heads.joined - heads.left == heads.closing
            assert sum(h.closing for h in one.heads.values()) >= 0

    @given(years(), days)
    @settings(max_examples=60)
    def test_heads_are_who_is_insured(self, of: Contract, day: date) -> None:
        last = Period(ALL.start, max(day, of.entries[-1].booked_on if of.entries else day))
        heads = statement(of, last).heads
        insured = Counter(p.member.relationship for p, _ in of.insured_on(last.last_day))
        assert {r: h.closing for r, h in heads.items() if h.closing} == insured

    @given(years(), st.sampled_from(["at_once", "monthly"]))
    @settings(max_examples=60)
    def test_deductions_are_what_employees_bear(self, of: Contract, spread: str) -> None:
        whole = statement(of, ALL, spread=spread)
        if whole.booked.employees is None:
            return
        withheld = sum(one.amount for one in whole.deductions)
        assert withheld + whole.deducted_for_nobody == whole.booked.employees
        by_month: Counter[str] = Counter()
        for one in months_of(of):
            for part in statement(of, one, spread=spread).deductions:
                by_month[part.member_id] += part.amount
        total = {one.member_id: one.amount for one in whole.deductions}
        assert {id_: amount for id_, amount in by_month.items() if amount} == total

    @given(years(), days)
    @settings(max_examples=60)
    def test_earned_lies_between_nothing_and_the_premium(self, of: Contract, day: date) -> None:
        closing = statement(of, Period(date(2025, 12, 1), day)).closing
        assert 0 <= closing.earned.amount <= closing.premium.amount
        assert closing.earned.amount + closing.unearned.amount == closing.premium.amount


def test_a_day_of_a_year_earns_what_its_days_cost() -> None:
    of = contract(on=terms(enrolment=FREE))
    earned = [
        statement(of, Period(day, day)).earned.amount
        for day in (START + timedelta(n) for n in range(365))
    ]
    assert set(earned) == {roubles(300)}
    assert sum(earned) == statement(of, YEAR).earned.amount
