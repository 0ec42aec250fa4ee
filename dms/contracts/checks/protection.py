"""Protection: when cover begins, and for what the insurer may refuse to pay.

Art. 944, 957, 961 and 963 of the Civil Code.
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import inference, law
from dms.contracts.checks.said import answered, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict
from dms.i18n import plural, text

__all__ = ["CHECKS", "LEAST_NOTICE_DAYS"]

LEAST_NOTICE_DAYS = 30
"""A contract cannot give less time to report death or harm to health (ГК РФ ст. 961 п. 3)."""


@check(
    "LAW-05",
    Gravity.MAJOR,
    title=text("Cover begins only with the payment"),
    why=text("Until the first instalment is paid nobody is protected."),
    wording=text(
        "Insurance holds from 00:00 of {day}, whatever the day on which the first instalment is "
        "paid.",
        day="…",
    ),
    norms=[law("ГК РФ ст. 957 п. 1–2")],
)
def cover_start(subject: Subject) -> Iterator[Verdict]:
    """Look from when the insurance holds, and how long people wait where it waits for money."""
    for start in said(subject, "cover_from"):
        if start.value is None:
            yield start.open(
                text(
                    "It is not said when cover begins; by law it is the day of the first payment "
                    "unless agreed otherwise"
                )
            )
        elif start.value == "date":
            yield start.passed(text("Cover begins on a named day"))
        else:
            yield start.failed(
                text("Cover begins when the first instalment is paid"), stake=_gap(subject)
            )


def _gap(subject: Subject) -> Stake | None:
    """Return the days without cover if the first instalment is paid on the day it is due."""
    contract = subject.contract
    schedule = contract.agreement.schedule if contract is not None else None
    if contract is None or schedule is None or schedule.dues[0].due is None:
        return None
    start, due = contract.agreement.period.start, schedule.dues[0].due
    people = sum(1 for _ in contract.insured_on(start))
    waiting = (due - start).days
    if waiting <= 0:
        return None
    basis = plural(
        "when the first instalment is paid on {due}, {count} day after the start",
        "when the first instalment is paid on {due}, {count} days after the start",
        waiting,
        due=due,
    )
    return Stake(days=-waiting * people, people=people, basis=basis)


@check(
    "LAW-08",
    Gravity.MINOR,
    title=text("Too little time to report the need for care"),
    why=text(
        "By law harm to health may be reported for at least 30 days; a shorter term for care is "
        "used to refuse."
    ),
    wording=text(
        "The policyholder or the insured person reports an insured event within 30 days. A request "
        "for care that comes later is no reason to refuse."
    ),
    norms=[
        inference(
            "ГК РФ ст. 961 п. 3",
            note=text("whether seeking care is harm to health in the sense of the law is arguable"),
        )
    ],
)
def event_notice(subject: Subject) -> Iterator[Verdict]:
    """Look at the days in which an insured event has to be reported."""
    for notice in said(subject, "event_notice_days"):
        if notice.value is None:
            yield notice.open(
                text("It is not said within how many days an insured event is reported")
            )
            continue
        found = plural(
            "An insured event is to be reported within {count} day",
            "An insured event is to be reported within {count} days",
            notice.value,
        )
        enough = notice.value >= LEAST_NOTICE_DAYS
        yield notice.passed(found) if enough else notice.failed(found)


@check(
    "LAW-09",
    Gravity.MAJOR,
    title=text("The insurer may refuse for gross negligence"),
    why=text(
        "For personal insurance the law names intent only; negligence is easily claimed after an "
        "injury."
    ),
    wording=text(
        "The insurer is released from paying only where the insured event was caused by the intent "
        "of the policyholder, the beneficiary or the insured person."
    ),
    norms=[law("ГК РФ ст. 963 п. 1")],
)
def gross_negligence(subject: Subject) -> Iterator[Verdict]:
    """Look for a release of the insurer that goes beyond intent."""
    return answered(
        subject,
        "gross_negligence_released",
        bad={True: text("The insurer may refuse to pay for gross negligence")},
        good={False: text("Gross negligence is no reason to refuse")},
        unsaid=text("It is not said whether gross negligence is a reason to refuse"),
    )


@check(
    "LAW-13",
    Gravity.MINOR,
    title=text("An error in a questionnaire may cost the contract"),
    why=text(
        "By law only knowingly false answers count, and a question without an answer is no reason "
        "to end the contract."
    ),
    wording=text(
        "The insurer may have the contract declared invalid only for knowingly false answers. "
        "Questions left without an answer are no reason to end the contract or to refuse."
    ),
    norms=[law("ГК РФ ст. 944 п. 1–3")],
)
def questionnaire(subject: Subject) -> Iterator[Verdict]:
    """Look at what follows from wrong answers about health."""
    return answered(
        subject,
        "questionnaire",
        bad={"any_error": text("Any wrong answer about health lets the insurer refuse")},
        good={
            "none": text("No questions about health are asked"),
            "knowingly_false": text("Only knowingly false answers about health have consequences"),
        },
        unsaid=text("It is not said what follows from wrong answers about health"),
    )


CHECKS = (cover_start, event_notice, gross_negligence, questionnaire)
"""The checks of this file."""
