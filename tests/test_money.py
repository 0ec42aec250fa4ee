"""Rounding once and splitting without losing a kopeck."""

import decimal
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dms.money import KOPECK, Remainder, RoundingMode, divide, fit, in_units, round_to, split

ORACLE = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.UP: ROUND_UP,
    RoundingMode.DOWN: ROUND_DOWN,
}

modes = st.sampled_from(RoundingMode)
remainders = st.sampled_from(Remainder)
kopecks = st.integers(-(10**12), 10**12)
amounts = kopecks.map(lambda n: n * KOPECK)
weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)
units = st.sampled_from([KOPECK, Decimal("0.1"), Decimal(1), Decimal(100)])
# Halves must be common: that is where the modes differ.
denominators = st.one_of(st.sampled_from([2, 4, 20, 200]), st.integers(1, 10**6))


class TestDivide:
    @pytest.mark.parametrize(
        ("mode", "halves"),
        [
            (RoundingMode.HALF_UP, [-3, -2, -1, 1, 2, 3]),
            (RoundingMode.HALF_EVEN, [-2, -2, 0, 0, 2, 2]),
            (RoundingMode.UP, [-3, -2, -1, 1, 2, 3]),
            (RoundingMode.DOWN, [-2, -1, 0, 0, 1, 2]),
        ],
    )
    def test_halves(self, mode: RoundingMode, halves: list[int]) -> None:
        assert [divide(n, 2, mode) for n in (-5, -3, -1, 1, 3, 5)] == halves

    def test_any_part_of_a_unit_counts_when_rounding_up(self) -> None:
        assert divide(1, 1000, RoundingMode.UP) == 1
        assert divide(1000, 1000, RoundingMode.UP) == 1

    def test_a_mode_may_come_as_a_word_from_a_file(self) -> None:
        assert divide(3, 2, "half_up") == 2  # type: ignore[arg-type]

    def test_an_unknown_mode_is_never_taken_for_another(self) -> None:
        with pytest.raises(AssertionError):
            divide(3, 2, "half-up")  # type: ignore[arg-type]

    @given(kopecks, st.integers(1, 10**6), modes)
    def test_a_refund_rounds_like_its_charge(self, n: int, d: int, mode: RoundingMode) -> None:
        assert divide(-n, d, mode) == -divide(n, d, mode)

    @given(kopecks, denominators, modes)
    def test_is_within_a_unit_and_leaves_whole_numbers(
        self, n: int, d: int, mode: RoundingMode
    ) -> None:
        assert abs(divide(n, d, mode) - Fraction(n, d)) < 1
        assert divide(n * d, d, mode) == n

    @given(kopecks, st.sampled_from([1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 200]), modes)
    def test_agrees_with_decimal(self, n: int, d: int, mode: RoundingMode) -> None:
        # These denominators have finite decimals, so Decimal sees the same exact quotient.
        expected = (Decimal(n) / d).quantize(Decimal(1), ORACLE[mode])
        assert divide(n, d, mode) == expected

    @given(kopecks, denominators)
    def test_agrees_with_fraction(self, n: int, d: int) -> None:
        assert divide(n, d, RoundingMode.HALF_EVEN) == round(Fraction(n, d))


class TestRoundTo:
    @pytest.mark.parametrize(
        ("amount", "unit", "expected"),
        [
            (Fraction(1, 3), KOPECK, "0.33"),
            (Decimal("270.585"), KOPECK, "270.59"),
            (Decimal("-270.585"), KOPECK, "-270.59"),
            (100, KOPECK, "100.00"),
            (Decimal("1234.50"), Decimal(1), "1235"),
            (Decimal("1250"), Decimal(100), "1300"),
            (Decimal("1250"), Decimal("1E+2"), "1300"),
            (Decimal("0.001"), KOPECK, "0.00"),
            (Decimal("-0.001"), KOPECK, "0.00"),
        ],
    )
    def test_examples(self, amount: Decimal, unit: Decimal, expected: str) -> None:
        assert str(round_to(amount, unit)) == expected

    def test_nan_is_not_an_amount(self) -> None:
        with pytest.raises(ValueError, match="NaN"):
            round_to(Decimal("NaN"))

    @given(amounts, st.integers(0, 5), modes)
    def test_agrees_with_quantize(self, amount: Decimal, digits: int, mode: RoundingMode) -> None:
        exact = amount.scaleb(-digits)
        assert str(round_to(exact, mode=mode)) == str(exact.quantize(KOPECK, ORACLE[mode]) + 0)

    @given(amounts, units, modes)
    def test_rounding_twice_changes_nothing(
        self, amount: Decimal, unit: Decimal, mode: RoundingMode
    ) -> None:
        once = round_to(amount, unit, mode)
        assert str(round_to(once, unit, mode)) == str(once)
        assert once % unit == 0

    @given(amounts, amounts, units, modes)
    def test_a_dearer_amount_never_becomes_cheaper(
        self, a: Decimal, b: Decimal, unit: Decimal, mode: RoundingMode
    ) -> None:
        low, high = sorted((a, b))
        assert round_to(low, unit, mode) <= round_to(high, unit, mode)

    def test_the_callers_decimal_context_does_not_matter(self) -> None:
        with decimal.localcontext() as context:
            context.prec = 3
            assert str(round_to(Decimal("123456.785"))) == "123456.79"
            assert [str(p) for p in split(Decimal("123456.79"), [1, 1])] == ["61728.40", "61728.39"]


class TestInUnits:
    def test_examples(self) -> None:
        assert in_units(Decimal("12.34")) == 1234
        assert in_units(Decimal("-12.3")) == -1230
        assert in_units(Decimal(500), Decimal(100)) == 5

    def test_parts_of_a_unit_are_refused(self) -> None:
        with pytest.raises(ValueError, match="round it first"):
            in_units(Decimal("0.005"))

    @given(amounts)
    def test_is_the_way_back_from_units(self, amount: Decimal) -> None:
        assert in_units(amount) * KOPECK == amount


class TestFit:
    @pytest.mark.parametrize(
        ("total", "by", "expected"),
        [
            (1000, [1, 1, 1], [334, 333, 333]),
            (2, [1, 1, 1], [1, 1, 0]),
            (-1000, [1, 1, 1], [-334, -333, -333]),
            (10, [0, 1, 0], [0, 10, 0]),
            (7, [1, 2, 4], [1, 2, 4]),
            (1, [1, 5, 5], [0, 1, 0]),
            (0, [0, 0], [0, 0]),
            (0, [], []),
        ],
    )
    def test_examples(self, total: int, by: list[int], expected: list[int]) -> None:
        assert fit(total, by) == expected

    @given(kopecks, weights)
    def test_adds_up_and_stays_within_a_unit(self, total: int, by: list[int]) -> None:
        parts = fit(total, by)
        assert sum(parts) == total
        for part, weight in zip(parts, by, strict=True):
            assert abs(part - Fraction(total * weight, sum(by))) < 1

    @given(kopecks, weights)
    def test_a_refund_splits_like_its_charge(self, total: int, by: list[int]) -> None:
        assert fit(-total, by) == [-part for part in fit(total, by)]

    @given(st.integers(0, 10**9), weights)
    def test_more_weight_never_gets_less(self, total: int, by: list[int]) -> None:
        pairs = sorted(zip(by, fit(total, by), strict=True))
        for (light, less), (heavy, more) in pairwise(pairs):
            assert less <= more or light == heavy

    @given(kopecks, weights)
    def test_no_weight_no_money(self, total: int, by: list[int]) -> None:
        assert all(part == 0 for part, w in zip(fit(total, by), by, strict=True) if w == 0)

    @given(kopecks, weights, st.integers(1, 1000))
    def test_only_proportions_matter(self, total: int, by: list[int], scale: int) -> None:
        assert fit(total, [w * scale for w in by]) == fit(total, by)

    @given(kopecks, st.integers(1, 40))
    def test_equal_parts_are_served_from_the_first_on(self, total: int, n: int) -> None:
        assert fit(abs(total), [1] * n) == sorted(fit(abs(total), [1] * n), reverse=True)


class TestSplit:
    @pytest.mark.parametrize(
        ("remainder", "expected"),
        [
            (Remainder.LARGEST, ["0.34", "0.33", "0.33"]),
            (Remainder.FIRST, ["0.34", "0.33", "0.33"]),
            (Remainder.LAST, ["0.33", "0.33", "0.34"]),
        ],
    )
    def test_who_takes_the_remainder(self, remainder: Remainder, expected: list[str]) -> None:
        assert [str(p) for p in split(Decimal(1), [1, 1, 1], remainder=remainder)] == expected

    def test_a_part_without_weight_never_takes_the_remainder(self) -> None:
        # An employer who pays nothing is not sent a bill for the last kopeck.
        by = [0, 1, 1, 1, 0]
        first = split(Decimal(1), by, remainder=Remainder.FIRST)
        last = split(Decimal(1), by, remainder=Remainder.LAST)
        assert [str(p) for p in first] == ["0.00", "0.34", "0.33", "0.33", "0.00"]
        assert [str(p) for p in last] == ["0.00", "0.33", "0.33", "0.34", "0.00"]

    def test_whole_roubles(self) -> None:
        parts = split(Decimal("1000.00"), [1, 1, 1], unit=Decimal(1))
        assert [str(p) for p in parts] == ["334", "333", "333"]

    def test_shares_of_any_exact_kind(self) -> None:
        by: list[int | Decimal | Fraction] = [Decimal("0.65"), Fraction(7, 20)]
        assert split(Decimal("1234.56"), by) == [Decimal("802.46"), Decimal("432.10")]

    @pytest.mark.parametrize("by", [[], [0, 0], [1, -1], [Decimal("-0.5"), 2]])
    def test_weights_that_say_nothing_are_refused(self, by: list[int]) -> None:
        with pytest.raises(ValueError, match="not negative and not all zero"):
            split(Decimal(1), by)

    def test_half_a_kopeck_cannot_be_handed_out(self) -> None:
        with pytest.raises(ValueError, match="round it first"):
            split(Decimal("0.005"), [1])

    @given(amounts, weights, remainders)
    def test_adds_up_and_has_kopecks(
        self, total: Decimal, by: list[int], remainder: Remainder
    ) -> None:
        parts = split(total, by, remainder=remainder)
        assert sum(parts) == total
        assert {part.as_tuple().exponent for part in parts} == {-2}

    @given(amounts, weights, remainders)
    def test_a_refund_splits_like_its_charge(
        self, total: Decimal, by: list[int], remainder: Remainder
    ) -> None:
        mirrored = [-part for part in split(total, by, remainder=remainder)]
        assert split(-total, by, remainder=remainder) == mirrored

    @given(amounts, weights, st.sampled_from([Remainder.FIRST, Remainder.LAST]))
    def test_only_the_taker_gets_more_than_a_whole_share(
        self, total: Decimal, by: list[int], remainder: Remainder
    ) -> None:
        assume(total > 0)
        parts = split(total, by, remainder=remainder)
        over = [i for i, p in enumerate(parts) if p > Fraction(total) * by[i] / sum(by)]
        weighty = [i for i, w in enumerate(by) if w]
        taker = weighty[0] if remainder is Remainder.FIRST else weighty[-1]
        assert over in ([], [taker])

    @given(amounts, weights)
    def test_the_largest_remainder_is_what_fit_does(self, total: Decimal, by: list[int]) -> None:
        assert [in_units(part) for part in split(total, by)] == fit(in_units(total), by)
