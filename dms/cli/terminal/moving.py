"""Moving the cursor, and opening and closing kinds of care."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import evolve

from dms.cli.terminal.keys import Key
from dms.cli.terminal.lines import Line
from dms.cli.terminal.session import Session

__all__ = ["MOVES", "moved"]


def moved(session: Session, key: str, page: int) -> Session:
    """Return the session after one of :data:`MOVES`; `page` is how many lines a page has."""
    if session.line is None or session.place is None:
        return session
    if key in _TO_OTHERS:
        there = _TO_OTHERS[key](session, session.place)
        return session if there is None else _at(session, there)
    lengths: dict[str, int] = {
        Key.UP: -1,
        Key.DOWN: 1,
        Key.PAGE_UP: -page,
        Key.PAGE_DOWN: page,
        Key.FIRST: -len(session.lines),
        Key.LAST: len(session.lines),
    }
    if key in lengths:
        return _moved_by(session, lengths[key])
    return (_opened if key == Key.OPEN else _closed)(session, session.line)


def _at(session: Session, place: int) -> Session:
    return evolve(session, cursor=str(session.lines[place].choice))


def _moved_by(session: Session, lines: int) -> Session:
    """Move by so many lines where the cursor can be, but not beyond the ends."""
    assert session.place is not None  # noqa: S101 - looked at by `moved`
    there = session.places.index(session.place) + lines
    return _at(session, session.places[min(max(there, 0), len(session.places) - 1)])


def _starts(session: Session) -> list[int]:
    """Return the first line of each kind of care."""
    lines, found = session.lines, dict[str, int]()
    for place in session.places:
        found.setdefault(lines[place].kind, place)
    return list(found.values())


def _next(session: Session, here: int) -> int | None:
    return next((place for place in _starts(session) if place > here), None)


def _previous(session: Session, here: int) -> int | None:
    return next((place for place in reversed(_starts(session)) if place < here), None)


def _opened(session: Session, line: Line) -> Session:
    """Show the options of a kind of care; where they are shown, go to the first."""
    if line.is_open is None:
        return session
    if line.is_open:
        return _moved_by(session, 1)
    return evolve(session, opened={**session.opened, line.kind: True})


def _closed(session: Session, line: Line) -> Session:
    """Hide the options of a kind of care; from an option, go to the kind of care first."""
    if line.is_open:
        return evolve(session, opened={**session.opened, line.kind: False})
    start = next(n for n in _starts(session) if session.lines[n].kind == line.kind)
    return _at(session, start)


_TO_OTHERS: Mapping[str, Callable[[Session, int], int | None]] = MappingProxyType(
    {Key.NEXT_CARE: _next, Key.PREVIOUS_CARE: _previous}
)
MOVES = frozenset(
    {
        Key.UP,
        Key.DOWN,
        Key.PAGE_UP,
        Key.PAGE_DOWN,
        Key.FIRST,
        Key.LAST,
        Key.NEXT_CARE,
        Key.PREVIOUS_CARE,
        Key.OPEN,
        Key.CLOSE,
    }
)
"""Keys that move the cursor or open and close kinds of care."""
