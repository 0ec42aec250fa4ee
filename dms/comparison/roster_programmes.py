"""Programmes as the roster and the brief name them: what each insurer has to offer something for.

Every insurer has programmes of its own; a comparison goes by those of the client, and each
candidate says which of its programmes answers which.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from dms.i18n import Text, text
from dms.members import Roster
from dms.pricing.dimensions import same
from dms.pricing.programme_names import meant_programme, programme_names
from dms.requirements.requirement import Requirement

__all__ = ["RosterProgramme", "membership_of", "roster_programmes"]


@frozen
class RosterProgramme:
    """A programme of the client: everybody whom the roster puts into it."""

    id: str | None
    """As the brief or the roster writes it; None where the roster names no programme."""
    name: str | None = None
    heads: int = 0
    """How many members of the roster are in it."""
    written: tuple[str | None, ...] = ()
    """How the roster spells it."""

    @property
    def title(self) -> Text:
        """What it is called in front of people."""
        if self.id is None:
            return text("No programme named")
        return Text("{words}", {"words": self.name or self.id})


def roster_programmes(
    roster: Roster, requirement: Requirement | None = None
) -> tuple[RosterProgramme, ...]:
    """Return the programmes of the brief, then those that only the roster names.

    Spellings that differ in case or spaces are one programme, and so are the id and the name that
    the brief gives it.
    """
    heads = Counter(roster.column("programme"))
    wished = requirement.programmes if requirement is not None else ()
    ids, names = [wish.id for wish in wished], programme_names(wished)
    spellings: dict[str | None, list[str | None]] = {id_: [] for id_ in ids}
    alike: dict[str, str] = {}
    for written in heads:
        known = meant_programme(written, ids, names) if ids else None
        if known is None and written is not None:
            known = alike.setdefault(same(written), written)
        spellings.setdefault(known, []).append(written)
    called = {wish.id: wish.name for wish in wished}
    return tuple(
        RosterProgramme(id_, called.get(id_ or ""), sum(heads[w] for w in written), tuple(written))
        for id_, written in spellings.items()
    )


def membership_of(roster: Roster, programmes: Sequence[RosterProgramme]) -> list[str | None]:
    """Return the programme of each member of the roster by its id, in the roster's order."""
    ids = dict(_pairs(programmes))
    return list(map(ids.__getitem__, roster.column("programme")))


def _pairs(programmes: Sequence[RosterProgramme]) -> Iterator[tuple[str | None, str | None]]:
    for programme in programmes:
        yield from ((written, programme.id) for written in programme.written)
