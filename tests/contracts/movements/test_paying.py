"""Paying: what is due first, what is late, and money that cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import applied, codes, contract, granted, offer, plan, refusal, terms

ON = date(2026, 5, 4)
WORDS = {
    "nothing": "nothing follows",
    "set_off": "954",
    "suspension": "rests",
    "termination": "may end it",
}


def test_everything_that_is_due_is_paid_when_no_amount_is_named():
    running = contract()
    assert refusal(running.pay(on=date(2026, 1, 11))) == "MOVEMENT-NOTHING-DUE"
    assert running.pay(on=date(2026, 1, 12)).paid == 27_000
    running = applied(running, running.pay(on=ON))
    assert (running.paid, running.balance) == (54_300, 55_200)
    assert refusal(running.pay(on=ON)) == "MOVEMENT-NOTHING-DUE"


def test_a_credit_lowers_what_is_due():
    running = contract()
    running = applied(running, running.pay(on=ON))
    leave = running.remove("A", last_day=date(2026, 5, 11), requested_on=ON)
    running = applied(running, leave)
    assert plan(running)["07-13"] == 27_600 - 9_200 - 5_000
    assert running.pay(on=date(2026, 7, 13)).paid == 13_400


def test_too_much_is_only_warned_about():
    running = contract()
    made = granted(running.pay(Decimal(109_501), on=ON))
    assert codes(made.issues) == ["MOVEMENT-PAID-TOO-MUCH"]
    assert granted(running.pay(Decimal(109_500), on=ON)).issues == ()
    assert applied(running, made).balance == -1


@pytest.mark.parametrize("consequence", [None, *WORDS])
def test_late_payments_are_named_with_what_follows(consequence):
    on = terms(payment={"grace": {"calendar_days": 5}, "late_payment": consequence})
    running = contract(on=on)
    told = [reason.to("en") for reason in running.pay(on=ON).reasons]
    assert told[0] == "instalment 1 was to be paid by 2026-01-19"
    assert len(told) == (2 if consequence is None else 4)
    assert WORDS.get(consequence or "", "instalment") in told[1]
    in_time = applied(running, running.pay(on=date(2026, 4, 13)))
    assert in_time.pay(Decimal(1), on=ON).reasons == ()


def test_money_is_never_rounded():
    assert refusal(contract().pay(Decimal(0), on=ON)) == "MOVEMENT-NO-AMOUNT"
    assert refusal(contract().pay(Decimal("0.004"), on=ON)) == "MOVEMENT-AMOUNT-UNIT"
    whole = contract(of=offer(rounding={"unit": "10"}))
    assert refusal(whole.pay(Decimal("1234.56"), on=ON)) == "MOVEMENT-AMOUNT-UNIT"
    assert granted(whole.pay(Decimal(1230), on=ON)).paid == 1230


def test_without_a_schedule_nothing_is_ever_due():
    running = contract(on=terms(payment={"schedule": None}))
    assert refusal(running.pay(on=ON)) == "MOVEMENT-NOTHING-DUE"
    assert applied(running, running.pay(Decimal(5), on=ON)).paid == 5
