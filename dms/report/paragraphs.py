"""Paragraphs in plain text: long lines are wrapped, and stand in below their titles."""

from collections.abc import Iterable
from textwrap import wrap

from dms.i18n import Text

__all__ = ["WIDTH", "titled", "wrapped"]

WIDTH = 100
"""How many signs a line takes."""


def titled(title: Text, lines: Iterable[str], lang: str) -> list[str]:
    """Return lines below their title; nothing where there is no line."""
    found = [row for line in lines for row in wrapped(line, "  ")]
    return [*wrapped(title.to(lang)), *found] if found else []


def wrapped(line: str, first: str = "") -> list[str]:
    """Return a line as several where it is long, those after the first a bit further in."""
    return wrap(
        line,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * (len(first) + 2 if first.strip() == "" else len(first)),
        break_long_words=False,
        break_on_hyphens=False,
    )
