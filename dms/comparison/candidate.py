"""Candidate: an offer that is compared, with what is known around it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from dms.comparison.roster_programmes import RosterProgramme
from dms.contracts.terms.terms import Terms
from dms.members import Roster
from dms.modules.programme import Programme
from dms.pricing.choices import Chosen
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer
from dms.pricing.programme_names import meant_programme, programme_names

__all__ = ["Candidate", "candidate_of", "names_of"]


def _copied(programmes: Mapping[str, str]) -> Mapping[str, str]:
    return dict(programmes)


@frozen(eq=False)
class Candidate:
    """An offer that stands for choice; its id is the offer's.

    `programmes` says which programme of the offer answers which of the roster or the brief, where
    their ids or names differ; `modules` and `payment` are what :func:`dms.quote` is told: the kinds
    of care taken in a programme of the offer, and one of its ways to pay.
    """

    offer: Offer
    terms: Terms | None = None
    programmes: Mapping[str, str] = field(factory=dict, converter=_copied)
    modules: Chosen = None
    payment: str | None = None
    title: str | None = None
    """Name for people; the insurer's name by default."""

    @property
    def id(self) -> str:
        """The id of the offer, which tells candidates apart."""
        return self.offer.id

    def programme_for(self, wanted: RosterProgramme) -> Programme | None:
        """Return the programme of the offer that answers one of the client's, or None."""
        ids = [programme.id for programme in self.offer.programmes]
        for written in self._spellings(wanted):
            found = meant_programme(written, ids, self._names)
            if found is not None:
                return self.offer.programme(found)
        return None

    def answered(self, wanted: RosterProgramme) -> str | None:
        """Return what the candidate itself says answers a programme, None where it says nothing."""
        by_spelling = {same(name): answer for name, answer in self.programmes.items()}
        for written in (wanted.id, *wanted.written):
            if written is not None and same(written) in by_spelling:
                return by_spelling[same(written)]
        return None

    def _spellings(self, wanted: RosterProgramme) -> Sequence[str | None]:
        """Return the words to look for among the offer's programmes, the best first."""
        said = self.answered(wanted)
        if said is not None or wanted.id is None:
            return [said]
        named = (wanted.id, wanted.name, *wanted.written)
        return [written for written in named if written is not None]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return programme_names(self.offer.programmes)

    def roster_for(self, roster: Roster, programmes: Sequence[RosterProgramme]) -> Roster:
        """Return the roster with the offer's own names of programmes; the roster itself stays.

        What the offer has no programme for keeps its name, and the quote says so.
        """
        own: dict[str | None, str | None] = {}
        for wanted in programmes:
            found, said = self.programme_for(wanted), self.answered(wanted)
            for written in wanted.written:
                own[written] = found.id if found is not None else said or written
        if all(written == name for written, name in own.items()):
            return roster
        column = list(map(own.__getitem__, roster.column("programme")))
        return evolve(roster, columns={**roster.columns, "programme": column})


def candidate_of(given: Candidate | Offer) -> Candidate:
    """Return a candidate as it is, or make one of a bare offer."""
    return given if isinstance(given, Candidate) else Candidate(given)


def names_of(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Name each candidate for people, by its id; offers that share a name add their ids."""
    names = {one.id: one.title or one.offer.insurer.name for one in candidates}
    shared = Counter(names.values())
    return {id_: name if shared[name] == 1 else f"{name} ({id_})" for id_, name in names.items()}
