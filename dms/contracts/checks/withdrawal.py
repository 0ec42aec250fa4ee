"""Withdrawal: late money, a lost licence, the cooling-off period.

Art. 395 and 450.1 of the Civil Code; указания Банка России № 3854-У and № 4500-У.
"""

from collections.abc import Iterator
from datetime import date

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.said import Said, answered, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, not_stated, passed
from dms.i18n import plural, text

__all__ = ["CHECKS", "LEAST_COOLING_OFF_DAYS"]

LEAST_COOLING_OFF_DAYS = 14
"""Calendar days for individuals since 1 January 2018 (указание Банка России № 4500-У)."""


@check(
    "LAW-07",
    Gravity.MINOR,
    title=text("Only the client pays for being late"),
    why=text("A refund that comes late costs the insurer nothing, so there is no reason to hurry."),
    wording=text(
        "For each day of delay the side that is late pays {share} % of the sum that is late; the "
        "rate is the same for both sides.",
        share="…",
    ),
    norms=[law("ГК РФ ст. 395")],
)
def penalties(subject: Subject) -> Iterator[Verdict]:
    """Look whether late money costs both sides the same."""
    return answered(
        subject,
        "penalties",
        bad={
            "client_more": text("The client pays more for being late than the insurer"),
            "interest_waived": text("No interest is paid on late refunds, not even that by law"),
        },
        good={
            "same": text("Both sides pay the same for being late"),
            "none": text("Nothing is agreed, so both sides pay interest by law"),
        },
        unsaid=text("It is not said what each side pays for being late"),
    )


@check(
    "LAW-10",
    Gravity.MINOR,
    title=text("No right to withdraw when the licence is revoked"),
    why=text(
        "The number lets the client look the licence up; the right to withdraw brings back what was"
        " paid for the rest of the term."
    ),
    wording=text(
        "The insurer acts under licence No. {number}. If it is revoked the policyholder may "
        "withdraw, and the insurer returns the premium for the rest of the term.",
        number="…",
    ),
    norms=[law("ГК РФ ст. 450.1 п. 3"), reported("НК РФ ст. 255 п. 16")],
)
def licence_clause(subject: Subject) -> Iterator[Verdict]:
    """Look for the number of the licence and for the right to withdraw when it is lost."""
    if subject.terms is not None:
        yield _licence_number(subject)
    yield from answered(
        subject,
        "withdrawal_on_licence_loss",
        bad={False: text("There is no right to withdraw when the licence is lost")},
        good={True: text("The client may withdraw with a refund when the licence is lost")},
        unsaid=text("It is not said whether the client may withdraw when the licence is lost"),
    )


def _licence_number(subject: Subject) -> Verdict:
    where = subject.offer.locate("/insurer/licence")
    if subject.offer.insurer.licence is None:
        return not_stated(text("The number of the insurer's licence is not stated"), where)
    return passed(text("The number of the insurer's licence is stated"), where)


@check(
    "LAW-11",
    Gravity.CRITICAL,
    title=text("Less than 14 days to change one's mind"),
    why=text(
        "An individual may withdraw within 14 calendar days while no insured event has happened, "
        "and gets the premium back: all of it before cover begins, afterwards less the days that "
        "were covered."
    ),
    wording=text(
        "A policyholder who is an individual may withdraw within 14 calendar days of the conclusion"
        " of the contract while no insured event has happened. The insurer returns the premium "
        "within 10 working days: all of it before cover begins, afterwards less the part for the "
        "days on which the insurance held."
    ),
    norms=[
        reported(
            "Указание Банка России 20.11.2015 № 3854-У",
            since=date(2016, 1, 1),
            note=text(
                "5 working days until 2018; exceptions such as care abroad or insurance of "
                "foreigners for work are not confirmed"
            ),
        ),
        reported(
            "Указание Банка России 21.08.2017 № 4500-У",
            since=date(2018, 1, 1),
            note=text("14 calendar days"),
        ),
    ],
)
def cooling_off(subject: Subject) -> Iterator[Verdict]:
    """Look at the cooling-off period where the policyholder is an individual."""
    for who in said(subject, "policyholder"):
        if who.value is None:
            yield who.open(
                text("It is not said whether the policyholder is a company or an individual"),
                of_client=True,
            )
        elif who.value == "person":
            yield _individual(who.also("cooling_off_days"))


def _individual(days: Said) -> Verdict:
    if days.value is None:
        return days.open(text("It is not said how long an individual may change their mind"))
    found = plural(
        "An individual may withdraw and get the premium back within {count} day",
        "An individual may withdraw and get the premium back within {count} days",
        days.value,
    )
    return days.passed(found) if days.value >= LEAST_COOLING_OFF_DAYS else days.failed(found)


@check(
    "LAW-12",
    Gravity.NOTE,
    title=text("A company has no cooling-off period by law"),
    why=text("A company that changes its mind gets back only what the contract says."),
    wording=text(
        "The policyholder may withdraw within 14 calendar days of the conclusion of the contract "
        "if no care was given; the insurer returns the premium: all of it before cover begins, "
        "afterwards less the part for the days on which the insurance held."
    ),
    norms=[
        reported(
            "Указание Банка России 20.11.2015 № 3854-У",
            note=text("holds for individuals only, as commentaries say"),
        )
    ],
)
def company_withdrawal(subject: Subject) -> Iterator[Verdict]:
    """Look whether the contract gives a company what the law does not."""
    for who in said(subject, "policyholder"):
        if who.value == "company":
            yield _company(who.also("cooling_off_days"))


def _company(days: Said) -> Verdict:
    if days.value is None:
        return days.open(text("It is not said whether the company may change its mind"))
    if not days.value:
        return days.failed(text("The company has no time to change its mind"))
    found = plural(
        "The company may withdraw and get the premium back within {count} day",
        "The company may withdraw and get the premium back within {count} days",
        days.value,
    )
    return days.passed(found)


CHECKS = (penalties, licence_clause, cooling_off, company_withdrawal)
"""The checks of this file."""
