"""The first sheet of a form: how to fill it in, in a few lines."""

from collections.abc import Iterator

from dms.i18n import Text, text
from dms.io.rfp.head import FormHead
from dms.requirements.requirement import Requirement

__all__ = ["GUIDE_NAME", "guide_lines"]

GUIDE_NAME = text("How to fill in")

_STEPS = (
    text("Answer in the yellow cells; all others are protected."),
    text("Where there is a list, choose from it. Otherwise the message beside the cell says how."),
    text(
        "What your offer does not state, leave empty: it is then asked about, not taken for “no”."
    ),
    text("A kind of care that you do not offer: choose “no” under “Is it offered?”."),
    text("Prices are for one person and the whole term, in roubles, without any surcharges."),
    text("First list your clinics on the sheet of clinics; then name them as they stand there."),
    text("Limits, and prices by age and headcount, have sheets of their own."),
    text("Do not add, delete or move rows of the offer and of the terms; do not write formulas."),
    text("Save the file as XLSX and send it back."),
)


def guide_lines(head: FormHead, requirement: Requirement) -> Iterator[Text]:
    """Yield what is asked for, by whom and until when, then how to answer."""
    if head.client is not None:
        yield text("Client: {name}", name=head.client)
    if head.insurer is not None:
        yield text("For: {name}", name=head.insurer)
    if head.period is not None:
        start, last_day = head.period.start, head.period.last_day
        yield text("Period: {start} – {last_day}, both days count", start=start, last_day=last_day)
    if requirement.answer_by is not None:
        yield text("Please answer until {day}", day=requirement.answer_by)
    yield from _people(requirement)
    if requirement.note is not None:
        yield Text("{note}", {"note": requirement.note})
    yield Text("")
    yield from _STEPS


def _people(requirement: Requirement) -> Iterator[Text]:
    names = {one.id: one.name or one.id for one in requirement.programmes}
    for id_, count in requirement.headcount.items():
        yield text("People in “{name}”: {count}", name=names[id_], count=count)
    for office in requirement.offices:
        where = ", ".join(part for part in (office.city, office.district) if part)
        said = text("Office “{name}”: {place}", name=office.name, place=where)
        if office.people is not None:
            said = text("{office}, {count} people", office=said, count=office.people)
        yield said
