"""Numbers of a document are exact, or it is said why they are not taken."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.io.exact_numbers import MAX_DIGITS, Refusal, exact_number


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("-0", 0), ("+7", 7), ("1.10", Decimal("1.10")), ("-0.5", Decimal("-0.5"))],
)
def test_plain_numbers(written: str, number: int | Decimal) -> None:
    assert exact_number(written) == number
    assert type(exact_number(written)) is type(number)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1e3", "exponent"),
        ("-1.5E+10", "exponent"),
        ("nan", "Infinity"),
        ("-inf", "Infinity"),
        ("-Infinity", "Infinity"),
        ("1" * (MAX_DIGITS + 1), "digits"),
    ],
)
def test_refused_numbers(written: str, words: str) -> None:
    refusal = exact_number(written)
    assert isinstance(refusal, Refusal)
    assert words in refusal.message.to("en")
    assert refusal.hint.to("en")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9)))
def test_decimals_keep_every_digit(number: Decimal) -> None:
    read = exact_number(f"{number:f}")
    assert len(f"{number:f}") > MAX_DIGITS or str(read) == f"{number:f}"
