"""Matrix: kinds of care by offers: who has what at which price, and what the offers differ in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from dms.comparison.answers import Answer, Priced, answer_for_contract, answer_in
from dms.comparison.compared import Compared
from dms.comparison.module_prices import ModulePrice, ProgrammePrices
from dms.comparison.notes import Note, Source, alike, notes_side_by_side
from dms.comparison.roster_programmes import RosterProgramme
from dms.i18n import Text, text
from dms.issues import Location
from dms.modules.programme import Programme
from dms.modules.questions import Stated
from dms.modules.registry import kinds, title_of
from dms.pricing.exact import added
from dms.pricing.quote import Quote
from dms.requirements.requirement import Requirement

__all__ = [
    "Cell",
    "Difference",
    "ModuleRow",
    "ProgrammeCell",
    "ProgrammeRow",
    "contract_kinds",
    "in_shown_order",
    "module_rows",
    "programme_rows",
]

V = TypeVar("V")
_FREE_WORDS = "note"
"""A remark in the insurer's own words; it always differs and is shown, not compared."""


@frozen
class ProgrammeCell:
    """What one offer has for a programme of the client; None is "nothing", or "no price"."""

    programme: Programme | None
    prices: ProgrammePrices | None


@frozen
class ProgrammeRow:
    """One programme of the client, by offers."""

    programme: RosterProgramme
    cells: Mapping[str, ProgrammeCell]


@frozen
class Cell:
    """What one offer says of one kind of care."""

    answer: Answer
    price: ModulePrice | None
    """None unless it has a price of its own and somebody is priced."""
    notes: tuple[Note, ...]
    """What it says beyond; empty where it does not offer the care."""

    @property
    def state(self) -> Stated:
        """Yes, no, or not stated."""
        return self.answer.state

    @property
    def priced(self) -> Priced | None:
        """How it is paid for, where it is offered."""
        return self.answer.priced

    @property
    def with_module(self) -> str | None:
        """The kind of care it comes along with, without a line of its own."""
        return self.answer.with_module

    @property
    def where(self) -> Location:
        """Where the offer says so, or should."""
        return self.answer.where


@frozen
class Difference:
    """One thing in which offers differ, or may: some of them do not say.

    `words` has the offers it concerns, None for those that do not state it.
    """

    key: str
    title: Text
    words: Mapping[str, Text | None]
    is_proved: bool
    """Whether two of them state different things."""


@frozen
class ModuleRow:
    """One kind of care by offers; `programme` is None for what is priced once for the contract."""

    programme: RosterProgramme | None
    kind: str
    cells: Mapping[str, Cell]
    differs: tuple[Difference, ...]

    @property
    def title(self) -> Text:
        """What the kind of care is called."""
        return title_of(self.kind)


def programme_rows(
    programmes: Sequence[RosterProgramme], candidates: Sequence[Compared]
) -> tuple[ProgrammeRow, ...]:
    """Return what each programme of the client costs under each offer."""
    return tuple(
        ProgrammeRow(
            one,
            {c.id: ProgrammeCell(c.programmes[one.id], c.prices.get(one.id)) for c in candidates},
        )
        for one in programmes
    )


def module_rows(
    programmes: Sequence[RosterProgramme],
    candidates: Sequence[Compared],
    requirement: Requirement | None = None,
) -> tuple[ModuleRow, ...]:
    """Return a row for each kind of care that some offer lists or the brief asks for.

    Programmes come first, in the order of the brief; then what is priced once for the contract.
    """
    once = contract_kinds(candidates)
    rows = [
        _row(one, kind, candidates)
        for one in programmes
        for kind in _kinds_in(one, candidates, once, _wished(one, requirement))
    ]
    return (*rows, *(_row(None, kind, candidates) for kind in once))


def contract_kinds(candidates: Sequence[Compared]) -> tuple[str, ...]:
    """Return the kinds of care that some offer lists for the contract as such."""
    return in_shown_order({module.kind for c in candidates for module in c.offer.modules})


def _kinds_in(
    programme: RosterProgramme,
    candidates: Sequence[Compared],
    once: Sequence[str],
    wished: set[str],
) -> tuple[str, ...]:
    """Return the kinds of care of a programme.

    What the contract as such has stands here only where an offer knows it in the programme alone.
    """
    found = wished - set(once)
    for candidate in candidates:
        own, general = candidate.programmes[programme.id], candidate.offer.modules
        found |= _listed(own) - {module.kind for module in general}
    return in_shown_order(found)


def _listed(programme: Programme | None) -> set[str]:
    if programme is None:
        return set()
    given = {kind for module in programme.offered_modules for kind in module.also_gives()}
    return {module.kind for module in programme.modules} | given


def _wished(programme: RosterProgramme, requirement: Requirement | None) -> set[str]:
    wishes = requirement.programmes if requirement is not None else ()
    return {wish.kind for one in wishes if one.id == programme.id for wish in one.modules}


def in_shown_order(found: Collection[str]) -> tuple[str, ...]:
    """Put kinds of care into the order in which they are always shown."""
    known = [kind for kind in kinds() if kind in found]
    return (*known, *sorted(set(found).difference(known)))


def _row(programme: RosterProgramme | None, kind: str, candidates: Sequence[Compared]) -> ModuleRow:
    answers = {c.id: _answer(c, programme, kind) for c in candidates}
    offering = [c for c in candidates if answers[c.id].state is Stated.YES]
    sources = [_source(c, programme, answers[c.id]) for c in offering]
    notes = dict(zip([c.id for c in offering], notes_side_by_side(kind, sources), strict=True))
    cells = {
        c.id: Cell(answers[c.id], _price(c, programme, kind), notes.get(c.id, ()))
        for c in candidates
    }
    return ModuleRow(programme, kind, cells, tuple(_differences(answers, notes)))


def _answer(candidate: Compared, programme: RosterProgramme | None, kind: str) -> Answer:
    if programme is None:
        return answer_for_contract(candidate.candidate, candidate.programmes.values(), kind)
    return answer_in(candidate.candidate, candidate.programmes[programme.id], kind)


def _source(candidate: Compared, programme: RosterProgramme | None, answer: Answer) -> Source:
    own = candidate.programmes[programme.id] if programme is not None else None
    return Source(candidate.offer, own, answer.modules)


def _price(candidate: Compared, programme: RosterProgramme | None, kind: str) -> ModulePrice | None:
    if programme is None:
        return _contract_price(candidate.quote, kind)
    prices = candidate.prices.get(programme.id)
    return prices.modules.get(kind) if prices is not None else None


def _contract_price(quote: Quote, kind: str) -> ModulePrice | None:
    """Return what is paid for the contract for all modules of a kind; nobody's head is counted."""
    found = [line.premium for line in quote.contract if line.kind == kind]
    if not found:
        return None
    premium = added(*found)
    return ModulePrice(0, premium, premium, premium, premium)


def _differences(
    answers: Mapping[str, Answer], notes: Mapping[str, tuple[Note, ...]]
) -> Iterator[Difference]:
    """Tell in what offers differ: whether they have it at all, and what those say who have it."""
    states = {id_: answer.state for id_, answer in answers.items()}
    if len(set(states.values())) > 1:
        words = {id_: _STATES.get(state) for id_, state in states.items()}
        stated = set(states.values()) - {Stated.NOT_STATED}
        yield Difference("offered", text("Offered"), words, len(stated) > 1)
    for column in zip(*notes.values(), strict=True):
        found = dict(zip(notes, column, strict=True))
        if column[0].key != _FREE_WORDS and (one := _difference(found)) is not None:
            yield one


_STATES = {Stated.YES: text("yes"), Stated.NO: text("no")}


def _difference(notes: Mapping[str, Note]) -> Difference | None:
    stated = [note for note in notes.values() if note.words is not None]
    if not stated or (len(stated) == len(notes) and alike(stated)):
        return None
    words = {id_: note.words for id_, note in notes.items()}
    return Difference(stated[0].key, stated[0].title, words, not alike(stated))
