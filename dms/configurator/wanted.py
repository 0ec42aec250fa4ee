"""What is wanted of a programme: choices that a client names, or the wishes of a brief.

A wish that is a must has to be met; every other one that is met counts its weight. What an offer
leaves open meets nothing: nobody is advised to rely on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.composing import composed
from dms.configurator.parts import Parts
from dms.configurator.selection import Selection
from dms.configurator.variants import Variant, variants
from dms.i18n import Text
from dms.members import Roster
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.pricing.programme_names import programme_names
from dms.requirements.case import Case
from dms.requirements.meeting_care import care_met
from dms.requirements.met import Met
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import ModuleWish, Need, ProgrammeWish

__all__ = ["ChoiceWish", "PointWish", "Wanted", "wishes_of_brief", "wishes_of_choices"]


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


@frozen
class _Brief:
    """A programme of a brief held against what may be chosen, one kind of care at a time."""

    requirement: Requirement
    wish: ProgrammeWish
    parts: Parts
    roster: Roster = field(repr=False)
    _judged: dict[object, Mapping[str, Met]] = field(factory=dict, repr=False, eq=False)

    def met(self, asked: ModuleWish, found: Sequence[Variant], over: Variant) -> Mapping[str, Met]:
        """Hold the care that is asked for against variants, all points of it at once."""
        key = asked.kind, tuple(variant.atoms for variant in found), over.atoms
        if key not in self._judged:
            case = Case(
                requirement=self.requirement,
                offer=self._offer(found, over),
                roster=self.roster,
                programmes={self.wish.id: self.parts.programme.id},
            )
            self._judged[key] = {one.wish: one for one in care_met(case, self.wish, asked)}
        return self._judged[key]

    def _offer(self, found: Sequence[Variant], over: Variant) -> Offer:
        """Return the offer with nothing but these variants in the programme."""
        taken = [variant for variant in found if variant.taken]
        values: dict[str, str] = {}
        for variant in (*taken, over):
            values |= variant.named_values
        own = {v.part.kind for v in taken if self.parts.programme.module(v.part.kind)}
        once = {v.part.kind for v in taken if v.part.in_contract}
        selection = Selection(self.parts.programme.id, own, values)
        return composed(self.parts.offer, [selection], Selection("", once, values))

    def givers(self, kind: str) -> tuple[str, ...]:
        """Return the parts that can give a kind of care, its own and those it comes along with."""
        return tuple(
            part.kind
            for part in self.parts.listed
            if part.module is not None and (part.kind == kind or kind in part.module.also_gives())
        )


@frozen
class PointWish:
    """One point of a brief: the care as such, or something that is asked of it."""

    name: str
    title: Text = field(repr=False)
    need: Need
    kinds: tuple[str, ...]
    _asked: ModuleWish = field(repr=False)
    _brief: _Brief = field(repr=False, eq=False)
    weight: int = 1

    def answer(self, found: Sequence[Variant], over: Variant) -> Stated:
        """Hold the brief against the variants."""
        return self._brief.met(self._asked, found, over)[self.name].answer


def wishes_of_brief(
    requirement: Requirement, wish: ProgrammeWish, parts: Parts, roster: Roster
) -> Iterator[PointWish]:
    """Return every point that a programme of a brief asks of care, in its order."""
    brief = _Brief(requirement, wish, parts, roster)
    over = variants(parts.by_kind[PROGRAMME])[0]
    for asked in wish.modules:
        kinds = brief.givers(asked.kind)
        first = [variants(parts.by_kind[kind])[0] for kind in kinds]
        for one in brief.met(asked, first, over).values():
            yield PointWish(one.wish, one.title, one.need, kinds, asked, brief)


def brief_programme(requirement: Requirement, written: str | None) -> ProgrammeWish | None:
    """Return the programme of a brief that is meant by id or name, the only one by default."""
    if written is None:
        return requirement.programmes[0] if len(requirement.programmes) == 1 else None
    names = programme_names(requirement.programmes)
    ids: Iterable[str] = [one.id for one in requirement.programmes]
    found = written if written in ids else names.get(written)
    return next((one for one in requirement.programmes if one.id == found), None)
