"""Periods, terms in months and ages: which day counts is always in the name.

A :class:`Period` is closed: `start` and `last_day` both count. A term in months ends on the day
with the same number, or on the last day of a month that has no such day (ГК РФ ст. 192 п. 3: one
month from 31 January ends on 28 February). Dates are always counted from the anchor, so they never
drift.

>>> add_months(date(2025, 1, 31), 1), add_months(date(2025, 1, 31), 2)
(datetime.date(2025, 2, 28), datetime.date(2025, 3, 31))
"""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

__all__ = [
    "ONE_DAY",
    "Period",
    "add_months",
    "age_on",
    "born_on_or_before",
    "lasts_a_year",
    "month_of",
]

ONE_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Move a date by whole months; a day that the month lacks becomes its last (ГК ст. 192 п. 3).

    29 February plus twelve months is 28 February, by analogy with the same paragraph.
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, _days_in(year, month)))


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days_in(year: int, month: int) -> int:
    """Return the length of a month; `calendar.monthrange` would look for its weekday too."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def age_on(birth_date: date, day: date) -> int:
    """Return the age in full years on `day`; the birthday itself already counts.

    Who is born on 29 February is a year older on 28 February of a common year, as terms in months
    end there too (:func:`add_months`).
    """
    years = day.year - birth_date.year
    return years if add_months(birth_date, 12 * years) <= day else years - 1


def born_on_or_before(age: int, day: date) -> date:
    """Return the latest birth date of a person who is at least `age` full years old on `day`.

    Comparing birth dates with this date replaces calendar arithmetic for every person.
    """
    try:
        latest = add_months(day, -12 * age)
    except ValueError:  # before year 1: nobody is that old
        return date.min
    leap_eve = (latest.month, latest.day) == (2, 28)
    if leap_eve and age_on(latest + ONE_DAY, day) >= age:
        return latest + ONE_DAY
    return latest


def lasts_a_year(start: date, last_day: date) -> bool:
    """Say whether a term is at least one year: it ends no earlier than the eve of the anniversary.

    A calendar test, not a count of 365 days: НК РФ ст. 255 п. 16 asks for «не менее одного года».
    The year is counted back from the day after the end, so that a term from 29 February has to last
    until 28 February and not a day less.
    """
    return add_months(last_day + ONE_DAY, -12) >= start


def month_of(day: date) -> "Period":
    """Return the calendar month that `day` lies in."""
    first = day.replace(day=1)
    return Period(first, add_months(first, 1) - ONE_DAY)


@frozen(order=True)
class Period:
    """A closed span of days: the first and the last day both count.

    >>> Period(date(2026, 2, 15), date(2026, 12, 31)).days
    320
    """

    start: date
    last_day: date = field()

    @last_day.validator
    def _not_backwards(self, _attribute: object, last_day: date) -> None:
        for day in (self.start, last_day):
            if not isinstance(day, date):
                raise TypeError("A period is made of dates, e.g. date(2026, 1, 1), not of texts")
        if last_day < self.start:
            raise ValueError(
                f"A period cannot end on {last_day} before it starts on {self.start}; "
                "both days count, so a one-day period has them equal"
            )

    @classmethod
    def of_months(cls, start: date, months: int) -> "Period":
        """Make a term of whole months: from 10.03.2025, twelve months run to 09.03.2026."""
        return cls(start, add_months(start, months) - ONE_DAY)

    @property
    def days(self) -> int:
        """How many days the period has, both ends counted."""
        return (self.last_day - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.last_day

    def covers(self, other: "Period") -> bool:
        """Say whether every day of `other` lies in this period."""
        return self.start <= other.start and other.last_day <= self.last_day

    def overlap(self, other: "Period") -> "Period | None":
        """Return the days that both periods have, or None."""
        start, last_day = max(self.start, other.start), min(self.last_day, other.last_day)
        return Period(start, last_day) if start <= last_day else None

    def split_before(self, day: date) -> tuple["Period", "Period"]:
        """Cut the period in two; the second part starts on `day`."""
        return Period(self.start, day - ONE_DAY), Period(day, self.last_day)

    def months(self, anchor: date | None = None) -> Iterator["Period"]:
        """Cut the period into months counted from `anchor` (its own start by default).

        The first and the last part may be shorter than a month; together they are the period.
        """
        anchor = anchor if anchor is not None else self.start
        k = (self.start.year - anchor.year) * 12 + self.start.month - anchor.month - 1
        while add_months(anchor, k + 1) <= self.start:
            k += 1
        first = self.start
        while first <= self.last_day:
            k += 1
            following = add_months(anchor, k)
            yield Period(first, min(following - ONE_DAY, self.last_day))
            first = following
