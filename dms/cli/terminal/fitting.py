"""Fitting words into columns of a terminal: cut, filled and put into lines."""

import unicodedata
from collections.abc import Iterable

from dms.printable import printable
from dms.report.tables import width

__all__ = ["cut", "filled", "plain", "wrapped"]


def plain(words: str) -> str:
    """Return words on one line without signs that a terminal would obey or that turn a line round.

    No-break spaces are kept, so that a sum is not torn over two lines.
    """
    one_line = printable(" ".join(words.splitlines())).replace("\t", " ")
    return "".join(sign for sign in one_line if unicodedata.category(sign) != "Cf")


def cut(words: str, columns: int) -> str:
    """Shorten words that are too wide, and say so with an ellipsis."""
    if width(words) <= columns:
        return words
    kept = words
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    return f"{kept}…" if columns > 0 else ""


def filled(words: str, columns: int, *, right: bool = False) -> str:
    """Cut words or fill them with spaces, so that they are exactly so wide."""
    shown = cut(words, columns)
    space = " " * (columns - width(shown))
    return f"{space}{shown}" if right else f"{shown}{space}"


def wrapped(words: str, columns: int) -> list[str]:
    """Put words into lines, broken at spaces; a word wider than a line is broken anywhere."""
    lines = [""]
    for word in _pieces(words.split(" "), max(columns, 2)):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= max(columns, 2):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(words: Iterable[str], columns: int) -> list[str]:
    found: list[str] = []
    for word in words:
        rest = word
        while width(rest) > columns:
            end = 1
            while width(rest[: end + 1]) <= columns:
                end += 1
            found.append(rest[:end])
            rest = rest[end:]
        found.append(rest)
    return found
