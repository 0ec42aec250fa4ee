"""Wishes as lines: how much each weighs, and whether it is met."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from dms.configurator.answers import Answered
from dms.i18n import Text, text
from dms.report.search_words import answer_word, need_words, wish_title
from dms.report.tables import aligned

__all__ = ["wish_lines"]

_TITLE = 52
"""How many signs of a title stand on one line."""


def wish_lines(
    wishes: Sequence[Answered], lang: str, title: Text | None = None, indent: str = "  "
) -> list[str]:
    """Return each wish with its weight and its answer; nothing where nothing is wanted.

    The title stands a step further out than the `indent` of the wishes.
    """
    rows = [row for one in wishes for row in _rows(one, lang, indent)]
    heading = (title or text("Wishes")).to(lang)
    return [f"{indent[2:]}{heading}", *aligned(rows)] if rows else []


def _rows(one: Answered, lang: str, indent: str) -> Iterator[tuple[str, str, str]]:
    """Yield a wish as a row, and the rest of a long title below it."""
    first, *more = wrap(wish_title(one.wish).to(lang), _TITLE, break_long_words=False)
    yield f"{indent}{need_words(one.wish).to(lang)}", answer_word(one.answer).to(lang), first
    yield from (("", "", line) for line in more)
