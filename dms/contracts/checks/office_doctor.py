"""The office doctor: how often and for how many hours.

«Врач офиса — это терапевт, который приходит 1−2 раза (оговаривается особо) в неделю на 2 часа в
офис застрахованной компании.»
"""

from collections.abc import Iterator
from decimal import Decimal

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE
from dms.contracts.checks.offer_places import Spot, offered
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import plural, text
from dms.modules.office_doctor import OfficeDoctor

__all__ = ["CHECKS", "USUAL_HOURS"]

USUAL_HOURS = Decimal(2)
"""Hours of one visit, as the guide describes it."""


@check(
    "COV-10",
    Gravity.MINOR,
    title=text("The office doctor comes for less than two hours"),
    why=text("A short visit sees few people; the price is for the term, whoever comes."),
    wording=text(
        "The office doctor comes to the office at {address} {visits} times a week for 2 hours; a "
        "visit that did not take place is made up for within a week.",
        address="…",
        visits="…",
    ),
    norms=[GUIDE],
)
def office_hours(subject: Subject) -> Iterator[Verdict]:
    """Look for visits a week and hours a visit."""
    return (_hours(spot, doctor) for spot, _, doctor in offered(subject, OfficeDoctor))


def _hours(spot: Spot, doctor: OfficeDoctor) -> Verdict:
    visits, hours = doctor.visits_per_week, doctor.hours_per_visit
    if hours is not None and hours < USUAL_HOURS:
        return spot.failed(text("a visit lasts {hours} hours", hours=hours))
    if hours is None:
        return spot.open(text("it is not said for how many hours the doctor comes"))
    if visits is None:
        return spot.open(text("it is not said how many times a week the doctor comes"))
    return spot.passed(
        plural(
            "{count} visit a week for {hours} hours",
            "{count} visits a week for {hours} hours",
            visits,
            hours=hours,
        )
    )


CHECKS = (office_hours,)
"""The checks of this file."""
