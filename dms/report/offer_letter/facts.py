"""A fact: one line of a letter with its name, in one language."""

from collections.abc import Iterable

from attrs import frozen

from dms.i18n import Text

__all__ = ["Fact", "Line", "written"]

Line = tuple[Text, Text]
"""What is spoken of, and what is said of it, not yet in any language."""


@frozen
class Fact:
    """What is spoken of, and what is said of it."""

    name: str
    words: str


def written(lines: Iterable[Line], lang: str) -> tuple[Fact, ...]:
    """Put lines into a language."""
    return tuple(Fact(name.to(lang), words.to(lang)) for name, words in lines)
