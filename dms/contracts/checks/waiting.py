"""Waiting: how long a request waits under a filing rule, over every day on which it can be filed.

Nobody knows on which days people will be hired, so every calendar day of the contract's year counts
the same: the figure is the exact mean, and the worst day beside it.
"""

from collections.abc import Mapping
from fractions import Fraction

from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Waiting
from dms.contracts.rules.effective_date import decide
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import Terms
from dms.periods import ONE_DAY, Period
from dms.workdays import WorkCalendar

__all__ = ["compared", "joining_waits", "waits"]


def waits(rule: FilingRule, period: Period, calendar: WorkCalendar) -> Mapping[int, int]:
    """Return the days between request and effect, by the number of the day of the request.

    Each request wants the earliest possible day. Days on which nothing can take effect any more,
    or for which working days are unknown, are left out.
    """
    found = {}
    for number in range(period.days):
        day = period.start + number * ONE_DAY
        effective = decide(rule, None, day, within=period, calendar=calendar).effective
        if effective is not None:
            found[number] = (effective - day).days
    return found


def compared(
    rule: FilingRule, better: FilingRule, period: Period, calendar: WorkCalendar
) -> Waiting | None:
    """Compare two rules over the days on which both let a request take effect, or return None."""
    ours, theirs = waits(rule, period, calendar), waits(better, period, calendar)
    both = ours.keys() & theirs.keys()
    if not both:
        return None
    pairs = [(ours[day], theirs[day]) for day in both]
    own, other = zip(*pairs, strict=True)
    assumed = rule.needs_notice and rule.counting is None
    return Waiting(_mean(own), max(own), _mean(other), max(other), counting_assumed=assumed)


def joining_waits(subject: Subject, improved: Terms) -> Waiting | None:
    """Compare how long new employees wait under the subject's terms and under better ones.

    None where the terms or the period are not known, or joining is the same in both.
    """
    terms, period = subject.terms, subject.period
    if terms is None or period is None or terms.enrolment == improved.enrolment:
        return None
    return compared(terms.enrolment, improved.enrolment, period, subject.calendar)


def _mean(days: tuple[int, ...]) -> Fraction:
    return Fraction(sum(days), len(days))
