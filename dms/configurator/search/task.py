"""A task: everything the search has to know, in numbers."""

from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.crowd import Crowd

__all__ = ["Task"]


@frozen
class Task:
    """What can be chosen, under which rules, and for whom.

    Every atom belongs to one slot; an atom that belongs to none is false. `base` are price lines
    that are there whatever is chosen, and `flat` is what the contract costs once in any case, in
    units of the rounding. ValueError where its parts do not belong together.
    """

    slots: tuple[Slot, ...]
    clauses: tuple[Clause, ...]
    crowd: Crowd
    joint: tuple[JointWish, ...] = ()
    flat: int = 0
    base: tuple[tuple[int, ...], ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        self._check_names()
        cells = len(self.crowd.counts)
        if any(len(line) != cells for line in self._lines()):
            raise ValueError("Give every price line one price for each cell")
        for wish in self.joint:
            self._check_wish(wish)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each slot stands."""
        return {slot.name: place for place, slot in enumerate(self.slots)}

    @cached_property
    def homes(self) -> dict[str, int]:
        """The slot that each atom belongs to."""
        return {
            atom: place
            for place, slot in enumerate(self.slots)
            for alternative in slot.alternatives
            for atom in alternative.atoms
        }

    @cached_property
    def binding(self) -> tuple[Clause, ...]:
        """The clauses that a choice can break: an atom of no slot is never taken."""
        return tuple(
            clause
            for clause in self.clauses
            if all(one.positive or one.atom in self.homes for one in clause.literals)
        )

    def meets(self, place: int, alternative: Alternative, literal: Literal) -> bool:
        """Say whether an alternative of the slot at `place` settles that a literal holds."""
        here = self.homes.get(literal.atom) == place
        return here and (literal.atom in alternative.atoms) is literal.positive

    def lines(self, chosen: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return all price lines of a configuration: the number of the alternative of each slot."""
        own = [one.line for one in self._taken(chosen) if one.line is not None]
        return [*self.base, *own]

    def once(self, chosen: tuple[int, ...]) -> int:
        """Return what a configuration costs once for the contract, in units of the rounding."""
        return self.flat + sum(one.flat for one in self._taken(chosen))

    def units(self, chosen: tuple[int, ...]) -> int:
        """Return the premium of a configuration, in units of the rounding."""
        return self.crowd.units(self.lines(chosen)) + self.once(chosen)

    def _taken(self, chosen: tuple[int, ...]) -> Iterator[Alternative]:
        for slot, number in zip(self.slots, chosen, strict=True):
            yield slot.alternatives[number]

    def _lines(self) -> Iterator[tuple[int, ...]]:
        yield from self.base
        for slot in self.slots:
            yield from (one.line for one in slot.alternatives if one.line is not None)

    def _check_names(self) -> None:
        if len(self.positions) != len(self.slots):
            raise ValueError("Give every slot a name of its own")
        for place, slot in enumerate(self.slots):
            atoms = {atom for one in slot.alternatives for atom in one.atoms}
            if any(self.homes[atom] != place for atom in atoms):
                raise ValueError("An atom belongs to one slot only")

    def _check_wish(self, wish: JointWish) -> None:
        if any(name not in self.positions for name in wish.slots):
            raise ValueError("A joint wish names slots of the task")
        sizes = [len(self.slots[self.positions[name]].alternatives) for name in wish.slots]
        for numbers in wish.met:
            if any(not 0 <= one < size for one, size in zip(numbers, sizes, strict=True)):
                raise ValueError("A joint wish names alternatives that its slots have")
