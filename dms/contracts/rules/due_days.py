"""Due days: until when an instalment has to be paid, and until when it is not yet late.

A term in days begins the day after its event (ГК РФ ст. 191) and is over on the next working day
when its last day is a day off (ст. 193). «Дней» without an adjective are calendar days.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve, frozen

from dms.contracts.terms.filing import DayCount
from dms.contracts.terms.payment_terms import DueRule, PaymentTerms
from dms.errors import UnknownCalendarYear
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.periods import Period
from dms.workdays import WorkCalendar, add_working_days, on_or_after

__all__ = ["Due", "payable_until", "with_due_days"]


@frozen
class Due:
    """One instalment of the plan.

    What has to be done on a day off may be done on the next working day (ГК РФ ст. 193), so `due`
    is a working day; the period that is paid for never moves.
    """

    number: int
    """From 1 on."""
    period: Period
    """What it pays for."""
    due: date | None = None
    """Last day on which it is paid when it should be; None: the contract does not say."""
    late_after: date | None = None
    """Last day of the grace, still in time; None when due day or grace are not stated."""
    written: date | None = None
    """The due day as the contract has it, before it moves off a day off."""


def payable_until(event: date, count: DayCount, calendar: WorkCalendar) -> date:
    """Return the last day of a term of so many days after `event`: a grace, or time to pay.

    `event` is not counted; a term that ends on a day off ends on the next working day. Raises
    :class:`~dms.errors.UnknownCalendarYear` when the calendar does not know the days.
    """
    return on_or_after(_counted(event, count, 1, calendar), calendar)


def with_due_days(
    bare: Iterable[Due], terms: PaymentTerms, calendar: WorkCalendar
) -> tuple[tuple[Due, ...], list[Issue]]:
    """Give each instalment its due day, by the rule where it has no written day.

    What is not stated, or lies in a year whose working days nobody knows yet, stays None and is
    asked about once. Pointers of the questions start at the payment terms.
    """
    dues, unknown = [], []
    for one in bare:
        try:
            dues.append(_dated(one, terms, calendar))
        except UnknownCalendarYear as error:
            dues.append(one)
            unknown.append(_not_dated(one.number, error.issue))
    if any(one.due is None for one in dues) and not unknown:
        return tuple(dues), [terms.ask_about("due")]
    return tuple(dues), unknown[:1]


def _dated(bare: Due, terms: PaymentTerms, calendar: WorkCalendar) -> Due:
    written = bare.written
    if written is None and terms.due is not None:
        written = _written(terms.due, bare.period.start, calendar)
    if written is None:
        return bare
    due = on_or_after(written, calendar)
    late = None if terms.grace is None else payable_until(due, terms.grace, calendar)
    return evolve(bare, due=due, late_after=late, written=written)


def _written(rule: DueRule, start: date, calendar: WorkCalendar) -> date:
    return _counted(start, rule, -1 if rule.when == "before" else 1, calendar)


def _counted(day: date, count: DayCount, sign: int, calendar: WorkCalendar) -> date:
    if count.working_days is not None:
        return add_working_days(day, sign * count.working_days, calendar)
    return day + timedelta(sign * (count.calendar_days or 0))


def _not_dated(number: int, unknown: Issue) -> Issue:
    return Issue(
        "PAYMENT-DUE-CALENDAR",
        Severity.QUESTION,
        text(
            "From instalment {number} on it is not known until when it can be paid. {reason}",
            number=number,
            reason=unknown.text,
        ),
        hint=unknown.hint,
        where=Location(pointer="/schedule"),
    )
