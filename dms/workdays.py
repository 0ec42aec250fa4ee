"""Working days: terms and notice counted in them, with any calendar.

Notice is given «не менее чем за 10 рабочих дней», and an instalment due on a day off is paid on the
next working day (ГК РФ ст. 193). Every function takes the calendar as an argument; any object with
`is_working_day` will do, :class:`~dms.russian_calendar.RussianCalendar` is the ready one.

>>> add_working_days(date(2025, 10, 30), 3, RussianCalendar())
datetime.date(2025, 11, 5)
"""

from datetime import date
from enum import StrEnum
from typing import Protocol

from dms.periods import ONE_DAY
from dms.russian_calendar import RussianCalendar

__all__ = [
    "Counting",
    "RussianCalendar",
    "WorkCalendar",
    "add_working_days",
    "latest_notice",
    "on_or_after",
    "on_or_before",
    "working_days_between",
]


class WorkCalendar(Protocol):
    """Anything that knows on which days people work."""

    def is_working_day(self, day: date) -> bool:
        """Say whether `day` is a working day."""
        ...


class Counting(StrEnum):
    """How «не менее чем за N рабочих дней до даты» is read; no law says, a contract may."""

    STRICT = "strict"
    """N whole working days lie between the notice and the date; neither is counted."""
    LENIENT = "lenient"
    """The day of the notice is counted too."""


def add_working_days(day: date, n: int, calendar: WorkCalendar) -> date:
    """Return the `n`-th working day after `day`, or before it when `n` is negative.

    The day itself is not counted (ГК РФ ст. 191: a term begins the day after the event); zero
    working days from a day is that day, working or not.
    """
    step = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


def latest_notice(
    event: date,
    working_days: int,
    calendar: WorkCalendar,
    counting: Counting = Counting.STRICT,
) -> date:
    """Return the last working day on which notice is «не менее чем за N рабочих дней» before.

    `event` is the day the notice is for, such as the wished first day of cover; it is not counted.
    The two ways of counting are one working day apart; zero days of notice is the event itself.
    A notice sent on a day off reaches an office on its next working day, so it is never the answer.
    """
    if working_days < 0:
        raise ValueError("Notice is given a number of working days before, not less than zero")
    if working_days == 0:
        return event
    back = working_days + 1 if counting == Counting.STRICT else working_days
    return add_working_days(event, -back, calendar)


def working_days_between(after: date, before: date, calendar: WorkCalendar) -> int:
    """Count the working days later than `after` and earlier than `before`; neither is counted."""
    days = (after + n * ONE_DAY for n in range(1, (before - after).days))
    return sum(calendar.is_working_day(day) for day in days)


def on_or_after(day: date, calendar: WorkCalendar) -> date:
    """Return `day`, or the next working day when it is a day off (ГК РФ ст. 193).

    This holds for what somebody has to do, such as pay; a period of cover never moves.
    """
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def on_or_before(day: date, calendar: WorkCalendar) -> date:
    """Return `day`, or the working day before when it is a day off.

    The careful reading of a limit counted backwards: moving it on would shorten the notice.
    """
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day
