"""Point: one thing that a brief may ask of a kind of care, what it is called, how it is judged."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from dms.i18n import Text, plural, text
from dms.modules.questions import Stated
from dms.requirements.care import Care

__all__ = ["SILENT", "Judged", "Point", "days_words", "percent", "up_to"]


@frozen
class Judged:
    """The answer to a wish, with what it rests on; see :class:`~dms.requirements.met.Met`."""

    answer: Stated
    found: Text | None = None
    reason: Text | None = field(default=None, kw_only=True)
    ours: bool = field(default=False, kw_only=True)


SILENT = Judged(Stated.NOT_STATED)
"""The offer says nothing of it."""


@frozen
class Point:
    """One thing that may be asked: its title, the wish in words, and the look at the offer."""

    title: Text
    words: Callable[[Any], Text] = field(repr=False)
    judge: Callable[[Care, Any], Judged] = field(repr=False)


def percent(share: Decimal) -> Decimal:
    """Return a share as a number of per cent."""
    return share * 100


def up_to(words: Text) -> Text:
    """Say that something is the most that will do."""
    return text("at most {most}", most=words)


def days_words(days: int) -> Text:
    """Return a number of days in words."""
    return plural("{count} day", "{count} days", days)
