"""Costs: one exact sum for each alternative, so that the search adds whole numbers.

The premium of a configuration is rounded, person by person or however the offer says, and cannot be
added up from alternatives. Its exact sum can, and rounding moves it by no more than the *slack*. So
the search works on exact sums and rounds only what comes to the end; a *mark* tells it which
alternatives come to the same price whatever they are combined with.
"""

from collections.abc import Callable, Sequence
from math import gcd

from attrs import frozen

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import Alternative

__all__ = ["Costs"]

Table = tuple[tuple[int, ...], ...]
Chosen = tuple[int, ...]


@frozen(eq=False)
class Costs:
    """What the alternatives of an agenda cost, in units of what is minimised times `scale`."""

    scale: int
    base: int
    """What there is to pay whatever is chosen."""
    slack: int
    """How far the price of a configuration can be from the sum of its costs."""
    table: Table
    marks: Table
    """Numbers that add up like costs; equal sums of marks are equal prices."""
    price: Callable[[Chosen, int], int]
    """The price to minimise, from the chosen alternatives of all slots and the sum of costs."""

    @classmethod
    def rounded(cls, agenda: Agenda) -> "Costs":
        """Premiums as they are paid, in units of the rounding."""
        if agenda.task.crowd.rounding.level == "line":
            return cls._line_by_line(agenda)
        crowd = agenda.task.crowd
        slack = int(crowd.slack_in_units(_steps(agenda)) * crowd.scale)
        if slack == 0:  # whole units, all of them
            return cls._exact(agenda, lambda _, cost: cost // crowd.scale)
        exact = cls._exact(agenda, lambda chosen, _: agenda.task.units(chosen))
        return cls(exact.scale, exact.base, slack, exact.table, _marks(agenda), exact.price)

    @classmethod
    def exact(cls, agenda: Agenda) -> "Costs":
        """Premiums before rounding: the sums of the costs themselves."""
        one = cls._exact(agenda, lambda _, cost: cost)
        return cls(1, one.base, 0, one.table, one.marks, one.price)

    @classmethod
    def _exact(cls, agenda: Agenda, price: Callable[[Chosen, int], int]) -> "Costs":
        task, crowd = agenda.task, agenda.task.crowd

        def cost(one: Alternative) -> int:
            return crowd.scaled(one.line or ()) + one.flat * crowd.scale

        base = sum(map(crowd.scaled, task.base)) + task.flat * crowd.scale
        table = _table(agenda, cost)
        return cls(crowd.scale, base, 0, table, table, price)

    @classmethod
    def _line_by_line(cls, agenda: Agenda) -> "Costs":
        task, crowd = agenda.task, agenda.task.crowd

        def cost(one: Alternative) -> int:
            return one.flat if one.line is None else crowd.units([one.line]) + one.flat

        table = _table(agenda, cost)
        return cls(1, crowd.units(task.base) + task.flat, 0, table, table, lambda _, cost: cost)


def _table(agenda: Agenda, cost: Callable[[Alternative], int]) -> Table:
    return tuple(tuple(map(cost, several)) for several in agenda.alternatives)


def _steps(agenda: Agenda) -> list[int]:
    """Return for each cell what all its prices are multiples of."""
    lines = [one.line for several in agenda.alternatives for one in several if one.line is not None]
    nothing = (0,) * len(agenda.task.crowd.counts)
    return [gcd(*prices) for prices in zip(nothing, *agenda.task.base, *lines, strict=True)]


def _marks(agenda: Agenda) -> Table:
    """Write the parts of a price that are rounded apart into one whole number.

    Every part has digits of its own, so many that a sum over all slots never runs over.
    """
    crowd = agenda.task.crowd
    as_one = crowd.rounding.level == "group"

    def parts(one: Alternative) -> Sequence[int]:
        line = one.line or (0,) * len(crowd.counts)
        return (one.flat, crowd.scaled(line)) if as_one else (one.flat, *line)

    every = [[parts(one) for one in several] for several in agenda.alternatives]
    widest = [max(abs(part) for some in several for part in some) for several in every]
    width = (2 * sum(widest)).bit_length() + 1
    return tuple(tuple(_packed(some, width) for some in several) for several in every)


def _packed(parts: Sequence[int], width: int) -> int:
    packed = 0
    for part in parts:
        packed = (packed << width) + part
    return packed
