"""A question: what is wanted contradicts what was decided, and something has to give way."""

from functools import cached_property

from attrs import frozen

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.logic.conflicts import ways_out
from dms.configurator.states import Clash, Decision

__all__ = ["Question"]


@frozen
class Question:
    """A configuration that is wanted and contradicts itself, and the last one that did not."""

    before: Configuration | None
    """None where there was none: the screen began with a contradiction."""
    wanted: Configuration

    @cached_property
    def new(self) -> tuple[Decision, ...]:
        """What is wanted now and was not decided before."""
        old = self.before.decided if self.before is not None else self.wanted.decided
        changed = {name for name, said in self.wanted.decided.items() if old.get(name) != said}
        return tuple(one for one in self.wanted.decisions if one.choice.name in changed)

    @cached_property
    def ways(self) -> tuple[tuple[Decision, ...], ...]:
        """The smallest sets of older decisions to withdraw so that the new one can be met."""
        new = {one.choice.name for one in self.new}
        literals = {Choice.of(one.atom).name: one for one in self.wanted.literals}
        held = [literal for name, literal in literals.items() if name in new]
        rest = [literal for name, literal in literals.items() if name not in new]
        by_name = {one.choice.name: one for one in self.wanted.decisions}
        found = ways_out(self.wanted.bench.theory, rest, held)
        return tuple(tuple(by_name[Choice.of(one.atom).name] for one in way) for way in found)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What contradicts what."""
        return self.wanted.clashes

    def after(self, way: tuple[Decision, ...]) -> Configuration:
        """Return what is left when a way out is taken."""
        return self.wanted.undo(*(one.choice.name for one in way))
