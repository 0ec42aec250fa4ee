"""Numbers of days: in words, and whether they are many."""

from dms.contracts.terms.filing import DayCount
from dms.i18n import Text, plural

__all__ = ["in_days", "longer_than"]


def in_days(count: DayCount) -> Text:
    """Say how many days of which kind there are."""
    if count.working_days is not None:
        return plural("{count} working day", "{count} working days", count.working_days)
    return plural("{count} calendar day", "{count} calendar days", count.calendar_days or 0)


def longer_than(notice: DayCount | None, working_days: int, calendar_days: int) -> bool:
    """Say whether notice is longer than so many days of its kind."""
    if notice is None:
        return False
    if notice.working_days is not None:
        return notice.working_days > working_days
    return (notice.calendar_days or 0) > calendar_days
