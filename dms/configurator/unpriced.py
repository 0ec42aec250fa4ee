"""What cannot be taken because somebody, or everybody, would be without a price for it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from attrs import frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.contract_prices import ContractPrices
from dms.configurator.logic.clause import Clause, Literal, never
from dms.configurator.model import ChoiceModel
from dms.configurator.origin import Origin
from dms.configurator.parts import Part
from dms.configurator.price_board import PriceBoard, Unpriced
from dms.configurator.priced_alternatives import WHOLE
from dms.configurator.ruling import Ruling
from dms.configurator.structure import atoms_paid_in, how_taken
from dms.i18n import Text, plural, text
from dms.issues import Issue
from dms.modules.options import Taken
from dms.pricing.naming import listed
from dms.rates import Rate

__all__ = ["fewest_gone", "without_a_price"]

Chosen = tuple[Choice, ...]
_NOT_STATED = "QUOTE-PRICE-MISSING"


def without_a_price(
    model: ChoiceModel, board: PriceBoard, once: ContractPrices
) -> Iterator[Ruling]:
    """Rule out values, and combinations of values, with which somebody has no price."""
    parts = model.parts
    whole = parts.by_kind[PROGRAMME]
    over = [tuple(c for c in values if not _is_open(whole, c)) for values in _options(whole)]
    yield from _something(model)
    yield from _open_values(model, whole)
    for part in parts.listed:
        if part.in_contract:
            yield from _Alternatives(
                model, part, _options(part), _of_contract(part, once)
            ).rulings()
        if part.module is None or model.programme.module(part.kind) is not None:
            options = over if part is whole else [*_options(part), *over]
            yield from _Alternatives(model, part, options, _of_board(part, board)).rulings()


def _something(model: ChoiceModel) -> Iterator[Ruling]:
    """Hold a programme to something that a person pays for; without it, nobody has a price."""
    own = [part for part in model.parts.listed if part.module and not part.in_contract]
    paid = {part.kind: list(atoms_paid_in(model.programme, part)) for part in own}
    sure = [part for part in own if part.module and how_taken(part.module) is Taken.ALWAYS]
    if any(paid[part.kind] == [part.kind] for part in sure):
        return
    atoms = tuple(atom for found in paid.values() for atom in found)
    if not own and isinstance(model.programme.premium, Rate):
        return  # one price for a programme in which there is nothing to choose
    words = text("The programme takes in some care that has a price")
    if not atoms:
        words = text("Nothing in the programme has a price for a person")
    where = model.offer.locate(model.parts.by_kind[PROGRAMME].pointer)
    origin = Origin("something", words, where)
    yield Ruling(origin, (Clause(tuple(map(Literal, atoms)), "something"),))


def _open_values(model: ChoiceModel, whole: Part) -> Iterator[Ruling]:
    """Rule out values of the programme of which no price is stated: nothing has one then."""
    for choice in whole.choices:
        if _is_open(whole, choice):
            id_ = f"price:{choice}"
            yield Ruling(_not_stated(model, (choice,), id_), never(str(choice), id_))


def _is_open(part: Part, choice: Choice) -> bool:
    value = part.value(choice)
    return value is not None and value.price_unknown


def _not_stated(model: ChoiceModel, choices: Chosen, id_: str) -> Origin:
    titles = [model.parts.title_of(choice) for choice in choices]
    said = text("The offer states no price for: {choices}", choices=listed(titles))
    pointer = model.parts.by_kind[choices[0].kind].place_of(choices[0])
    return Origin(id_, said, model.offer.locate(pointer))


def _options(part: Part) -> list[Chosen]:
    return [part.choices_of(name) for name in part.options]


_Found = Callable[[Chosen], Unpriced | None]


def _of_board(part: Part, board: PriceBoard) -> _Found:
    def found(chosen: Chosen) -> Unpriced | None:
        own, over = _values(chosen, part.kind), _values(chosen, PROGRAMME)
        kind, own = (WHOLE, {}) if part.module is None else (part.kind, own)
        line = board.line(kind, own, over)
        return line if isinstance(line, Unpriced) else None

    return found


def _of_contract(part: Part, once: ContractPrices) -> _Found:
    def found(chosen: Chosen) -> Unpriced | None:
        assert part.module is not None  # noqa: S101 - the contract has modules only
        price = once.of(part.module, _values(chosen, part.kind))
        return Unpriced(0, price) if isinstance(price, Issue) else None

    return found


def _values(chosen: Chosen, kind: str) -> dict[str, str]:
    return {c.option: c.value for c in chosen if c.kind == kind and c.option and c.value}


@frozen
class _Alternatives:
    """Every combination of values with which a kind of care, or the programme, may be taken."""

    model: ChoiceModel
    part: Part
    options: Sequence[Chosen]
    found: _Found

    def rulings(self) -> Iterator[Ruling]:
        missing: dict[Chosen, Unpriced] = {}
        for chosen in product(*self.options):
            reason = self.found(chosen)
            if reason is not None:
                missing[chosen] = reason
        for said, example in fewest_gone(self.options, missing):
            yield self._ruling(said, missing[example])

    def _ruling(self, said: Chosen, reason: Unpriced) -> Ruling:
        own = any(choice.kind == self.part.kind for choice in said)
        choices = said if own or self.part.module is None else (self.part.care, *said)
        atoms = [str(choice) for choice in choices]
        id_ = f"price:{'+'.join(atoms)}"
        clause = Clause(tuple(Literal(atom, positive=False) for atom in atoms), id_)
        return Ruling(self._origin(id_, choices, reason), (clause,))

    def _origin(self, id_: str, choices: Chosen, reason: Unpriced) -> Origin:
        """Say what is missing: the price as such, or the price of some people."""
        if reason.issue.code == _NOT_STATED and choices:
            return _not_stated(self.model, choices, id_)
        words = _people(reason) if reason.heads else reason.issue.text
        return Origin(id_, words, reason.issue.where)


def _people(reason: Unpriced) -> Text:
    return plural(
        "{count} person would be without a price: {reason}",
        "{count} people would be without a price: {reason}",
        reason.heads,
        reason=reason.issue.text,
    )


def fewest_gone(
    options: Sequence[Chosen], gone: Mapping[Chosen, object] | Iterable[Chosen]
) -> Iterator[tuple[Chosen, Chosen]]:
    """Yield the smallest sets of values with which every combination is gone, with one of those.

    `options` are the values of each option, a combination has one of each. The empty set says that
    all combinations are gone; no set contains another one.
    """
    found = list(gone)
    sizes = [len(values) for values in options]
    told: list[frozenset[Choice]] = []
    for size in range(len(options) + 1):
        for places in combinations(range(len(options)), size):
            several = prod(sizes[n] for n in range(len(options)) if n not in places)
            examples: dict[Chosen, Chosen] = {}
            counts: Counter[Chosen] = Counter()
            for combination in found:
                said = tuple(combination[n] for n in places)
                examples.setdefault(said, combination)
                counts[said] += 1
            for said, count in counts.items():
                if count == several and not any(one.issubset(said) for one in told):
                    told.append(frozenset(said))
                    yield said, examples[said]
