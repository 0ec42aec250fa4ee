"""Departures that only prop each other up: two unasked options that leave their defaults together.

Each alone has a reason, because the other one is there; but both could stay at their defaults. What
is found with such departures is ruled out, and the search goes on.
"""

from collections.abc import Collection, Iterable

from dms.configurator.choice import Choice
from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.logic.theory import Theory
from dms.configurator.model import ChoiceModel
from dms.configurator.unasked import UNASKED

__all__ = ["needless"]


def needless(
    theory: Theory,
    model: ChoiceModel,
    held: Collection[str],
    taken: frozenset[str],
    barred: Collection[str] = (),
) -> Clause | None:
    """Return what rules out a configuration in which fewer options could leave their defaults.

    `taken` is everything in it, `held` the options that should keep their defaults, and `barred`
    values that are out of the question. None where all departures are needed: with everything else
    as it is, no part of them would do. The clause rules out all configurations of which the same
    is true for the same reason.
    """
    departed = [
        choice
        for choice in model.parts.choices
        if choice.name in held and str(choice) in taken and not model.is_default(choice)
    ]
    if len(departed) < 2:
        return None
    names = {choice.name for choice in departed}
    usual = [
        Literal(str(c)) for c in model.parts.choices if c.name in names and model.is_default(c)
    ]
    fixed = [
        Literal(atom, atom in taken)
        for atom in theory.atoms
        if Choice.of(atom).name not in names
        or (Literal(atom) not in usual and atom not in taken)
        or atom in barred
    ]
    fewer = theory.completed(fixed, usual)
    if fewer is None or not any(fewer[one.atom] for one in usual):
        return None
    return Clause(
        (
            *(Literal(str(choice), positive=False) for choice in departed),
            *(Literal(atom, atom not in taken) for atom in _around(theory, names)),
        ),
        UNASKED,
    )


def _around(theory: Theory, names: Collection[str]) -> Iterable[str]:
    """Return what the rules about some options look at besides them, each once."""
    concerned = (
        [literal.atom for literal in clause.literals]
        for clause in theory.clauses
        if any(Choice.of(literal.atom).name in names for literal in clause.literals)
    )
    found = (atom for atoms in concerned for atom in atoms)
    return dict.fromkeys(atom for atom in found if Choice.of(atom).name not in names)
