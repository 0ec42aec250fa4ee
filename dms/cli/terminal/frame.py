"""A frame: what stands on the screen at one moment, line by line."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from dms.cli.terminal.fitting import cut, filled, plain, wrapped
from dms.cli.terminal.paragraphs import Paragraph
from dms.report.tables import width

__all__ = ["Frame", "Row", "Size", "fitted", "paragraph_rows", "row"]

Row = tuple[str, str]
"""How a line looks (`head`, `cursor`, `taken`, `strong`, `warning` or plain), and its words."""

_BETWEEN = " · "


@frozen
class Size:
    """How many signs a terminal shows in a line, and how many lines."""

    columns: int
    rows: int


@frozen
class Frame:
    """Lines that fill a terminal exactly, and the one where the cursor is."""

    rows: tuple[Row, ...]
    cursor: int | None = None

    @classmethod
    def of(cls, rows: Sequence[Row], size: Size, cursor: int | None = None) -> "Frame":
        """Cut rows or fill them up to the size of a terminal."""
        shown = [row(words, size.columns, style) for style, words in rows[: size.rows]]
        shown += [row("", size.columns)] * (size.rows - len(shown))
        is_there = cursor is not None and cursor < size.rows
        return cls(tuple(shown), cursor if is_there else None)


def row(words: str, columns: int, style: str = "") -> Row:
    """Make a line of exactly so many columns."""
    return style, filled(words.replace("\xa0", " "), columns)


def paragraph_rows(said: Iterable[Paragraph], columns: int, lang: str) -> list[Row]:
    """Put paragraphs into lines, with a blank at both sides."""
    return [
        (one.style, f" {' ' * one.indent}{line}")
        for one in said
        for line in wrapped(plain(one.words.to(lang)), columns - 2 - one.indent)
    ]


def fitted(parts: Sequence[str], columns: int) -> str:
    """Write as many of some short texts in a line as fit whole, the first in any case."""
    found = ""
    for part in parts:
        longer = f"{found}{_BETWEEN}{part}" if found else f" {part}"
        if found and width(longer) > columns:
            break
        found = longer
    return cut(found, columns)
