"""Answers: what a candidate says of one kind of care, in a programme or for the whole contract.

Yes, no, or nothing; and if yes, how it is paid for. Care that comes along with another module has
no line and no price of its own, which people should see.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from dms.comparison.candidate import Candidate
from dms.issues import Location
from dms.modules.base import Module, PricedPer
from dms.modules.programme import Programme
from dms.modules.questions import Stated
from dms.pricing.choices import is_usual, taken_in
from dms.pricing.offer import Offer
from dms.rates import INCLUDED, Rate
from dms.requirements.met import any_of

__all__ = ["Answer", "Priced", "answer_for_contract", "answer_in"]


class Priced(StrEnum):
    """How care that is offered is paid for."""

    OWN = "own"
    """It has a price of its own for each person."""
    INCLUDED = "included"
    """It costs nothing on top: the other modules have prices, and it is included."""
    IN_PROGRAMME = "in_programme"
    """One price covers the whole programme."""
    WITH_MODULE = "with_module"
    """It comes along with another module, without a line of its own."""
    FOR_CONTRACT = "for_contract"
    """It is priced once for the contract."""
    IN_PROGRAMMES = "in_programmes"
    """Asked for the contract: it is not priced for it, but belongs to its programmes."""
    NOT_TAKEN = "not_taken"
    """It is offered and left out of this comparison."""
    NOT_STATED = "not_stated"
    """The offer states no price."""


@frozen
class Answer:
    """What an offer says of one kind of care; `priced` is None where it does not offer it."""

    state: Stated
    where: Location
    module: Module | None = None
    """The module that describes the care; None where it comes along with another one."""
    priced: Priced | None = None
    with_module: str | None = None
    """The kind of care it comes along with."""
    others: tuple[Module, ...] = ()
    """Further modules of the kind that the contract offers, say office doctors of other offices."""

    @property
    def modules(self) -> tuple[Module, ...]:
        """All modules that describe the care."""
        return (self.module, *self.others) if self.module is not None else ()


def answer_in(candidate: Candidate, programme: Programme | None, kind: str) -> Answer:
    """Say what a candidate has of a kind of care in one of its programmes.

    A module of the contract is for everybody: it answers where the programme is silent, or refuses
    what the contract may give. Without a programme for these people nothing is stated.
    """
    offer = candidate.offer
    if programme is None:
        return Answer(Stated.NOT_STATED, offer.locate("/programmes"))
    state, module = programme.offers(kind), programme.module(kind)
    where = _place(offer, programme, module)
    if state is not Stated.YES:
        own = answer_for_contract(candidate, (), kind)
        wins = own.state is not state and own.state is any_of((state, own.state))
        speaks = own.module is not None and (module is None or wins)
        return own if speaks else Answer(state, where, module)
    host = None if module is not None and module.offered else _host(programme, kind)
    priced = _priced(candidate, programme, host or module)
    if host is None:
        return Answer(state, where, module, priced)
    taken = priced is not Priced.NOT_TAKEN
    where = _place(offer, programme, host)
    return Answer(state, where, None, Priced.WITH_MODULE if taken else priced, host.kind)


def answer_for_contract(
    candidate: Candidate, programmes: Iterable[Programme | None], kind: str
) -> Answer:
    """Say what a candidate has of a kind of care for the whole contract.

    Several modules of a kind, and else the programmes of these people, answer together: yes if one
    has it, no if all say no.
    """
    offer = candidate.offer
    listed = {index: m for index, m in enumerate(offer.modules) if m.kind == kind}
    folded = _folded(offer, listed) if listed else None
    states = list(_said_by(programmes, kind, silent=folded is None))
    if folded is not None and folded.state is any_of([folded.state, *states]):
        return folded
    state = any_of(states) if states else Stated.NOT_STATED
    priced = Priced.IN_PROGRAMMES if state is Stated.YES else None
    return Answer(state, offer.locate("/programmes"), None, priced)


def _said_by(
    programmes: Iterable[Programme | None], kind: str, *, silent: bool
) -> Iterator[Stated]:
    """Return what programmes say of a kind of care, with those that do not list it if asked for."""
    for programme in programmes:
        state = programme.offers(kind) if programme is not None else Stated.NOT_STATED
        lists = programme is not None and programme.module(kind) is not None
        if silent or lists or state is Stated.YES:
            yield state


def _folded(offer: Offer, listed: Mapping[int, Module]) -> Answer:
    """Answer for all modules of one kind, by their numbers in the offer.

    Where they differ, those speak for the kind that have its answer.
    """
    state = any_of(module.stated for module in listed.values())
    speaking = {index: m for index, m in listed.items() if m.stated is state}
    place, (module, *others) = next(iter(speaking)), speaking.values()
    where = offer.locate(f"/modules/{place}")
    if state is not Stated.YES:
        return Answer(state, where, module, others=tuple(others))
    if not all(map(is_usual, speaking.values())):
        return Answer(state, where, module, Priced.NOT_TAKEN, others=tuple(others))
    rated = all(isinstance(one.premium, Rate) for one in speaking.values())
    priced = Priced.FOR_CONTRACT if rated else Priced.NOT_STATED
    return Answer(state, where, module, priced, others=tuple(others))


def _host(programme: Programme, kind: str) -> Module | None:
    """Return the module that brings a kind of care along."""
    return next((m for m in programme.offered_modules if kind in m.also_gives()), None)


def _priced(candidate: Candidate, programme: Programme, module: Module | None) -> Priced:
    taken = taken_in(programme, candidate.modules)
    if module is None or (taken is not None and module.kind not in taken):
        return Priced.NOT_TAKEN
    if isinstance(module.premium, Rate) and module.priced_per is PricedPer.PERSON:
        return Priced.OWN
    if module.premium == INCLUDED and isinstance(programme.premium, Rate):
        return Priced.IN_PROGRAMME
    if module.premium == INCLUDED and _has_prices(programme):
        return Priced.INCLUDED
    contract = answer_for_contract(candidate, (), module.kind).priced
    return contract if contract is not None else Priced.NOT_STATED


def _has_prices(programme: Programme) -> bool:
    return any(isinstance(module.premium, Rate) for module in programme.offered_modules)


def _place(offer: Offer, programme: Programme, module: Module | None) -> Location:
    pointer = f"/programmes/{offer.programmes.index(programme)}"
    if module is not None:
        pointer += f"/modules/{[m.kind for m in programme.modules].index(module.kind)}"
    return offer.locate(pointer)
