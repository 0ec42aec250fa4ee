"""Care: emergency care, the line of the ambulance, the way into the clinics.

«Сама по себе „скорая помощь“ стоит отдельных денег и должна идти отдельной строкой в программе»;
«мы рекомендуем заранее оговаривать возможность „прямого доступа“ в те поликлиники, которые входят в
программу».
"""

from collections.abc import Iterator

from dms.clinics import Access, Clinic
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE, practice
from dms.contracts.checks.offer_places import (
    Spot,
    care_of,
    clinics_of,
    offered,
    programme_spots,
)
from dms.contracts.checks.said import answered
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import text
from dms.modules.base import Module
from dms.modules.hospital import Hospital
from dms.modules.outpatient import Outpatient
from dms.modules.programme import Programme
from dms.rates import INCLUDED

__all__ = ["CHECKS"]


@check(
    "COV-03",
    Gravity.MAJOR,
    title=text("Emergency care needs the insurer's agreement"),
    why=text("In an emergency nobody has time to ask, and the bill stays with the person."),
    wording=text("Emergency care is given and paid for without the insurer's prior agreement."),
    norms=[practice("Договорная практика: согласование помощи")],
)
def emergency_agreement(subject: Subject) -> Iterator[Verdict]:
    """Look whether emergency care has to be agreed beforehand."""
    return answered(
        subject,
        "emergency_needs_agreement",
        bad={True: text("Emergency care is paid for only after the insurer has agreed")},
        good={False: text("Emergency care needs no agreement beforehand")},
        unsaid=text("It is not said whether emergency care has to be agreed beforehand"),
    )


@check(
    "COV-04",
    Gravity.MAJOR,
    title=text("The ambulance is hidden in another line"),
    why=text(
        "The ambulance costs money of its own; without a line it has neither a price nor a "
        "territory, and offers cannot be compared."
    ),
    wording=text(
        "The ambulance is a line of its own in the programme, with its price, its territory and "
        "calls round the clock."
    ),
    norms=[GUIDE],
)
def ambulance_line(subject: Subject) -> Iterator[Verdict]:
    """Look for an ambulance inside inpatient care, programme by programme.

    What the offer gives to all programmes alike is seen with each.
    """
    for programme, spot in programme_spots(subject):
        care = care_of(subject, programme)
        hospitals = [one for one in care if isinstance(one, Hospital) and one.offered]
        if hospitals:
            own = next((one for one in care if one.kind == "ambulance"), None)
            yield _ambulance(programme, spot, own, hospitals)


def _ambulance(
    programme: Programme, spot: Spot, own: Module | None, hospitals: list[Hospital]
) -> Verdict:
    inside = [hospital.includes_ambulance for hospital in hospitals]
    if own is not None and own.offered:
        return _own_line(programme, spot, own)
    if any(inside):
        return spot.failed(
            text("the ambulance is counted in inpatient care, without a line of its own")
        )
    if None not in inside:
        return spot.passed(text("there is no ambulance inside inpatient care"))
    return spot.open(text("it is not said whether inpatient care contains the ambulance"))


def _own_line(programme: Programme, spot: Spot, own: Module) -> Verdict:
    """Judge a line: its price is its own, unless the programme has one price for everything."""
    one_price = programme.premium is not None and own in programme.modules
    if not one_price and own.premium == INCLUDED:
        return spot.failed(
            text("the ambulance has a line, but its price is inside that of another one")
        )
    if not one_price and own.premium is None:
        return spot.open(text("the price of the ambulance is not stated"))
    return spot.passed(text("the ambulance has a line of its own"))


@check(
    "COV-07",
    Gravity.MINOR,
    title=text("Clinics are reached only through the insurer"),
    why=text("Each visit has to be ordered from the insurer by telephone; people wait."),
    wording=text(
        "The insured person comes to the clinics of the programme directly, at any convenient time."
        " A referral by the insurer is needed for specialised diagnostic clinics only."
    ),
    norms=[GUIDE],
)
def direct_access(subject: Subject) -> Iterator[Verdict]:
    """Look at the way into the clinics; diagnostic ones by referral are usual."""
    for spot, place, care in offered(subject, Outpatient):
        yield _access(spot, care.access, _base_clinics(subject, place, care))


def _base_clinics(subject: Subject, place: ModulePlace, module: Outpatient) -> list[Clinic]:
    aside = module.diagnostic_clinics or ()
    known = clinics_of(subject, place) or ()
    return [one for one in known if one.id not in aside and not one.diagnostic_only]


def _access(spot: Spot, access: Access | None, clinics: list[Clinic]) -> Verdict:
    if access is Access.BY_REFERRAL:
        return spot.failed(text("the clinics take patients by the insurer's referral only"))
    ordered = [clinic.name for clinic in clinics if clinic.access is Access.BY_REFERRAL]
    if ordered:
        return spot.failed(
            text("by the insurer's referral only: {names}", names=", ".join(ordered))
        )
    all_direct = bool(clinics) and all(one.access is Access.DIRECT for one in clinics)
    if access is Access.DIRECT or all_direct:
        return spot.passed(text("access to the clinics is direct"))
    return spot.open(text("it is not said whether access to the clinics is direct"))


CHECKS = (emergency_agreement, ambulance_line, direct_access)
"""The checks of this file."""
