"""Explaining the line under the cursor: where it stands and why, and what Space would change."""

from collections.abc import Iterator

from attrs import evolve

from dms.cli.terminal.amounts import changed_by
from dms.cli.terminal.marks import lacks_price
from dms.cli.terminal.paragraphs import (
    Paragraph,
    joined,
    listed_decisions,
    place_paragraph,
    rule_paragraph,
)
from dms.cli.terminal.session import Session
from dms.configurator.choice import Choice
from dms.configurator.parts import Part
from dms.configurator.states import By, OptionState, Status
from dms.configurator.structure import is_stated
from dms.i18n import Text, text
from dms.report.configuration_words import along_words, is_left_out, without_words

__all__ = ["explained"]


def explained(session: Session, lang: str) -> Iterator[Paragraph]:
    """Say everything about the line under the cursor, what matters most first."""
    if session.remark is not None:
        yield Paragraph(session.remark, "warning")
    state = session.line.state if session.line is not None else None
    if state is None:
        yield Paragraph(text("This programme has nothing to choose."))
        return
    part = session.now.bench.model.parts.by_kind[state.choice.kind]
    yield Paragraph(state.title, "strong")
    yield Paragraph(_standing(session, state))
    if state.why is not None:
        yield from rule_paragraph([state.why])
    if lacks_price(state):
        yield Paragraph(text("Ask the insurer for the price; then it can be chosen."))
    yield from _change(session, state, lang)
    yield from _in_the_offer(session, part, state.choice)


def _standing(session: Session, state: OptionState) -> Text:
    """Say where a choice stands, and through what."""
    match state.status:
        case Status.IMPLIED | Status.EXCLUDED:
            return _through_others(session, state)
        case Status.CHOSEN if state.by is By.CHOICE:
            return text("You chose it; U takes your choice back.")
        case Status.CHOSEN if session.is_default(state.choice):
            return text("Taken by default: it stays unless you decide otherwise.")
        case Status.CHOSEN:
            return text("Taken to fit the rules and your choices; you may decide otherwise.")
        case Status.OPEN if is_left_out(state):
            return text("You left it out; U takes your decision back.")
        case Status.OPEN:
            return text("Not taken; you may take it.")


def _through_others(session: Session, state: OptionState) -> Text:
    decisions = state.why.decisions if state.why is not None else ()
    named = listed_decisions(decisions, session.now.bench.model.parts)
    if state.status is Status.IMPLIED:
        if decisions:
            return text("It follows from what you chose: {decisions}.", decisions=named)
        return text("It is taken whatever you choose.")
    if decisions:
        return text("It does not go with what you chose: {decisions}.", decisions=named)
    return text("It cannot be taken whatever you choose.")


def _change(session: Session, state: OptionState, lang: str) -> Iterator[Paragraph]:
    """Say what Space would do to the price, and to what else."""
    found = session.differences.get(str(state.choice))
    if found is None:
        return
    parts, after = session.now.bench.model.parts, evolve(state, difference=found)
    said = [changed_by(found, lang), along_words(after, parts), without_words(after, parts)]
    change = joined([one for one in said if one is not None])
    if state.taken:
        yield Paragraph(text("Space leaves it out: {change}.", change=change))
    else:
        yield Paragraph(text("Space takes it: {change}.", change=change))


def _in_the_offer(session: Session, part: Part, choice: Choice) -> Iterator[Paragraph]:
    """Say where it is written, and what the offer adds or leaves open."""
    value = None if choice.is_care else part.value(choice)
    written = value if value is not None else part.module
    if choice.is_care and part.module is not None and not is_stated(part.module):
        yield Paragraph(text("The offer does not say whether it may be left out; ask the insurer."))
    where = session.now.bench.model.offer.locate(part.place_of(choice))
    yield place_paragraph(where, written.clause if written is not None else None)
    if written is not None and written.note:
        yield Paragraph(text("Note in the offer: {note}", note=written.note))
