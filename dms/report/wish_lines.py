"""Wishes as lines: how much each weighs, and whether it is met."""

from collections.abc import Sequence

from dms.configurator.answers import Answered
from dms.i18n import Text, text
from dms.report.search_words import answer_word, need_words, wish_title
from dms.report.tables import aligned

__all__ = ["wish_lines"]


def wish_lines(
    wishes: Sequence[Answered], lang: str, title: Text | None = None, indent: str = "  "
) -> list[str]:
    """Return each wish with its weight and its answer; nothing where nothing is wanted.

    The title stands a step further out than the `indent` of the wishes.
    """
    rows = [
        (
            f"{indent}{need_words(one.wish).to(lang)}",
            answer_word(one.answer).to(lang),
            wish_title(one.wish).to(lang),
        )
        for one in wishes
    ]
    heading = (title or text("Wishes")).to(lang)
    return [f"{indent[2:]}{heading}", *aligned(rows)] if rows else []
