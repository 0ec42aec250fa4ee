"""LibreOffice recalculates every premium and total of the workbook to the same kopeck."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import xlsxwriter
from workbook_helpers import (
    column,
    example,
    formulas,
    large,
    number,
    opened,
    recalculated,
    without_results,
)

from dms.comparison.candidate import Candidate
from dms.money import RoundingMode
from dms.pricing.offer import Offer
from dms.pricing.rounding import RoundingRule
from dms.report.comparison_workbook import comparison_workbook
from dms.report.comparison_workbook.formulas import is_on_border, is_sure, rounded

from compare_helpers import care, compared, offer, people  # isort: skip - found by workbook_helpers

UNITS = ("0.01", "0.05", "0.1", "1", "5", "2.5")


def assert_recalculates(data: bytes, folder: Path) -> int:
    """Check every formula against the result in the file; return how many there are."""
    again = opened(recalculated(without_results(data), folder), results=True)
    before = opened(data, results=True)
    found = list(formulas(data))
    for sheet, cell, formula in found:
        expected = number(before[sheet][cell].value)
        assert number(again[sheet][cell].value) == expected, (sheet, cell, formula)
    return len(found)


def test_the_example_comes_to_the_same_kopecks(tmp_path: Path) -> None:
    assert assert_recalculates(comparison_workbook(example(), "en"), tmp_path) > 150


def test_wrong_results_in_the_file_are_seen(tmp_path: Path) -> None:
    """The check would notice a result that LibreOffice does not come to."""
    data = comparison_workbook(example(), "en")
    sheet, cell, _ = next(iter(formulas(data)))
    again = opened(recalculated(without_results(data), tmp_path), results=True)
    wrong = opened(without_results(data), results=True)
    assert number(wrong[sheet][cell].value) == -7 != number(again[sheet][cell].value)


RULES = (
    {},
    {"level": "line"},
    {"mode": "half_even", "level": "line"},
    {"mode": "half_even"},
    {"unit": "1"},
    {"mode": "up", "unit": "5"},
    {"mode": "down"},
)


def test_many_people_come_to_the_same_kopecks(tmp_path: Path) -> None:
    compared = large(200, *RULES)
    data = comparison_workbook(compared, "en")
    assert assert_recalculates(data, tmp_path) > 2000 * len(RULES)
    sheets = [sheet for sheet in opened(data, results=True) if sheet.title.startswith("People")]
    for sheet, one in zip(sheets, compared.candidates, strict=True):
        premiums = [number(value) for value in column(sheet, "Premium")]
        assert premiums == [m.amounts.premium for m in one.quote.members if m.amounts is not None]
        assert not any(column(sheet, "Remark"))


def test_a_group_rounded_as_one_has_numbers_and_says_so(tmp_path: Path) -> None:
    compared = large(60, {"level": "group"}, {})
    data = comparison_workbook(compared, "en")
    assert_recalculates(data, tmp_path)
    live, sure = (s for s in opened(data) if s.title.startswith("People"))
    assert not any(str(value).startswith("=") for value in column(live, "Premium"))
    assert all("handed out" in value for value in column(live, "Remark"))
    assert all(str(value).startswith("=") for value in column(sure, "Premium"))
    assert not any(column(sure, "Remark"))


def test_odd_names_of_insurers_do_no_harm(tmp_path: Path) -> None:
    odd = "О'Нил & Ко, «=1+1» !$A$1"
    found = compared(
        Candidate(offer("a", care("outpatient")), title=odd), offer("b", care("dental"))
    )
    assert_recalculates(comparison_workbook(found), tmp_path)


def test_shares_of_another_programme_and_caps_come_to_the_same_kopecks(tmp_path: Path) -> None:
    basic = {"id": "basic", "modules": [care("outpatient", "777.77")]}
    written = offer("top", care("outpatient", "1999.99")).model_dump(
        mode="json", exclude_unset=True
    )
    written["programmes"].append(basic)
    rules = [{"employer": "0.75", "of": "basic"}], [{"employer": "0.5", "cap": "123.45"}]
    topped, capped = (
        Offer.model_validate({**written, "id": f"o{n}", "contribution": rule})
        for n, rule in enumerate(rules)
    )
    found = compared(topped, capped, roster=people(3, start=date(2026, 3, 5)))
    data = comparison_workbook(found, "en")
    assert_recalculates(data, tmp_path)
    for sheet in (s for s in opened(data) if s.title.startswith("People")):
        assert all(value.startswith("=MIN(") for value in column(sheet, "Employer"))


def cases(rule: RoundingRule) -> Iterator[tuple[Decimal, int, int]]:
    """Return prices and shares that come exactly to half a unit, to a unit, and next to them."""
    for n in range(1, 70):
        for part, whole in ((252, 365), (1, 1), (7, 12), (183, 366), (89, 360)):
            for halves in (2 * n + 1, 2 * n):
                exact = Fraction(rule.unit) * (halves + 2 * 9973 * n) * whole / (2 * part)
                for places in (2, 4):
                    near = round(exact * 10**places)
                    for off in (-1, 0, 1):
                        yield Decimal(near + off).scaleb(-places), part, whole


def write_cases(sheet: Any, unit: str) -> list[list[Decimal]]:
    """Write the cases of a unit with a formula for each mode; return what they must come to."""
    rules = [RoundingRule(unit=Decimal(unit), mode=mode) for mode in RoundingMode]
    expected: list[list[Decimal]] = []
    for price, part, whole in cases(rules[0]):
        exact = Fraction(price) * Fraction(part, whole)
        if all(is_sure(exact, rule) for rule in rules):
            row = len(expected)
            sheet.write_row(row, 0, [price, part, whole, is_on_border(exact, rules[0])])
            amount = f"A{row + 1}*B{row + 1}/C{row + 1}"
            for at, rule in enumerate(rules, start=4):
                sheet.write_formula(row, at, "=" + rounded(amount, rule))
            expected.append([rule.roubles(rule.units_of(exact)) for rule in rules])
    return expected


def test_thousands_of_halves_are_rounded_as_exact_arithmetic_does(tmp_path: Path) -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        expected = {unit: write_cases(book.add_worksheet(unit), unit) for unit in UNITS}
    found = opened(recalculated(written.getvalue(), tmp_path), results=True)
    for unit, figures in expected.items():
        rows = list(found[unit].iter_rows(values_only=True))
        for row, values in zip(rows, figures, strict=True):
            assert [number(value) for value in row[4:]] == values, (unit, row)
        assert len(rows) > 2500
        assert sum(row[3] for row in rows) > 150
