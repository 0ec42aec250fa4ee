"""Deciding on the list: taking, undoing, and what to do when something is in the way."""

from attrs import evolve

from dms.cli.terminal.question import Question
from dms.cli.terminal.session import Session, View
from dms.cli.terminal.steps import step
from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.i18n import text

__all__ = ["answer", "take", "take_back", "undo"]


def take(session: Session) -> Session:
    """Take, leave out or pick what is under the cursor; a contradiction is asked about."""
    line = session.line
    if line is None or line.choice is None:
        return session
    session = _kept_open(session, line.choice)
    after = step(session.now, line.choice)
    if after is session.now:
        said = text("This value is taken already; put the cursor on another one and press Space.")
        return evolve(session, remark=said)
    if after.is_possible:
        return _gone_on(session, after)
    question = Question(session.now, after)
    if not question.ways:
        said = text("This cannot be changed whatever you choose; the reason is below.")
        return evolve(session, remark=said)
    return evolve(session, view=View.QUESTION, question=question)


def undo(session: Session) -> Session:
    """Withdraw the decision about what is under the cursor."""
    choice = session.line.choice if session.line is not None else None
    if choice is None or choice.name not in session.now.decided:
        return evolve(session, remark=text("You have decided nothing here, so nothing is undone."))
    return _gone_on(_kept_open(session, choice), session.now.undo(choice.name))


def take_back(session: Session) -> Session:
    """Take the last step back."""
    if not session.past:
        return evolve(session, remark=text("There is no step to take back."))
    *past, now = session.past
    return evolve(session, now=now, past=tuple(past))


def answer(session: Session, question: Question, number: int) -> Session:
    """Take a way out of a contradiction, counted from 0; another number changes nothing."""
    if number >= len(question.ways):
        return session
    after = question.after(question.ways[number])
    listed = evolve(session, view=View.LIST, question=None)
    return evolve(listed, now=after) if question.before is None else _gone_on(listed, after)


def _kept_open(session: Session, choice: Choice) -> Session:
    """Keep options in sight while somebody is among them, whatever becomes of the care."""
    if choice.is_care:
        return session
    return evolve(session, opened={**session.opened, choice.kind: True})


def _gone_on(session: Session, after: Configuration) -> Session:
    return evolve(session, now=after, past=(*session.past, session.now))
