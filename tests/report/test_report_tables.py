"""Columns of tables stay straight, in Russian and with signs of any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.report.tables import aligned, width


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("Итого", 5),
        ("18\xa0500,00\xa0₽", 11),
        ("Ёжик", 4),
        ("Е\u0308жик", 4),  # Ё written as Е and two dots
        ("и\u0306", 1),
        ("中文", 4),
        ("a\u200bb", 2),
    ],
)
def test_width(words: str, columns: int) -> None:
    assert width(words) == columns


def test_columns() -> None:
    rows = [("Итого", "3", "120 960,00 ₽"), ("Дети", "12", "0,00 ₽")]
    assert aligned(rows, right=(1, 2)) == [
        "Итого    3   120 960,00 ₽",
        "Дети    12         0,00 ₽",
    ]


def test_a_heading_widens_nothing_and_rows_may_be_short() -> None:
    rows = [("", "People"), ("A very long heading",), ("a", "1"), ("b", "")]
    assert aligned(rows, right=(1,)) == ["    People", "A very long heading", "a        1", "b"]


def test_no_rows_no_lines() -> None:
    assert aligned([]) == []


WORDS = st.text(st.characters(categories=["L", "N", "Po", "Sc"]), max_size=12)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1), st.sets(st.sampled_from([0, 1, 2])))
def test_every_column_starts_or_ends_at_the_same_place(
    rows: list[tuple[str, str, str]], right: set[int]
) -> None:
    lines = aligned([(*row, "|") for row in rows], right)
    assert len({width(line) for line in lines}) == 1
    assert all(line.endswith("|") for line in lines)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_nothing_is_lost_and_no_line_ends_in_spaces(rows: list[tuple[str, str]]) -> None:
    for line, row in zip(aligned(rows), rows, strict=True):
        assert line.split() == " ".join(row).split()
        assert not line.endswith(" ")
