"""Contributions: people who are covered for less than a year, a disputed position.

The base of contributions is personal (п. 1 ст. 421 НК РФ), so the Ministry of Finance asks of each
person for a year of cover. Nothing here says that contributions are due.
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import disputed, reported
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.contracts.tax import Exposure, ExposureKind
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.issues import Location
from dms.pricing.exact import added

__all__ = ["CHECKS"]


@check(
    "TAX-03",
    Gravity.MAJOR,
    title=text("Contributions on people who join for less than a year"),
    why=text(
        "By the position of the Ministry of Finance their premium is subject to contributions, "
        "although the contract is for a year. A year of their own is paid for beyond the end of "
        "the contract and may change its term, on which the deduction depends."
    ),
    wording=text(
        "Budget contributions on the premium of people who join. One way to discuss with a tax "
        "adviser: they are insured for a year of their own from the first day of cover."
    ),
    norms=[
        reported("НК РФ ст. 421 п. 1, ст. 422 п. 1 пп. 5"),
        disputed("Минфин 08.11.2024 № 03-15-05/110597"),
    ],
)
def joiners(subject: Subject) -> Iterator[Verdict]:
    """Look for employees who joined, or will by the plan, for less than a year."""
    return _exposed(
        subject,
        ExposureKind.JOINER,
        where=subject.in_terms("/enrolment"),
        unknown=text("Nobody has joined yet, and there is no plan of who will"),
        nobody=text("Nobody who joined is covered for less than a year"),
    )


@check(
    "TAX-04",
    Gravity.MAJOR,
    title=text("Contributions on people who leave before a year is over"),
    why=text(
        "By letters of the ministry and the tax service contributions are added on all payments for"
        " them; consultants disagree. Who stays on the list after dismissal costs the premium of "
        "those days, which does not reduce profit."
    ),
    wording=text(
        "Budget contributions on the premium of people who leave before a year of cover, with a "
        "corrected return (РСВ); the position is disputed, so settle it with a tax adviser."
    ),
    norms=[
        reported("НК РФ ст. 421 п. 1, ст. 422 п. 1 пп. 5"),
        disputed("Минфин 27.07.2022 № 03-03-06/1/72400; 07.12.2022 № 03-15-06/120021"),
        disputed("Минфин 15.12.2022 № 03-03-06/1/123192; 01.06.2023 № 03-03-06/1/50307"),
        disputed("Минфин 13.05.2025 № 03-15-06/46643"),
    ],
)
def leavers(subject: Subject) -> Iterator[Verdict]:
    """Look for employees who left, or will by the plan, before a year of cover."""
    return _exposed(
        subject,
        ExposureKind.LEAVER,
        where=subject.in_terms("/leaving"),
        unknown=text("Nobody has left yet, and there is no plan of who will"),
        nobody=text("Nobody who left was covered for less than a year"),
    )


def _exposed(
    subject: Subject, kind: ExposureKind, *, where: Location, unknown: Text, nobody: Text
) -> Iterator[Verdict]:
    taxes = subject.taxes
    if taxes is None:
        return
    exposures = taxes.view.exposures if taxes.has_part_covers else ()
    found = [one for one in exposures if kind in one.kinds]
    if found:
        yield failed(_found(found), where, stake=_stake(found))
    elif taxes.has_movements:
        yield passed(nobody, where)
    else:
        yield not_stated(unknown, where, of_client=True)


def _found(exposures: list[Exposure]) -> Text:
    return plural(
        "{count} employee is covered for less than a year, for {premium} ₽",
        "{count} employees are covered for less than a year, for {premium} ₽",
        len({one.member for one in exposures}),
        premium=Amount(added(*(one.premium for one in exposures))),
    )


def _stake(exposures: list[Exposure]) -> Stake:
    """Return the contributions at the single tariff; those against accidents are not among them."""
    main = [one.main for one in exposures if one.main is not None]
    whole = len(main) == len(exposures)
    return Stake(
        money=-added(*main) if whole else None,
        people=len({one.member for one in exposures}),
        basis=text("contributions at the single tariff, if the position is followed"),
        issues=tuple(dict.fromkeys(issue for one in exposures for issue in one.issues)),
    )


CHECKS = (joiners, leavers)
"""The checks of this file."""
