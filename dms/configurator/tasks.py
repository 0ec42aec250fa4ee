"""Tasks: the choices of a programme in the numbers that the search works with.

Options of the programme change every price, so there is a task for each combination of them.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import PROGRAMME
from dms.configurator.laying import Ground, Laying
from dms.configurator.logic.clause import Clause, always
from dms.configurator.unasked import UNASKED, unasked_clauses
from dms.configurator.variants import Variant, variants
from dms.configurator.wanted import Wanted

__all__ = ["Scope", "tasks_of"]


@frozen
class Scope:
    """What a search may choose from; by default everything there is."""

    held: frozenset[str] = frozenset()
    """Options that keep their defaults unless a rule needs another value."""
    barred: frozenset[str] = frozenset()
    """Values that are out of the question."""
    taken: frozenset[str] = frozenset()
    """Choices that there is no way around."""
    ruled_out: tuple[Clause, ...] = ()
    """What was found to be no choice, see :mod:`dms.configurator.needless`."""
    contract: Mapping[str, Variant] | None = field(default=None, hash=False)
    """What is taken of the modules of the contract where that is settled, and paid for, elsewhere;
    None where it is a choice like any other."""


def tasks_of(bench: Bench, wanted: Sequence[Wanted], scope: Scope) -> Iterator[Laying]:
    """Return a task for each combination of values of the programme's options.

    Where the musts cannot be met with a combination there is none for it.
    """
    clauses = bench.theory.clauses
    held = unasked_clauses(clauses, bench.model.parts, scope.held)
    taken = (clause for atom in sorted(scope.taken) for clause in always(atom, UNASKED))
    rules = (*clauses, *held, *taken, *scope.ruled_out)
    barred = scope.barred | _never(rules)
    parts = [part for part in bench.model.parts.listed if part.kind != PROGRAMME]
    settled = scope.contract or {}
    free = {part.kind: _allowed(variants(part), barred) for part in parts}
    kinds = {**free, **{kind: (variant,) for kind, variant in settled.items()}}
    ground = Ground(bench, wanted, kinds, rules, frozenset(settled))
    for over in _allowed(variants(bench.model.parts.by_kind[PROGRAMME]), barred):
        laying = ground.laying(over)
        if laying is not None:
            yield laying


def _never(rules: Sequence[Clause]) -> frozenset[str]:
    """Return what a rule leaves out whatever else is chosen."""
    alone = (rule.literals[0] for rule in rules if len(rule.literals) == 1)
    return frozenset(literal.atom for literal in alone if not literal.positive)


def _allowed(several: Sequence[Variant], barred: frozenset[str]) -> tuple[Variant, ...]:
    return tuple(one for one in several if one.atoms.isdisjoint(barred))
