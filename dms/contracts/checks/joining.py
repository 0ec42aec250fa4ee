"""Checks of joining: on which days new employees are insured, and how early that must be known.

«В стандартных договорах возможность прикрепления новых сотрудников предусмотрена всего два раза в
месяц 1 и 15 числа, а заявление … не менее чем за 10 рабочих дней»; a client can bargain for any
day and five working days.
"""

from collections.abc import Iterator

from dms.contracts.checks.better_terms import (
    NOTICE,
    joining_on_any_day,
    joining_with_short_notice,
)
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.day_words import longer_than
from dms.contracts.checks.norms import GUIDE
from dms.contracts.checks.stakes import Better
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.checks.waiting import joining_waits
from dms.contracts.rules.deadlines import notice_in_words
from dms.contracts.terms.terms import Terms
from dms.i18n import text

__all__ = ["CALENDAR_DAYS", "CHECKS"]

CALENDAR_DAYS = 7
"""Five working days are a week where no holidays lie in it."""


@check(
    "ENR-01",
    Gravity.MAJOR,
    title=text("Employees can join on few days of the month only"),
    why=text("Who is hired in between waits for the next such day without cover."),
    wording=text(
        "New employees are insured from any day of the month that the request names; a late "
        "request takes effect on the first day that it is in time for. The additional premium is "
        "in proportion to the rest of the term."
    ),
    norms=[GUIDE],
    better=joining_on_any_day,
)
def entry_days(subject: Subject) -> Iterator[Verdict]:
    """Look at the days on which employees may join."""
    if subject.terms is None:
        return
    rule = subject.terms.enrolment
    where = subject.in_terms("/enrolment/days")
    if rule.days is None:
        yield not_stated(rule.ask_about("days").text, where, rule.clause)
    elif rule.days == "any":
        yield passed(text("Employees join on any day"), where, rule.clause)
    else:
        said = text("Employees join on these days of the month: {days}", days=_listed(rule.days))
        stake = _waiting(subject, subject.terms, joining_on_any_day)
        yield failed(said, where, rule.clause, stake=stake)


@check(
    "ENR-02",
    Gravity.MAJOR,
    title=text("A new employee must be announced more than 5 working days before"),
    why=text("The longer the notice, the longer a new employee waits without cover."),
    wording=text(
        "The policyholder sends the request to insure a new employee not later than 5 working days "
        "before the wished first day of cover, with an additional premium in proportion to the "
        "rest of the term."
    ),
    norms=[GUIDE],
    better=joining_with_short_notice,
)
def entry_notice(subject: Subject) -> Iterator[Verdict]:
    """Look at the notice for joining."""
    if subject.terms is None:
        return
    rule = subject.terms.enrolment
    where = subject.in_terms("/enrolment/notice")
    if not rule.says_notice:
        yield not_stated(rule.ask_about("notice").text, where, rule.clause)
        return
    said = text("Notice for joining: {notice}", notice=notice_in_words(rule))
    if longer_than(rule.notice, NOTICE.working_days or 0, CALENDAR_DAYS):
        stake = _waiting(subject, subject.terms, joining_with_short_notice)
        yield failed(said, where, rule.clause, stake=stake)
    else:
        yield passed(said, where, rule.clause)


@check(
    "ENR-03",
    Gravity.MINOR,
    title=text("A late request loses a whole entry date"),
    why=text("One missed working day costs a new employee two weeks or a month of cover."),
    wording=text(
        "A request that comes later than the notice takes effect on the first day for which the "
        "notice is kept, not on the next of a few fixed dates."
    ),
    norms=[GUIDE],
    better=joining_on_any_day,
)
def late_requests(subject: Subject) -> Iterator[Verdict]:
    """Look at what becomes of a late request to join."""
    if subject.terms is None:
        return
    rule = subject.terms.enrolment
    where = subject.in_terms("/enrolment/late")
    if rule.says_notice and not rule.needs_notice:
        yield passed(text("No request is late: joining needs no notice"), where, rule.clause)
    elif rule.late is None:
        yield not_stated(rule.ask_about("late").text, where, rule.clause)
    elif rule.late == "refuse":
        yield failed(text("A late request to join is refused"), where, rule.clause)
    elif rule.days is None:
        yield not_stated(rule.ask_about("days").text, subject.in_terms("/enrolment/days"))
    elif rule.days == "any":
        yield passed(text("A late request moves by as many days as it is late"), where, rule.clause)
    else:
        said = text(
            "A late request waits for the next of these days: {days}", days=_listed(rule.days)
        )
        yield failed(said, where, rule.clause)


def _listed(days: tuple[int, ...]) -> str:
    return ", ".join(map(str, days))


def _waiting(subject: Subject, terms: Terms, better: Better) -> Stake | None:
    """Say how long new employees wait by the rule, whoever they are."""
    found = joining_waits(subject, better(terms))
    return Stake(waiting=found) if found is not None else None


CHECKS = (entry_days, entry_notice, late_requests)
