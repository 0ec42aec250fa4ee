"""Musts that cannot be met: what the offer says of each, and which of them bar each other."""

from collections.abc import Callable, Sequence
from itertools import product

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Parts
from dms.configurator.variants import variants
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated

__all__ = ["barring_each_other", "best_answer"]


def best_answer(wish: Wanted, parts: Parts) -> Stated:
    """Return the best answer that anything in the programme gives, whatever the rules allow.

    `YES` for a must that cannot be met says that rules or prices stand against it, `NOT_STATED`
    that the insurer has to be asked.
    """
    overs = variants(parts.by_kind[PROGRAMME])
    slots = [variants(parts.by_kind[kind]) for kind in wish.kinds]
    found = {wish.answer(taken, over) for taken in product(*slots) for over in overs}
    return next(one for one in (Stated.YES, Stated.NOT_STATED, Stated.NO) if one in found)


def barring_each_other(
    musts: Sequence[Wanted], can_be_met: Callable[[Sequence[Wanted]], bool]
) -> tuple[Wanted, ...]:
    """Return musts that cannot be met together and of which each one matters.

    Without any one of them the others can be met. `can_be_met` says whether some of them can;
    all of them together cannot.
    """
    kept = list(musts)
    for one in musts:
        rest = [wish for wish in kept if wish is not one]
        if not can_be_met(rest):
            kept = rest
    return tuple(kept)
