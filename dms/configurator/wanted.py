"""What is wanted of a programme: any wish at all, and choices that a client names.

A wish that is a must has to be met; every other one that is met counts its weight. What an offer
leaves open meets nothing: nobody is advised to rely on it. The wishes of a brief are in
:mod:`dms.configurator.brief_wishes`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.parts import Parts
from dms.configurator.variants import Variant
from dms.i18n import Text
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

__all__ = ["ChoiceWish", "Wanted", "wishes_of_choices"]


class Wanted(Protocol):
    """A wish: its weight, what it depends on, and whether something meets it."""

    @property
    def name(self) -> str:
        """The choice, or the path of the wish in the brief."""

    @property
    def title(self) -> Text:
        """What it is called in front of people."""

    @property
    def need(self) -> Need:
        """Whether it is a must."""

    @property
    def weight(self) -> int:
        """How much it counts where it is no must."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The parts that it depends on, `programme` always left out."""

    def answer(self, found: Sequence[Variant], over: Variant) -> Stated:
        """Say whether variants of these parts meet it, under values of the programme."""


@frozen
class ChoiceWish:
    """A choice that is wanted: `dental`, or `dental.place=specialised`."""

    choice: Choice
    title: Text = field(repr=False)
    need: Need
    weight: int = 1
    taken: bool = True
    """False where it is wanted that it is left out."""

    @property
    def name(self) -> str:
        """The choice as it is written."""
        return str(self.choice)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of care; nothing for options of the programme."""
        return () if self.choice.kind == PROGRAMME else (self.choice.kind,)

    def answer(self, found: Sequence[Variant], over: Variant) -> Stated:
        """Say whether it is taken."""
        is_taken = any(self.name in variant.atoms for variant in (*found, over))
        return Stated.of(is_taken is self.taken)


def wishes_of_choices(
    written: Mapping[str, int], parts: Parts, need: Need
) -> tuple[ChoiceWish, ...]:
    """Make wishes of choices with their weights; ValueError for what the offer does not have."""
    found = [(Choice.of(name), weight) for name, weight in written.items()]
    strange = [str(choice) for choice, _ in found if str(choice) not in parts.names]
    if strange:
        raise ValueError(f"The programme has no choice {strange[0]!r}")
    return tuple(ChoiceWish(one, parts.title_of(one), need, weight) for one, weight in found)
