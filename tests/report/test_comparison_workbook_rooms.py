"""The small rooms of the workbook: formulas, names of sheets, shares of the term, heights."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dms.money import RoundingMode
from dms.periods import Period
from dms.pricing.proration import ByDays, ByMonths, NoProration, Proration, ProrationRules
from dms.pricing.rounding import RoundingRule
from dms.printable import printable
from dms.report.comparison_workbook.book import lines_of, opened_book
from dms.report.comparison_workbook.cells import Cell, cell_name, column_name, place
from dms.report.comparison_workbook.formulas import (
    is_on_border,
    is_sure,
    places_of,
    rounded,
)
from dms.report.comparison_workbook.shares import part_and_whole, share_in_words
from dms.report.comparison_workbook.sheet_names import SheetNames

TERM = Period(date(2026, 1, 1), date(2026, 12, 31))


class TestFormulas:
    @pytest.mark.parametrize(
        ("rule", "formula"),
        [
            ({}, "ROUND(A1,2)"),
            ({"unit": 1}, "ROUND(A1,0)"),
            ({"unit": "0.10"}, "ROUND(A1,1)"),
            ({"unit": 5}, "ROUND(ROUND(A1/5,6),0)*5"),
            ({"mode": "up"}, "(-INT(-ROUND(A1*100,6)))/100"),
            ({"mode": "down", "unit": "2.5"}, "INT(ROUND(A1*2/5,6))*5/2"),
            (
                {"mode": "half_even"},
                "(ROUND(ROUND(A1*100,6),0)-(MOD(ROUND(A1*100,6),2)=0.5))/100",
            ),
        ],
    )
    def test_roundings_are_written_out(self, rule: dict[str, Any], formula: str) -> None:
        assert rounded("A1", RoundingRule.model_validate(rule)) == formula

    @pytest.mark.parametrize(
        ("amount", "mode", "sure", "border"),
        [
            ("1.005", "half_up", True, True),
            ("1.00500000001", "half_up", True, False),
            ("10000.0050000000000001", "half_up", False, False),
            ("1.00500001", "half_even", False, False),
            ("1.0051", "half_even", True, False),
            ("1.01", "up", True, True),
            ("1.0100001", "down", True, False),
            ("1.010000001", "down", False, False),
            ("100000000", "half_up", False, False),
        ],
    )
    def test_sums_too_near_to_a_border_are_not_left_to_a_spreadsheet(
        self, amount: str, mode: RoundingMode, sure: bool, border: bool
    ) -> None:
        rule = RoundingRule(mode=mode)
        assert is_sure(Fraction(amount), rule) is sure
        assert is_on_border(Fraction(amount), rule) is border

    @given(st.integers(0, 10**9), st.sampled_from(RoundingMode))
    def test_halves_of_a_kopeck_are_always_sure(self, n: int, mode: RoundingMode) -> None:
        assert is_sure(Fraction(n, 200), RoundingRule(mode=mode))

    @pytest.mark.parametrize(
        ("exact", "decimals"),
        [("5", 2), ("5.125", 3), ("41713.2744951234567", 10), ("0.5", 2), ("0.00012", 5)],
    )
    def test_amounts_keep_the_decimals_that_fit(self, exact: str, decimals: int) -> None:
        assert places_of(Decimal(exact)) == decimals


class TestPlaces:
    @pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
    def test_columns_have_letters(self, number: int, name: str) -> None:
        assert column_name(number) == name

    def test_cells_on_other_sheets(self) -> None:
        assert cell_name(6, 2) == "C7"
        assert place("О'Нил", 6, 2) == "'О''Нил'!$C$7"
        assert place("x", 0, 1, 9) == "'x'!$B$1:$B$10"


class TestNames:
    @given(st.lists(st.text(max_size=60), max_size=12))
    def test_any_names_become_different_names_that_are_allowed(self, wanted: list[str]) -> None:
        names = SheetNames()
        found = [names.claim(one) for one in wanted]
        assert len({name.casefold() for name in found}) == len(found)
        for name in found:
            assert 1 <= len(name) <= 31
            assert not set(name) & set("[]:*?/\\")
            assert not name.startswith("'")
            assert not name.endswith("'")
            assert name.casefold() != "history"
            assert printable(name) == name

    def test_long_names_keep_both_ends(self) -> None:
        names = SheetNames()
        first = names.claim("Люди · Условный страховщик «Север»")
        second = names.claim("Люди · Условный страховщик «Юг»")
        assert first == "Люди · Условный ст…вщик «Север»"
        assert second == "Люди · Условный страховщик «Юг»"

    def test_a_second_one_gets_a_number(self) -> None:
        names = SheetNames()
        assert [names.claim("a"), names.claim("A"), names.claim("a")] == ["a", "A 2", "a 3"]


class TestShares:
    @pytest.mark.parametrize(
        ("rule", "cover", "shown"),
        [
            (ByDays(), Period(date(2026, 7, 1), TERM.last_day), (184, 365)),
            (ByDays(of=360), Period(date(2026, 7, 5), TERM.last_day), (180, 360)),
            (ByMonths(count="started", anchor="calendar_month"), TERM, (12, 12)),
            (
                ByMonths(count="started", anchor="calendar_month"),
                Period(date(2026, 7, 9), TERM.last_day),
                (6, 12),
            ),
            (
                ByMonths(count="exact", anchor="calendar_month"),
                Period(date(2026, 12, 2), TERM.last_day),
                (5, 62),
            ),
        ],
    )
    def test_shares_are_counted_as_the_offer_counts(
        self, rule: Proration, cover: Period, shown: tuple[int, int]
    ) -> None:
        rules = ProrationRules(join=rule, leave=rule)
        share = rules.share(cover, TERM)
        assert share is not None
        part, whole = part_and_whole(share, rules, TERM)
        assert (part, whole) == shown
        assert Fraction(part, whole) == share

    def test_words_tell_joining_and_leaving_apart(self) -> None:
        rules = ProrationRules(join=ByDays(), leave=NoProration())
        cover = Period(date(2026, 7, 1), date(2026, 9, 30))
        assert (
            share_in_words(rules, cover, TERM).to("en")
            == "184 of 365 days, given back: not prorated"
        )
        assert share_in_words(rules, TERM, TERM).to("en") == "the whole term"


def test_odd_signs_never_make_a_file_that_no_program_opens() -> None:
    book = opened_book("en")
    odd = "a\ufffeb\x1b[31m\x07\ud800"
    sheet = book.sheet(odd, (10, 10))
    sheet.title(odd)
    sheet.note(odd)
    sheet.line([Cell(odd)])
    read = load_workbook(BytesIO(book.closed()))
    (shown,) = read.worksheets
    assert shown.title == "a b 31m"
    assert {cell.value for row in shown.rows for cell in row} == {"a b [31m  ", None}


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [("", 10, 1), ("a" * 13, 10, 1), ("a" * 14, 10, 2), ("a\nb\n\nc", 10, 4), ("a" * 9999, 2, 32)],
)
def test_rows_are_high_enough_for_their_words(words: str, width: float, lines: int) -> None:
    assert lines_of(words, width) == lines
