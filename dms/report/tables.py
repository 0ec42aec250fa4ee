"""Tables in plain text: columns that stay straight in any terminal, in Russian too."""

import unicodedata
from collections.abc import Collection, Sequence

__all__ = ["aligned", "width"]

_GAP = "   "


def width(words: str) -> int:
    """Return how many columns a terminal needs for words: accents none, wide signs two."""
    if words.isascii():
        return len(words)
    return sum(map(_columns, unicodedata.normalize("NFC", words)))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Write rows of cells as lines; the columns in `right`, counted from 0, stand to the right.

    A row may have fewer cells than others. A row of one cell is a heading and widens nothing.
    """
    columns = max(map(len, rows), default=0)
    widths = [
        max((width(row[i]) for row in rows if i < len(row) > 1), default=0) for i in range(columns)
    ]
    return [_line(row, widths, right) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    cells = []
    for i, words in enumerate(row):
        space = " " * (widths[i] - width(words))
        cells.append(space + words if i in right else words + space)
    return _GAP.join(cells).rstrip(" ")
