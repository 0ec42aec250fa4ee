"""Deadlines: the last days of a contract's year to file for each day on which something can change.

A deadline that rests on a reading of the contract names the other reading's day beside its own.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from dms.contracts.rules.notice import last_filing, last_possible_day, next_possible_day
from dms.contracts.rules.window_search import closes_on, window_last_day
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.i18n import Text, plural, text
from dms.periods import ONE_DAY, Period
from dms.workdays import Counting, WorkCalendar

__all__ = ["Deadline", "DeadlineKind", "deadlines", "notice_in_words", "window_deadlines"]


class DeadlineKind(StrEnum):
    """What a deadline is about."""

    JOINING = "joining"
    LEAVING = "leaving"
    PROGRAMME_CHANGE = "programme_change"
    SWAP = "swap"
    RELATIVES = "relatives"
    PAYMENT = "payment"


@frozen(kw_only=True)
class Deadline:
    """One last day to do something."""

    kind: DeadlineKind
    event: date
    """The day that it is about: the first day with the change, the day a window closes."""
    last_filing: date
    """The last day to file, or to pay."""
    other_last_filing: date | None = None
    """The same by the other reading, where the contract leaves two open and they differ."""
    title: Text


def deadlines(
    rule: FilingRule, period: Period, calendar: WorkCalendar, *, what: DeadlineKind
) -> tuple[Deadline, ...]:
    """Return the last filing day for each possible day of `period`, the earliest first.

    A rule that allows any day gives the first days of the months (and of the period) as examples;
    :func:`notice_in_words` says the rule. A rule that does not state its days or its notice gives
    none: its questions come first. Raises :class:`~dms.errors.UnknownCalendarYear` where working
    days are needed of a year that the calendar does not know; a shorter period avoids that.
    """
    if rule.days is None or not rule.says_notice:
        return ()
    return tuple(_deadline(rule, day, calendar, what) for day in _possible_days(rule, period))


def _possible_days(rule: FilingRule, period: Period) -> Iterator[date]:
    if rule.days == "any":
        yield from (part.start for part in period.months(period.start.replace(day=1)))
        return
    day = next_possible_day(rule, period.start)
    while day <= period.last_day:
        yield day
        day = next_possible_day(rule, day + ONE_DAY)


def _deadline(rule: FilingRule, day: date, calendar: WorkCalendar, what: DeadlineKind) -> Deadline:
    last = last_filing(rule, day, calendar, rule.counting or Counting.STRICT)
    open_reading = rule.counting is None and rule.needs_notice
    other = last_filing(rule, day, calendar, Counting.LENIENT) if open_reading else last
    return Deadline(
        kind=what,
        event=day,
        last_filing=last,
        other_last_filing=other if other != last else None,
        title=text("{subject}: last day to file for {day}", subject=rule.title, day=day),
    )


def notice_in_words(rule: FilingRule) -> Text:
    """Say how long before a change must be asked for."""
    notice = rule.notice
    if notice is None and not rule.backdating:
        return text("notice is not stated")
    if notice is None or not rule.needs_notice:
        return text("without notice")
    if notice.working_days:
        return plural(
            "not less than {count} working day before",
            "not less than {count} working days before",
            notice.working_days,
        )
    return plural(
        "not less than {count} calendar day before",
        "not less than {count} calendar days before",
        notice.calendar_days or 0,
    )


def window_deadlines(
    terms: RelativeTerms, rule: FilingRule, period: Period, calendar: WorkCalendar
) -> tuple[Deadline, ...]:
    """Return when the windows measured from the contract's start close, the earliest first.

    `rule` is that for the entry of relatives: where the first day of cover must lie in the window,
    it says how long before that is to be asked for. Windows from other events are each relative's
    own; windows that last as long as the contract never close in it.
    """
    found = (_closing(window, terms, rule, period, calendar) for window in terms.windows or ())
    return tuple(sorted((d for d in found if d is not None), key=lambda d: d.last_filing))


def _closing(
    window: Window, terms: RelativeTerms, rule: FilingRule, period: Period, calendar: WorkCalendar
) -> Deadline | None:
    closes = closes_on(window, period.start) if window.since == Since.CONTRACT_START else None
    if closes is None or closes >= period.last_day:
        return None
    days = _closing_days(window, terms, rule, period.start, calendar)
    if not days:
        return None
    return Deadline(
        kind=DeadlineKind.RELATIVES,
        event=closes,
        last_filing=days[0],
        other_last_filing=next((d for d in days if d != days[0]), None),
        title=text("Relatives: last day to file for the window “{id}”", id=window.id),
    )


def _closing_days(
    window: Window, terms: RelativeTerms, rule: FilingRule, start: date, calendar: WorkCalendar
) -> list[date]:
    """Return the last filing day by the first day of cover and by the request, if left open."""
    by_request = window_last_day(window, start, calendar, roll=True)
    if terms.measured_by == "request":
        return [by_request]
    entry = last_possible_day(rule, window_last_day(window, start, calendar, roll=False))
    if entry < start or rule.days is None or not rule.says_notice:
        return []
    by_entry = last_filing(rule, entry, calendar, rule.counting or Counting.STRICT)
    return [by_entry] if terms.measured_by == "entry" else [by_entry, by_request]
