"""Looking at windows: which of them are open on a day, which have closed, which are not told."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Literal

from attrs import evolve, frozen

from dms.contracts.terms.relative_terms import Since, Window
from dms.periods import Period, add_months
from dms.workdays import WorkCalendar, on_or_after

__all__ = ["Measure", "Search", "Seen", "State", "closes_on", "window_last_day"]

Measure = Literal["request", "entry"]
"""Which day must lie in the window."""


class State(Enum):
    """Whether a window is open on a day."""

    OPEN = 1
    CLOSED = 2
    UNKNOWN = 3
    """It is not stated well enough to tell."""


@frozen
class Seen:
    """A window as it is found, with the day of its event and its last day where they are known."""

    number: int
    window: Window
    state: State
    since: date | None = None
    last_day: date | None = None


def window_last_day(window: Window, event: date, calendar: WorkCalendar, *, roll: bool) -> date:
    """Return the last day on which a window is open; it counts.

    `roll` moves a last day that is a day off to the next working day (ГК РФ ст. 193): right for a
    request, which somebody has to file, and wrong for a first day of cover. A window for the whole
    term has no end of its own: `date.max`. Raises ValueError when no length is stated.
    """
    last_day = closes_on(window, event)
    if last_day is None:
        raise ValueError("The window does not say how long it is open; state `months` or `days`")
    return on_or_after(last_day, calendar) if roll and last_day < date.max else last_day


def closes_on(window: Window, event: date) -> date | None:
    """Return the last day by the calendar: None where it is not stated, `date.max` for no end."""
    if window.whole_term:
        return date.max
    if window.months is not None:
        return add_months(event, window.months)
    return None if window.days is None else event + timedelta(window.days)


@frozen
class Search:
    """Everything that says whether a window is open."""

    windows: tuple[Window, ...]
    events: Mapping[Since, date]
    requested_on: date
    entry: date
    contract: Period
    calendar: WorkCalendar

    def seen(self, measure: Measure) -> list[Seen]:
        """Look at every window, with one of the two days in mind."""
        return [self._seen(n, window, measure) for n, window in enumerate(self.windows)]

    def _seen(self, number: int, window: Window, measure: Measure) -> Seen:
        if window.since is None:
            return Seen(number, window, State.UNKNOWN)
        seen = Seen(number, window, State.CLOSED)
        event = self.events.get(window.since)
        return seen if event is None else self._from(event, seen, measure)

    def _from(self, event: date, seen: Seen, measure: Measure) -> Seen:
        """Look at a window that is measured from `event`."""
        if self.entry < event:
            return evolve(seen, since=event)
        day = self.requested_on if measure == "request" else self.entry
        last_day = self._last_day(seen.window, event, measure)
        if last_day is None:
            state = State.OPEN if day <= event else State.UNKNOWN
        else:
            state = State.OPEN if day <= last_day else State.CLOSED
        return evolve(seen, state=state, since=event, last_day=last_day)

    def _last_day(self, window: Window, event: date, measure: Measure) -> date | None:
        """Return when the window closes, no later than the contract ends."""
        last_day, end = closes_on(window, event), self.contract.last_day
        if last_day is None or last_day >= end:
            return last_day and end
        rolled = window_last_day(window, event, self.calendar, roll=measure == "request")
        return min(rolled, end)
