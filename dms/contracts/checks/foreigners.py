"""Foreigners: what the law asks of a policy for workers who stay temporarily.

Decided from what the contract says of them (:class:`~dms.contracts.terms.conditions.Conditions`);
a list of people does not say who is a foreigner. Where no foreigners are insured nothing applies.
"""

from collections.abc import Iterator
from datetime import date

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.offer_places import programme_spots
from dms.contracts.checks.said import Said, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.contracts.terms.foreign_workers import ForeignWorkers
from dms.i18n import Text, text
from dms.i18n.texts import Amount

__all__ = ["CHECKS"]


@check(
    "FRN-01",
    Gravity.CRITICAL,
    title=text("A highly qualified specialist without the care that the law asks for"),
    why=text("Without it the specialist may not work: it is a condition of hiring and of staying."),
    wording=text(
        "For highly qualified specialists the programme gives primary care and specialised care in "
        "urgent form throughout the term of the labour contract."
    ),
    norms=[law("ТК РФ ст. 327.2, 327.3, 327.5")],
)
def specialists_care(subject: Subject) -> Iterator[Verdict]:
    """Look for primary care and urgent specialised care where specialists are insured."""
    for workers in said(subject, "foreign_workers"):
        stated = workers.value or ForeignWorkers()
        if stated.highly_qualified is None:
            found = text("It is not said whether foreign specialists are insured")
            yield workers.open(found, of_client=True)
        elif stated.highly_qualified:
            yield _both_kinds(workers, stated)


def _both_kinds(workers: Said, stated: ForeignWorkers) -> Verdict:
    given = (stated.primary_care, stated.urgent_specialised_care)
    if False in given:
        return workers.failed(text("Specialists lack primary care or urgent specialised care"))
    if None in given:
        return workers.open(
            text("It is not said whether specialists have primary and urgent specialised care")
        )
    return workers.passed(text("Specialists have primary care and urgent specialised care"))


def _present(subject: Subject) -> Iterator[tuple[Said, ForeignWorkers]]:
    """Return what is said of foreigners where some are insured."""
    for workers in said(subject, "foreign_workers"):
        if workers.value is not None and workers.value.are_there:
            yield workers, workers.value


@check(
    "FRN-02",
    Gravity.CRITICAL,
    title=text("The policy does not meet what the permit asks for"),
    why=text("A policy with too small a sum or too short a term is not accepted."),
    wording=text(
        "For foreign workers the sum insured is at least {sum} ₽ for each person, the territory "
        "takes in the region of work, and the term is not shorter than that of the permit.",
        sum="…",
    ),
    norms=[
        reported(
            "Указание Банка России 13.09.2015 № 3793-У",
            note=text("whether it still holds is not confirmed; state what the permit asks for"),
        )
    ],
)
def permits(subject: Subject) -> Iterator[Verdict]:
    """Compare sum insured and term with what the permit asks for."""
    for workers in said(subject, "foreign_workers"):
        if (workers.value or ForeignWorkers()).others is None:
            found = text(
                "It is not said whether foreign workers other than specialists are insured"
            )
            yield workers.open(found, of_client=True)
    for workers, stated in _present(subject):
        yield from _sums(subject, workers, stated)
        yield _lasts(
            workers,
            stated.permits_until,
            unsaid=text("It is not said until when the permits hold"),
            short=text("The policy ends before the permits do"),
            enough=text("The policy lasts as long as the permits"),
        )


def _sums(subject: Subject, workers: Said, stated: ForeignWorkers) -> Iterator[Verdict]:
    required = stated.required_sum
    if required is None:
        found = text("It is not said which sum insured the permit asks for")
        yield workers.open(found, of_client=True)
        return
    for programme, spot in programme_spots(subject):
        if programme.sum_insured is None:
            yield spot.open(text("the sum insured is not stated"))
            continue
        found = text("the sum insured is {sum} ₽", sum=Amount(programme.sum_insured))
        enough = programme.sum_insured >= required
        yield spot.passed(found) if enough else spot.failed(found)


def _lasts(
    workers: Said, until: date | None, *, unsaid: Text, short: Text, enough: Text
) -> Verdict:
    """Compare the term of the contract with a day until which it is needed."""
    period = workers.subject.period
    if until is None:
        return workers.open(unsaid, of_client=True)
    if period is None:
        return workers.open(text("The term of the contract is not known"))
    if period.last_day >= until:
        return workers.passed(enough)
    return workers.failed(text("{found}: prolong it to {day}", found=short, day=until))


@check(
    "FRN-03",
    Gravity.MAJOR,
    title=text("The policy of a specialist ends before the labour contract"),
    why=text("A specialist without a policy is suspended, and the labour contract is ended."),
    wording=text(
        "For highly qualified specialists the insurance lasts to the end of the labour contract, or"
        " is prolonged not later than 30 days before the end of the term."
    ),
    norms=[law("ТК РФ ст. 327.5, 327.6")],
)
def specialists_term(subject: Subject) -> Iterator[Verdict]:
    """Compare the term with the labour contracts of specialists."""
    for workers, stated in _present(subject):
        if stated.highly_qualified:
            yield _lasts(
                workers,
                stated.labour_contracts_until,
                unsaid=text("It is not said until when the labour contracts of specialists run"),
                short=text("The policy ends before the labour contract of a specialist"),
                enough=text("The policy lasts as long as the labour contracts of specialists"),
            )


@check(
    "FRN-04",
    Gravity.NOTE,
    title=text("A policy is demanded from foreigners who need none to be hired"),
    why=text(
        "Since 2023 the Labour Code asks for it only from highly qualified specialists; others may "
        "need it for a patent."
    ),
    wording=text(
        "A policy is not a condition for hiring foreign workers other than highly qualified "
        "specialists."
    ),
    norms=[
        law("ТК РФ ст. 327.3"),
        reported("Законы 237-ФЗ и 240-ФЗ от 14.07.2022", since=date(2023, 1, 1)),
    ],
)
def others_hiring(subject: Subject) -> Iterator[Verdict]:
    """Look whether a policy is treated as a condition of hiring."""
    for workers, stated in _present(subject):
        if not stated.others:
            continue
        if stated.demanded_for_hiring is None:
            found = text("It is not said whether a policy is demanded for hiring")
            yield workers.open(found, of_client=True)
        elif stated.demanded_for_hiring:
            yield workers.failed(text("A policy is demanded from foreigners who need none"))
        else:
            yield workers.passed(text("A policy is not demanded for hiring"))


CHECKS = (specialists_care, permits, specialists_term, others_hiring)
"""The checks of this file."""
