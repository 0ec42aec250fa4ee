"""The Russian production calendar of a five-day week, for the years whose decree is out.

Which days are worked the Government decides each autumn: it moves days off and makes some Saturdays
working days (ТК РФ ст. 112). Nobody knows a year before its decree, so :class:`RussianCalendar`
answers for confirmed years only and raises :class:`~dms.errors.UnknownCalendarYear` for others.

>>> RussianCalendar().is_working_day(date(2025, 11, 1))  # a working Saturday
True
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from dms.errors import UnknownCalendarYear
from dms.i18n import Text, text
from dms.issues import Issue, Severity

__all__ = ["CONFIRMED_YEARS", "ConfirmedYear", "RussianCalendar"]


@frozen(kw_only=True)
class ConfirmedYear:
    """What makes a year's working days differ from the plain holidays of ТК РФ ст. 112."""

    year: int
    working_days: int
    """How many working days the year has."""
    moved_days_off: frozenset[date]
    """Weekdays off in place of a weekend, by the decree or by ТК РФ ст. 112 ч. 2."""
    working_weekends: frozenset[date] = frozenset()
    """Saturdays and Sundays on which people work."""
    decree: str | None = None
    """Number of the decree of the Government; None when it is not verified."""
    decree_date: date | None = None
    """Date of the decree; None when it is not verified."""

    @property
    def source(self) -> Text | None:
        """The decree in words; None when it is not verified and so must not be cited."""
        if self.decree is None:
            return None
        return text(
            "Decree of the Government of Russia of {day} No. {number}",
            day=self.decree_date,
            number=self.decree,
        )

    def agrees_with(self, working: frozenset[date]) -> bool:
        """Say whether `working` are the confirmed working days of the year."""
        return (
            len(working) == self.working_days
            and self.working_weekends <= working
            and not self.moved_days_off & working
        )


def _days(year: int, days: str) -> frozenset[date]:
    """Read days as a decree writes them: `24.02 08.05`."""
    pairs = (day.split(".") for day in days.split())
    return frozenset(date(year, int(month), int(day)) for day, month in pairs)


_YEARS = (
    ConfirmedYear(
        year=2023,
        working_days=247,
        moved_days_off=_days(2023, "24.02 08.05 06.11"),
        decree="1505",
        decree_date=date(2022, 8, 29),
    ),
    ConfirmedYear(
        year=2024,
        working_days=248,
        moved_days_off=_days(2024, "29.04 30.04 10.05 30.12 31.12"),
        working_weekends=_days(2024, "27.04 02.11 28.12"),
        decree="1314",
        decree_date=date(2023, 8, 10),
    ),
    ConfirmedYear(
        year=2025,
        working_days=247,
        moved_days_off=_days(2025, "02.05 08.05 13.06 03.11 31.12"),
        working_weekends=_days(2025, "01.11"),
        decree="1335",
        decree_date=date(2024, 10, 4),
    ),
    ConfirmedYear(
        year=2026,
        working_days=247,
        moved_days_off=_days(2026, "09.01 09.03 11.05 31.12"),
        decree="1466",
        decree_date=date(2025, 9, 24),
    ),
    # Two data sets agree on every day of 2027; number and date of its decree are not verified.
    ConfirmedYear(
        year=2027,
        working_days=247,
        moved_days_off=_days(2027, "22.02 03.05 10.05 14.06 05.11 31.12"),
        working_weekends=_days(2027, "20.02"),
    ),
)

CONFIRMED_YEARS: Mapping[int, ConfirmedYear] = MappingProxyType({y.year: y for y in _YEARS})
"""The years whose decree is out. Each autumn a new one is added, with its decree."""


@frozen
class RussianCalendar:
    """A :class:`~dms.workdays.WorkCalendar` that knows the years of `CONFIRMED_YEARS`.

    The days come from the package `holidays`; each year is compared with the confirmed one when it
    is first used, so another version of the package cannot change a date in silence.
    """

    def is_working_day(self, day: date) -> bool:
        """Say whether `day` is a working day.

        Raises :class:`~dms.errors.UnknownCalendarYear` when the year is not confirmed.
        """
        return day in _working_days(day.year)


@lru_cache(maxsize=len(CONFIRMED_YEARS))
def _working_days(year: int) -> frozenset[date]:
    """Return the working days of a confirmed year, checked."""
    confirmed = CONFIRMED_YEARS.get(year)
    if confirmed is None:
        raise _unknown(year)
    working = _days_of_package(year)
    if not confirmed.agrees_with(working):
        raise _changed(year, confirmed.working_days, len(working))
    return working


def _days_of_package(year: int) -> frozenset[date]:
    """Ask the package `holidays`, by its `is_working_day`: its `in` knows no working Saturdays."""
    from holidays import country_holidays

    russia = country_holidays("RU", years=year, expand=False)
    first = date(year, 1, 1)
    days = (first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days))
    return frozenset(day for day in days if russia.is_working_day(day))


def _unknown(year: int) -> UnknownCalendarYear:
    message = text(
        "The working days of {year} are not confirmed; known are {first} to {last}.",
        year=year,
        first=min(CONFIRMED_YEARS),
        last=max(CONFIRMED_YEARS),
    )
    hint = text(
        "Pass a calendar of your own that knows this year, or update dms-quote once its decree is "
        "out."
    )
    return _error(year, "CALENDAR-YEAR-UNKNOWN", message, hint)


def _changed(year: int, expected: int, found: int) -> UnknownCalendarYear:
    message = text(
        "The installed package `holidays` has other working days for {year} than are confirmed: "
        "{found} instead of {expected}, or other days moved.",
        year=year,
        found=found,
        expected=expected,
    )
    hint = text(
        "Install a version of `holidays` from 0.107 on that agrees, update dms-quote, or pass a "
        "calendar of your own."
    )
    return _error(year, "CALENDAR-YEAR-CHANGED", message, hint)


def _error(year: int, code: str, message: Text, hint: Text) -> UnknownCalendarYear:
    return UnknownCalendarYear(year, Issue(code, Severity.ERROR, message, hint))
