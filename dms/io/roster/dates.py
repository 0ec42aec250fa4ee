"""Dates as lists have them: written in four ways, or kept by Excel as numbers; births and years.

A date that can be read in two ways is a flaw with advice how to write it, never a guess.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import isfinite

from attrs import evolve

from dms.i18n import parse_date, text
from dms.io.roster.cells import Cell, written
from dms.io.roster.flaws import Flaw
from dms.periods import born_on_or_before

__all__ = ["birth_reader", "read_date", "year_reader"]

_FULL_DATE = text("Write the full date with dots, for example 07.05.1990.")
DATE_INVALID = Flaw("ROSTER-DATE-INVALID", text("There is no such date."), _FULL_DATE)
DATE_FAR_YEAR = Flaw(
    "ROSTER-DATE-INVALID",
    text("The year of this date is not between 1900 and 2100."),
    text("Check the year; leave the cell empty if the cover has no end of its own."),
)
BIRTH_FAR_YEAR = evolve(DATE_FAR_YEAR, hint=text("Check the year."))
DATE_SHORT_YEAR = Flaw(
    "ROSTER-DATE-SHORT-YEAR",
    text("The year has two digits, so the century is not clear."),
    text("Write all four digits of the year, for example 07.05.1990."),
)
DATE_YEAR_ONLY = Flaw(
    "ROSTER-DATE-YEAR-ONLY",
    text("This looks like a year, not a date."),
    text("Write the full date, or call the column «Год рождения» if only years are known."),
)
DATE_WITH_TIME = Flaw(
    "ROSTER-DATE-TIME",
    text("The cell holds a time of day, so the date may be off by one day."),
    text("Write the date alone, for example 07.05.1990."),
)
BIRTH_MISSING = Flaw(
    "ROSTER-BIRTH-MISSING",
    text("The birth date is missing."),
    text("Fill it in; if the row is not a person, delete it."),
)
BIRTH_FUTURE = Flaw(
    "ROSTER-BIRTH-FUTURE",
    text("The birth date lies in the future."),
    text("Check the year."),
)
BIRTH_TOO_EARLY = Flaw(
    "ROSTER-BIRTH-TOO-EARLY",
    text("By this birth date the person is older than 120."),
    text("Check the year."),
)
YEAR_INVALID = Flaw(
    "ROSTER-YEAR-INVALID",
    text("This is not a year of birth."),
    text("Write the year with four digits, for example 1990."),
)
_DAY_ONE = date(1899, 12, 30)  # day 0 of Excel's serial numbers after February 1900
_SERIALS = range(2_101, 73_051)  # up to 2099; smaller numbers are years
_YEARS = range(1_900, 2_101)
_SERIAL = re.compile(r"[0-9]{4,5}\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")
_SHORT_YEAR = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}\Z")
_OLDEST_AGE = 120


def read_date(cell: Cell) -> date | Flaw | None:
    """Read `07.05.1990`, `07/05/1990`, `1990-05-07`, `1990-05-07 00:00:00` or an Excel date.

    Years outside 1900–2100 are slips of the pen, or stand for "no end" («31.12.9999»).
    """
    found = _any_date(cell)
    return DATE_FAR_YEAR if isinstance(found, date) and found.year not in _YEARS else found


def _any_date(cell: Cell) -> date | Flaw | None:
    if isinstance(cell, str):
        if len(cell) == 10 and cell[2] == "." == cell[5]:  # most cells are; this way is fast
            try:
                return date.fromisoformat(f"{cell[6:]}-{cell[3:5]}-{cell[:2]}")
            except ValueError:
                pass  # " 7.05.1990" is a date too
        return _date_in_words(cell.strip().removesuffix("г.").rstrip())
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else DATE_WITH_TIME
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial_date(cell)
    return DATE_INVALID


def _date_in_words(written: str) -> date | Flaw | None:
    if not written:
        return None
    if found := parse_date(written):
        return found
    if _SHORT_YEAR.match(written):
        return DATE_SHORT_YEAR
    return _serial_date(int(written)) if _SERIAL.match(written) else DATE_INVALID


def _serial_date(number: float) -> date | Flaw:
    """Read the number Excel keeps for a date: 33000 is 07.05.1990."""
    days = int(number) if isfinite(number) else 0
    if days in _YEARS:
        return DATE_YEAR_ONLY
    if days not in _SERIALS:
        return DATE_INVALID
    return _DAY_ONE + timedelta(days=days) if number == days else DATE_WITH_TIME


def birth_reader(as_of: date | None) -> Callable[[Cell], date | Flaw]:
    """Return a reader of birth dates that may not lie after `as_of`, nor 121 years before it.

    Without `as_of` only births outside 1900–2100 are refused.
    """
    latest = as_of or date.max
    oldest = born_on_or_before(_OLDEST_AGE + 1, as_of) if as_of else date.min

    def read(cell: Cell) -> date | Flaw:
        birth = read_date(cell)
        if birth is DATE_FAR_YEAR:
            return BIRTH_FAR_YEAR
        if not isinstance(birth, date):
            return birth or BIRTH_MISSING
        if birth > latest:
            return BIRTH_FUTURE
        return birth if birth > oldest else BIRTH_TOO_EARLY

    return read


def year_reader(as_of: date | None) -> Callable[[Cell], int | Flaw]:
    """Return a reader of years of birth, for lists without birth dates."""
    latest = as_of.year if as_of else _YEARS[-1]
    oldest = latest - _OLDEST_AGE - 1 if as_of else _YEARS[0]

    def read(cell: Cell) -> int | Flaw:
        year = written(cell)
        if not year:
            return BIRTH_MISSING
        if not _YEAR.match(year) or int(year) not in _YEARS:
            return YEAR_INVALID
        if int(year) > latest:
            return BIRTH_FUTURE
        return int(year) if int(year) >= oldest else BIRTH_TOO_EARLY

    return read
