"""Money, numbers and dates as people write them, with every digit they have."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import format_date, format_money, format_number, format_percent

NBSP, NARROW = "\xa0", "\u202f"


def spaced(written: str) -> str:
    """The formats hold sums together with no-break spaces; tests are easier to read without."""
    return written.replace(NBSP, " ").replace(NARROW, " ")


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "ru", "en"),
        [
            ("1234567.8", "1 234 567,80 ₽", "RUB1,234,567.80"),
            ("18500", "18 500,00 ₽", "RUB18,500.00"),
            ("0", "0,00 ₽", "RUB0.00"),
            ("-9036.72", "−9 036,72 ₽", "−RUB9,036.72"),
            ("10.125", "10,125 ₽", "RUB10.125"),  # a rate is never rounded by printing it
        ],
    )
    def test_roubles(self, amount: str, ru: str, en: str) -> None:
        assert spaced(format_money(Decimal(amount))) == ru
        assert spaced(format_money(Decimal(amount), "en")) == en

    def test_a_sum_is_not_torn_over_two_lines(self) -> None:
        assert " " not in format_money(Decimal(1234567))

    @given(st.decimals(-(10**9), 10**9, places=4))
    def test_no_digit_is_lost(self, amount: Decimal) -> None:
        shown = spaced(format_money(amount)).removesuffix("₽")
        assert Decimal(shown.replace(" ", "").replace(",", ".").replace("−", "-")) == amount

    def test_the_callers_decimal_context_does_not_matter(self) -> None:
        with localcontext(prec=3):
            assert spaced(format_money(Decimal("1234567.8"))) == "1 234 567,80 ₽"
            assert spaced(format_number(Decimal("1234567.8"))) == "1 234 567,8"
            assert spaced(format_percent(Decimal("0.12345"))) == "12,345 %"


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "ru", "en"),
        [
            (Decimal("1234.5"), "1 234,5", "1,234.5"),
            (10000, "10 000", "10,000"),
            (Decimal("0.0001"), "0,0001", "0.0001"),
            (Decimal("1.10"), "1,1", "1.1"),
        ],
    )
    def test_numbers(self, number: Decimal, ru: str, en: str) -> None:
        assert spaced(format_number(number)) == ru
        assert format_number(number, "en") == en

    @pytest.mark.parametrize(
        ("share", "ru", "en"),
        [("0.125", "12,5 %", "12.5%"), ("1", "100 %", "100%"), ("0.0001", "0,01 %", "0.01%")],
    )
    def test_per_cent(self, share: str, ru: str, en: str) -> None:
        assert spaced(format_percent(Decimal(share))) == ru
        assert format_percent(Decimal(share), "en") == en


class TestDates:
    @pytest.mark.parametrize(
        ("lang", "style", "shown"),
        [
            ("ru", "short", "01.02.2026"),
            ("en", "short", "2026-02-01"),
            ("ru", "long", "1 февраля 2026 г."),
            ("en", "long", "February 1, 2026"),
        ],
    )
    def test_styles(self, lang: str, style: str, shown: str) -> None:
        assert spaced(format_date(date(2026, 2, 1), lang, style)) == shown

    def test_years_have_four_digits(self) -> None:
        assert format_date(date(900, 1, 2)) == "02.01.0900"
