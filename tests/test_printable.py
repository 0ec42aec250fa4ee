"""Signs that cannot be printed never reach a file, a page or a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.printable import UNPRINTABLE, printable

ODD = ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\ufeff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("sign", ODD)
def test_an_odd_sign_becomes_a_blank(sign: str) -> None:
    assert printable(f"a{sign}b") == "a b"


@pytest.mark.parametrize("words", ["", "СК «Север»\n\t1", "née", "\u2028", "\U0001f600"])
def test_other_words_stay(words: str) -> None:
    assert printable(words) == words


@given(st.text())
def test_what_is_left_can_be_printed_and_nothing_moves(words: str) -> None:
    found = printable(words)
    assert len(found) == len(words)
    assert not UNPRINTABLE.search(found)
    assert printable(found) == found
