"""Options that nobody asked about keep their defaults, unless a rule needs another value.

The cheapest programme that meets every wish might come with a deductible or with clinics that
nobody wants and nobody excluded. So a value that is not the default needs a reason: a rule that
the default would break with all else as it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.parts import Part, Parts

__all__ = ["UNASKED", "unasked_clauses"]

UNASKED = "unasked"
"""Stands for the rule, where the origin of a clause is named."""

_Literals = frozenset[Literal]


def unasked_clauses(
    clauses: Sequence[Clause], parts: Parts, held: Collection[str]
) -> tuple[Clause, ...]:
    """Return what holds these options to their defaults, as far as the rules let them."""
    return tuple(
        clause
        for part in parts.listed
        for option in part.options
        if f"{part.kind}.{option}" in held
        for clause in _kept(clauses, part, option)
    )


def _kept(clauses: Sequence[Clause], part: Part, option: str) -> Iterator[Clause]:
    default, *others = map(str, part.choices_of(option))
    own = {default: True} | dict.fromkeys(others, False)
    found = _some_of_all(_reasons(clauses, own, part.kind))
    for rest in sorted(sorted((one.atom, one.positive) for one in some) for some in found):
        needed = [Literal(*one) for one in rest]
        yield from (Clause((~Literal(value), *needed), UNASKED) for value in others)


def _reasons(clauses: Sequence[Clause], own: Mapping[str, bool], kind: str) -> Iterator[_Literals]:
    """Yield for each rule that the default may break what has to hold for that."""
    for clause in clauses:
        here = [one for one in clause.literals if one.atom in own]
        if here and not any(own[one.atom] is one.positive for one in here):
            rest = frozenset(~one for one in clause.literals if one.atom not in own)
            if ~Literal(kind) not in rest:
                yield rest - {Literal(kind)}


def _some_of_all(reasons: Iterable[_Literals]) -> Iterable[_Literals]:
    """Turn "all of these, or all of those" into sets of which one literal each has to hold.

    Sets that contain another one, or a literal and its contrary, say nothing new.
    """
    found: list[_Literals] = [frozenset()]
    for reason in _smallest(reasons):
        grown = (one | {literal} for one in found for literal in reason if ~literal not in one)
        found = _smallest(grown)
    return found


def _smallest(several: Iterable[_Literals]) -> list[_Literals]:
    """Return the sets that contain no other one."""
    kept: list[_Literals] = []
    for one in sorted(set(several), key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept
