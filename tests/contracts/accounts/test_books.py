"""Books, sums by payer, days gone by, payers of payments: the small rooms of a statement."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, localcontext

import pytest
from contract_helpers import END, START, applied, contract, employee, offer, relative, terms
from hypothesis import given, settings
from hypothesis import strategies as st
from random_contracts import days
from random_years import years

from dms.contracts.accounts.books import booked_in, books_on, employer_of, entries_of
from dms.contracts.accounts.borne import Borne, less
from dms.contracts.accounts.earning import days_gone_by, unearned
from dms.contracts.accounts.insured_list import cover_on
from dms.contracts.accounts.payment_payers import employer_by_slot
from dms.contracts.accounts.payroll import Spread, deductions
from dms.contracts.accounts.settling_up import settle_up
from dms.contracts.contract import Contract
from dms.contracts.state.names import plain_name
from dms.contracts.state.person import Person
from dms.contracts.state.slots import Slot, SlotKind, unpaid
from dms.periods import Period
from dms.pricing.rounding import RoundingRule

ALL = Period(date(2025, 12, 1), date(2027, 1, 31))
HALF = offer("36500", contribution=[{"employer": "0.5"}])
slots = st.builds(
    lambda n: Slot(SlotKind.INSTALMENT, START + timedelta(30 * n), n), st.integers(1, 9)
)


def covered(people: Mapping[str, Person]) -> list[tuple[str, date, date, int]]:
    """The days and premiums of everybody."""
    return [
        (id_, stretch.period.start, stretch.period.last_day, stretch.premium)
        for id_, person in people.items()
        for stretch in person.stretches
    ]


class TestBooks:
    def test_the_first_list_is_entry_number_0(self) -> None:
        of = contract(concluded_on=date(2025, 12, 20))
        (first,) = entries_of(of)
        assert (first.number, first.booked_on) == (0, date(2025, 12, 20))
        assert first.hash == of.head

    def test_nothing_is_known_before_the_conclusion(self) -> None:
        books = books_on(contract(), START - timedelta(1))
        assert (books.number, books.premium) == (-1, 0)
        assert not books.people

    def test_the_number_of_the_latest_movement_is_known(self) -> None:
        of = contract()
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        assert books_on(of, date(2026, 1, 11)).number == 0
        assert books_on(of, date(2026, 1, 12)).number == 1

    @given(years())
    @settings(max_examples=50)
    def test_in_the_end_the_books_are_the_contract(self, of: Contract) -> None:
        books, own = books_on(of, ALL.last_day), of.standing
        for name in ("number", "premium", "paid", "returned", "contract_premium", "ended"):
            assert getattr(books, name) == getattr(own, name), name
        assert dict(books.people) == dict(own.people)
        assert books.within == own.within

    @given(years(), days)
    @settings(max_examples=50)
    def test_the_books_of_a_day_are_the_contract_of_that_day(self, of: Contract, day: date) -> None:
        known = [entry.movement.request for entry in of.entries if entry.booked_on <= day]
        then = Contract.from_offer(
            of.agreement.offer,
            of.agreement.members,
            terms=of.terms,
            number=of.number,
            concluded_on=of.agreement.concluded_on,
        ).replay(known)
        if of.agreement.concluded_on <= day:
            assert covered(books_on(of, day).people) == covered(then.standing.people)
            assert books_on(of, day).premium == then.standing.premium

    @given(years(), days)
    @settings(max_examples=50)
    def test_every_entry_is_booked_once(self, of: Contract, day: date) -> None:
        before, after = ALL.split_before(day)
        assert booked_in(of, before) + booked_in(of, after) == tuple(entries_of(of))

    def test_one_line_of_which_nobody_says_who_pays_is_enough(self) -> None:
        known = contract(of=HALF).conclusion.lines
        unknown = contract().conclusion.lines
        assert employer_of(known) == 3 * 1825000
        assert employer_of((*known, unknown[0])) is None
        assert employer_of(()) == 0


class TestBorne:
    def test_the_rest_is_borne_by_the_employees(self) -> None:
        borne = Borne.of(RoundingRule(), 1001, 334)
        assert (borne.amount, borne.employer, borne.employees) == (
            Decimal("10.01"),
            Decimal("3.34"),
            Decimal("6.67"),
        )

    def test_what_is_not_stated_stays_so(self) -> None:
        unknown, known = Borne(Decimal(5), None), Borne(Decimal(3), Decimal(2))
        assert unknown.employees is None
        assert unknown.minus(known) == Borne(Decimal("2.00"), None)
        assert known.minus(unknown).employer is None
        assert known.minus(known) == Borne(Decimal("0.00"), Decimal("0.00"))

    def test_subtracting_is_exact_in_any_context(self) -> None:
        with localcontext(prec=3):
            assert less(Decimal("12345678.91"), Decimal("0.01")) == Decimal("12345678.90")


class TestEarning:
    @pytest.mark.parametrize(
        ("day", "gone"),
        [
            (date(2025, 12, 31), 0),
            (START, 1),
            (date(2026, 1, 31), 31),
            (END, 365),
            (date(2027, 1, 1), 365),
        ],
    )
    def test_both_ends_of_a_period_count(self, day: date, gone: int) -> None:
        assert days_gone_by(Period(START, END), day) == gone

    def test_half_a_kopeck_goes_up(self) -> None:
        of = contract(employee("A"), of=offer("0.05", contribution=[{"employer": "1"}]))
        of = applied(of, of.remove("A", last_day=START + timedelta(1), requested_on=START))
        assert of.standing.people["A"].premium == 0
        two_days = offer("3.65", period={"start": START, "last_day": START + timedelta(1)})
        ahead = unearned(books_on(contract(employee("A"), of=two_days), START))
        assert ahead.units == 365 - 183

    def test_the_part_of_the_employer_is_spread_alike(self) -> None:
        ahead = unearned(books_on(contract(employee("A"), of=HALF), date(2026, 1, 31)))
        assert (ahead.units, ahead.employer) == (334 * 10000, 334 * 5000)

    @given(years(), days, days)
    @settings(max_examples=50)
    def test_less_lies_ahead_as_days_go_by(self, of: Contract, one: date, other: date) -> None:
        """With the same knowledge the part for days ahead only becomes smaller."""
        of = Contract.from_offer(
            of.agreement.offer, of.agreement.members, terms=of.terms, number="1"
        )
        first, second = sorted((one, other))
        before, after = unearned(books_on(of, first)), unearned(books_on(of, second))
        assert before.units >= after.units >= 0
        assert before.employer >= after.employer >= 0


class TestPayroll:
    def test_cover_within_a_month_is_one_deduction(self) -> None:
        of = contract(employee("A"), of=HALF)
        of = applied(of, of.add(employee("D"), requested_on=START, start=date(2026, 12, 2)))
        opening, closing = books_on(of, date(2026, 11, 30)), books_on(of, END)
        found = deductions(opening, closing, (), Spread.MONTHLY)
        assert {one.member_id: one.amount for one in found} == {
            "A": Decimal("1520.83"),
            "D": Decimal("1500.00"),
        }

    def test_before_the_first_month_nothing_is_withheld(self) -> None:
        of = contract(employee("A"), of=HALF, concluded_on=date(2025, 12, 1))
        opening, closing = books_on(of, date(2025, 11, 30)), books_on(of, date(2025, 12, 31))
        assert deductions(opening, closing, (), Spread.MONTHLY) == ()
        assert len(deductions(opening, closing, (), Spread.AT_ONCE)) == 1

    def test_a_late_booking_catches_up(self) -> None:
        of = contract(employee("A"), of=offer("1200", contribution=[{"employer": "1"}]))
        child = relative("A1", "A")
        own = terms(relatives={"payer": "employee"})
        of = contract(employee("A"), of=offer("3650"), on=own)
        of = applied(of, of.add_relative(child, requested_on=date(2026, 3, 5), start=START))
        opening, closing = books_on(of, date(2026, 2, 28)), books_on(of, date(2026, 3, 31))
        (one,) = deductions(opening, closing, (), Spread.MONTHLY)
        assert one.amount == Decimal("912.50")

    def test_what_is_kept_is_withheld_when_booked(self) -> None:
        of = contract(employee("A"), employee("B"), of=HALF)
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        gone = of.remove(
            "A", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 2), refund="cash"
        )
        of = applied(of, gone)
        february = Period(date(2026, 2, 1), date(2026, 2, 28))
        opening, closing = books_on(of, date(2026, 1, 31)), books_on(of, february.last_day)
        (one,) = deductions(opening, closing, booked_in(of, february), Spread.AT_ONCE)
        assert one.amount == Decimal(-306 * 50 + 310).quantize(Decimal("0.01"))


class TestPayersOfPayments:
    def by_due(self, of: Contract) -> list[int]:
        found = employer_by_slot(entries_of(of))
        assert found is not None
        return [found[slot] for slot in sorted(found, key=lambda s: s.order) if found[slot]]

    def test_each_person_as_the_own_premium_is_borne(self) -> None:
        rules = [{"when": {"relationship": "employee"}, "employer": "1"}, {"employer": "0"}]
        of = contract(employee("A"), relative("A1"), of=offer("36500", contribution=rules))
        assert self.by_due(of) == [900000, 910000, 920000, 920000]

    def test_the_price_of_the_contract_is_the_employers(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "36500"}]}
        rules = [{"employer": "0"}]
        of = contract(employee("A"), of=offer("36500", contribution=rules, **doctor))
        assert self.by_due(of) == [900000, 910000, 920000, 920000]

    def test_what_is_set_off_goes_back_to_who_has_borne_it(self) -> None:
        of = contract(employee("A"), employee("B"), of=HALF)
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        gone = of.remove("A", last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
        of = applied(of, gone)
        assert self.by_due(of) == [900000, 455000 - 295000, 460000, 460000]

    def test_nobody_knows_where_nobody_says(self) -> None:
        assert employer_by_slot(entries_of(contract())) is None

    def test_a_contract_that_ends_gives_back_by_the_same_shares(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "36500"}]}
        rules = [{"employer": "0"}]
        of = contract(employee("A"), of=offer("36500", contribution=rules, **doctor))
        end = of.terminate("client", last_day=date(2026, 3, 31), requested_on=date(2026, 1, 5))
        assert sum(self.by_due(applied(of, end))) == 900000


class TestSettlingUp:
    @given(st.dictionaries(slots, st.integers(-500, 1000)), st.integers(0, 3000))
    def test_everything_goes_somewhere(self, booked: dict[Slot, int], money: int) -> None:
        settled = settle_up(booked, money)
        assert sum(settled.paid.values()) + settled.overpaid == money
        credits_ = -sum(units for units in booked.values() if units < 0)
        assert sum(settled.set_off.values()) + settled.credit == credits_
        for slot, units in booked.items():
            assert 0 <= settled.paid[slot] + settled.set_off[slot] <= max(units, 0)

    @given(st.dictionaries(slots, st.integers(-500, 1000)), st.integers(0, 3000))
    def test_it_is_how_the_contract_counts_what_is_paid(
        self, booked: dict[Slot, int], money: int
    ) -> None:
        settled = settle_up(booked, money)
        for slot, open_ in unpaid(booked, money).items():
            assert booked[slot] - settled.paid[slot] - settled.set_off[slot] == open_


class TestSmallThings:
    def test_somebody_without_any_cover_has_none(self) -> None:
        of = contract()
        gone = of.add(employee("D"), requested_on=START, start=date(2026, 3, 1))
        of = applied(of, gone)
        of = applied(of, of.remove("D", last_day=date(2026, 2, 28), requested_on=START))
        assert cover_on(of.person("D"), date(2026, 3, 1)) is None

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Пётр Орлов", "петр  орлов"), ("ЁЖИК", "ежик"), (" А\u00a0Б ", "а б")],
    )
    def test_names_are_compared_as_people_read_them(self, one: str, other: str) -> None:
        assert plain_name(one) == plain_name(other)
