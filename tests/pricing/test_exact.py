"""Exact arithmetic on whole numbers: the same as fractions, only faster."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.money import round_to
from dms.pricing.exact import ONE, Exact, added, aligned

decimals = st.decimals(-(10**12), 10**12, allow_nan=False, places=5) | st.decimals(
    -(10**30), 10**30, allow_nan=False, allow_infinity=False
)


def value(number: Exact) -> Fraction:
    return Fraction(number.digits, 10**number.places)


class TestConversion:
    @given(decimals)
    def test_there_and_back(self, number: Decimal) -> None:
        exact = Exact.of(number)
        assert exact.places >= 0
        assert value(exact) == Fraction(number)
        assert exact.decimal() == number

    @pytest.mark.parametrize(
        ("number", "written"),
        [
            ("5", "5.00"),
            ("1E+3", "1000.00"),
            ("-0.5", "-0.50"),
            ("1.2500", "1.25"),
            ("0.125", "0.125"),
            ("0E-9", "0.00"),
        ],
    )
    def test_written_with_kopecks_and_no_needless_zeros(self, number: str, written: str) -> None:
        assert str(Exact.of(Decimal(number)).decimal()) == written

    def test_the_context_of_the_caller_does_not_cut(self) -> None:
        number = Decimal("123456789.123456789")
        with localcontext(prec=3):
            assert Exact.of(number).decimal() == number

    @pytest.mark.parametrize("number", ["NaN", "Infinity"])
    def test_what_is_not_finite_is_refused(self, number: str) -> None:
        with pytest.raises(ValueError, match="finite"):
            Exact.of(Decimal(number))


class TestArithmetic:
    @given(decimals, decimals)
    def test_like_fractions(self, one: Decimal, other: Decimal) -> None:
        a, b = Exact.of(one), Exact.of(other)
        assert value(a.times(b)) == Fraction(one) * Fraction(other)
        assert value(a.plus(b)) == Fraction(one) + Fraction(other)
        assert a.times(ONE) == a

    @given(decimals, st.decimals("0.001", 1000, places=3))
    def test_rounding_to_a_unit(self, number: Decimal, unit: Decimal) -> None:
        rounded = value(Exact.of(number).rounded(Exact.of(unit)))
        assert rounded == Fraction(round_to(number, unit))

    @given(st.lists(decimals))
    def test_aligned_numbers_have_one_scale(self, numbers: list[Decimal]) -> None:
        digits, places = aligned([Exact.of(number) for number in numbers])
        assert [Fraction(d, 10**places) for d in digits] == [Fraction(n) for n in numbers]

    @given(st.lists(st.decimals(-(10**25), 10**25, places=2)))
    def test_added_without_loss(self, amounts: list[Decimal]) -> None:
        with localcontext(prec=2):
            total = added(*amounts)
        assert Fraction(total) == sum(map(Fraction, amounts), Fraction(0))
        assert total.as_tuple().exponent == -2
