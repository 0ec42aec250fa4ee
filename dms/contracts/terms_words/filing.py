"""Joining, leaving and changing in words: on which days, how many days, and what if late."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.contracts.terms.filing import DayCount, FilingRule
from dms.i18n import Text, plural, text

__all__ = ["LATE", "day_count_words", "possible_days_words"]

LATE: Mapping[str, Text] = MappingProxyType(
    {
        "next_day": text("takes effect on the next possible day"),
        "refuse": text("is refused"),
    }
)
"""What becomes of a late request, by the word of the terms."""


def day_count_words(count: DayCount) -> Text | None:
    """Say a number of working or calendar days; None for zero, which each place says itself."""
    if count.working_days:
        return plural("{count} working day", "{count} working days", count.working_days)
    if count.calendar_days:
        return plural("{count} calendar day", "{count} calendar days", count.calendar_days)
    return None


def possible_days_words(rule: FilingRule) -> Text | None:
    """Say on which days of the month a change is possible; None where that is not stated."""
    if rule.days is None:
        return None
    if rule.days == "any":
        return text("on any day")
    days = ", ".join(str(day) for day in rule.days)
    return plural(
        "on day {days} of the month", "on days {days} of the month", len(rule.days), days=days
    )
