"""Amounts in cells: written, or kept by Excel."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from dms.io.invoice.amounts import read_amount, read_refund
from dms.io.roster.flaws import Flaw


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("18 500,50", "18500.50"),
        ("18\u00a0500,50 ₽", "18500.50"),
        ("-18500.5 руб.", "-18500.5"),
        ("−5", "-5"),
        ("—", "0"),
        ("-", "0"),
        (5, "5"),
        (0.0, "0"),
        (35664.66, "35664.66"),
        (35664.659999999996, "35664.66"),
        (-0.1, "-0.1"),
        (1e9, "1000000000"),
    ],
)
def test_amounts_are_exact(cell, amount):
    assert read_amount(cell) == Decimal(amount)
    assert isinstance(read_amount(cell), Decimal)


@pytest.mark.parametrize("cell", ["", "  ", "\n"])
def test_an_empty_cell_has_no_amount(cell):
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("сто", "INVOICE-AMOUNT-INVALID"),
        ("1,234.56", "INVOICE-AMOUNT-INVALID"),
        ("(500)", "INVOICE-AMOUNT-INVALID"),
        ("5 $", "INVOICE-AMOUNT-INVALID"),
        ("#REF!", "INVOICE-AMOUNT-INVALID"),
        (True, "INVOICE-AMOUNT-INVALID"),
        (date(2026, 1, 1), "INVOICE-AMOUNT-INVALID"),
        (time(1), "INVOICE-AMOUNT-INVALID"),
        (timedelta(1), "INVOICE-AMOUNT-INVALID"),
        (float("inf"), "INVOICE-AMOUNT-INVALID"),
        (float("nan"), "INVOICE-AMOUNT-INVALID"),
        (0.005, "INVOICE-AMOUNT-KOPECKS"),
        ("10,001 р.", "INVOICE-AMOUNT-KOPECKS"),
        (100 / 3, "INVOICE-AMOUNT-KOPECKS"),
    ],
)
def test_what_is_no_amount_is_a_flaw(cell, code):
    flaw = read_amount(cell)
    assert isinstance(flaw, Flaw)
    assert flaw.code == code


def test_a_refund_has_no_minus():
    assert read_refund("5") == 5
    assert read_refund("") is None
    flaw = read_refund("-5")
    assert isinstance(flaw, Flaw)
    assert flaw.code == "INVOICE-REFUND-NEGATIVE"
