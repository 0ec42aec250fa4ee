"""How near a network of clinics is to the people of a roster.

«Поликлинику лучше всего выбирать по территориальному признаку, чтобы сотрудникам компании было
удобно пользоваться обслуживанием рядом с офисом или рядом с домом». Whoever's place is not known
well enough is counted apart and never taken for somebody without a clinic.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from dms.clinics import Network
from dms.coverage import Coverage, any_of
from dms.members import Roster
from dms.places import Place

__all__ = ["Nearness", "Reach", "Tally", "reach"]


@frozen
class Tally:
    """How many members have a clinic, have none, or are not placed well enough to tell."""

    yes: int
    no: int
    unknown: int

    @property
    def total(self) -> int:
        """All members counted."""
        return self.yes + self.no + self.unknown

    @property
    def share(self) -> Fraction | None:
        """The share of members who surely have a clinic; None for an empty roster."""
        return Fraction(self.yes, self.total) if self.total else None

    @property
    def share_at_most(self) -> Fraction | None:
        """The share if all members who are not known had a clinic; None for an empty roster."""
        return Fraction(self.yes + self.unknown, self.total) if self.total else None

    def up_to(self, perhaps: "Tally") -> "Tally":
        """Count this for sure clinics only and `perhaps` for all that may be; the rest is open."""
        return Tally(self.yes, perhaps.no, self.total - self.yes - perhaps.no)


@frozen
class Nearness:
    """Members with a clinic of the network in their own city and in their own district."""

    city: Tally
    district: Tally

    def up_to(self, perhaps: "Nearness") -> "Nearness":
        """Count this for sure clinics only and `perhaps` for all that may be; the rest is open."""
        return Nearness(self.city.up_to(perhaps.city), self.district.up_to(perhaps.district))


@frozen
class Reach:
    """How near a network is: to home, to the office, and to at least one of the two.

    `without` lists the cities of the roster, home or office, that surely have no clinic.
    """

    home: Nearness
    office: Nearness
    either: Nearness
    without: tuple[str, ...]

    def up_to(self, perhaps: "Reach") -> "Reach":
        """Return the reach of clinics of which only some surely give the care.

        Yes is as these have it, no as all that may give it (`perhaps`) have it; the rest is open.
        """
        return Reach(
            self.home.up_to(perhaps.home),
            self.office.up_to(perhaps.office),
            self.either.up_to(perhaps.either),
            perhaps.without,
        )


@frozen
class _Answer:
    """What is known of one place of the roster."""

    city: Coverage
    district: Coverage
    label: str | None = None

    def __or__(self, other: "_Answer") -> "_Answer":
        return _Answer(any_of([self.city, other.city]), any_of([self.district, other.district]))


def reach(roster: Roster, network: Network) -> Reach:
    """Count the members that have a clinic of the network near home and near the office.

    Home is the column `place` of the roster, the office the column `office`; use
    :meth:`Network.only` first to count the clinics of one kind of care.
    """
    clinics = {clinic.place for clinic in network.clinics}
    pairs = Counter(zip(roster.column("place"), roster.column("office"), strict=True))
    words = {word for pair in pairs for word in pair}
    answers = {word: _judge(Place.named(str(word or "")), clinics) for word in words}
    counted = [(answers[home], answers[office], n) for (home, office), n in pairs.items()]
    return Reach(
        home=_nearness((home, n) for home, _, n in counted),
        office=_nearness((office, n) for _, office, n in counted),
        either=_nearness((home | office, n) for home, office, n in counted),
        without=tuple(sorted({a.label for a in answers.values() if a.label is not None})),
    )


def _judge(place: Place, clinics: Iterable[Place]) -> _Answer:
    """Say whether a clinic stands in the city and in the district of a place."""
    clinics = tuple(clinics)
    city, district = place.city_area(), place.district_area()
    in_city = _any_in(city, clinics)
    label = city.label if city is not None and in_city is Coverage.NO else None
    return _Answer(in_city, _any_in(district, clinics), label)


def _any_in(area: Place | None, clinics: tuple[Place, ...]) -> Coverage:
    if area is None:
        return Coverage.UNKNOWN
    return any_of(area.holds(clinic) for clinic in clinics)


def _nearness(answers: Iterable[tuple[_Answer, int]]) -> Nearness:
    cities: Counter[Coverage] = Counter()
    districts: Counter[Coverage] = Counter()
    for answer, n in answers:
        cities[answer.city] += n
        districts[answer.district] += n
    return Nearness(_tally(cities), _tally(districts))


def _tally(counts: Counter[Coverage]) -> Tally:
    return Tally(counts[Coverage.YES], counts[Coverage.NO], counts[Coverage.UNKNOWN])
