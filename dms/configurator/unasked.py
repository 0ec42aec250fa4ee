"""Options that nobody asked about keep their defaults, unless a rule needs another value.

The cheapest programme that meets every wish might come with a deductible or with clinics that
nobody wants and nobody excluded. So a value that is not the default needs a reason: a wish that
depends on the option, or a rule that the default would break with all else as it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from dms.configurator.choice import PROGRAMME
from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.parts import Part, Parts
from dms.configurator.variants import Variant, variants
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated

__all__ = ["UNASKED", "asked_options", "unasked_clauses"]

UNASKED = "unasked"
"""Stands for the rule, where the origin of a clause is named."""


def asked_options(wanted: Sequence[Wanted], parts: Parts) -> frozenset[str]:
    """Return the options on which the answer to some wish depends."""
    overs = variants(parts.by_kind[PROGRAMME])
    return frozenset(name for wish in wanted for name in _moving(wish, parts, overs))


def _moving(wish: Wanted, parts: Parts, overs: Sequence[Variant]) -> Iterator[str]:
    """Yield the options that alone can change the answer to a wish."""
    concerned = [*(parts.by_kind[kind] for kind in wish.kinds), overs[0].part]
    slots = [variants(part) for part in concerned[:-1]]
    answers = [
        (frozenset().union(*(one.atoms for one in (*found, over))), wish.answer(found, over))
        for found in product(*slots)
        for over in overs
    ]
    for part in concerned:
        yield from (f"{part.kind}.{name}" for name in part.options if _moves(answers, part, name))


def _moves(answers: Sequence[tuple[frozenset[str], Stated]], part: Part, name: str) -> bool:
    """Say whether an option moves the answer while all else stays."""
    own = frozenset(map(str, part.choices_of(name)))
    seen: dict[frozenset[str], bool] = {}
    for atoms, answer in answers:
        is_met = answer is Stated.YES
        if atoms & own and seen.setdefault(atoms - own, is_met) is not is_met:
            return True
    return False


def unasked_clauses(
    clauses: Sequence[Clause], parts: Parts, asked: Collection[str]
) -> tuple[Clause, ...]:
    """Return what keeps the options that are not `asked` to their defaults."""
    return tuple(
        clause
        for part in parts.listed
        for option in part.options
        if f"{part.kind}.{option}" not in asked
        for clause in _kept(clauses, part, option)
    )


def _kept(clauses: Sequence[Clause], part: Part, option: str) -> Iterator[Clause]:
    default, *others = map(str, part.choices_of(option))
    own = {default: True} | dict.fromkeys(others, False)
    reasons = list(_reasons(clauses, own, part.kind))
    if not all(reasons):
        return
    for value in others:
        for one_of_each in product(*reasons):
            yield Clause((~Literal(value), *dict.fromkeys(one_of_each)), UNASKED)


def _reasons(
    clauses: Sequence[Clause], own: Mapping[str, bool], kind: str
) -> Iterator[tuple[Literal, ...]]:
    """Yield for each rule that the default may break what has to hold for that."""
    for clause in clauses:
        here = [one for one in clause.literals if one.atom in own]
        if here and not any(own[one.atom] is one.positive for one in here):
            rest = tuple(~one for one in clause.literals if one.atom not in own)
            if ~Literal(kind) not in rest:
                yield rest
