"""What a key does: from one session to the next."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import evolve

from dms.cli.terminal.deciding import answer, take, take_back, undo
from dms.cli.terminal.keys import NUMBERS, Key
from dms.cli.terminal.moving import MOVES, moved
from dms.cli.terminal.session import Session, View

__all__ = ["press"]

_Action = Callable[[Session], Session]


def press(session: Session, key: str, page: int = 10) -> Session:
    """Return the session after a key: a :class:`~dms.cli.terminal.keys.Key` or a number.

    `page` is how many lines a page has. A key that means nothing, an empty one too, closes a page
    and changes nothing else.
    """
    if session.has_ended:
        return session
    asked = evolve(session, remark=None)
    return _VIEWS[session.view](asked, key, page).settled()


def _on_the_list(session: Session, key: str, page: int) -> Session:
    if key in MOVES:
        return moved(session, key, page)
    action = _ACTIONS.get(key)
    return session if action is None else action(session)


def _on_a_question(session: Session, key: str, page: int) -> Session:
    """Take a way out, or leave everything as it was."""
    del page
    question = session.question
    assert question is not None  # noqa: S101 - the view goes with a question
    if key in NUMBERS:
        return answer(session, question, NUMBERS.index(key))
    if key not in (Key.LEAVE, Key.UNDO, Key.BACK):
        return session
    if question.before is None:
        return evolve(session, view=View.LEFT)
    return evolve(session, view=View.LIST, question=None)


def _on_a_page(session: Session, key: str, page: int) -> Session:
    """Scroll, or go back to the list."""
    steps: dict[str, int] = {Key.UP: -1, Key.DOWN: 1, Key.PAGE_UP: -page, Key.PAGE_DOWN: page}
    if key in steps:
        return evolve(session, scrolled=max(0, session.scrolled + steps[key]))
    return evolve(session, view=View.LIST, scrolled=0)


def _on_leaving(session: Session, key: str, page: int) -> Session:
    del page
    answers: dict[str, View] = {Key.YES: View.LEFT, Key.SAVE: View.SAVED}
    return evolve(session, view=answers.get(key, View.LIST))


def _leave(session: Session) -> Session:
    return evolve(session, view=View.LEAVING if session.changed else View.LEFT)


def _to(view: View) -> _Action:
    return lambda session: evolve(session, view=view)


_ACTIONS: Mapping[str, _Action] = MappingProxyType(
    {
        Key.TAKE: take,
        Key.UNDO: undo,
        Key.BACK: take_back,
        Key.DETAILS: _to(View.DETAILS),
        Key.HELP: _to(View.HELP),
        Key.SAVE: _to(View.SAVED),
        Key.LEAVE: _leave,
    }
)
_VIEWS: Mapping[View, Callable[[Session, str, int], Session]] = MappingProxyType(
    {
        View.LIST: _on_the_list,
        View.QUESTION: _on_a_question,
        View.DETAILS: _on_a_page,
        View.HELP: _on_a_page,
        View.LEAVING: _on_leaving,
    }
)
