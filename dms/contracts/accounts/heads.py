"""Heads: how many people are insured at both ends of a period, and how many came and went.

Both ends are counted as they were known then, so the closing of a month is the opening of the next.
"""

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from dms.contracts.accounts.books import Books
from dms.contracts.state.person import Person
from dms.members import Relationship
from dms.periods import Period

__all__ = ["Heads", "heads_between"]


@frozen
class Heads:
    """People of one relationship: `opening + joined - left == closing`."""

    opening: int
    joined: int
    left: int
    closing: int


def heads_between(opening: Books, closing: Books, period: Period) -> Mapping[Relationship, Heads]:
    """Count people by relationship.

    Whoever is insured after the opening has joined, and whoever is not insured any more at the
    closing has left; somebody who was insured only in between has done both.
    """
    counted: Counter[tuple[Relationship, str]] = Counter()
    before = opening.people
    for id_, person in closing.people.items():
        then = before.get(id_)
        was = then is not None and then.stretch_on(opening.day) is not None
        is_ = person.stretch_on(closing.day) is not None
        for name in _marks(person, period, was=was, is_=is_):
            counted[person.member.relationship, name] += 1
    present = {relationship for relationship, _ in counted}
    return {
        one: Heads(*(counted[one, name] for name in ("opening", "joined", "left", "closing")))
        for one in Relationship
        if one in present
    }


def _marks(person: Person, period: Period, *, was: bool, is_: bool) -> tuple[str, ...]:
    """Name what a person counts as."""
    if was:
        return ("opening", "closing") if is_ else ("opening", "left")
    if is_:
        return ("joined", "closing")
    passed = any(stretch.period.overlap(period) for stretch in person.stretches)
    return ("joined", "left") if passed else ()
