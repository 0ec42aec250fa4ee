"""Leaving: until when, what is freed, what comes back of it and what is kept; families."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import (
    applied,
    codes,
    contract,
    employee,
    granted,
    offer,
    plan,
    refusal,
    relative,
    terms,
)
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind
from dms.contracts.terms.terms import Terms

ON = date(2026, 5, 4)
JUNE = date(2026, 6, 30)


def paid(amount: Decimal | None = None, on: Terms | None = None) -> Contract:
    running = contract(on=on)
    return applied(running, running.pay(amount or running.premium, on=date(2026, 1, 1)))


class TestMoney:
    def test_nothing_paid_only_lowers_later_payments(self):
        running = contract()
        made = running.remove("A", last_day=JUNE, requested_on=ON)
        assert (granted(made).amount, made.returned) == (-18_400, 0)
        after = plan(applied(running, made))
        assert after == plan(running) | {"07-13": Decimal(18_400), "10-12": Decimal(18_400)}

    def test_paid_premium_is_set_off_against_the_next_payment(self):
        running = paid()
        made = running.remove("A", last_day=JUNE, requested_on=ON)
        assert made.returned == 18_400
        assert applied(running, made).balance == -18_400

    def test_cash_has_its_own_share(self):
        running = paid()
        made = running.remove("A", last_day=JUNE, requested_on=ON, refund="cash")
        assert (made.amount, made.returned) == (-14_720, 14_720)
        (released, retained) = made.lines
        assert (released.kind, retained.kind) == (LineKind.RELEASE, LineKind.RETAINED)
        assert made.alternatives == {"set_off": 18_400_00, "cash": 14_720_00}
        after = applied(running, made)
        assert (after.returned, after.balance) == (14_720, 0)

    def test_no_more_comes_back_than_was_paid(self):
        """Each leaves with a part of half the premium that was paid, whoever left before."""
        on = terms(payment={"schedule": "single"}, leaving={"refund": {"cash_share": "1"}})
        running = paid(Decimal(54_750), on)
        back = []
        for id_ in "ABC":
            made = running.remove(id_, last_day=JUNE, requested_on=ON, refund="cash")
            back.append(made.returned)
            running = applied(running, made)
        assert back == [9_200, 9_200, 9_200]

    @given(
        paid_=st.integers(1, 3 * 101),
        methods=st.lists(st.sampled_from(["cash", "set_off"]), min_size=3, max_size=3),
    )
    def test_not_even_a_kopeck_more(self, paid_, methods):
        on = terms(payment={"schedule": "single"}, leaving={"refund": {"cash_share": "1"}})
        running = contract(of=offer("1.01"), on=on)
        running = applied(running, running.pay(Decimal(paid_) / 100, on=ON))
        back = Decimal(0)
        for id_, method in zip("ABC", methods, strict=True):
            made = running.remove(id_, last_day=JUNE, requested_on=ON, refund=method)
            running, back = applied(running, made), back + made.returned
        assert back <= running.paid

    def test_claims_and_expenses_are_taken_off(self):
        load = {"share": "0.1", "of": "freed"}
        on = terms(leaving={"refund": {"expense_load": load, "minus_claims": True}})
        running = paid(on=on)
        asked = running.remove("A", last_day=JUNE, requested_on=ON)
        assert codes(asked.issues) == ["REFUND-CLAIMS-UNKNOWN"]
        assert asked.issues[0].where.pointer == "/leaving/refund/minus_claims"
        made = running.remove("A", last_day=JUNE, requested_on=ON, claims=Decimal(1_000))
        assert made.returned == 18_400 - 1_840 - 1_000
        assert made.amount == -made.returned

    def test_whoever_was_never_insured_is_not_charged_for_it(self):
        load = {"share": "0.1", "of": "charged"}
        refund = {"set_off_share": "0.5", "expense_load": load, "minus_claims": True}
        running = paid(on=terms(leaving={"refund": refund}))
        joined = applied(running, running.add(employee("N"), requested_on=ON))
        left = applied(joined, joined.remove("N", last_day=date(2026, 5, 3), requested_on=ON))
        assert left.payments == running.payments
        late = applied(joined, joined.pay(joined.balance, on=date(2026, 12, 1)))
        for method in ("set_off", "cash"):
            made = late.remove(
                "N", last_day=date(2026, 5, 3), requested_on=date(2026, 12, 2), refund=method
            )
            assert applied(late, made).premium == running.premium

    def test_whose_money_comes_back(self):
        of = offer(contribution=[{"employer": "0.75"}])
        running = contract(of=of)
        running = applied(running, running.pay(running.premium, on=ON))
        made = running.remove("A", last_day=JUNE, requested_on=ON, refund="cash")
        assert made.payers == {"employer": Decimal("-11040.00"), "employee": Decimal("-3680.00")}


class TestDates:
    def test_late_notice_means_longer_cover(self):
        rule = {"days": [1, 15], "notice": {"working_days": 10}, "counting": "strict"}
        running = contract(on=terms(leaving=rule | {"late": "next_day", "backdating": None}))
        made = running.remove("A", last_day=date(2026, 5, 14), requested_on=ON)
        assert (made.effective, made.days_too_long) == (date(2026, 6, 1), 17)
        assert applied(running, made).person("A").last_day == date(2026, 5, 31)

    def test_questions_of_the_dates(self):
        running = contract(on=terms(leaving={"backdating": None}))
        assert running.remove("A", last_day=JUNE, requested_on=ON).effective is None

    @pytest.mark.parametrize(
        ("id_", "last_day", "code"),
        [
            ("Z", JUNE, "MOVEMENT-NOBODY"),
            ("N", date(2026, 5, 2), "MOVEMENT-BEFORE-ENTRY"),
            ("A", date(2026, 12, 31), "MOVEMENT-AFTER-END"),
            ("B", JUNE, "MOVEMENT-LEAVES-ALREADY"),
        ],
    )
    def test_who_cannot_leave(self, id_, last_day, code):
        running = contract()
        running = applied(running, running.add(employee("N"), requested_on=ON))
        running = applied(running, running.remove("B", last_day=JUNE, requested_on=ON))
        assert refusal(running.remove(id_, last_day=last_day, requested_on=ON)) == code

    def test_who_was_withdrawn_is_nobody_until_joining_again(self):
        running = contract()
        eve = date(2025, 12, 31)
        running = applied(running, running.remove("A", last_day=eve, requested_on=ON))
        assert refusal(running.remove("A", last_day=eve, requested_on=ON)) == "MOVEMENT-NOBODY"
        running = applied(running, running.add(employee("A"), requested_on=ON))
        assert running.person("A").entry == ON


class TestFamilies:
    PEOPLE = (employee("A"), relative("a"), employee("B"))

    def test_relatives_leave_with_their_employee(self):
        running = contract(*self.PEOPLE)
        made = running.remove("A", last_day=JUNE, requested_on=ON)
        assert made.people == ("A", "a")
        assert applied(running, made).person("a").last_day == JUNE

    def test_or_stay(self):
        running = contract(*self.PEOPLE, on=terms(leaving={"with_employee": False}))
        assert running.remove("A", last_day=JUNE, requested_on=ON).people == ("A",)

    def test_or_it_is_asked(self):
        running = contract(*self.PEOPLE, on=terms(leaving={"with_employee": None}))
        made = running.remove("A", last_day=JUNE, requested_on=ON)
        assert [i.where.pointer for i in made.issues] == ["/leaving/with_employee"]
        assert granted(running.remove("B", last_day=JUNE, requested_on=ON))

    def test_claims_are_those_of_the_person_asked_for(self):
        on = terms(leaving={"refund": {"minus_claims": True}})
        running = contract(*self.PEOPLE, on=on)
        running = applied(running, running.pay(running.premium, on=ON))
        made = running.remove("A", last_day=JUNE, requested_on=ON, claims=Decimal(400))
        assert [made.refunds[id_].returned for id_ in ("A", "a")] == [18_000_00, 18_400_00]

    def test_who_has_become_an_employee_does_not_leave_with_the_old_family(self):
        running = contract(*self.PEOPLE)
        running = applied(running, running.remove("a", last_day=ON, requested_on=ON))
        hired = employee("a", birth=date(2007, 1, 1))
        running = applied(running, running.add(hired, requested_on=ON, start=date(2026, 6, 1)))
        assert running.remove("A", last_day=JUNE, requested_on=ON).people == ("A",)


class TestWhoseCoverEndsEarlierAnyway:
    """Somebody with a last day of their own leaves before it like anybody else."""

    def test_of_the_first_list(self):
        running = contract(employee("A", last_day=JUNE), employee("B"))
        made = running.remove("A", last_day=date(2026, 5, 31), requested_on=ON)
        assert granted(made).amount == -3_000
        assert applied(running, made).person("A").last_day == date(2026, 5, 31)
        for day in (JUNE, date(2026, 7, 31), date(2026, 12, 31)):
            late = running.remove("A", last_day=day, requested_on=ON)
            assert refusal(late) == "MOVEMENT-LEAVES-ALREADY"

    def test_a_relative_whose_employee_is_leaving(self):
        running = contract(employee("A"), relative("a"))
        running = applied(running, running.remove("A", last_day=JUNE, requested_on=ON))
        made = running.remove("a", last_day=date(2026, 5, 31), requested_on=ON)
        assert granted(made).people == ("a",)
        running = applied(running, made)
        assert running.person("A").last_day == JUNE
        assert running.person("a").last_day == date(2026, 5, 31)

    def test_a_correction_does_not_lengthen_the_cover_that_was_there(self):
        running = contract(employee("A", last_day=JUNE), employee("B"))
        made = running.remove("A", last_day=date(2026, 5, 31), requested_on=ON)
        running = applied(running, made)
        late = running.correct(1, requested_on=ON, last_day=date(2026, 7, 31))
        assert refusal(late) == "MOVEMENT-LEAVES-ALREADY"
        right = applied(running, running.correct(1, requested_on=ON, last_day=JUNE))
        assert right.person("A").last_day == JUNE

    def test_a_place_is_taken_to_the_last_day_that_it_has(self):
        running = contract(employee("A", last_day=JUNE), employee("B"))
        made = running.swap("A", employee("N"), requested_on=ON, start=date(2026, 6, 1))
        running = applied(running, made)
        assert running.person("N").last_day == JUNE
        assert running.person("A").last_day == date(2026, 5, 31)
