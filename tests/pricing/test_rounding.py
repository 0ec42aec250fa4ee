"""Rounding: one named rounding, to a multiple of whole kopecks."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.money import round_to
from dms.pricing.rounding import RoundingRule

units = st.sampled_from(["0.01", "0.05", "0.1", "0.25", "0.5", "1", "1.00", "10", "50", "1000"])
modes = st.sampled_from(["half_up", "half_even", "up", "down"])


def rule(unit: str = "0.01", mode: str = "half_up") -> RoundingRule:
    return RoundingRule.model_validate({"unit": unit, "mode": mode})


class TestUnits:
    @given(units, modes, st.integers(-(10**9), 10**9), st.integers(0, 6), st.fractions(0, 1))
    def test_rounded_once_from_the_exact_amount(
        self, unit: str, mode: str, digits: int, places: int, share: Fraction
    ) -> None:
        named = rule(unit, mode)
        exact = Fraction(digits, 10**places) * share
        found = named.roubles(named.units(digits, places, share))
        assert found == round_to(exact, named.unit, named.mode)
        assert named.units_of(exact) == named.units(digits, places, share)

    @pytest.mark.parametrize(
        ("unit", "amount", "roubles"),
        [
            ("0.01", "270.585", "270.59"),
            ("0.05", "270.58", "270.60"),
            ("0.5", "270.25", "270.50"),
            ("1", "270.50", "271.00"),
            ("100", "250", "300.00"),
        ],
    )
    def test_half_up_by_default(self, unit: str, amount: str, roubles: str) -> None:
        named = rule(unit)
        assert str(named.roubles(named.units_of(Fraction(amount)))) == roubles


class TestRoubles:
    @given(units, st.integers(-(10**12), 10**12))
    def test_always_with_kopecks(self, unit: str, count: int) -> None:
        with localcontext(prec=3):
            amount = rule(unit).roubles(count)
        assert Fraction(amount) == count * Fraction(unit)
        assert amount.as_tuple().exponent == -2


class TestRefused:
    @pytest.mark.parametrize("unit", ["0.001", "0.015", "1.005", "0.0099"])
    def test_parts_of_a_kopeck_cannot_be_paid(self, unit: str) -> None:
        with pytest.raises(ValidationError) as caught:
            rule(unit)
        assert [error["type"] for error in caught.value.errors()] == ["OFFER-ROUNDING-UNIT"]

    @pytest.mark.parametrize("unit", ["0", "-1"])
    def test_nor_nothing_or_less(self, unit: str) -> None:
        with pytest.raises(ValidationError):
            rule(unit)

    @pytest.mark.parametrize("field", [{"mode": "nearest"}, {"level": "family"}])
    def test_modes_and_levels_have_names(self, field: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            RoundingRule.model_validate(field)

    def test_the_default_is_the_kopeck_of_each_person(self) -> None:
        default = RoundingRule()
        assert (default.unit, default.mode, default.level) == (Decimal("0.01"), "half_up", "person")
