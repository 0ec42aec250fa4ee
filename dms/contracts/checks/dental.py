"""Dental care: what is treated and where.

«Стоматологическую помощь можно включить как в базовые поликлиники по программе (при наличие
стоматологического кабинета в поликлинике), так и в специализированные стоматологические кабинеты и
компании.» Usual programmes leave prosthetics out, which people learn too late.
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE, practice
from dms.contracts.checks.offer_places import Spot, listed_clinics, offered
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import plural, text
from dms.modules.dental import Dental, DentalPlace
from dms.modules.exclusions import Exclusion

__all__ = ["CHECKS"]


@check(
    "COV-08",
    Gravity.NOTE,
    title=text("Dental care is not full dental care"),
    why=text("People take “dental care” for all of it and learn of the limits at the dentist's."),
    wording=text(
        "Dental care includes treatment, diagnostics and prosthetics up to {sum} ₽, or the list of"
        " services states plainly that there are no prosthetics.",
        sum="…",
    ),
    norms=[practice("Программы страховщиков: «стоматология (без протезирования)»")],
)
def dental_scope(subject: Subject) -> Iterator[Verdict]:
    """Look for prosthetics in dental care."""
    for spot, place, care in offered(subject, Dental):
        if care.prosthetics is False or _excluded(subject, place):
            yield spot.failed(text("prosthetics are not included"))
        elif care.prosthetics is None:
            yield spot.open(text("it is not said whether prosthetics are included"))
        else:
            yield spot.passed(text("prosthetics are included"))


def _excluded(subject: Subject, place: ModulePlace) -> bool:
    lists = [place.module.exclusions, subject.offer.exclusions]
    lists += [place.programme.exclusions] if place.programme is not None else []
    found: list[Exclusion] = [one for excluded in lists for one in excluded or ()]
    return any(one.id == "prosthetics" for one in found)


@check(
    "COV-09",
    Gravity.MINOR,
    title=text("There is no dentist where the programme sends people"),
    why=text("Dental care in clinics without a dental office exists on paper only."),
    wording=text(
        "Dental care is given in the dental offices of the clinics named here and in the "
        "specialised dental clinics of schedule {number}.",
        number="…",
    ),
    norms=[GUIDE],
)
def dental_place(subject: Subject) -> Iterator[Verdict]:
    """Look where teeth are treated, and whether the clinics have dental offices."""
    for spot, place, care in offered(subject, Dental):
        if care.places is None and care.clinics is None:
            yield spot.open(text("it is not said where teeth are treated"))
        elif DentalPlace.SPECIALISED in (care.places or ()):
            yield spot.passed(text("teeth are treated in specialised dental clinics"))
        else:
            yield _offices(subject, place, spot)


def _offices(subject: Subject, place: ModulePlace, spot: Spot) -> Verdict:
    """Judge by the clinics: one is enough, and only clinics said to have none are none."""
    answers = [one.gives("dental") for one in listed_clinics(subject, place) or ()]
    if True in answers:
        return spot.passed(
            plural(
                "{count} clinic gives dental care",
                "{count} clinics give dental care",
                answers.count(True),
            )
        )
    if answers and None not in answers:
        return spot.failed(text("none of the clinics gives dental care"))
    return spot.open(text("it is not said which clinics have a dental office"))


CHECKS = (dental_scope, dental_place)
"""The checks of this file."""
