"""Keys: arrows, letters on either keyboard, and what means nothing."""

import pytest

from dms.cli.terminal.keys import NUMBERS, Key, key_of


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [
        ("up", Key.UP),
        ("pagedown", Key.PAGE_DOWN),
        ("right", Key.OPEN),
        ("left", Key.CLOSE),
        ("home", Key.FIRST),
        ("end", Key.LAST),
        (" ", Key.TAKE),
        ("c-m", Key.TAKE),
        ("c-h", Key.UNDO),
        ("c-i", Key.NEXT_CARE),
        ("s-tab", Key.PREVIOUS_CARE),
        ("f1", Key.HELP),
        ("f2", Key.SAVE),
        ("escape", Key.LEAVE),
        ("?", Key.HELP),
        ("д", Key.YES),
    ],
)
def test_what_a_key_means(pressed, meant):
    assert key_of(pressed) is meant


@pytest.mark.parametrize(
    ("latin", "russian", "meant"),
    [
        ("u", "г", Key.UNDO),
        ("z", "я", Key.BACK),
        ("i", "ш", Key.DETAILS),
        ("s", "ы", Key.SAVE),
        ("q", "й", Key.LEAVE),
        ("y", "н", Key.YES),
        ("?", ",", Key.HELP),
    ],
)
def test_a_letter_works_on_either_keyboard_and_in_either_case(latin, russian, meant):
    for sign in (latin, russian, latin.upper(), russian.upper()):
        assert key_of(sign) is meant


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_stand_for_themselves(number):
    assert key_of(number) == number


@pytest.mark.parametrize("pressed", ["", "x", "0", "c-c", "<bracketed-paste>", "f12", "ъ", "take"])
def test_what_means_nothing(pressed):
    assert key_of(pressed) == ""
