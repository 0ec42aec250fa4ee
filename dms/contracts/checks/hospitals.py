"""Hospitals: their level in each programme, and planned care that people take for granted.

«Стационары, как правило, делятся на несколько уровней по ценовому признаку. В запросе по этой опции
желательно обозначить уровень стационаров по каждой программе. Высшим уровнем считается стационар с
размещением в одноместной палате»; «экстренная стационарная помощь — базовая опция, а плановая —
дополнительная».
"""

from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE
from dms.contracts.checks.offer_places import Spot, gives, offered, programme_spots
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.i18n import text
from dms.modules.choice_words import CHOICE_WORDS
from dms.modules.hospital import Hospital
from dms.modules.questions import Stated

__all__ = ["CHECKS"]


@check(
    "COV-05",
    Gravity.MINOR,
    title=text("The level of hospitals is not tangible"),
    why=text(
        "Hospitals differ in price by the room; a level that is only a word of the insurer's price "
        "list promises nothing."
    ),
    wording=text(
        "Inpatient care: a ward of one or two beds in the hospitals of schedule {number}; the ward "
        "is stated for each programme.",
        number="…",
    ),
    norms=[GUIDE],
)
def hospital_level(subject: Subject) -> Iterator[Verdict]:
    """Look for the ward of each kind of inpatient care in each programme."""
    return (_level(spot, hospital) for spot, _, hospital in offered(subject, Hospital))


def _level(spot: Spot, hospital: Hospital) -> Verdict:
    if hospital.ward is not None:
        return spot.passed(text("the ward is stated: {ward}", ward=CHOICE_WORDS[hospital.ward]))
    if hospital.hospital_level is None:
        return spot.open(text("neither the level of hospitals nor the ward is stated"))
    return spot.failed(
        text(
            "the level is only a word of the insurer, “{level}”, and the ward is not stated",
            level=hospital.hospital_level,
        )
    )


@check(
    "COV-06",
    Gravity.MINOR,
    title=text("Planned operations are not paid for"),
    why=text(
        "Emergency care is the basic option; people take planned operations for granted, and they "
        "are an option that costs more."
    ),
    wording=text(
        "Inpatient care includes planned admission to hospital and planned operations by the list "
        "of schedule {number}.",
        number="…",
    ),
    norms=[GUIDE],
)
def planned_inpatient(subject: Subject) -> Iterator[Verdict]:
    """Look for planned inpatient care where emergency care is given."""
    for programme, spot in programme_spots(subject):
        if gives(subject, programme, "emergency_inpatient") is not Stated.YES:
            continue
        match gives(subject, programme, "planned_inpatient"):
            case Stated.YES:
                yield spot.passed(text("planned inpatient care is included"))
            case Stated.NO:
                yield spot.failed(text("only emergency inpatient care is included"))
            case _:
                yield spot.open(text("nothing is said of planned inpatient care"))


CHECKS = (hospital_level, planned_inpatient)
"""The checks of this file."""
