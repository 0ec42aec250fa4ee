"""Sums and numbers are written as Babel writes them by the CLDR, with a true minus sign."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import LANGUAGES, format_amount, format_money, format_number

AMOUNTS = st.decimals(-(10**12), 10**12, places=2) | st.decimals(-(10**6), 10**6, places=9)


@given(AMOUNTS, st.sampled_from(LANGUAGES))
def test_money(amount: Decimal, lang: str) -> None:
    expected = format_currency(amount, "RUB", locale=lang, decimal_quantization=False)
    assert format_money(amount, lang) == expected.replace("-", "−")


@given(AMOUNTS | st.integers(-(10**15), 10**15), st.sampled_from(LANGUAGES))
def test_numbers(number: Decimal | int, lang: str) -> None:
    expected = format_decimal(number, locale=lang, decimal_quantization=False)
    assert format_number(number, lang) == expected.replace("-", "−")


@pytest.mark.parametrize(
    ("amount", "ru", "en"),
    [
        ("18500", "18\xa0500,00", "18,500.00"),
        ("18500.0000", "18\xa0500,00", "18,500.00"),
        ("-1234.5", "−1\xa0234,50", "−1,234.50"),
        ("0.125", "0,125", "0.125"),
        ("1E+5", "100\xa0000,00", "100,000.00"),
    ],
)
def test_amounts_have_kopecks_and_no_sign_of_the_rouble(amount: str, ru: str, en: str) -> None:
    assert format_amount(Decimal(amount)) == ru
    assert format_amount(Decimal(amount), "en") == en
