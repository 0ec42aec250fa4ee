"""Reading what people write: every usual form is read, every doubtful one refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dms.i18n import (
    format_date,
    format_money,
    format_number,
    parse_date,
    parse_money,
    parse_month,
    parse_number,
)

kopecks = st.integers(-(10**15), 10**15).map(lambda n: Decimal(n).scaleb(-2))
days = st.dates()


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("18500", "18500"),
            ("18 500,5", "18500.5"),
            ("18\xa0500,5", "18500.5"),
            ("18\u202f500.50", "18500.50"),
            (" 1 234 567 ", "1234567"),
            ("1  234", "1234"),
            ("-12,5", "-12.5"),
            ("−12,5", "-12.5"),
            ("- 5", "-5"),
            ("+7", "7"),
            ("007", "7"),
            ("0,0001", "0.0001"),
        ],
    )
    def test_usual_forms(self, written: str, number: str) -> None:
        assert parse_number(written) == Decimal(number)

    @pytest.mark.parametrize(
        "written",
        [
            "",
            " ",
            "-",
            "abc",
            "1,234.56",
            "1.234,56",
            "1.234.567",
            "15 16",  # two numbers in one cell
            "1 2345",
            "1234 567",
            "12 345 67",
            "1 234,5 6",
            "1.",
            ".5",
            "1e3",
            "0x10",
            "NaN",
            "Infinity",
            "1_000",
            "١٢",
            "5 %",
            "1 234\n5",
        ],
    )
    def test_doubtful_forms(self, written: str) -> None:
        assert parse_number(written) is None

    @given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
    def test_reads_what_is_written(self, number: Decimal) -> None:
        assert parse_number(format_number(number)) == number

    @given(st.text())
    @example("9" * 5000)
    def test_never_breaks(self, written: str) -> None:
        number = parse_number(written)
        assert number is None or number.is_finite()


class TestMoney:
    @pytest.mark.parametrize(
        "written",
        [
            "18500",
            "18500.00",
            "18 500,00 ₽",
            "18\xa0500,00\xa0₽",
            "18500₽",
            "18500 руб.",
            "18500 руб",
            "18500р.",
            "18500 р",
            "18500 рублей",
            "18 500 РУБ.",
            "18500 RUB",
            "18500.000",  # a whole number of kopecks all the same
        ],
    )
    def test_usual_forms(self, written: str) -> None:
        assert parse_money(written) == 18500

    @pytest.mark.parametrize(
        ("written", "amount"), [("1 рубль", "1"), ("2 рубля", "2"), ("-5,5 ₽", "-5.5")]
    )
    def test_other_amounts(self, written: str, amount: str) -> None:
        assert parse_money(written) == Decimal(amount)

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "₽",
            "руб.",
            "10,125 ₽",
            "0.001",
            "1₽2",
            "100 $",
            "100 коп.",
            "5 руб. 20 коп.",
            "1 2 р",
        ],
    )
    def test_doubtful_forms(self, written: str) -> None:
        assert parse_money(written) is None

    @given(kopecks)
    def test_reads_what_is_written(self, amount: Decimal) -> None:
        assert parse_money(format_money(amount)) == amount

    @given(st.text() | st.from_regex(r"[0-9]{1,40}[.,][0-9]{1,40}"))
    @example("9" * 5000 + ",99")
    def test_never_breaks_and_is_whole_kopecks(self, written: str) -> None:
        amount = parse_money(written)
        assert (
            amount is None
            or (amount.as_integer_ratio()[0] * 100) % amount.as_integer_ratio()[1] == 0
        )


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            "01.02.2026",
            "1.2.2026",
            "01/02/2026",
            "01-02-2026",
            " 01.02.2026 ",
            "01.02.2026 г.",
            "01.02.2026г",
            "01.02.2026 0:00",
            "01.02.2026 00:00:00",
            "2026-02-01",
            "2026-02-01 00:00",
            "2026-02-01 00:00:00",
            "2026-02-01T00:00:00",
            "2026-02-01T00:00:00.000",
        ],
    )
    def test_the_day_stands_before_the_month(self, written: str) -> None:
        assert parse_date(written) == date(2026, 2, 1)

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "01.02.26",  # which century?
            "01.02",
            "31.02.2026",
            "29.02.2025",
            "12.31.2026",
            "00.01.2026",
            "01.02.0000",
            "01.02/2026",
            "2026-2-1",
            "2026.02.01",
            "2026-02-01 12:30:00",
            "01.02.2026 18:30",
            "33000",
            "1 февраля 2026 г.",
            "٠١.٠٢.٢٠٢٦",
        ],
    )
    def test_doubtful_forms(self, written: str) -> None:
        assert parse_date(written) is None

    @given(days, st.sampled_from(["ru", "en"]))
    def test_reads_what_is_written(self, day: date, lang: str) -> None:
        assert parse_date(format_date(day, lang)) == day

    @given(days, st.sampled_from(["{0:02}.{1:02}.{2:04}", "{0}/{1}/{2:04}", "{0}-{1:02}-{2:04}"]))
    def test_any_usual_form_is_the_same_day(self, day: date, form: str) -> None:
        assert parse_date(form.format(day.day, day.month, day.year)) == day

    @given(st.text() | days.map(str) | st.datetimes().map(str))
    def test_never_breaks(self, written: str) -> None:
        found = parse_date(written)
        assert found is None or found - found == timedelta(0)


class TestMonths:
    @pytest.mark.parametrize("written", ["03.2026", "3.2026", "03/2026", "2026-03", " 03.2026 "])
    def test_the_first_day_of_a_month(self, written: str) -> None:
        assert parse_month(written) == date(2026, 3, 1)

    @pytest.mark.parametrize(
        "written", ["", "13.2026", "00.2026", "03.26", "2026-3", "2026.03", "март", "01.03.2026"]
    )
    def test_doubtful_months(self, written: str) -> None:
        assert parse_month(written) is None

    @given(days)
    def test_reads_what_is_written_of_a_month(self, day: date) -> None:
        assert parse_month(f"{day.month:02}.{day.year:04}") == day.replace(day=1)
