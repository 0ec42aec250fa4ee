"""Answers: whether what is wanted is met by what is taken."""

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Parts
from dms.configurator.variants import Variant
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated

__all__ = ["Answered", "answer_to", "answers", "taken_variants"]


@frozen
class Answered:
    """A wish, and whether a configuration meets it."""

    wish: Wanted
    answer: Stated

    @property
    def is_met(self) -> bool:
        """Whether it is surely met."""
        return self.answer is Stated.YES


def answers(wanted: Iterable[Wanted], parts: Parts, taken: Collection[str]) -> tuple[Answered, ...]:
    """Hold wishes against choices that are taken, as they are written."""
    found = taken_variants(parts, taken)
    return tuple(Answered(wish, answer_to(wish, found)) for wish in wanted)


def answer_to(wish: Wanted, found: Mapping[str, Variant]) -> Stated:
    """Say whether variants of all parts meet a wish."""
    return wish.answer([found[kind] for kind in wish.kinds], found[PROGRAMME])


def taken_variants(parts: Parts, taken: Collection[str]) -> dict[str, Variant]:
    """Return the variant of each part that choices come to."""
    return {
        part.kind: Variant(
            part,
            taken=part.module is None or part.kind in taken,
            choices=tuple(c for c in part.choices if not c.is_care and str(c) in taken),
        )
        for part in parts.listed
    }
