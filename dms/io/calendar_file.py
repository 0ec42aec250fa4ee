"""Calendar files (RFC 5545, `.ics`): deadlines and due days for everybody's calendar program.

Needs the optional part `ics`.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from dms.errors import MissingExtra
from dms.i18n import DEFAULT_LANGUAGE, Text
from dms.periods import ONE_DAY

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

__all__ = ["CalendarEvent", "calendar_text"]

_PRODUCT = "-//dms//dms-quote//RU"
_DAY_BEFORE = timedelta(days=-1)


@frozen
class CalendarEvent:
    """A day to remember, without an hour.

    `uid` is the same whenever the file is made anew, so that a calendar program replaces the event
    instead of adding another one. Titles and notes go into calendars that others may see: no names.
    """

    day: date
    title: Text | str
    note: Text | str
    uid: str


def calendar_text(
    events: Iterable[CalendarEvent],
    *,
    stamp: date,
    lang: str = DEFAULT_LANGUAGE,
    remind: bool = False,
) -> str:
    """Return a calendar file with whole-day events, in the order of their days.

    `stamp` is the day on which the file counts as made; `remind` adds a reminder one day before
    each event. Lines end with CRLF and are folded at 75 octets: write the text as UTF-8 without
    changing its line ends. The same events give the same text in whatever order they come.

    Raises ValueError when two events have the same `uid` and
    :class:`~dms.errors.MissingExtra` when the part `ics` is not installed.
    """
    listed = sorted(events, key=lambda event: (event.day, event.uid))
    twice = [uid for uid, times in Counter(event.uid for event in listed).items() if times > 1]
    if twice:
        raise ValueError(f"Two events have the uid {twice[0]!r}; give each its own")
    calendar = _empty_calendar()
    for event in listed:
        calendar.add_component(_component(event, stamp, lang, remind=remind))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def _empty_calendar() -> "Calendar":
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra("ics") from None
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    return calendar


def _component(event: CalendarEvent, stamp: date, lang: str, *, remind: bool) -> "Event":
    from icalendar import Event

    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", datetime.combine(stamp, time(), UTC))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + ONE_DAY)  # the first day that is not part of the event
    component.add("summary", _said(event.title, lang))
    component.add("description", _said(event.note, lang))
    component.add("transp", "TRANSPARENT")  # a deadline makes nobody busy
    if remind:
        component.add_component(_reminder(event, lang))
    return component


def _reminder(event: CalendarEvent, lang: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _said(event.title, lang))
    alarm.add("trigger", _DAY_BEFORE)
    return alarm


def _said(words: Text | str, lang: str) -> str:
    return words.to(lang) if isinstance(words, Text) else words
