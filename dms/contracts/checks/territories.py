"""Territories: where doctors and the ambulance come to, and whom they do not reach.

«Необходимо четко ограничить территорию обслуживания „помощи на дому“, например, административными
границами города или включить дополнительную зону обслуживания за городом»; «опцию „скорая помощь“,
как и „помощь на дому“, необходимо ограничивать территориально».
"""

from collections import Counter
from collections.abc import Iterator

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE, practice
from dms.contracts.checks.offer_places import Spot, spot_of
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Stake, Verdict
from dms.contracts.checks.whereabouts import places_of, strangers
from dms.coverage import Coverage
from dms.i18n import plural, text
from dms.places import Place
from dms.territory import ROUND_THE_CLOCK, Territory, TerritoryBase

__all__ = ["CHECKS"]

_UNLIMITED = (TerritoryBase.RUSSIA, TerritoryBase.WORLD, TerritoryBase.ABROAD)


@check(
    "TER-01",
    Gravity.MAJOR,
    title=text("Home care without clear limits"),
    why=text("Without a border each call is argued about, and the insurer decides who is served."),
    wording=text(
        "Home care is given within the boundary of the city ({city}) and up to {km} km beyond it; "
        "calls are accepted until {time}.",
        city="…",
        km="…",
        time="…",
    ),
    norms=[GUIDE],
)
def home_care_territory(subject: Subject) -> Iterator[Verdict]:
    """Look for the territory of home care."""
    return (_bounded(place) for place in subject.offered("home_care"))


@check(
    "TER-02",
    Gravity.MAJOR,
    title=text("The ambulance without clear limits"),
    why=text("Without a border nobody knows whether the ambulance comes, and minutes count."),
    wording=text(
        "The ambulance comes within the boundary of the city ({city}) and up to {km} km beyond it; "
        "calls are accepted round the clock.",
        city="…",
        km="…",
    ),
    norms=[GUIDE],
)
def ambulance_territory(subject: Subject) -> Iterator[Verdict]:
    """Look for the territory of the ambulance."""
    return (_bounded(place) for place in subject.offered("ambulance"))


def _bounded(place: ModulePlace) -> Verdict:
    territory, spot = place.module.territory, spot_of(place)
    if territory is None:
        return spot.open(text("the territory is not stated"))
    if territory.base in _UNLIMITED:
        return spot.failed(text("the territory has no border: {area}", area=territory.describe()))
    if territory.unclear_names:
        return spot.open(
            text(
                "it is not clear in which region these places are: {names}",
                names=", ".join(territory.unclear_names),
            )
        )
    return spot.passed(text("the territory is {area}", area=territory.describe()))


@check(
    "TER-03",
    Gravity.MAJOR,
    title=text("Care does not come to people of the list"),
    why=text("They are paid for like all others, and nobody comes to them."),
    wording=text(
        "The territory includes the places where insured persons live: {towns}.", towns="…"
    ),
    norms=[GUIDE],
)
def people_outside(subject: Subject) -> Iterator[Verdict]:
    """Count the people outside each territory; whose place is not known well is counted apart."""
    if subject.roster is None:
        return
    bounded = [
        (place, territory) for place in subject.modules if (territory := _comes_within(place))
    ]
    for place, territory in bounded:
        people = places_of(subject.roster, subject, place.programme)
        yield from _counted(spot_of(place), territory, people)
    yield from strangers(subject.roster, subject, [place.programme for place, _ in bounded])


def _comes_within(place: ModulePlace) -> Territory | None:
    """Return the territory that this care comes to people in; None where there is none."""
    territory = place.module.territory
    comes = type(place.module).needs_territory and place.module.offered
    if not comes or territory is None or territory.base is TerritoryBase.ABROAD:
        return None
    return territory


def _counted(spot: Spot, territory: Territory, people: Counter[str | None]) -> Iterator[Verdict]:
    answers: Counter[Coverage] = Counter()
    towns: set[str] = set()
    for written, count in people.items():
        place = Place.named(written) if written else None
        answer = territory.covers(place) if place is not None else Coverage.UNKNOWN
        answers[answer] += count
        towns |= {place.city} if answer is Coverage.NO and place and place.city else set()
    outside, unknown = answers[Coverage.NO], answers[Coverage.UNKNOWN]
    if outside:
        yield _outside(spot, outside, sorted(towns))
    if unknown:
        yield spot.open(
            plural(
                "of {count} person it is not known whether care comes there",
                "of {count} people it is not known whether care comes there",
                unknown,
            ),
            of_client=True,
        )
    if people and not outside and not unknown:
        yield spot.passed(text("care comes to everybody on the list"))


def _outside(spot: Spot, people: int, towns: list[str]) -> Verdict:
    found = plural(
        "{count} person lives outside the territory",
        "{count} people live outside the territory",
        people,
    )
    if towns:
        found = text("{said} ({towns})", said=found, towns=", ".join(towns))
    return spot.failed(found, stake=Stake(people=people, basis=text("on the list of people")))


@check(
    "TER-04",
    Gravity.MINOR,
    title=text("The ambulance does not come at night"),
    why=text("An ambulance is needed at any hour; an hour that is not agreed is the insurer's."),
    wording=text(
        "Calls of the ambulance are accepted round the clock; calls of a doctor to the home are "
        "accepted until {time} of the same day.",
        time="…",
    ),
    norms=[practice("Договорная практика: «вызовы принимаются до 12:00»")],
)
def hours_of_calls(subject: Subject) -> Iterator[Verdict]:
    """Look until when calls are accepted: by the ambulance round the clock, else until any hour."""
    for kind in ("home_care", "ambulance"):
        for place in subject.offered(kind):
            territory = place.module.territory
            yield _hours(spot_of(place), kind, territory.call_until if territory else None)


def _hours(spot: Spot, kind: str, until: str | None) -> Verdict:
    if until is None:
        return spot.open(text("it is not said until which hour calls are accepted"))
    if until == ROUND_THE_CLOCK:
        return spot.passed(text("calls are accepted round the clock"))
    found = text("calls are accepted until {time}", time=until)
    return spot.failed(found) if kind == "ambulance" else spot.passed(found)


CHECKS = (home_care_territory, ambulance_territory, people_outside, hours_of_calls)
"""The checks of this file."""
