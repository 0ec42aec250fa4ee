"""Slots: what has been paid of each payment, and of the premium that stands in it."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.movements.placing import taken_back
from dms.contracts.state.slots import Slot, SlotKind, add_up, paid_shares, unpaid

FIRST = Slot(SlotKind.INSTALMENT, date(2026, 1, 10), 1)
EXTRA = Slot(SlotKind.ADDITIONAL, date(2026, 2, 1))
SECOND = Slot(SlotKind.INSTALMENT, date(2026, 4, 10), 2)
SETTLED, CASH = Slot(SlotKind.SETTLEMENT), Slot(SlotKind.CASH)
SLOTS = (FIRST, EXTRA, SECOND, SETTLED, CASH)
amounts = st.dictionaries(st.sampled_from(SLOTS[:4]), st.integers(1, 1_000))


def test_the_earliest_due_is_paid_first():
    slots = {SETTLED: 7, SECOND: 10, FIRST: 10, EXTRA: 4}
    assert unpaid(slots, 13) == {FIRST: 0, EXTRA: 1, SECOND: 10, SETTLED: 7}


def test_what_was_set_off_counts_and_cash_does_not():
    assert unpaid({FIRST: 10, SETTLED: -6}, 0) == {FIRST: 4}
    assert unpaid({FIRST: 10, CASH: -6}, 0) == {FIRST: 10}


def test_what_was_settled_with_leavers_is_paid_before_the_share_of_others():
    """Of 75, 25 were paid and settled with a leaver; the others have paid 25 of their 50."""
    assert paid_shares({FIRST: 50}, {FIRST: 25}) == {FIRST: Fraction(1, 2)}
    assert paid_shares({FIRST: 50, SECOND: 0}, {}) == {FIRST: 1}
    assert paid_shares({FIRST: 50}, {FIRST: 60}) == {FIRST: 0}


def test_days_and_order():
    assert FIRST.is_due(date(2026, 1, 10))
    assert not FIRST.is_due(date(2026, 1, 9))
    assert not SETTLED.is_due(date.max)
    assert sorted(SLOTS, key=lambda slot: slot.order)[:3] == [FIRST, EXTRA, SECOND]


def test_what_comes_to_nothing_is_left_out():
    assert add_up({FIRST: 3}, [(FIRST, -3), (SECOND, 1)], {}) == {SECOND: 1}


@given(amounts, st.integers(0, 4_000))
def test_paid_and_unpaid_are_everything(slots, paid):
    still = unpaid(slots, paid)
    assert sum(slots.values()) - sum(still.values()) == min(paid, sum(slots.values()))
    assert all(0 <= share <= 1 for share in paid_shares(slots, still).values())


@given(amounts, st.integers(0, 4_000))
def test_taking_back_begins_with_the_last_payment(placed, units):
    taken = taken_back(placed, units)
    assert sum(now for _, now in taken) == min(units, sum(placed.values()))
    left = add_up(placed, [(slot, -now) for slot, now in taken])
    assert all(now > 0 for now in left.values())
    if taken and left:
        latest = max(left, key=lambda slot: slot.order)
        assert latest.order <= min(slot.order for slot, _ in taken)
