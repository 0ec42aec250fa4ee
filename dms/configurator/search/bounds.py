"""Bounds: how cheap what is left to decide can be, for each weight that it may gain.

Where the rules are met by whatever the sieve leaves, the bound is the truth: over slots that have
nothing to do with each other costs and gains just add up.
"""

from functools import cached_property

from attrs import Factory, frozen

from dms.configurator.search.costs import Costs
from dms.configurator.search.sieve import Rest, Sieve, numbers_in
from dms.configurator.search.staircase import NOTHING, Steps

__all__ = ["Bounds", "Outlook"]

Choices = tuple[int, ...]
Bonus = tuple[tuple[int, int, int], ...]
"""What joint wishes may add: decision, its alternatives as bits, weight."""


@frozen(eq=False)
class Outlook:
    """What may be had from a rest: never less than can be, and at no more than it costs."""

    all: Steps
    """The least costs of all decisions that are left."""
    behind: Steps
    """Those of the decisions behind the next one."""
    next: tuple[tuple[int, int, int], ...]
    """The alternatives of the next decision: number, cost, and what it may gain."""


@frozen(eq=False)
class Bounds:
    """Least costs of what is left; each is found once.

    A joint wish that still can be met counts as met with every alternative of its last slot that
    may meet it. So the bound never promises too little, and as soon as the other slots of the wish
    are decided it is exact.
    """

    sieve: Sieve
    costs: Costs
    _outlooks: dict[Rest, Outlook] = Factory(dict)
    _steps: dict[tuple[Choices, Bonus], Steps] = Factory(dict)
    _slots: dict[tuple[int, int, Bonus], Steps] = Factory(dict)

    def outlook(self, rest: Rest) -> Outlook:
        """Return what may be had from a rest where something is left to decide."""
        if rest not in self._outlooks:
            self._outlooks[rest] = self._outlook(rest)
        return self._outlooks[rest]

    @cached_property
    def gains(self) -> tuple[tuple[int, ...], ...]:
        """What each alternative gains by itself."""
        return tuple(
            tuple(one.gains for one in several) for several in self.sieve.agenda.alternatives
        )

    def _outlook(self, rest: Rest) -> Outlook:
        if not rest.choices:
            return Outlook(NOTHING, NOTHING, ())
        bonus = self._bonus(rest)
        moment = self.sieve.moment(rest)
        costs, own = self.costs.table[moment], _at(bonus, moment)
        following = tuple(
            (number, costs[number], self._gain(moment, number, own))
            for number in numbers_in(rest.choices[0])
        )
        behind = self._least(rest.choices[1:], _behind(bonus, moment))
        return Outlook(self._least(rest.choices, bonus), behind, following)

    def _bonus(self, rest: Rest) -> Bonus:
        """Return what joint wishes may add, by the decision that settles them."""
        return tuple(
            (pattern.last, pattern.at_last(knot), pattern.weight)
            for pattern, knot in self.sieve.open_patterns(rest)
            if not pattern.must
        )

    def _least(self, choices: Choices, bonus: Bonus) -> Steps:
        if not choices:
            return NOTHING
        key = choices, bonus
        if key not in self._steps:
            moment = len(self.costs.table) - len(choices)
            behind = self._least(choices[1:], _behind(bonus, moment))
            own = self._slot(moment, choices[0], _at(bonus, moment))
            self._steps[key] = own.plus(behind)
        return self._steps[key]

    def _slot(self, moment: int, choice: int, own: Bonus) -> Steps:
        key = moment, choice, own
        if key not in self._slots:
            costs = self.costs.table[moment]
            self._slots[key] = Steps.of(
                (costs[number], -self._gain(moment, number, own)) for number in numbers_in(choice)
            )
        return self._slots[key]

    def _gain(self, moment: int, number: int, own: Bonus) -> int:
        """Return what an alternative gains, with the joint wishes that its decision may settle."""
        together = sum([weight for _, bits, weight in own if bits >> number & 1])
        return self.gains[moment][number] + together


def _at(bonus: Bonus, moment: int) -> Bonus:
    return tuple(one for one in bonus if one[0] == moment)


def _behind(bonus: Bonus, moment: int) -> Bonus:
    return tuple(one for one in bonus if one[0] > moment)
