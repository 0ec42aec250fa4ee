"""Conflicts: which choices and rules contradict each other, and what to withdraw."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, takewhile

from attrs import frozen

from dms.configurator.logic.clause import Literal
from dms.configurator.logic.minimal_sets import minimal_sets
from dms.configurator.logic.origins import needed_origins
from dms.configurator.logic.theory import Theory

__all__ = ["Conflict", "conflicting", "conflicts", "ways_out"]


@frozen
class Conflict:
    """Choices that cannot be met together under the rules named."""

    choices: tuple[Literal, ...]
    """In the order of the atoms; without any one of them the others go together."""
    origins: tuple[str, ...]
    """The rules it takes, none of which can be left out; none: a choice and its contrary."""


def conflicts(
    theory: Theory, assumed: Iterable[Literal], *, most: int = 20
) -> tuple[Conflict, ...]:
    """Return the sets of choices that contradict each other, not more than `most`.

    Smaller sets come first, then those with the first atoms. Where the rules contradict each other
    by themselves that is the only conflict, and it has no choices.
    """
    sets = islice(conflicting(theory, theory.in_order(assumed)), most)
    return tuple(Conflict(choices, needed_origins(theory, choices)) for choices in sets)


def conflicting(
    theory: Theory, choices: Sequence[Literal], given: Sequence[Literal] = ()
) -> Iterator[tuple[Literal, ...]]:
    """Yield each minimal set of choices that contradict each other where `given` holds anyway."""

    def unmet(some: Sequence[Literal]) -> Collection[Literal] | None:
        kept = theory.kept((*given, *some), preferred=choices)
        return None if kept is None else [choice for choice in choices if choice not in kept]

    return minimal_sets(choices, unmet)


def ways_out(
    theory: Theory, assumed: Iterable[Literal], given: Sequence[Literal] = ()
) -> tuple[tuple[Literal, ...], ...]:
    """Return each smallest set of choices without which the rest goes together.

    `given` are further choices, none of which is withdrawn. All sets have the same size. Where
    nothing contradicts there is one way, to withdraw nothing; where the rules contradict each other
    or what is given, there is none.
    """
    choices = theory.in_order(assumed)

    def in_the_way(withdrawn: Sequence[Literal]) -> Collection[Literal] | None:
        rest = [choice for choice in choices if choice not in withdrawn]
        return next(conflicting(theory, rest, given), None)

    ways = minimal_sets(choices, in_the_way)
    first = next(ways, None)
    if first is None:
        return ()
    return (first, *takewhile(lambda way: len(way) == len(first), ways))
