"""Deadlines as calendar events: on the last day itself, the same event whenever made anew."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from dms.contracts.rules.deadlines import Deadline
from dms.i18n import Text, text
from dms.io.calendar_file import CalendarEvent

__all__ = ["deadline_events"]


def deadline_events(deadlines: Iterable[Deadline], contract: str) -> Iterator[CalendarEvent]:
    """Yield an event for each deadline; `contract` is the number of the contract."""
    for one in deadlines:
        yield CalendarEvent(one.last_filing, one.title, _note(one, contract), _uid(one, contract))


def _note(one: Deadline, contract: str) -> Text:
    if one.other_last_filing is None:
        return text("Contract {number}", number=contract)
    return text(
        "Contract {number}. Counted the other way the last day is {day}; ask the insurer.",
        number=contract,
        day=one.other_last_filing,
    )


def _uid(one: Deadline, contract: str) -> str:
    """Name an event by what it is about; its day may move when the terms are read otherwise."""
    about = f"{contract}\n{one.kind}\n{one.event.isoformat()}\n{one.title.to('en')}"
    return f"{sha256(about.encode()).hexdigest()[:32]}@dms"
