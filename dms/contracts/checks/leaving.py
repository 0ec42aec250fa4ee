"""Checks of leaving: on which days people leave, and how early that must be known."""

from collections.abc import Iterator

from dms.contracts.checks.better_terms import leaving_on_any_day
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.day_words import longer_than
from dms.contracts.checks.norms import practice
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.contracts.rules.deadlines import notice_in_words
from dms.contracts.terms.terms import LeavingTerms
from dms.i18n import text

__all__ = ["CHECKS"]

_WORKING_DAYS, _CALENDAR_DAYS = 10, 14


@check(
    "ROS-01",
    Gravity.MINOR,
    title=text("People who leave stay insured, and paid for, longer than needed"),
    why=text(
        "An employee who resigns is known two weeks before; every day after that is paid for."
    ),
    wording=text(
        "The policyholder announces who joins not later than 5 working days before; who leaves is "
        "taken off the list from the day of dismissal upon notice."
    ),
    norms=[practice("Договорная практика: изменение списка застрахованных")],
    better=leaving_on_any_day,
)
def leaving_days(subject: Subject) -> Iterator[Verdict]:
    """Look at days and notice for leaving."""
    if subject.terms is None:
        return
    rule = subject.terms.leaving
    where = subject.in_terms("/leaving")
    if _late_by_days(rule):
        said = text("People leave only on these first days without cover: {days}", days=_days(rule))
        yield failed(said, where, rule.clause)
    elif longer_than(rule.notice, _WORKING_DAYS, _CALENDAR_DAYS):
        said = text("Notice for leaving: {notice}", notice=notice_in_words(rule))
        yield failed(said, where, rule.clause)
    elif rule.late == "refuse" and rule.needs_notice:
        yield failed(text("A late request to leave is refused"), where, rule.clause)
    elif rule.days is None or not rule.says_notice:
        field = "days" if rule.days is None else "notice"
        spot = subject.in_terms(f"/leaving/{field}")
        yield not_stated(rule.ask_about(field).text, spot, rule.clause)
    else:
        said = text("People leave on any day, {notice}", notice=notice_in_words(rule))
        yield passed(said, where, rule.clause)


def _late_by_days(rule: LeavingTerms) -> bool:
    return isinstance(rule.days, tuple)


def _days(rule: LeavingTerms) -> str:
    return ", ".join(map(str, rule.days or ()))


CHECKS = (leaving_days,)
