"""Comparing numbers of days, working or calendar ones, without a calendar.

How many calendar days ten working days take depends on the holidays in between. So the two kinds
are compared only where every calendar gives the same answer: N working days never take less than N
calendar days, and no day at all is less than any.
"""

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms_words.filing import day_count_words
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.requirements.point import up_to

__all__ = ["notice_words", "surely_at_most"]


def surely_at_most(given: DayCount, most: DayCount) -> Stated:
    """Say whether a number of days is no larger than another.

    >>> surely_at_most(DayCount(calendar_days=5), DayCount(working_days=5))
    <Stated.YES: 'yes'>
    >>> surely_at_most(DayCount(calendar_days=7), DayCount(working_days=5))
    <Stated.NOT_STATED: 'unknown'>
    """
    days, limit = _days(given), _days(most)
    if (given.working_days is None) == (most.working_days is None):
        return Stated.of(days <= limit)
    if days and not limit:
        return Stated.NO
    if given.working_days is None:
        return Stated.YES if days <= limit else Stated.NOT_STATED
    if days > limit:
        return Stated.NO
    return Stated.NOT_STATED if days else Stated.YES


def notice_words(notice: DayCount) -> Text:
    """Say how long before something may have to be asked for, at most."""
    days = day_count_words(notice)
    return text("without notice") if days is None else up_to(days)


def _days(count: DayCount) -> int:
    return count.working_days if count.working_days is not None else count.calendar_days or 0
