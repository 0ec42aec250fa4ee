"""Clinics: whether they are named at all, and whether people have one in their city.

«Поликлинику лучше всего выбирать по территориальному признаку, чтобы сотрудникам компании было
удобно пользоваться обслуживанием рядом с офисом или рядом с домом.»
"""

from collections.abc import Iterator

from dms.clinics import Network
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE
from dms.contracts.checks.offer_places import Spot, clinics_of, spot_of
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Stake, Verdict
from dms.contracts.checks.whereabouts import roster_of, strangers
from dms.i18n import plural, text
from dms.members import Roster
from dms.reach import Nearness, Reach, Tally, reach

__all__ = ["CHECKS"]


@check(
    "CLI-01",
    Gravity.MAJOR,
    title=text("People have no clinic in their city"),
    why=text(
        "Nobody travels to another city to see a doctor: the policy is paid for and not used."
    ),
    wording=text(
        "The list of clinics has at least one polyclinic in each of these cities: {towns}.",
        towns="…",
    ),
    norms=[GUIDE],
)
def near_people(subject: Subject) -> Iterator[Verdict]:
    """Count people with no clinic in the city where they live nor in that where they work."""
    if subject.roster is None:
        return
    given = [(place, clinics_of(subject, place)) for place in subject.offered("outpatient")]
    named = [(place, clinics) for place, clinics in given if clinics]
    for place, clinics in named:
        people = roster_of(subject.roster, subject, place.programme)
        if len(people):
            found = reach(people, Network(clinics=clinics))
            yield from _near(spot_of(place), _nearness(people, found).city, found.without)
    yield from strangers(subject.roster, subject, [place.programme for place, _ in named])


def _nearness(people: Roster, found: Reach) -> Nearness:
    """Judge by home and office, or by the one of them that the list speaks of."""
    if "office" not in people.columns:
        return found.home
    return found.either if "place" in people.columns else found.office


def _near(spot: Spot, tally: Tally, towns: tuple[str, ...]) -> Iterator[Verdict]:
    if tally.no:
        said = plural(
            "{count} person has no clinic in the city",
            "{count} people have no clinic in their city",
            tally.no,
        )
        found = text("{said} ({towns})", said=said, towns=", ".join(towns))
        stake = Stake(people=tally.no, basis=text("on the list of people"))
        yield spot.failed(found, stake=stake)
    if tally.unknown:
        yield spot.open(
            plural(
                "of {count} person it is not known whether there is a clinic in the city",
                "of {count} people it is not known whether there is a clinic in their city",
                tally.unknown,
            ),
            of_client=True,
        )
    if tally.yes and not tally.no and not tally.unknown:
        yield spot.passed(text("everybody has a clinic in the city"))


@check(
    "CLI-02",
    Gravity.MAJOR,
    title=text("Clinics are not named"),
    why=text(
        "A programme without a list of clinics promises care nobody knows where; its price cannot "
        "be compared either."
    ),
    wording=text(
        "Care is given in the clinics of schedule {number}; the list names each clinic, its address"
        " and the way in.",
        number="…",
    ),
    norms=[GUIDE],
)
def named_clinics(subject: Subject) -> Iterator[Verdict]:
    """Look for the clinics of every kind of care that is given in clinics."""
    for place in subject.modules:
        if place.module.offered and _in_clinics(place):
            yield from _named(subject, place)


def _in_clinics(place: ModulePlace) -> bool:
    """Say whether the offer has to say where this care is given."""
    return any("clinics" in ask.fields for ask in place.module.asks)


def _named(subject: Subject, place: ModulePlace) -> Iterator[Verdict]:
    spot, clinics = spot_of(place), clinics_of(subject, place)
    if clinics:
        yield spot.passed(
            plural("{count} clinic is named", "{count} clinics are named", len(clinics))
        )
    elif clinics is not None:
        yield spot.failed(text("no clinic gives this care"))
    elif any(issue.code.endswith("-CLINICS-UNSTATED") for issue in place.module.questions()):
        yield spot.open(text("the clinics are not named"))


CHECKS = (near_people, named_clinics)
"""The checks of this file."""
