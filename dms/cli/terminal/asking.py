"""Asking: a contradiction with its ways out, and whether changes are to be lost."""

from collections.abc import Iterator

from dms.cli.terminal.amounts import changed_by
from dms.cli.terminal.keys import NUMBERS
from dms.cli.terminal.paragraphs import Paragraph, listed_decisions, rule_paragraph
from dms.cli.terminal.question import Question
from dms.configurator.states import Decision
from dms.i18n import Text, text

__all__ = ["asked", "asked_to_leave"]


def asked(question: Question, lang: str) -> Iterator[Paragraph]:
    """Say what contradicts what, and number the ways out."""
    parts = question.wanted.bench.model.parts
    yield from _contradiction(question)
    for number, way in zip(NUMBERS, question.ways, strict=False):
        named = listed_decisions(way, parts)
        said = text("{number}  take back: {decisions}", number=number, decisions=named)
        if (price := _price(question, way, lang)) is not None:
            said = text("{said} ({price})", said=said, price=price)
        yield Paragraph(said, "strong")
    if question.before is None:
        yield Paragraph(text("Esc  leave"), "strong")
    else:
        yield Paragraph(text("Esc  leave everything as it was"), "strong")
    yield from rule_paragraph(question.clashes)


def _contradiction(question: Question) -> Iterator[Paragraph]:
    parts = question.wanted.bench.model.parts
    if question.new:
        new = listed_decisions(question.new, parts)
        yield Paragraph(
            text("{decisions}: this contradicts what you decided before.", decisions=new)
        )
        return
    for clash in question.clashes:
        if not clash.decisions:
            said = text(
                "Nothing can be chosen at all: the rules of the offer do not fit this group."
            )
            yield Paragraph(said, "warning")
        else:
            named = listed_decisions(clash.decisions, parts)
            said = text("These decisions contradict each other: {decisions}.", decisions=named)
            yield Paragraph(said, "warning")


def _price(question: Question, way: tuple[Decision, ...], lang: str) -> Text | None:
    """Return what a way out comes to, against what there was before."""
    if question.before is None:
        return None
    after = question.after(way)
    found = after.bench.difference(question.before.taken, after.taken)
    return None if found is None else changed_by(found, lang)


def asked_to_leave() -> Iterator[Paragraph]:
    """Ask whether changes are to be lost."""
    yield Paragraph(text("Leave without what you have chosen?"), "warning")
    yield Paragraph(text("Y  leave; everything chosen here is lost"), "strong")
    yield Paragraph(text("S  go on with what is chosen"), "strong")
    yield Paragraph(text("Any other key  back to the list"), "strong")
