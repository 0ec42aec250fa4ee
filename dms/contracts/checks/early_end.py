"""Checks of the early end: «Очень внимательно нужно проверять условия расторжения договора»."""

from collections.abc import Iterator

from dms.contracts.checks.better_terms import insurer_stays
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.day_words import in_days, longer_than
from dms.contracts.checks.norms import GUIDE, law, practice
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.i18n import text

__all__ = ["CHECKS"]

LONGEST_CALENDAR_DAYS, LONGEST_WORKING_DAYS = 30, 21
"""Thirty calendar days are what contracts of practice give, and they have about 21 working days:
a judgement and not a norm."""


@check(
    "END-01",
    Gravity.MAJOR,
    title=text("The client may not end the contract early"),
    why=text(
        "The law lets a policyholder withdraw at any time; a clause against it invites a dispute."
    ),
    wording=text(
        "The policyholder may withdraw from the contract at any time by written notice; the "
        "contract ends on the day on which the insurer receives it, or on a later one that it "
        "names."
    ),
    norms=[law("ГК РФ ст. 958 п. 2, ст. 450.1 п. 1"), GUIDE],
)
def by_client(subject: Subject) -> Iterator[Verdict]:
    """Look at whether the client may end the contract."""
    if subject.terms is None:
        return
    end = subject.terms.termination.by_client
    where = subject.in_terms("/termination/by_client/allowed")
    if end.allowed is None:
        said = text("Early end: may the client end the contract early?")
        yield not_stated(said, where, end.clause)
    elif end.allowed:
        yield passed(text("The client may end the contract early"), where, end.clause)
    else:
        yield failed(text("The client may not end the contract early"), where, end.clause)


@check(
    "END-02",
    Gravity.MAJOR,
    title=text("The insurer may end the contract early"),
    why=text(
        "A costly year can be ended by the insurer, and the employees stand without cover in the "
        "middle of treatment. By letters of the Ministry of Finance (13.10.2017 № 03-03-06/1/67067 "
        "and later ones) the expense of a contract that ends before a year is to be restored."
    ),
    wording=text(
        "The insurer may not withdraw from the contract or change it on its own, except where the "
        "policyholder has not paid within the time of grace."
    ),
    norms=[GUIDE],
    better=insurer_stays,
)
def by_insurer(subject: Subject) -> Iterator[Verdict]:
    """Look at whether the insurer may end the contract."""
    if subject.terms is None:
        return
    end = subject.terms.termination.by_insurer
    where = subject.in_terms("/termination/by_insurer/allowed")
    if end.allowed is None:
        said = text("Early end: may the insurer end the contract early?")
        yield not_stated(said, where, end.clause)
    elif end.allowed:
        yield failed(text("The insurer may end the contract early"), where, end.clause)
    else:
        yield passed(text("The insurer may not end the contract early"), where, end.clause)


@check(
    "END-03",
    Gravity.MINOR,
    title=text("The client must announce an early end more than 30 days before"),
    why=text("Premium for the time of notice is paid although the client wants to go."),
    wording=text(
        "The notice of withdrawal is given not later than 30 calendar days before the day on which "
        "the contract ends."
    ),
    norms=[practice("Договорная практика: срок уведомления об отказе, 30 календарных дней")],
)
def clients_notice(subject: Subject) -> Iterator[Verdict]:
    """Look at the client's notice, where the contract may be ended."""
    if subject.terms is None or not subject.terms.termination.by_client.allowed:
        return
    end = subject.terms.termination.by_client
    where = subject.in_terms("/termination/by_client/notice")
    if end.notice is None:
        said = text("Early end: how long before must the client announce it?")
        yield not_stated(said, where, end.clause)
        return
    said = text("Notice of an early end: {days}", days=in_days(end.notice))
    late = longer_than(end.notice, LONGEST_WORKING_DAYS, LONGEST_CALENDAR_DAYS)
    yield failed(said, where, end.clause) if late else passed(said, where, end.clause)


CHECKS = (by_client, by_insurer, clients_notice)
