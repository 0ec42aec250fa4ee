"""Painting: the frame of a session in a terminal of some size. Nothing here knows a terminal."""

from collections.abc import Sequence

from dms.cli.terminal.amounts import totals
from dms.cli.terminal.asking import asked, asked_to_leave
from dms.cli.terminal.explaining import explained
from dms.cli.terminal.frame import Frame, Row, Size, fitted, paragraph_rows
from dms.cli.terminal.headings import heading, key_words
from dms.cli.terminal.listing import column_titles, list_rows
from dms.cli.terminal.pages import page_paragraphs
from dms.cli.terminal.session import Session, View
from dms.i18n import text
from dms.report.tables import width

__all__ = ["page_length", "paint"]

_AROUND = 5
"""Lines that are neither list nor explanation: heading, columns, rule, total, keys."""
_MOST = 10
"""Lines of explanation that are enough on any screen."""
_LEAST = 3
"""Lines of the list that stay in sight while something is asked."""


def paint(session: Session, size: Size, lang: str) -> Frame:
    """Return what stands on a screen of this size; every line is exactly as wide as the screen."""
    if session.view in (View.DETAILS, View.HELP):
        return _page(session, size, lang)
    return _list(session, size, lang)


def page_length(size: Size) -> int:
    """Return how many lines of the list a screen shows, for the keys that turn pages."""
    return max(1, _list_height(size, 0))


def _list(session: Session, size: Size, lang: str) -> Frame:
    below = _below(session, size, lang)
    is_asking = session.view is not View.LIST
    height = _list_height(size, len(below) if is_asking else 0)
    listed = list_rows(session, size.columns, lang)
    top = _top(session, height, len(listed))
    shown = listed[top : top + height]
    rows = [
        heading(session, size.columns, lang),
        column_titles(session, size.columns, lang),
        *shown,
        *[("", "")] * (height - len(shown)),
        _rule(size, lang, above=top, under=len(listed) - top - len(shown)),
        *_cut(below, size.rows - _AROUND - height, lang),
        ("strong", fitted(_totals(session, lang), size.columns)),
        ("head", fitted(key_words(session, lang), size.columns)),
    ]
    cursor = None if session.place is None else 2 + session.place - top
    return Frame.of(rows, size, cursor)


def _below(session: Session, size: Size, lang: str) -> list[Row]:
    """Return what is said below the list."""
    said = explained(session, lang)
    if session.view is View.LEAVING:
        said = asked_to_leave()
    elif session.question is not None:
        said = asked(session.question, lang)
    return paragraph_rows(said, size.columns, lang)


def _list_height(size: Size, asked: int) -> int:
    """Share the screen between the list and what is said below it.

    The share is the same for every line, so that the list does not jump; only a question takes what
    it needs.
    """
    rest = size.rows - _AROUND
    usual = min(rest * 2 // 5, _MOST)
    return max(1, rest - max(usual, min(asked, rest - _LEAST)))


def _top(session: Session, height: int, length: int) -> int:
    """Return the first line in sight; the cursor stays in the middle as long as it can."""
    here = session.place or 0
    return max(0, min(here - height // 2, length - height))


def _rule(size: Size, lang: str, *, above: int, under: int) -> Row:
    """Draw the line under the list, and say how much of the list is out of sight."""
    hidden = [text("above {count}", count=above)] if above else []
    hidden += [text("below {count}", count=under)] if under else []
    words = f" {' · '.join(one.to(lang) for one in hidden)} " if hidden else ""
    left = f"──{words}"
    return "", left + "─" * (size.columns - width(left))


def _cut(rows: Sequence[Row], height: int, lang: str) -> list[Row]:
    """Cut what is said below, and say where the rest is."""
    room = max(0, height)
    if len(rows) > room:
        more = text("… press I for all of it").to(lang)
        return [*rows[: max(0, room - 1)], ("", f" {more}")][:room]
    return [*rows, *[("", "")] * (room - len(rows))]


def _totals(session: Session, lang: str) -> list[str]:
    return [one.to(lang) for one in totals(session.now, session.start, lang)]


def _page(session: Session, size: Size, lang: str) -> Frame:
    """Show a long text on the whole screen."""
    said = paragraph_rows(page_paragraphs(session, lang), size.columns, lang)
    room = max(1, size.rows - 2)
    top = max(0, min(session.scrolled, len(said) - room))
    shown = said[top : top + room]
    rows = [
        heading(session, size.columns, lang),
        *shown,
        *[("", "")] * (room - len(shown)),
        ("head", fitted(key_words(session, lang), size.columns)),
    ]
    return Frame.of(rows, size)
