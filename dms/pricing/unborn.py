"""Members who are born after their cover starts: nobody can price them yet."""

from collections.abc import Iterator
from datetime import date

from dms.members import Birth, Roster
from dms.periods import Period

__all__ = ["unborn"]


def unborn(roster: Roster, period: Period) -> Iterator[int]:
    """Return the places in the roster of those born after the first day of their cover."""
    births = roster.columns.get("birth", ())
    latest = max((_first_day(birth) for birth in set(births) if birth is not None), default=None)
    if latest is None or latest <= period.start:
        return
    for index, (birth, start) in enumerate(zip(births, roster.column("start"), strict=True)):
        if birth is not None and _first_day(birth) > (start or period.start):
            yield index


def _first_day(birth: Birth) -> date:
    """Return the day of birth, or the first one that it can be in a year."""
    return birth if isinstance(birth, date) else date(birth, 1, 1)
