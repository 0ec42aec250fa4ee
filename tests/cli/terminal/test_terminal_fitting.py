"""Fitting words into columns: cut with an ellipsis, filled, wrapped, and made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.cli.terminal.fitting import cut, filled, plain, wrapped
from dms.cli.terminal.frame import Frame, Size, fitted, row
from dms.report.tables import width

WORDS = st.text(st.sampled_from("абвгд xyz 12\xa0−₽日本e\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("words", "columns", "expected"),
    [
        ("Стоматология", 12, "Стоматология"),
        ("Стоматология", 11, "Стоматолог…"),
        ("Стоматология", 1, "…"),
        ("Стоматология", 0, ""),
        ("日本語", 4, "日…"),
        ("", 0, ""),
    ],
)
def test_what_is_too_wide_is_cut_visibly(words, columns, expected):
    assert cut(words, columns) == expected


@given(WORDS, st.integers(0, 70), st.booleans())
def test_a_cell_is_exactly_as_wide_as_its_column(words, columns, right):
    assert width(filled(words, columns, right=right)) == columns


def test_figures_stand_to_the_right():
    assert filled("12", 4, right=True) == "  12"
    assert filled("12", 4) == "12  "


@given(WORDS, st.integers(2, 70))
def test_wrapped_lines_fit_and_lose_nothing(words, columns):
    lines = wrapped(words, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_a_sum_is_not_torn_over_two_lines():
    assert wrapped("Итого 1\xa0234\xa0567,80\xa0₽", 14) == ["Итого", "1\xa0234\xa0567,80\xa0₽"]


def test_a_word_wider_than_a_line_is_broken():
    assert wrapped("см. konstruktor.yaml", 6) == ["см.", "konstr", "uktor.", "yaml"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("две\nстроки\r\nи\tтабуляция", "две строки и табуляция"),
        ("\x1b[31mкрасное", " [31mкрасное"),
        ("цена \u202e001", "цена 001"),
        ("мяг\u00adкий", "мягкий"),
        ("1\xa0200", "1\xa0200"),
        ("a\u2028b\x85c", "a b c"),
    ],
)
def test_signs_that_a_terminal_would_obey_are_not_shown(written, shown):
    assert plain(written) == shown


@pytest.mark.parametrize(
    ("columns", "expected"),
    [(40, " Итого 1 ₽ · 2 ₽ · 3 ₽"), (18, " Итого 1 ₽ · 2 ₽"), (12, " Итого 1 ₽"), (8, " Итого …")],
)
def test_parts_of_a_line_are_shown_whole_or_not_at_all(columns, expected):
    assert fitted(["Итого 1 ₽", "2 ₽", "3 ₽"], columns) == expected


def test_a_frame_is_filled_up_or_cut_to_the_terminal():
    rows = [row("а", 1), row("бб", 2, "head"), row("в", 1)]
    assert Frame.of(rows, Size(2, 4), 1).rows == (
        ("", "а "),
        ("head", "бб"),
        ("", "в "),
        ("", "  "),
    )
    assert Frame.of(rows, Size(1, 2), 2) == Frame((("", "а"), ("head", "…")), None)
