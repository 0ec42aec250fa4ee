"""Contradiction: rules that cannot all be met, whatever is chosen."""

from collections.abc import Collection, Sequence

from dms.configurator.logic.minimal_sets import minimal_sets
from dms.configurator.logic.theory import Theory

__all__ = ["contradiction"]


def contradiction(theory: Theory) -> tuple[str, ...]:
    """Return the fewest rules that contradict each other by themselves; none where all agree.

    Among sets of rules that are equally small the one with the first rules is given.
    """

    def refused(rules: Sequence[str]) -> Collection[str] | None:
        return _refused(theory, rules) if _agree(theory, rules) else None

    return () if theory.consistent() else next(minimal_sets(theory.origins, refused))


def _refused(theory: Theory, rules: Sequence[str]) -> Collection[str]:
    """Accept one rule after the other that agrees with those before; return the others."""
    accepted = list(rules)
    refused: list[str] = []
    for rule in theory.origins:
        if rule in rules:
            continue
        agrees = _agree(theory, (*accepted, rule))
        (accepted if agrees else refused).append(rule)
    return refused


def _agree(theory: Theory, rules: Collection[str]) -> bool:
    return theory.consistent(without=frozenset(theory.origins).difference(rules))
