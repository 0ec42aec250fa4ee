"""Deductions: what follows from what is settled, and how to complete it."""

from collections.abc import Sequence

from dms.configurator.logic.encoding import bits_of, numbers_in, opposite
from dms.configurator.logic.engine import Engine, Settled

__all__ = ["completion", "following"]


def following(engine: Engine, state: Settled) -> Settled:
    """Settle everything that follows; the state fails where it cannot be completed.

    What follows holds in every solution, so each solution that is found takes away what it does not
    share, and only what is left in doubt is tried.
    """
    encoding = engine.encoding
    solution = engine.search(state)
    if solution.fails:
        return solution
    doubtful = solution.held & ~state.held & encoding.literals
    while doubtful:
        number = next(numbers_in(doubtful))
        other = engine.search(state, [opposite(number)], wanted=encoding.contrary(doubtful))
        if other.fails:
            state = engine.settle(state, [number])
            doubtful &= ~state.held
        else:
            doubtful &= other.held
    return state


def completion(engine: Engine, state: Settled, wishes: Sequence[int]) -> Settled:
    """Settle one wish after the other, or its contrary where it does not go with the rest.

    A solution at hand saves most of the searches: what it does not refuse goes with the rest.
    """
    wanted = bits_of(wishes)
    solution = engine.search(state, wanted=wanted)
    if solution.fails:
        return solution
    for wish in wishes:
        if not state.possible >> wish & 1:
            continue
        if solution.held >> opposite(wish) & 1:
            other = engine.search(state, [wish], wanted=wanted)
            if other.fails:
                state = engine.settle(state, [opposite(wish)])
                continue
            solution = other
        state = engine.settle(state, [wish])
    return state
