"""Clauses: what rules of choice come down to, sentences of the form "at least one of these holds".

An *atom* is one thing that may be chosen (`dental`, `dental.place=specialised`); a *literal* says
that it is chosen or that it is not. The functions here write the usual rules as clauses.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from attrs import frozen

__all__ = [
    "Clause",
    "Literal",
    "always",
    "at_most_one",
    "exactly_one",
    "excludes",
    "never",
    "requires",
    "requires_any",
]


@frozen
class Literal:
    """An atom that is taken or, with `positive=False`, is not taken.

    >>> str(~Literal("dental"))
    'not dental'
    """

    atom: str
    positive: bool = True

    def __invert__(self) -> "Literal":
        return Literal(self.atom, not self.positive)

    def __str__(self) -> str:
        return self.atom if self.positive else f"not {self.atom}"

    def holds_in(self, values: Mapping[str, bool]) -> bool:
        """Say whether it is true under a value for every atom."""
        return values[self.atom] is self.positive


@frozen
class Clause:
    """At least one of `literals` holds; a clause without literals can never be met.

    `origin` is the id of the rule that the clause comes from; several clauses may share it.
    """

    literals: tuple[Literal, ...]
    origin: str

    def holds_in(self, values: Mapping[str, bool]) -> bool:
        """Say whether it is met under a value for every atom."""
        return any(literal.holds_in(values) for literal in self.literals)


def requires(atom: str, needed: Iterable[str], origin: str) -> tuple[Clause, ...]:
    """Whoever takes `atom` takes all of `needed`."""
    return tuple(requires_any(atom, [one], origin)[0] for one in needed)


def requires_any(atom: str, any_of: Iterable[str], origin: str) -> tuple[Clause, ...]:
    """Whoever takes `atom` takes at least one of `any_of`."""
    return (Clause((~Literal(atom), *map(Literal, any_of)), origin),)


def excludes(atom: str, others: Iterable[str], origin: str) -> tuple[Clause, ...]:
    """Whoever takes `atom` takes none of `others`, and the other way round."""
    return tuple(Clause((~Literal(atom), ~Literal(other)), origin) for other in others)


def at_most_one(atoms: Iterable[str], origin: str) -> tuple[Clause, ...]:
    """No two of `atoms` are taken together."""
    return tuple(Clause((~Literal(a), ~Literal(b)), origin) for a, b in combinations(atoms, 2))


def exactly_one(atoms: Iterable[str], origin: str, when: str | None = None) -> tuple[Clause, ...]:
    """One of `atoms` is taken and no second one.

    With `when` (the kind of care that an option belongs to): one of them while `when` is taken, and
    none without it.
    """
    values = tuple(atoms)
    if when is None:
        return (Clause(tuple(map(Literal, values)), origin), *at_most_one(values, origin))
    owned = tuple(clause for value in values for clause in requires(value, [when], origin))
    return (*requires_any(when, values, origin), *at_most_one(values, origin), *owned)


def never(atom: str, origin: str) -> tuple[Clause, ...]:
    """Nobody takes `atom`."""
    return (Clause((~Literal(atom),), origin),)


def always(atom: str, origin: str) -> tuple[Clause, ...]:
    """Everybody takes `atom`."""
    return (Clause((Literal(atom),), origin),)
