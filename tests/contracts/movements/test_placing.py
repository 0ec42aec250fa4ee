"""Placing: a premium falls into the payments for its days, and none that was due is touched."""

from datetime import date, timedelta

import pytest
from contract_helpers import START, contract, terms
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.movements.placing import credit_slot, next_slot, place
from dms.contracts.state.slots import SlotKind
from dms.periods import Period

AGREEMENTS = {
    additional: contract(on=terms(payment={"additional": additional})).agreement
    for additional in ("next_instalment", "at_once", None)
}
days = st.integers(0, 364).map(lambda n: START + timedelta(n))


@given(
    st.integers(0, 10_000_000),
    st.tuples(days, days).map(sorted),
    st.none() | days,
    st.sampled_from(list(AGREEMENTS)),
)
def test_it_adds_up_and_only_later_payments_change(units, cover, on, additional):
    placed = place(AGREEMENTS[additional], units, Period(*cover), on)
    assert sum(placed.values()) == units
    assert all(part > 0 for part in placed.values())
    if on is not None:
        due = [slot for slot in placed if slot.is_due(on)]
        assert all(slot.kind is SlotKind.ADDITIONAL and slot.due == on for slot in due)


@pytest.mark.parametrize(
    ("on", "number"), [(date(2026, 1, 11), 1), (date(2026, 1, 12), 2), (date(2026, 10, 12), None)]
)
def test_the_next_payment_is_due_later_than_the_day(on, number):
    assert next_slot(AGREEMENTS[None], on).number == number


def test_what_comes_back_goes_into_the_next_payment_or_out_in_cash():
    on = date(2026, 5, 4)
    assert credit_slot(AGREEMENTS[None], on, cash=True).kind is SlotKind.CASH
    assert credit_slot(AGREEMENTS[None], on, cash=False).due == date(2026, 7, 13)
    unscheduled = contract(on=terms(payment={"schedule": None})).agreement
    assert credit_slot(unscheduled, on, cash=False).kind is SlotKind.SETTLEMENT
