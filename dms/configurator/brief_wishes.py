"""What a brief asks of a programme, held against what may be chosen, one kind of care at a time.

The answers are those of :func:`dms.requirements.meet` for the offer that is composed; only care
that is left out here is a "no", where an offer that does not mention it says nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Parts
from dms.configurator.slices import Slices
from dms.configurator.variants import Variant, variants
from dms.i18n import Text
from dms.members import Roster
from dms.modules.questions import Stated
from dms.pricing.programme_names import meant_programme, programme_names
from dms.requirements.case import Case
from dms.requirements.meeting_care import care_met
from dms.requirements.met import Met
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import ModuleWish, Need, ProgrammeWish

__all__ = ["PointWish", "brief_programme", "wishes_of_brief"]


@frozen(eq=False)
class _Brief:
    """A programme of a brief, and what an offer has for it."""

    requirement: Requirement
    wish: ProgrammeWish
    parts: Parts
    people: Roster = field(repr=False)
    """Those who are to have the programme."""
    _judged: dict[object, Mapping[str, Met]] = field(factory=dict, repr=False)

    @cached_property
    def slices(self) -> Slices:
        """What variants come to."""
        return Slices(self.parts)

    def met(self, asked: ModuleWish, found: Sequence[Variant], over: Variant) -> Mapping[str, Met]:
        """Hold the care that is asked for against variants, all points of it at once."""
        key = asked.kind, tuple(variant.atoms for variant in found), over.atoms
        if key not in self._judged:
            case = Case(
                requirement=self.requirement,
                offer=self.slices.offer(found, over),
                roster=self.people,
                programmes={self.wish.id: self.parts.programme.id},
            )
            self._judged[key] = {one.wish: one for one in care_met(case, self.wish, asked)}
        return self._judged[key]

    def givers(self, kind: str) -> tuple[str, ...]:
        """Return the parts that can give a kind of care, its own and those it comes along with."""
        return tuple(
            part.kind
            for part in self.parts.listed
            if any(kind in self.slices.given_by(variant) for variant in variants(part))
        )

    def is_open(self, kind: str) -> bool:
        """Say whether the insurer leaves open if the care is offered, whatever is taken."""
        listed = (*self.parts.programme.modules, *self.parts.offer.modules)
        return any(module.kind == kind and module.offered is None for module in listed)


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
        """Hold the brief against the variants; what is left out here is a "no" and not open."""
        brief, kind = self._brief, self._asked.kind
        is_given = any(kind in brief.slices.given_by(variant) for variant in found)
        if self.kinds and not is_given and not brief.is_open(kind):
            return Stated.NO
        return self._brief.met(self._asked, found, over)[self.name].answer


def wishes_of_brief(
    requirement: Requirement, wish: ProgrammeWish, parts: Parts, people: Roster
) -> Iterator[PointWish]:
    """Return every point that a programme of a brief asks of care, in its order.

    `people` are those who are to have the programme, whatever it is called in their list.
    """
    theirs = Roster({**people.columns, "programme": [wish.id] * len(people)})
    brief = _Brief(requirement, wish, parts, theirs)
    over = variants(parts.by_kind[PROGRAMME])[0]
    for asked in wish.modules:
        kinds = brief.givers(asked.kind)
        first = [variants(parts.by_kind[kind])[0] for kind in kinds]
        for one in brief.met(asked, first, over).values():
            yield PointWish(one.wish, one.title, one.need, kinds, asked, brief)


def brief_programme(requirement: Requirement, written: str | None) -> ProgrammeWish | None:
    """Return the programme of a brief that is meant by id or name, the only one by default."""
    wishes = requirement.programmes
    meant = meant_programme(written, [one.id for one in wishes], programme_names(wishes))
    return next((one for one in wishes if one.id == meant), None)
