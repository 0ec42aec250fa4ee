"""Keys: what may be pressed, and what is meant by it, on a Latin and a Russian keyboard."""

from enum import StrEnum
from types import MappingProxyType

__all__ = ["NUMBERS", "Key", "key_of"]

NUMBERS = tuple("123456789")
"""Keys that take one of several ways."""


class Key(StrEnum):
    """What somebody wants; the numbers stand for themselves."""

    UP = "up"
    DOWN = "down"
    OPEN = "right"
    CLOSE = "left"
    PAGE_UP = "pageup"
    PAGE_DOWN = "pagedown"
    FIRST = "home"
    LAST = "end"
    NEXT_CARE = "next care"
    PREVIOUS_CARE = "previous care"
    TAKE = "take"
    """Take, leave out or pick what is under the cursor."""
    UNDO = "undo"
    """Withdraw the decision about what is under the cursor."""
    BACK = "back"
    """Take the last step back."""
    DETAILS = "details"
    HELP = "help"
    SAVE = "save"
    LEAVE = "leave"
    YES = "yes"


# The names are those of prompt_toolkit: `c-m` is Enter, `c-h` Backspace, `c-i` Tab.
_NAMED = MappingProxyType(
    {
        "c-m": Key.TAKE,
        "c-h": Key.UNDO,
        "c-i": Key.NEXT_CARE,
        "s-tab": Key.PREVIOUS_CARE,
        "f1": Key.HELP,
        "f2": Key.SAVE,
        "escape": Key.LEAVE,
    }
)
# Each letter stands with the Russian one on the same key, so nobody has to switch the layout.
_SIGNS = MappingProxyType(
    {
        " ": Key.TAKE,
        "uг": Key.UNDO,
        "zя": Key.BACK,
        "iш": Key.DETAILS,
        "?,": Key.HELP,
        "sы": Key.SAVE,
        "qй": Key.LEAVE,
        "yнд": Key.YES,
    }
)
_ARROWS = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")


def key_of(pressed: str) -> str:
    """Return what a key means: a :class:`Key` or a number; empty where it means nothing."""
    if pressed in _ARROWS:
        return Key(pressed)
    if pressed in _NAMED:
        return _NAMED[pressed]
    if pressed in NUMBERS:
        return pressed
    if len(pressed) != 1:
        return ""
    return next((key for signs, key in _SIGNS.items() if pressed.lower() in signs), "")
