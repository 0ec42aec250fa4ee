"""Checks of payment: what paying late leads to, and whether the plan can be kept.

No law ends a contract for a late instalment: what follows is what the contract says (ГК РФ ст. 954
п. 3), and an instalment that is overdue may be set off against a claim (п. 4).
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.day_words import longer_than
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.contracts.rules.schedule import schedule_of
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.i18n import text
from dms.issues import Location, errors_in

__all__ = ["CHECKS"]

LEAST_WORKING_DAYS, LEAST_CALENDAR_DAYS = 10, 14
"""Time to find a payment that hangs somewhere, as in the better clause; two weeks have ten working
days where no holidays lie in between."""

_LATE = law("ГК РФ ст. 954 п. 3, 4")


def _late_unstated(subject: Subject, terms: PaymentTerms) -> Verdict:
    where = subject.in_terms("/payment/late_payment")
    return not_stated(terms.ask_about("late_payment").text, where, terms.clause)


@check(
    "PAY-01",
    Gravity.MAJOR,
    title=text("A late instalment ends the contract by itself"),
    why=text("A payment that hangs in a bank for a day leaves everybody without cover."),
    wording=text(
        "When an instalment is late the insurer notifies the policyholder, who has not less than "
        "10 working days to pay; until the contract is ended, the instalment may be set off as "
        "ГК РФ ст. 954 п. 4 says."
    ),
    norms=[_LATE, law("ГК РФ ст. 450.1")],
)
def automatic_end(subject: Subject) -> Iterator[Verdict]:
    """Look at whether late payment ends the contract."""
    if subject.terms is None:
        return
    terms = subject.terms.payment
    where = subject.in_terms("/payment/late_payment")
    if terms.late_payment is None:
        yield _late_unstated(subject, terms)
    elif terms.late_payment != "termination":
        yield passed(text("Late payment does not end the contract"), where, terms.clause)
    elif _time_to_pay(terms):
        said = text("Late payment ends the contract only after a grace long enough to pay")
        yield passed(said, where, terms.clause)
    else:
        yield failed(text("Late payment ends the contract"), where, terms.clause)


def _time_to_pay(terms: PaymentTerms) -> bool:
    """Say whether the grace is at least the ten working days of the better clause."""
    shorter = LEAST_WORKING_DAYS - 1, LEAST_CALENDAR_DAYS - 1
    return terms.grace is not None and longer_than(terms.grace, *shorter)


@check(
    "PAY-02",
    Gravity.MAJOR,
    title=text("A late instalment suspends the cover"),
    why=text(
        "Employees are turned away at the clinic for what the bookkeeping did not pay in time."
    ),
    wording=text(
        "Late payment does not suspend the cover; the insurer may set off the sum of the "
        "instalment."
    ),
    norms=[_LATE],
)
def suspension(subject: Subject) -> Iterator[Verdict]:
    """Look at whether the cover rests while a payment is late."""
    if subject.terms is None or subject.terms.payment.late_payment == "termination":
        return
    terms = subject.terms.payment
    where = subject.in_terms("/payment/late_payment")
    if terms.late_payment is None:
        yield _late_unstated(subject, terms)
    elif terms.late_payment == "suspension":
        yield failed(text("The cover rests while a payment is late"), where, terms.clause)
    else:
        said = text("The cover goes on while a payment is late")
        yield passed(said, where, terms.clause)


@check(
    "PAY-03",
    Gravity.MINOR,
    title=text("A payment is due on a day off"),
    why=text(
        "By law it is then due on the next working day, unless the contract says otherwise; "
        "written down, nobody charges a penalty for the days in between."
    ),
    wording=text(
        "If the last day for a payment is not a working day, the payment is due on the next "
        "working day."
    ),
    norms=[law("ГК РФ ст. 193")],
)
def due_days(subject: Subject) -> Iterator[Verdict]:
    """Look at the due days as they are written, where the period is known."""
    if subject.terms is None:
        return
    terms = subject.terms.payment
    where = subject.in_terms("/payment/due")
    if terms.schedule is None:
        yield _no_schedule(subject, terms)
        return
    if isinstance(terms.schedule, str) and terms.due is None:
        yield not_stated(terms.ask_about("due").text, where, terms.clause)
        return
    if subject.period is None:
        return
    schedule, _ = schedule_of(terms, subject.period, subject.calendar)
    dues = schedule.dues if schedule is not None else ()
    moved = [one for one in dues if one.written is not None and one.due != one.written]
    if moved:
        first = moved[0]
        said = text(
            "Payment {number} is due on a day off: {written}",
            number=first.number,
            written=first.written,
        )
        yield failed(said, where, terms.clause)
    elif dues and all(one.due is not None for one in dues):
        yield passed(text("Every payment is due on a working day"), where, terms.clause)


def _no_schedule(subject: Subject, terms: PaymentTerms) -> Verdict:
    where = subject.in_terms("/payment/schedule")
    return not_stated(terms.ask_about("schedule").text, where, terms.clause)


@check(
    "PAY-04",
    Gravity.MINOR,
    title=text("The instalments do not pay for the whole term"),
    why=text("An expense is recognised over the period that an instalment pays for."),
    wording=text(
        "State for each instalment the period that it pays for; together they are the term."
    ),
    norms=[reported("НК РФ ст. 272 п. 6")],
)
def instalments(subject: Subject) -> Iterator[Verdict]:
    """Look at whether the periods of the instalments are the term."""
    if subject.terms is None:
        return
    terms = subject.terms.payment
    if terms.schedule is None:
        yield _no_schedule(subject, terms)
        return
    where = subject.in_terms("/payment/schedule")
    if subject.period is None and not isinstance(terms.schedule, str):
        return
    wrong = _misplaced(subject, terms)
    if wrong is None:
        said = text("Every instalment has its period, together they are the term")
        yield passed(said, where, terms.clause)
    else:
        yield wrong


def _misplaced(subject: Subject, terms: PaymentTerms) -> Verdict | None:
    """Return what is wrong with instalments one by one, or what they leave open."""
    if subject.period is None:
        return None
    _, issues = schedule_of(terms, subject.period, subject.calendar)
    errors = errors_in(issues)
    if not errors:
        return None
    place: Location = subject.in_terms(errors[0].where.pointer or "/payment/schedule")
    return failed(errors[0].text, place, terms.clause)


CHECKS = (automatic_end, suspension, due_days, instalments)
