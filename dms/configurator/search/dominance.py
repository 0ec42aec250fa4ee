"""Dominance: alternatives that need not be tried because another one of their slot beats them.

One beats the other when it may stand in its place in every configuration: it meets every rule and
every joint wish that the other meets, gains no less and costs no more for anybody. Rounding never
turns such an order round. Where both come to the same the canonical order decides, so a later
alternative has to be better for sure, after rounding.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from operator import le

from attrs import frozen

from dms.configurator.logic.clause import Literal
from dms.configurator.search.alternative import Alternative
from dms.configurator.search.crowd import Crowd
from dms.configurator.search.task import Task

__all__ = ["worth_trying"]


def worth_trying(task: Task) -> tuple[tuple[int, ...], ...]:
    """Return for each slot the numbers of the alternatives that no other one beats."""
    return tuple(_unbeaten(task, place) for place in range(len(task.slots)))


@frozen
class _Standing:
    """An alternative with what it does for the rules and wishes of several slots."""

    number: int
    alternative: Alternative
    line: tuple[int, ...]
    meets: frozenset[object]

    def replaces(self, other: "_Standing") -> bool:
        """Say whether it may stand in the place of the other one, if price is nothing."""
        mine, theirs = self.alternative, other.alternative
        return mine.gains >= theirs.gains and self.meets >= other.meets

    def is_no_dearer(self, other: "_Standing") -> bool:
        """Say whether nobody pays more for it."""
        cheaper_for_all = all(map(le, self.line, other.line))
        return cheaper_for_all and self.alternative.flat <= other.alternative.flat

    def is_better_for_sure(self, other: "_Standing", crowd: Crowd) -> bool:
        """Say whether it also wins a tie: it gains more, or saves a whole unit somewhere."""
        mine, theirs = self.alternative, other.alternative
        if mine.gains > theirs.gains or mine.flat < theirs.flat:
            return True
        saved = [theirs - mine for mine, theirs in zip(self.line, other.line, strict=True)]
        if crowd.rounding.level == "group":
            return crowd.scaled(saved) >= crowd.scale
        return any(_saves_a_unit(crowd, cell, price) for cell, price in enumerate(saved))


def _saves_a_unit(crowd: Crowd, cell: int, saved: int) -> bool:
    return crowd.counts[cell] > 0 and saved * crowd.in_units[cell] >= Fraction(1)


def _unbeaten(task: Task, place: int) -> tuple[int, ...]:
    several = _standings(task, place)
    return tuple(one.number for one in several if not _is_beaten(one, several, task.crowd))


def _is_beaten(one: _Standing, several: Sequence[_Standing], crowd: Crowd) -> bool:
    """Say whether another one beats it; of two that come to the same only the later is beaten."""
    return any(
        other.replaces(one)
        and other.is_no_dearer(one)
        and (other.number < one.number or other.is_better_for_sure(one, crowd))
        for other in several
        if other is not one
    )


def _standings(task: Task, place: int) -> list[_Standing]:
    nothing, rules = (0,) * len(task.crowd.counts), list(_rules_of(task, place))
    return [
        _Standing(
            number,
            one,
            one.line or nothing,
            frozenset([*_settled(one, rules), *_together(task, place, number)]),
        )
        for number, one in enumerate(task.slots[place].alternatives)
    ]


def _rules_of(task: Task, place: int) -> Iterator[tuple[int, list[Literal]]]:
    """Yield the number of each rule that a slot may settle, and what of it concerns the slot."""
    for index, clause in enumerate(task.binding):
        here = [one for one in clause.literals if task.homes.get(one.atom) == place]
        if here:
            yield index, here


def _settled(one: Alternative, rules: Iterable[tuple[int, list[Literal]]]) -> Iterator[int]:
    """Yield the numbers of the rules that it settles."""
    for index, literals in rules:
        if any((literal.atom in one.atoms) is literal.positive for literal in literals):
            yield index


def _together(task: Task, place: int, number: int) -> Iterator[object]:
    """Yield with which other choices an alternative meets joint wishes."""
    return (
        (index, numbers[:at], numbers[at + 1 :])
        for index, wish in enumerate(task.joint)
        for at, name in enumerate(wish.slots)
        if task.positions[name] == place
        for numbers in wish.met
        if numbers[at] == number
    )
