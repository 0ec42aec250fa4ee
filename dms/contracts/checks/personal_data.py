"""Personal data: who gets the list of people, and what comes back to the employer.

Article 946 of the Civil Code, articles 86 and 88 of the Labour Code.
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law
from dms.contracts.checks.said import Said, answered, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import plural, text

__all__ = ["CHECKS", "SMALLEST_GROUP"]

SMALLEST_GROUP = 5
"""In a smaller group a person is recognised; a judgement and not a norm."""


@check(
    "PD-02",
    Gravity.MAJOR,
    title=text("The list is handed over without consent"),
    why=text(
        "An employer hands data of employees to others only with their written consent, for a "
        "purpose that is named."
    ),
    wording=text(
        "The policyholder has the written consent of the insured persons to hand over their data. "
        "The insurer uses them for this contract only."
    ),
    norms=[law("ТК РФ ст. 88")],
)
def consents(subject: Subject) -> Iterator[Verdict]:
    """Look for written consents and for the purpose in the contract."""
    yield from answered(
        subject,
        "data_consents",
        bad={False: text("The list is handed over without written consents")},
        good={True: text("People consent in writing to handing the list over")},
        unsaid=text("It is not said whether people consent to handing the list over"),
        of_client=True,
    )
    yield from answered(
        subject,
        "data_purpose_limited",
        bad={False: text("The contract does not limit what the data are used for")},
        good={True: text("The contract limits what the data are used for")},
        unsaid=text("It is not said what the data may be used for"),
    )


@check(
    "PD-03",
    Gravity.MAJOR,
    title=text("The employer learns who was treated for what"),
    why=text(
        "The insurer keeps the secrecy of insurance, and an employer may not ask for the health of "
        "employees."
    ),
    wording=text(
        "Reports to the policyholder are anonymous: by groups of at least {count} people, without "
        "diagnoses.",
        count=SMALLEST_GROUP,
    ),
    norms=[law("ГК РФ ст. 946"), law("ТК РФ ст. 86, 88")],
)
def reports(subject: Subject) -> Iterator[Verdict]:
    """Look at what the insurer tells the employer."""
    for told in said(subject, "reports_to_employer"):
        match told.value:
            case None:
                yield told.open(text("It is not said what the insurer reports to the employer"))
            case "by_person":
                yield told.failed(text("The insurer reports to the employer by person"))
            case "by_group":
                yield _groups(told.also("smallest_group"))
            case _:
                yield told.passed(text("The insurer reports nothing to the employer"))


def _groups(least: Said) -> Verdict:
    if least.value is None:
        return least.open(
            text("The insurer reports by groups; it is not said how small a group may be")
        )
    found = plural(
        "The insurer reports by groups of at least {count} person",
        "The insurer reports by groups of at least {count} people",
        least.value,
    )
    return least.passed(found) if least.value >= SMALLEST_GROUP else least.failed(found)


CHECKS = (consents, reports)
"""The checks of this file."""
