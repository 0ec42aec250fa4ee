"""Patterns: how far each joint wish is met by the decisions so far.

The combinations that meet a wish are a tree with a branch for each decision. Where two branches go
on alike they lead to one and the same *knot*, so a knot says everything about the wish that still
matters. Knots are whole numbers: :data:`LOST` and :data:`MET` end every tree.
"""

from collections.abc import Sequence

from attrs import Factory, define, frozen

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import JointWish

__all__ = ["LOST", "MET", "Pattern", "patterns"]

LOST, MET = 0, 1
Tails = frozenset[tuple[int, ...]]


@frozen(eq=False)
class Pattern:
    """A joint wish as a tree over the decisions that it concerns, in their order."""

    weight: int
    must: bool
    moments: tuple[int, ...]
    root: int
    branches: Sequence[dict[int, int]]
    """For each knot the knot behind each alternative that still can meet the wish."""
    rooms: Sequence[dict[int, int]]
    """For each knot what later decisions can meet the wish with: the alternatives as bits."""

    @property
    def last(self) -> int:
        """The decision that settles it."""
        return self.moments[-1] if self.moments else -1

    def after(self, knot: int, moment: int, alternative: int) -> int:
        """Return the knot after a decision."""
        if moment not in self.moments:
            return knot
        return self.branches[knot].get(alternative, LOST)

    def at_last(self, knot: int) -> int:
        """Return the alternatives of its last decision that still can meet it, as bits."""
        return self.rooms[knot].get(self.last, 0)


def patterns(agenda: Agenda) -> tuple[Pattern, ...]:
    """Return the joint wishes of a task, those that are settled first in front."""
    several = [_pattern(agenda, wish) for wish in agenda.task.joint]
    return tuple(sorted(several, key=lambda one: one.last))


def _pattern(agenda: Agenda, wish: JointWish) -> Pattern:
    by_time = sorted(range(len(wish.slots)), key=lambda at: agenda.moments[wish.slots[at]])
    moments = tuple(agenda.moments[wish.slots[at]] for at in by_time)
    new = [{number: i for i, number in enumerate(agenda.numbers[moment])} for moment in moments]
    tails = frozenset(
        tuple(names[numbers[at]] for names, at in zip(new, by_time, strict=True))
        for numbers in wish.met
        if all(numbers[at] in names for names, at in zip(new, by_time, strict=True))
    )
    tree = _Tree(moments)
    root = tree.knot(tails)
    return Pattern(wish.weight, wish.must, moments, root, tree.branches, tree.rooms)


@define
class _Tree:
    """A tree while it grows; equal tails share a knot."""

    moments: tuple[int, ...]
    branches: list[dict[int, int]] = Factory(lambda: [{}, {}])
    rooms: list[dict[int, int]] = Factory(lambda: [{}, {}])
    knots: dict[Tails, int] = Factory(lambda: {frozenset(): LOST, frozenset({()}): MET})

    def knot(self, tails: Tails) -> int:
        """Return the knot from which a wish is met by any of `tails`."""
        if tails not in self.knots:
            heads = sorted({tail[0] for tail in tails})
            branch = {
                head: self.knot(frozenset(tail[1:] for tail in tails if tail[0] == head))
                for head in heads
            }
            self.knots[tails] = len(self.branches)
            self.branches.append(branch)
            self.rooms.append(self._room(tails))
        return self.knots[tails]

    def _room(self, tails: Tails) -> dict[int, int]:
        room: dict[int, int] = {}
        length = max(map(len, tails))
        for tail in tails:
            for moment, alternative in zip(self.moments[-length:], tail, strict=True):
                room[moment] = room.get(moment, 0) | 1 << alternative
        return room
