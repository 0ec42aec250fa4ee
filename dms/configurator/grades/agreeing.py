"""Agreeing: what grades get where nobody chose, and what the contract has for all of them."""

from collections.abc import Iterator, Sequence

from dms.configurator.bench import Taken
from dms.configurator.grades.grade_bench import GradeBench, contract_literals, decided_literals
from dms.configurator.grades.shared import Shared
from dms.configurator.logic.clause import Literal

__all__ = ["contract_agreed", "taken_without_people", "usual_taken"]


def usual_taken(one: GradeBench, literals: Sequence[Literal]) -> Taken | None:
    """Return what is taken for a grade: what is decided, what follows, and defaults."""
    return one.theory.completed(literals, one.model.preferred)


def contract_agreed(benches: Sequence[GradeBench]) -> tuple[Literal, ...]:
    """Return what holds of the contract's own modules, which are there for every grade.

    What a grade chooses of them, what the programme of one needs, and what is usual; where grades
    would differ, they are taken, with the default, unless the rules of some grade only let them be
    left out.
    """
    agreed = contract_literals(benches)
    for atom in _contract_atoms(benches[0]):
        found = [usual_taken(one, _decided(one, agreed)) for one in benches]
        if len({taken[atom] for taken in found if taken is not None}) > 1:
            agreed = (*agreed, _possible_for_all(atom, benches, agreed))
    return agreed


def _possible_for_all(
    atom: str, benches: Sequence[GradeBench], agreed: Sequence[Literal]
) -> Literal:
    taken = Literal(atom)
    for literal in (taken, ~taken):
        if all(one.theory.consistent(_decided(one, (*agreed, literal))) for one in benches):
            return literal
    return taken


def taken_without_people(one: GradeBench, shared: Shared) -> Taken:
    """Return the usual programme of a grade that has nobody, under what all grades share.

    Musts and choices that do not go together with that are not kept: nobody is hurt by it.
    """
    given = tuple(_given(one, shared))
    decided = decided_literals(one.grade)
    musts = tuple(Literal(name) for name in one.grade.must)
    for wanted in ((*decided, *musts), decided, ()):
        found = usual_taken(one, (*wanted, *given))
        if found is not None:
            return found
    atoms = {literal.atom: literal.positive for literal in given}
    return {**(usual_taken(one, ()) or dict.fromkeys(one.model.atoms, False)), **atoms}


def _given(one: GradeBench, shared: Shared) -> Iterator[Literal]:
    taken = shared.contract_atoms
    yield from (Literal(atom, atom in taken) for atom in _contract_atoms(one))
    yield from (Literal(atom, positive=False) for atom in sorted(shared.barred(one.model.parts)))


def _contract_atoms(one: GradeBench) -> tuple[str, ...]:
    parts = [part for part in one.model.parts.listed if part.in_contract]
    return tuple(str(choice) for part in parts for choice in part.choices)


def _decided(one: GradeBench, agreed: Sequence[Literal]) -> tuple[Literal, ...]:
    return tuple(dict.fromkeys((*decided_literals(one.grade), *agreed)))
