"""Origins: which rules it takes to make choices contradict."""

from collections.abc import Sequence

from dms.configurator.logic.clause import Literal
from dms.configurator.logic.theory import Theory

__all__ = ["needed_origins"]


def needed_origins(theory: Theory, choices: Sequence[Literal]) -> tuple[str, ...]:
    """Return rules under which choices contradict, none of which can be left out.

    ValueError where the choices can be met together.
    """
    needed = theory.rules_used(choices)
    if needed is None:
        raise ValueError("These choices go together")
    for origin in needed:
        if origin in needed:
            fewer = _used_without(theory, choices, needed, origin)
            needed = needed if fewer is None else fewer
    return needed


def _used_without(
    theory: Theory, choices: Sequence[Literal], needed: Sequence[str], origin: str
) -> tuple[str, ...] | None:
    """Return rules that are still enough where one is left out; None where it is necessary."""
    others = frozenset(theory.origins).difference(needed) | {origin}
    return theory.rules_used(choices, without=others)
