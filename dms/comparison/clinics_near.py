"""Clinics near the people: «рядом с офисом или рядом с домом», for each offer and programme.

Counted for care that people walk to. Three answers: a clinic of which the offer does not say
whether it gives the care makes nobody sure of one, and takes it away from nobody.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

from attrs import frozen

from dms.clinics import Network
from dms.comparison.answers import answer_in
from dms.comparison.compared import Compared
from dms.comparison.networks import Ways, network_for_kind, ways_in
from dms.comparison.occasion import Occasion
from dms.comparison.roster_programmes import RosterProgramme
from dms.giving import giving
from dms.members import Roster
from dms.modules.questions import Stated
from dms.reach import Reach, reach

__all__ = ["WALKED_TO", "NearClinics", "near_clinics"]

WALKED_TO = ("outpatient", "dental")
"""Kinds of care for which people come to a clinic of their choice."""


@frozen
class NearClinics:
    """The clinics of one kind of care in one offer; None where it does not say which they are."""

    candidate: str
    programme: RosterProgramme
    kind: str
    network: Network | None
    unsure: int = 0
    """Clinics of the programme of which it is not said whether they give this care."""
    ways: Ways | None = None
    reach: Reach | None = None
    """How many people have one near home and near the office: yes, no, unknown."""


def near_clinics(occasion: Occasion, candidates: Sequence[Compared]) -> tuple[NearClinics, ...]:
    """Count clinics near the people of each programme, for each candidate that offers the care."""
    return tuple(
        found
        for programme in occasion.programmes
        if programme.heads
        for found in _in_programme(programme, _people(occasion, programme), candidates)
    )


def _people(occasion: Occasion, programme: RosterProgramme) -> Roster:
    """Return the members of a programme with nothing but their places."""
    chosen = [id_ == programme.id for id_ in occasion.membership]
    columns = occasion.roster.columns
    names = [name for name in ("id", "place", "office") if name in columns]
    return Roster({name: list(compress(columns[name], chosen)) for name in names})


def _in_programme(
    programme: RosterProgramme, people: Roster, candidates: Sequence[Compared]
) -> Iterator[NearClinics]:
    for kind in WALKED_TO:
        for candidate in candidates:
            own = candidate.programmes[programme.id]
            if answer_in(candidate.candidate, own, kind).state is Stated.YES:
                yield _near(candidate, programme, kind, people)


def _near(
    candidate: Compared, programme: RosterProgramme, kind: str, people: Roster
) -> NearClinics:
    own = candidate.programmes[programme.id]
    network = network_for_kind(candidate.offer, own, kind)
    if network is None:
        return NearClinics(candidate.id, programme, kind, None)
    module = own.module(kind) if own is not None else None
    named = (module.clinics or ()) if module is not None and module.offered else ()
    sure, _ = giving(network, kind, named)
    return NearClinics(
        candidate.id,
        programme,
        kind,
        network,
        len(network) - len(sure),
        ways_in(network, module),
        reach(people, sure).up_to(reach(people, network)),
    )
