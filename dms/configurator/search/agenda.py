"""An agenda: in which order the slots are decided, and between which alternatives."""

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from dms.configurator.search.alternative import Alternative
from dms.configurator.search.dominance import worth_trying
from dms.configurator.search.task import Task

__all__ = ["Agenda"]


@frozen
class Agenda:
    """The decisions of a task, one for each slot, those that hang together next to each other.

    `order` names for each decision the place of its slot, and `numbers` the alternatives that are
    worth trying. From here on they are counted anew: decision 0, 1, 2… between 0, 1, 2….
    """

    task: Task
    order: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, task: Task) -> "Agenda":
        """Drop what is beaten and put coupled slots first."""
        order, kept = _order(task), worth_trying(task)
        return cls(task, order, tuple(kept[place] for place in order))

    @cached_property
    def alternatives(self) -> tuple[tuple[Alternative, ...], ...]:
        """The alternatives of each decision."""
        slots = [self.task.slots[place] for place in self.order]
        return tuple(
            tuple(slot.alternatives[number] for number in numbers)
            for slot, numbers in zip(slots, self.numbers, strict=True)
        )

    @cached_property
    def moments(self) -> dict[str, int]:
        """When each slot is decided."""
        return {self.task.slots[place].name: at for at, place in enumerate(self.order)}


def _order(task: Task) -> tuple[int, ...]:
    ties = _ties(task)
    left = list(range(len(task.slots)))
    order: list[int] = []
    while left:
        order.append(_following(left, set(order), ties))
        left.remove(order[-1])
    return tuple(order)


def _following(left: Sequence[int], decided: set[int], ties: Sequence[set[int]]) -> int:
    """Return the slot most tied to what is decided, else the one most tied to others."""
    mine = {place: [tie for tie in ties if place in tie] for place in left}
    near = {place: sum(not tie.isdisjoint(decided) for tie in mine[place]) for place in left}
    return max(left, key=lambda place: (near[place], len(mine[place]), -place))


def _ties(task: Task) -> list[set[int]]:
    """Return the slots of each rule and each joint wish that concerns more than one."""
    rules = [
        {task.homes[one.atom] for one in clause.literals if one.atom in task.homes}
        for clause in task.binding
    ]
    wishes = [{task.positions[name] for name in wish.slots} for wish in task.joint]
    return [tie for tie in [*rules, *wishes] if len(tie) > 1]
