"""The best programmes as anybody would find them: try everything, and quote it.

Shared by the tests of the search for one programme and for several grades.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations as combinations_of
from itertools import product

from attrs import frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.logic.clause import Clause
from dms.configurator.parts import Parts
from dms.configurator.variants import variants
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.modules.questions import Stated
from dms.pricing.quote import Quote
from dms.requirements.wishes import Need

Atoms = frozenset[str]
Answer = Callable[[Wanted, Atoms], Stated]
"""Says whether everything that is taken meets a wish."""


@frozen
class Tried:
    """A configuration, what it gains and what its quote comes to."""

    gains: int
    total: Decimal
    taken: Atoms


def combinations(parts: Parts) -> Iterator[Atoms]:
    """Return everything that can be written down, rules or no rules, the most usual first.

    Values of the programme's options come first, then kind of care after kind of care.
    """
    own = [part for part in parts.listed if part.kind != PROGRAMME]
    for chosen in product(*map(variants, [parts.by_kind[PROGRAMME], *own])):
        yield frozenset[str]().union(*(variant.atoms for variant in chosen))


def holds(bench: Bench, taken: Atoms) -> bool:
    """Say whether every rule is kept, those of the group too."""
    return keeps(bench.theory.clauses, taken)


def keeps(rules: Iterable[Clause], taken: Atoms) -> bool:
    return all(
        any((literal.atom in taken) is literal.positive for literal in rule.literals)
        for rule in rules
    )


def options_of(parts: Parts) -> dict[str, tuple[str, ...]]:
    """Return the values of every option, the default first."""
    return {
        f"{part.kind}.{name}": tuple(map(str, part.choices_of(name)))
        for part in parts.listed
        for name in part.options
    }


def reset(taken: Atoms, values: Sequence[str]) -> Atoms:
    """Return the same with the default of one option."""
    return (taken - set(values)) | {values[0]}


def has_another(taken: Atoms, values: Sequence[str]) -> bool:
    """Say whether an option has a value that is not its default."""
    return not taken.isdisjoint(values[1:])


def by_name(wish: Wanted, taken: Atoms) -> Stated:
    """Answer a wish for a choice."""
    assert isinstance(wish, ChoiceWish)
    return Stated.of((str(wish.choice) in taken) is wish.taken)


def asked_by_trying(parts: Parts, wanted: Iterable[Wanted], answer: Answer) -> frozenset[str]:
    """Return the options with another value of which some wish would be answered otherwise."""
    every = list(combinations(parts))
    found = set()
    for name, values in options_of(parts).items():
        others = [(taken, reset(taken, values)) for taken in every if has_another(taken, values)]
        if any(
            (answer(wish, one) is Stated.YES) is not (answer(wish, other) is Stated.YES)
            for wish in wanted
            for one, other in others
        ):
            found.add(name)
    return frozenset(found)


def is_as_usual(bench: Bench, taken: Atoms, asked: Collection[str]) -> bool:
    """Say whether options that nobody asked about have their defaults, if the rules let them.

    Whatever several of them have instead is not needed where all of those could do without.
    """
    options = options_of(bench.model.parts)
    others = [v for name, v in options.items() if name not in asked and has_another(taken, v)]
    some = (subset for size in range(len(others)) for subset in combinations_of(others, size + 1))
    return not any(holds(bench, reduce(reset, subset, taken)) for subset in some)


def meets_musts(wanted: Iterable[Wanted], taken: Atoms, answer: Answer) -> bool:
    return all(answer(w, taken) is Stated.YES for w in wanted if w.need is Need.MUST)


def gains_of(wanted: Iterable[Wanted], taken: Atoms, answer: Answer) -> int:
    shoulds = (wish for wish in wanted if wish.need is Need.SHOULD)
    return sum(wish.weight for wish in shoulds if answer(wish, taken) is Stated.YES)


def quoted(bench: Bench, taken: Atoms) -> Quote:
    """Price a configuration by itself, without the price board."""
    return bench.quote({atom: atom in taken for atom in bench.model.atoms})


def found_by_trying(
    bench: Bench,
    wanted: Sequence[Wanted],
    *,
    vary: Collection[str] = (),
    answer: Answer = by_name,
) -> list[Tried]:
    """Return all that may be chosen and meets the musts, the most usual first."""
    parts = bench.model.parts
    asked = asked_by_trying(parts, wanted, answer) | set(vary)
    return [
        Tried(gains_of(wanted, taken, answer), quoted(bench, taken).total, taken)
        for taken in combinations(parts)
        if holds(bench, taken)
        and is_as_usual(bench, taken, asked)
        and meets_musts(wanted, taken, answer)
    ]


def unbeaten(tried: Iterable[Tried]) -> list[Tried]:
    """Return what nothing beats, from cheap to dear; of equals the first one tried."""
    kept: list[Tried] = []
    for one in sorted(tried, key=lambda one: (one.total, -one.gains)):
        if not kept or one.gains > kept[-1].gains:
            kept.append(one)
    return kept


def taken_of(taken: Mapping[str, bool]) -> Atoms:
    return frozenset(name for name, is_taken in taken.items() if is_taken)


def wish(parts: Parts, name: str, need: Need, weight: int = 1, *, taken: bool = True) -> ChoiceWish:
    choice = Choice.of(name)
    return ChoiceWish(choice, parts.title_of(choice), need, weight, taken)
