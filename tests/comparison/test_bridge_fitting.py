"""Signed parts in whole kopecks: the sum stays, nothing moves by a kopeck or more."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.comparison.fitting import fitted

UNITS = st.sampled_from(["0.01", "0.05", "1", "10"]).map(Decimal)


@given(st.lists(st.fractions(max_denominator=1000), max_size=12), UNITS)
def test_fitted_parts_add_up_and_stay_within_a_unit(parts, unit):
    rest = -sum(parts, Fraction(0)) % Fraction(unit)
    exact = dict(enumerate([*parts, rest]))
    found = fitted(exact, unit)
    assert sum(map(Fraction, found.values())) == sum(exact.values())
    assert list(found) == list(exact)
    for name, part in exact.items():
        assert abs(Fraction(found[name]) - part) < Fraction(unit)
        assert (Fraction(found[name]) / Fraction(unit)).denominator == 1
        if (part / Fraction(unit)).denominator == 1:
            assert found[name] == part


def test_the_largest_remainder_is_served_first_and_then_the_earlier_part():
    thirds = {"a": Fraction(1, 300), "b": Fraction(2, 300), "c": Fraction(2, 300)}
    more = thirds | {"d": Fraction(1, 300)}
    assert fitted(more) == {
        "a": Decimal("0.00"),
        "b": Decimal("0.01"),
        "c": Decimal("0.01"),
        "d": Decimal("0.00"),
    }
    halves = {"a": Fraction(1, 200), "b": Fraction(1, 200)}
    assert fitted(halves) == {"a": Decimal("0.01"), "b": Decimal("0.00")}


def test_parts_below_zero_are_cut_down_like_all_others():
    assert fitted({"a": Fraction(-7, 300), "b": Fraction(10, 300)}) == {
        "a": Decimal("-0.02"),
        "b": Decimal("0.03"),
    }


def test_parts_of_a_broken_sum_are_refused():
    with pytest.raises(ValueError, match="do not add up to whole units"):
        fitted({"a": Fraction(1, 300)})


def test_nothing_is_fitted_to_nothing():
    assert fitted({}) == {}
