"""Proration once more, by counting days: what `dms.pricing.proration` is checked against."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta

from dms.periods import Period

DAY = timedelta(days=1)


def share_of_term(rules: Any, start: date, last: date, period: Period) -> Fraction | None:
    """Return the share that these days of a term cost; None where the offer does not say."""
    join, leave = rules.join, rules.leave
    due = Fraction(1)
    if start > period.start:
        if join is None:
            return None
        due = _part(join, start, period.last_day, period)
    if last < period.last_day:
        if leave is None:
            return None
        due -= _part(leave, start, period.last_day, period) - _part(leave, start, last, period)
    return max(due, Fraction(0))


def _part(rule: Any, start: date, last: date, term: Period) -> Fraction:
    if rule.method == "none" or (start, last) == (term.start, term.last_day):
        return Fraction(1)
    if rule.method == "short_period":
        months = sum(1 for _ in _windows(start, start, last))
        return Fraction(rule.shares[min(months, max(rule.shares))])
    if rule.method == "days":
        whole = _days(rule, term.start, term.last_day) if rule.of == "term" else rule.of
        return min(Fraction(_days(rule, start, last), whole), Fraction(1))
    anchor = {
        "contract_day": term.start,
        "calendar_month": start.replace(day=1),
        "entry_day": start,
    }[rule.anchor]
    whole = rule.of or sum(1 for _ in _windows(term.start, term.start, term.last_day))
    months = Fraction(0)
    for covered, length in _windows(anchor, start, last):
        if rule.count == "started" or covered == length:
            months += 1
        elif rule.count == "exact":
            months += Fraction(covered, length)
    return min(months / whole, Fraction(1))


def _days(rule: Any, start: date, last: date) -> int:
    if not rule.months_of_30:
        return (last - start).days + 1
    after = last + DAY
    return (
        (after.year - start.year) * 360 + (after.month - start.month) * 30 + (after.day - start.day)
    )


def _windows(anchor: date, start: date, last: date) -> Iterator[tuple[int, int]]:
    """Go through the months from `anchor`: days that are covered, and days in all."""
    months = (start.year - anchor.year) * 12 + start.month - anchor.month - 1
    first = anchor + relativedelta(months=months)
    while first <= last:
        months += 1
        following = anchor + relativedelta(months=months)
        covered = sum(start <= first + DAY * n <= last for n in range((following - first).days))
        if covered:
            yield covered, (following - first).days
        first = following
