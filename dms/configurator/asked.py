"""Options that somebody asked about: those on which the answer to a wish depends."""

from collections.abc import Iterator, Sequence
from itertools import product

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Part, Parts
from dms.configurator.variants import variants
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated

__all__ = ["asked_options", "unasked_options"]

_Answers = Sequence[tuple[frozenset[str], bool]]
"""Whether a wish is met, for everything that may be taken of the parts that it depends on."""


def unasked_options(wanted: Sequence[Wanted], parts: Parts) -> frozenset[str]:
    """Return the options that no wish depends on."""
    every = {choice.name for choice in parts.choices if not choice.is_care}
    return frozenset(every - asked_options(wanted, parts))


def asked_options(wanted: Sequence[Wanted], parts: Parts) -> frozenset[str]:
    """Return the options on which the answer to some wish depends."""
    return frozenset(name for wish in wanted for name in _moving(wish, parts))


def _moving(wish: Wanted, parts: Parts) -> Iterator[str]:
    """Yield the options that alone can change whether a wish is met."""
    concerned = [parts.by_kind[kind] for kind in (*wish.kinds, PROGRAMME)]
    if not any(part.options for part in concerned):
        return
    answers = list(_answers(wish, concerned))
    for part in concerned:
        yield from (f"{part.kind}.{name}" for name in part.options if _moves(answers, part, name))


def _answers(wish: Wanted, concerned: Sequence[Part]) -> Iterator[tuple[frozenset[str], bool]]:
    for over in variants(concerned[-1]):
        for found in product(*map(variants, concerned[:-1])):
            atoms = over.atoms.union(*(variant.atoms for variant in found))
            yield atoms, wish.answer(found, over) is Stated.YES


def _moves(answers: _Answers, part: Part, name: str) -> bool:
    """Say whether an option moves the answer while all else stays."""
    own = frozenset(map(str, part.choices_of(name)))
    seen: dict[frozenset[str], bool] = {}
    return any(
        seen.setdefault(atoms - own, is_met) is not is_met
        for atoms, is_met in answers
        if not atoms.isdisjoint(own)
    )
