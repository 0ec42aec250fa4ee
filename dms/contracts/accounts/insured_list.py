"""Insured list: who is insured on a day, under which programme and from when to when."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from dms.contracts.contract import Contract
from dms.contracts.state.person import Person
from dms.members import Member
from dms.periods import ONE_DAY, Period

__all__ = ["InsuredPerson", "cover_on", "insured_list", "programme_title"]


@frozen(kw_only=True)
class InsuredPerson:
    """One person of the list."""

    member: Member
    programme: str
    """The id of the programme."""
    programme_title: str
    period: Period
    """The unbroken cover that the day lies in, in whatever programmes; both days count."""


def insured_list(contract: Contract, day: date) -> tuple[InsuredPerson, ...]:
    """Return everybody who is insured on a day, in the order in which they joined."""
    found = []
    for person, stretch in contract.insured_on(day):
        period = cover_on(person, day)
        assert period is not None  # noqa: S101 - the stretch has the day
        found.append(
            InsuredPerson(
                member=person.member,
                programme=stretch.programme,
                programme_title=programme_title(contract, stretch.programme),
                period=period,
            )
        )
    return tuple(found)


def cover_on(person: Person, day: date) -> Period | None:
    """Return the unbroken cover that a day lies in; None when the person is not insured on it."""
    return next((cover for cover in _covers(person) if day in cover), None)


def _covers(person: Person) -> Iterator[Period]:
    """Make one of stretches that follow each other without a gap."""
    if not person.stretches:
        return
    first, *others = (stretch.period for stretch in person.stretches)
    for period in others:
        if period.start == first.last_day + ONE_DAY:
            first = Period(first.start, period.last_day)
        else:
            yield first
            first = period
    yield first


def programme_title(contract: Contract, id_: str) -> str:
    """Return what the offer calls a programme, its id where it has no name."""
    programmes = contract.agreement.agreed.programmes
    return next((p.name for p in programmes if p.id == id_ and p.name), id_)
