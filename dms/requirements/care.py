"""Care: a kind of care that a brief asks for, where an offer speaks of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from dms.clinics import Clinic, clinics_named
from dms.issues import Location
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.modules.questions import Stated
from dms.pricing.choices import is_usual
from dms.requirements.case import Case
from dms.requirements.met import any_of
from dms.requirements.wishes import ProgrammeWish

__all__ = ["Care", "is_left_out", "lines_of", "priced_lines", "stated_on"]

_GENERAL = ("clinics", "deductible")
"""What a programme states for all its modules."""
_FOR_CONTRACT = "/modules/"


@frozen(kw_only=True, eq=False)
class Care:
    """One kind of care on one line of the offer: of a programme, or of the contract as such.

    `pointer` is the place of the module in the offer, or the nearest; `home` that of the programme.
    """

    case: Case
    wish: ProgrammeWish
    kind: str
    programme: Programme | None
    module: Module | None
    pointer: str
    home: str

    @property
    def of_contract(self) -> bool:
        """Whether the line stands for the whole contract, beside the programmes."""
        return self.module is not None and self.pointer.startswith(_FOR_CONTRACT)

    @property
    def stated(self) -> Stated:
        """Whether the offer gives it: yes, no, or not stated."""
        if self.module is not None and (self.of_contract or self.module.offered is not None):
            return self.module.stated
        return self.programme.offers(self.kind) if self.programme else Stated.NOT_STATED

    @property
    def is_under_one_price(self) -> bool:
        """Whether its programme has one price for all its care."""
        return not self.of_contract and self.programme is not None and bool(self.programme.premium)

    @property
    def brought_by(self) -> Module | None:
        """The other module that it comes along with, where it has no line of its own."""
        if self.programme is None or (self.module is not None and self.module.offered):
            return None
        return _host(self.programme, self.kind)

    @property
    def is_priced_in(self) -> bool:
        """Whether the price is with it: what a programme offers may be left out of a price."""
        if self.of_contract:
            return self.module is None or is_usual(self.module)
        if self.programme is None:
            return True
        host = self.brought_by
        return self.case.takes(self.programme, host.kind if host is not None else self.kind)

    def get(self, name: str) -> Any:
        """Return what the module states of a point; None where it does not, or has no such."""
        return getattr(self.module, name, None)

    def get_or_general(self, name: str) -> Any:
        """Return what the module states, else what the programme states for all its modules.

        Both `clinics` and `deductible` may stand in either.
        """
        own = self.get(name)
        return own if own is not None else getattr(self.programme, name, None)

    @property
    def clinics(self) -> tuple[Clinic, ...] | None:
        """The clinics that give the care; None where the offer does not say which.

        An id of a list elsewhere stands for a clinic of which nothing else is known.
        """
        ids = self.get_or_general("clinics")
        return None if ids is None else clinics_named(ids, self.case.offer.clinics)

    def where(self, name: str | None = None) -> Location:
        """Return where a point stands, or the nearest place around it."""
        pointer = self.pointer
        if name is not None and self.get(name) is not None:
            pointer = f"{self.pointer}/{name}"
        elif name in _GENERAL and self.get_or_general(name) is not None:
            pointer = f"{self.home}/{name}"
        return self.case.offer.locate(pointer)

    def clause_of(self, name: str | None = None) -> str | None:
        """Return the number of the clause, of the point or of the module."""
        clauses = (getattr(part, "clause", None) for part in self._parts(name))
        return next((clause for clause in clauses if clause), None)

    def quotation_of(self, name: str | None = None) -> str | None:
        """Return the words of the offer about a point, else those about the module."""
        for part in self._parts(name):
            source = getattr(part, "source", None)
            words = (getattr(part, "wording", None), source.quote if source else None)
            if said := next((word for word in (*words, getattr(part, "note", None)) if word), None):
                return str(said)
        return None

    def _parts(self, name: str | None) -> tuple[Any, ...]:
        own = (self.module,) if self.module is not None else ()
        return (self.get(name), *own) if name is not None else own


def lines_of(case: Case, wish: ProgrammeWish, kind: str) -> tuple[Care, ...]:
    """Return the lines on which an offer speaks of a kind of care, one at least.

    That of the programme comes first, then those of the contract as such: the office doctor is as a
    rule priced once for it, and may come to several offices.
    """
    offer, programme = case.offer, case.programme_for(wish)
    home = f"/programmes/{offer.programmes.index(programme)}" if programme else ""
    own = _listed(kind, programme.modules, home) if programme else []
    found = [*own, *_listed(kind, offer.modules, "")]
    given = any(module is not None and module.offered for module, _ in found)
    comes_along = not own and programme is not None and _host(programme, kind) is not None
    if not found or (comes_along and not given):
        found = [(None, home), *found]
    return tuple(
        Care(
            case=case,
            wish=wish,
            kind=kind,
            programme=programme,
            module=module,
            pointer=pointer,
            home=home,
        )
        for module, pointer in found
    )


def stated_on(lines: Sequence[Care]) -> Stated:
    """Say whether the care is given: yes on any line is a yes, and only a no on all of them a no.

    So a doctor who comes to one of two offices is offered.
    """
    return any_of(care.stated for care in lines)


def priced_lines(lines: Iterable[Care]) -> tuple[Care, ...]:
    """Return the lines that give the care within the price."""
    return tuple(care for care in lines if care.stated is Stated.YES and care.is_priced_in)


def is_left_out(lines: Sequence[Care]) -> bool:
    """Say whether the care is offered, and the price is without it."""
    return stated_on(lines) is Stated.YES and not priced_lines(lines)


def _listed(kind: str, modules: Iterable[Module], home: str) -> list[tuple[Module | None, str]]:
    places = ((module, f"{home}{_FOR_CONTRACT}{n}") for n, module in enumerate(modules))
    return [(module, place) for module, place in places if module.kind == kind]


def _host(programme: Programme, kind: str) -> Module | None:
    """Return the module of a programme that brings a kind of care along."""
    return next((one for one in programme.offered_modules if kind in one.also_gives()), None)
