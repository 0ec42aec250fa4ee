"""What a brief asks of the contract period: its dates, or a term that gives the same dates."""

from collections.abc import Iterator

from dms.i18n import Text, plural, text
from dms.modules.questions import Stated
from dms.periods import Period, add_months
from dms.pricing.offer import Span
from dms.requirements.case import Case
from dms.requirements.judging_contract import result
from dms.requirements.met import Met
from dms.requirements.point import SILENT, Judged
from dms.requirements.wishes import Need

__all__ = ["period_met"]


def period_met(case: Case) -> Iterator[Met]:
    """Hold the period of the offer against the one that is asked for."""
    wanted = case.requirement.period
    if wanted is not None:
        title, need = text("Contract period"), Need.MUST
        yield result("period", title, need, _span(wanted), _period(case, wanted.period))


def _period(case: Case, wanted: Period) -> Judged:
    """Compare dates; an offer with a length only fits any period of that length."""
    given, months = case.offer.period, case.offer.term_months
    if given is not None:
        return Judged(Stated.of(given.period == wanted), _span(given))
    if months is None:
        return SILENT
    fits = _lasts(wanted, months)
    return Judged(Stated.of(fits), plural("{count} month", "{count} months", months))


def _lasts(period: Period, months: int) -> bool:
    """Say whether a period is so many months long; a year from 29 February ends on the 28th too.

    That day is the last of the month (ГК РФ ст. 192 п. 3), and the day before is no whole year yet,
    see :func:`dms.periods.lasts_a_year`.
    """
    if Period.of_months(period.start, months) == period:
        return True
    is_leap_day = (period.start.month, period.start.day) == (2, 29)
    return is_leap_day and period.last_day == add_months(period.start, months)


def _span(span: Span) -> Text:
    return text("{start} to {last_day}", start=span.start, last_day=span.last_day)
