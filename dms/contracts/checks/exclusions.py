"""Exclusions: what the programme does not pay for, and nobody else does either.

«Не входят в ОМС и ДМС: обследование по собственному желанию, санаторно-курортное лечение,
косметические операции.» What compulsory insurance or the budget pays for, and what no programme
pays for, is an ordinary exclusion and no gap.
"""

from collections.abc import Iterable, Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import practice
from dms.contracts.checks.offer_places import Spot, programme_spots, spot_of
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import Text, text
from dms.modules.exclusions import Exclusion, Payer

__all__ = ["CHECKS", "ORDINARY"]

ORDINARY = frozenset({"examination_at_will", "spa_treatment", "cosmetic_surgery"})
"""What the guide names as outside both kinds of insurance: every programme leaves it out."""


@check(
    "COV-01",
    Gravity.MINOR,
    title=text("Nobody pays for what is excluded here"),
    why=text("Neither this programme nor compulsory insurance pays: the person does."),
    wording=text(
        "Leave the exclusion out, or offer the care for an additional premium: {exclusions}.",
        exclusions="…",
    ),
    norms=[practice("ОМС и ДМС: вывод из перечней того, что не оплачивается")],
)
def gaps(subject: Subject) -> Iterator[Verdict]:
    """Sort exclusions by who pays instead, list by list."""
    listed = list(_lists(subject))
    for spot, exclusions in listed:
        yield from _sorted(spot, exclusions)
    if not listed:
        yield from (
            spot.open(text("it is not said what is excluded"))
            for _, spot in programme_spots(subject)
        )


def _lists(subject: Subject) -> Iterator[tuple[Spot, tuple[Exclusion, ...]]]:
    """Return every list of exclusions that the offer gives, with its place."""
    offer = subject.offer
    if offer.exclusions is not None:
        yield Spot(offer.locate("/exclusions"), None), offer.exclusions
    for programme, spot in programme_spots(subject):
        if programme.exclusions is not None:
            yield spot, programme.exclusions
    for place in subject.modules:
        if place.module.offered and place.module.exclusions is not None:
            yield spot_of(place), place.module.exclusions


def _sorted(spot: Spot, exclusions: tuple[Exclusion, ...]) -> Iterator[Verdict]:
    unusual = [one for one in exclusions if one.id not in ORDINARY]
    gap = [one for one in unusual if one.paid_elsewhere is Payer.NOBODY]
    unclear = [one for one in unusual if one.paid_elsewhere is None]
    if gap:
        yield spot.failed(text("nobody pays for: {exclusions}", exclusions=_titles(gap)))
    if unclear:
        yield spot.open(
            text("it is not said who pays instead for: {exclusions}", exclusions=_titles(unclear))
        )
    if not gap and not unclear:
        yield spot.passed(text("all exclusions are paid for elsewhere, or are ordinary ones"))


def _titles(exclusions: Iterable[Exclusion]) -> Text:
    named = {f"e{number}": one.title for number, one in enumerate(exclusions)}
    return Text("; ".join(f"{{{key}}}" for key in named), named)


CHECKS = (gaps,)
"""The checks of this file."""
