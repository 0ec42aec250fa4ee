"""Notice: the last day to ask for a day, and the first day that can still be asked for.

The two are each other's mirror: a request is in time for a day exactly when that day does not come
before the first one that the request is in time for. So nothing is searched for day by day.
"""

from calendar import monthrange
from datetime import date, timedelta

from dms.contracts.terms.filing import FilingRule
from dms.periods import ONE_DAY, add_months
from dms.workdays import (
    Counting,
    WorkCalendar,
    add_working_days,
    latest_notice,
    on_or_after,
    on_or_before,
)

__all__ = ["first_day_in_time", "last_filing", "last_possible_day", "next_possible_day"]


def last_filing(
    rule: FilingRule, event: date, calendar: WorkCalendar, counting: Counting = Counting.STRICT
) -> date:
    """Return the last day on which a change on `event` can be asked for.

    A limit in calendar days that falls on a day off is the working day before: moving it on, as
    ГК РФ ст. 193 does with an end, would shorten the notice.
    """
    notice = rule.notice
    if notice is None or not rule.needs_notice:
        return event + timedelta(rule.backdating or 0)
    if notice.working_days:
        return latest_notice(event, notice.working_days, calendar, counting)
    return on_or_before(event - timedelta(_calendar_days(rule, counting)), calendar)


def first_day_in_time(
    rule: FilingRule, requested_on: date, calendar: WorkCalendar, counting: Counting
) -> date:
    """Return the earliest day whose last filing day is not before `requested_on`."""
    notice = rule.notice
    if notice is None or not rule.needs_notice:
        return requested_on - timedelta(rule.backdating or 0)
    if notice.working_days:
        whole = notice.working_days + (counting == Counting.STRICT)
        return add_working_days(requested_on - ONE_DAY, whole, calendar) + ONE_DAY
    return on_or_after(requested_on, calendar) + timedelta(_calendar_days(rule, counting))


def _calendar_days(rule: FilingRule, counting: Counting) -> int:
    """Return how many days the request lies before the event."""
    assert rule.notice is not None  # noqa: S101 - asked before
    return (rule.notice.calendar_days or 0) + (counting == Counting.STRICT)


def next_possible_day(rule: FilingRule, day: date) -> date:
    """Return the first day on or after `day` on which a change can take effect.

    A number that the month lacks is its last day. A rule that does not state its days forbids none.
    """
    if rule.days is None or rule.days == "any":
        return day
    later = (on for on in (_in_month(day, number) for number in rule.days) if on >= day)
    return next(later, None) or _in_month(add_months(day.replace(day=1), 1), rule.days[0])


def last_possible_day(rule: FilingRule, day: date) -> date:
    """Return the last day on or before `day` on which a change can take effect."""
    if rule.days is None or rule.days == "any":
        return day
    numbers = reversed(rule.days)
    earlier = (on for on in (_in_month(day, number) for number in numbers) if on <= day)
    return next(earlier, None) or _in_month(day.replace(day=1) - ONE_DAY, rule.days[-1])


def _in_month(day: date, number: int) -> date:
    """Return the day with that number in the month of `day`, or the month's last."""
    return day.replace(day=min(number, monthrange(day.year, day.month)[1]))
