"""Whereabouts: which people are insured under which programme, and where they live or work.

The list is the one that is checked with; where nobody gave one, there is nothing to count. Whose
programme the offer does not have is counted apart: nobody knows what care they get.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import compress

from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, not_stated
from dms.i18n import plural
from dms.issues import Location
from dms.members import Roster
from dms.modules.programme import Programme
from dms.pricing.programme_names import meant_programme, programme_names

__all__ = ["places_of", "roster_of", "strangers"]


def places_of(roster: Roster, subject: Subject, programme: Programme | None) -> Counter[str | None]:
    """Count the people of a programme by their place, as it is written; None is no place."""
    mine = _members_of(roster, subject, programme)
    return Counter(compress(roster.column("place"), mine))


def roster_of(roster: Roster, subject: Subject, programme: Programme | None) -> Roster:
    """Return the part of a list that is insured under a programme; all of it for None."""
    if programme is None:
        return roster
    mine = _members_of(roster, subject, programme)
    return Roster({name: list(compress(values, mine)) for name, values in roster.columns.items()})


def strangers(
    roster: Roster, subject: Subject, programmes: Collection[Programme | None]
) -> Iterator[Verdict]:
    """Ask for the people whose programme is none of the offer's, where programmes are judged.

    `programmes` are those that a check looks at; care of the contract as such is for everybody.
    """
    if not any(programme is not None for programme in programmes):
        return
    count = sum(id_ is None for id_ in _programme_ids(roster, subject))
    if count:
        found = plural(
            "The programme of {count} person of the list is not one of the offer, so it is not "
            "known what care comes to them",
            "The programmes of {count} people of the list are not among those of the offer, so it "
            "is not known what care comes to them",
            count,
        )
        yield not_stated(found, Location(pointer="/members"), of_client=True)


def _members_of(roster: Roster, subject: Subject, programme: Programme | None) -> list[bool]:
    """Say of each person whether the programme is theirs, written as its id or its name."""
    if programme is None:
        return [True] * len(roster)
    return [id_ == programme.id for id_ in _programme_ids(roster, subject)]


def _programme_ids(roster: Roster, subject: Subject) -> list[str | None]:
    """Return the programme of each person by its id; None where the offer has no such programme."""
    programmes, written = subject.offer.programmes, roster.column("programme")
    ids, names = [one.id for one in programmes], programme_names(programmes)
    known = {word: meant_programme(word, ids, names) for word in set(written)}
    return [known[word] for word in written]
