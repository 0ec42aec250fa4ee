"""Places in an offer: programmes and kinds of care as checks speak of them, and their clinics."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from dms.clinics import Clinic
from dms.contracts.checks.subject import ModulePlace, Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.i18n import Text, text
from dms.issues import Location
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.modules.questions import Stated

__all__ = [
    "Spot",
    "care_of",
    "clinics_of",
    "gives",
    "listed_clinics",
    "named",
    "offered",
    "programme_spots",
    "spot_of",
]

M = TypeVar("M", bound=Module)


@frozen
class Spot:
    """A programme or a kind of care in it; what is found there begins with its name."""

    where: Location
    programme: Programme | None
    module: Module | None = None

    @property
    def clause(self) -> str | None:
        """The clause of the kind of care, or that of its programme."""
        own = self.module.clause if self.module is not None else None
        return own or (self.programme.clause if self.programme is not None else None)

    def passed(self, found: Text) -> Verdict:
        """Say that it is as it should be."""
        return passed(self._of_what(found), self.where, self.clause)

    def failed(self, found: Text, *, stake: Stake | None = None) -> Verdict:
        """Say that it hurts the client."""
        return failed(self._of_what(found), self.where, self.clause, stake=stake)

    def open(self, found: Text, *, of_client: bool = False) -> Verdict:
        """Say that it is left open; `of_client` is what only the client knows."""
        return not_stated(self._of_what(found), self.where, self.clause, of_client=of_client)

    def _of_what(self, found: Text) -> Text:
        name = named(self.programme) if self.programme is not None else None
        title = type(self.module).title if self.module is not None else None
        if name is not None and title is not None:
            return text("{name}, {module}: {found}", name=name, module=title, found=found)
        subject = title or name or text("whole offer")
        return text("{subject}: {found}", subject=subject, found=found)


def named(programme: Programme) -> str:
    """Return what a programme is called."""
    return programme.name or programme.id


def spot_of(place: ModulePlace) -> Spot:
    """Return the place of a kind of care."""
    return Spot(place.where, place.programme, place.module)


def programme_spots(subject: Subject) -> Iterator[tuple[Programme, Spot]]:
    """Return the programmes of the offer with their places."""
    for number, programme in enumerate(subject.offer.programmes):
        yield programme, Spot(subject.offer.locate(f"/programmes/{number}"), programme)


def care_of(subject: Subject, programme: Programme) -> tuple[Module, ...]:
    """Return what the people of a programme have: its lines, then those of the offer as such."""
    own = {module.kind for module in programme.modules}
    shared = (module for module in subject.offer.modules if module.kind not in own)
    return (*programme.modules, *shared)


def gives(subject: Subject, programme: Programme, kind: str) -> Stated:
    """Say whether the people of a programme have this kind of care: yes, no, or not stated."""
    by_programme = programme.offers(kind)
    if by_programme is not Stated.NOT_STATED:
        return by_programme
    shared = [module for module in subject.offer.modules if module in care_of(subject, programme)]
    line = next((module for module in shared if module.kind == kind), None)
    if line is not None and line.offered is not None:
        return line.stated
    return Stated.of(any(one.offered and kind in one.also_gives() for one in shared) or None)


def offered(subject: Subject, kind: type[M]) -> Iterator[tuple[Spot, ModulePlace, M]]:
    """Return where a kind of care is offered, and what is said of it."""
    for place in subject.modules:
        if isinstance(place.module, kind) and place.module.offered:
            yield spot_of(place), place, place.module


def listed_clinics(subject: Subject, place: ModulePlace) -> tuple[Clinic, ...] | None:
    """Return the clinics named for a kind of care, or for its programme; None is "not stated"."""
    ids = place.module.clinics
    if ids is None and place.programme is not None:
        ids = place.programme.clinics
    if ids is None:
        return None
    return tuple(one for one in subject.offer.clinics if one.id in ids)


def clinics_of(subject: Subject, place: ModulePlace) -> tuple[Clinic, ...] | None:
    """Return the clinics that give a kind of care: those named, less those said not to give it."""
    listed = listed_clinics(subject, place)
    if listed is None:
        return None
    return tuple(one for one in listed if one.gives(place.module.kind) is not False)
