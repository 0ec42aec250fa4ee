"""Words that several parts of a letter share."""

from collections.abc import Callable
from typing import TypeVar

from dms.i18n import Text, text

__all__ = ["NOT_STATED", "bare_clause", "said"]

T = TypeVar("T")

NOT_STATED = text("not stated")


def said(value: T | None, words: Callable[[T], Text]) -> Text:
    """Say a value in words, or that it is not stated."""
    return NOT_STATED if value is None else words(value)


def bare_clause(clause: str | None) -> str:
    """Return the number of a clause without its «п.»; empty where none is named."""
    return (clause or "").strip().removeprefix("п.").strip()
