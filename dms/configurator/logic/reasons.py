"""Reasons: why something follows from what was chosen."""

from collections.abc import Iterable

from attrs import frozen

from dms.configurator.logic.clause import Literal
from dms.configurator.logic.conflicts import conflicting
from dms.configurator.logic.origins import needed_origins
from dms.configurator.logic.theory import Theory

__all__ = ["Reason", "reason"]


@frozen
class Reason:
    """Why something follows: these choices, under these rules."""

    because: tuple[Literal, ...]
    """The fewest choices that are enough, in the order of the atoms; none: the rules alone."""
    origins: tuple[str, ...]
    """The rules it takes, none of which can be left out; none: it is a choice itself."""


def reason(theory: Theory, literal: Literal, assumed: Iterable[Literal]) -> Reason:
    """Say why `literal` follows from choices that go together.

    Among sets of choices that are equally small the one with the first atoms is given. ValueError
    where it does not follow, or where the choices contradict each other or the rules.
    """
    choices = theory.in_order(assumed)
    if not theory.consistent(choices):
        raise ValueError("Nothing has a reason among choices that contradict each other")
    because = next(conflicting(theory, choices, given=(~literal,)), None)
    if because is None:
        raise ValueError(f"It does not follow that {literal}")
    return Reason(because, needed_origins(theory, (*because, ~literal)))
