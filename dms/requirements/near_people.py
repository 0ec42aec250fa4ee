"""Clinics near the people: how many of a programme have one near home or near the office.

«Поликлинику лучше всего выбирать по территориальному признаку, чтобы сотрудникам компании было
удобно пользоваться обслуживанием рядом с офисом или рядом с домом.» Whose place is not known counts
neither as near nor as far.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from dms.clinics import Clinic, Network
from dms.giving import giving
from dms.i18n import Text, plural, text
from dms.members import Roster
from dms.modules.questions import Stated
from dms.reach import Tally, reach
from dms.requirements.care import Care
from dms.requirements.offices import office_people, with_office_places
from dms.requirements.point import Judged, Point, percent
from dms.requirements.wishes import ClinicsNear, Near

__all__ = ["NEAR_POINT", "networks_of"]

_NEAR = {
    ("city", Near.HOME): text("near home, in the same city"),
    ("city", Near.OFFICE): text("near the office, in the same city"),
    ("city", Near.EITHER): text("near home or the office, in the same city"),
    ("district", Near.HOME): text("near home, in the same district"),
    ("district", Near.OFFICE): text("near the office, in the same district"),
    ("district", Near.EITHER): text("near home or the office, in the same district"),
}


def _words(wanted: ClinicsNear) -> Text:
    near = _NEAR[wanted.within, wanted.to]
    return text("{percent} % of people have one {near}", percent=percent(wanted.share), near=near)


def _judge(care: Care, wanted: ClinicsNear) -> Judged:
    clinics = care.clinics
    if clinics is None:
        reason = text("the offer does not say which clinics give this care")
        return Judged(Stated.NOT_STATED, reason=reason)
    people = _people(care, wanted)
    if isinstance(people, Text):
        return Judged(Stated.NOT_STATED, reason=people, ours=True)
    surely, at_best = (_tally(people, network, wanted) for network in networks_of(care, clinics))
    near = surely.up_to(at_best)
    found = _found(near.yes, near.unknown, people.size)
    if Fraction(near.yes, people.size) >= wanted.share:
        return Judged(Stated.YES, found)
    if Fraction(near.yes + near.unknown, people.size) < wanted.share:
        return Judged(Stated.NO, found)
    reason = text("the places of some people or clinics are not known well enough")
    unclear = surely != at_best or not _are_placed(clinics, wanted)
    return Judged(Stated.NOT_STATED, found, reason=reason, ours=not unclear)


def _people(care: Care, wanted: ClinicsNear) -> Roster | Text:
    """Return whom to look at, or why nobody can be: the list, or the offices of the brief."""
    offices = care.case.requirement.offices
    people = care.case.people_in(care.wish)
    knows_offices = people is not None and any(people.column("office"))
    if wanted.to is Near.OFFICE and offices and not knows_offices:
        return office_people(offices)
    if people is None:
        return text("there is no list of people")
    return (
        with_office_places(people, offices) if people.size else text("nobody is in this programme")
    )


def networks_of(care: Care, clinics: Iterable[Clinic]) -> tuple[Network, Network]:
    """Return the clinics that surely give the care, and all that may, see :mod:`dms.giving`."""
    once = {clinic.id: clinic for clinic in clinics}
    return giving(Network(clinics=tuple(once.values())), care.kind, care.get("clinics") or ())


def _tally(people: Roster, network: Network, wanted: ClinicsNear) -> Tally:
    near = getattr(reach(people, network), wanted.to.value)
    found: Tally = getattr(near, wanted.within)
    return found


def _are_placed(clinics: Sequence[Clinic], wanted: ClinicsNear) -> bool:
    """Say whether the offer states for all clinics where they are, as exactly as it is needed."""
    places = [clinic.place for clinic in clinics]
    if wanted.within == "city":
        return all(place.city_area() is not None for place in places)
    return all(place.district_area() is not None for place in places)


def _found(yes: int, unknown: int, total: int) -> Text:
    said = plural(
        "{yes} of {count} person has one", "{yes} of {count} people have one", total, yes=yes
    )
    if not unknown:
        return said
    return text("{said}; not known for {unknown}", said=said, unknown=unknown)


NEAR_POINT = Point(text("Clinics near by"), _words, _judge)
"""Clinics near the people."""
