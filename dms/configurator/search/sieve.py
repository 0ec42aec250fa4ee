"""A sieve: what the decisions so far leave open, by the rules and the joint wishes.

Alternatives are bits, so the choice that a decision still has is one whole number. A rule that only
one decision can still meet takes from it all alternatives that do not.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import Factory, frozen

from dms.configurator.logic.clause import Clause
from dms.configurator.search.agenda import Agenda
from dms.configurator.search.patterns import LOST, MET, Pattern, patterns

__all__ = ["Rest", "Sieve", "numbers_in"]


class Rest(NamedTuple):
    """What still is to be decided. Two ways to an equal rest can go on in the same ways."""

    choices: tuple[int, ...]
    """The alternatives that each decision to come still has, as bits."""
    rules: int
    """The rules that are not met yet, as bits."""
    knots: tuple[int, ...]
    """How far the joint wishes are met that are not settled yet: the last ones of the sieve."""


Rule = tuple[tuple[int, int], ...]
"""A clause: for each decision that it concerns the alternatives that meet it, as bits."""


def numbers_in(bits: int) -> list[int]:
    """Return the numbers of the bits that are set, smallest first.

    >>> numbers_in(0b1101)
    [0, 2, 3]
    """
    return [number for number in range(bits.bit_length()) if bits >> number & 1]


@frozen(eq=False)
class Sieve:
    """Follows decisions; every step is found once."""

    agenda: Agenda
    _steps: dict[tuple[Rest, int], tuple[Rest, int] | None] = Factory(dict)

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The joint wishes, those that are settled first in front."""
        return patterns(self.agenda)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The clauses that a choice can break."""
        return tuple(_rule(self.agenda, clause) for clause in self.agenda.task.binding)

    def start(self) -> Rest | None:
        """Return what is to be decided at first; None when the rules leave nothing."""
        choices = [(1 << len(numbers)) - 1 for numbers in self.agenda.numbers]
        knots = [pattern.root for pattern in self.patterns]
        return self._sifted(choices, (1 << len(self.rules)) - 1, knots)

    def moment(self, rest: Rest) -> int:
        """Return the decision that comes next."""
        return len(self.agenda.order) - len(rest.choices)

    def open_patterns(self, rest: Rest) -> tuple[tuple[Pattern, int], ...]:
        """Return the joint wishes that are not settled, each with its knot."""
        return self._with_knots(rest.knots)

    def after(self, rest: Rest, alternative: int) -> tuple[Rest, int] | None:
        """Take a decision: what is left then, and what it gains with those before.

        None when no way leads on from there.
        """
        key = rest, alternative
        if key not in self._steps:
            self._steps[key] = self._after(rest, alternative)
        return self._steps[key]

    def _after(self, rest: Rest, alternative: int) -> tuple[Rest, int] | None:
        moment = self.moment(rest)
        knots: list[int] = []
        gained = 0
        for pattern, knot in self.open_patterns(rest):
            knots.append(pattern.after(knot, moment, alternative))
            if pattern.last == moment and knots[-1] == MET and not pattern.must:
                gained += pattern.weight
        # What is chosen stays in sight while rules are sifted: they look at all choices.
        choices = [1 << alternative, *rest.choices[1:]]
        left = self._sifted(choices, rest.rules, knots)
        return None if left is None else (self._without_first(left), gained)

    def _without_first(self, rest: Rest) -> Rest:
        moment = self.moment(rest)
        settled = sum(pattern.last <= moment for pattern, _ in self.open_patterns(rest))
        return Rest(rest.choices[1:], rest.rules, rest.knots[settled:])

    def _sifted(self, choices: list[int], rules: int, knots: Sequence[int]) -> Rest | None:
        """Take away what cannot be chosen any more, until nothing changes."""
        first = len(self.agenda.order) - len(choices)
        if not self._keep_musts(choices, knots, first):
            return None
        before = None
        while before != rules:
            before = rules
            for number in numbers_in(rules):
                met = _apply(self.rules[number], choices, first)
                if met is None:
                    return None
                rules &= ~(met << number)
        return Rest(tuple(choices), rules, tuple(knots))

    def _keep_musts(self, choices: list[int], knots: Sequence[int], first: int) -> bool:
        """Keep the alternatives that meet the musts; say whether there are any."""
        for pattern, knot in self._with_knots(knots):
            if pattern.must and knot == LOST:
                return False
            if pattern.must:
                for moment, bits in pattern.rooms[knot].items():
                    choices[moment - first] &= bits
        return all(choices)

    def _with_knots(self, knots: Sequence[int]) -> tuple[tuple[Pattern, int], ...]:
        several = self.patterns[len(self.patterns) - len(knots) :]
        return tuple(zip(several, knots, strict=True))


def _apply(rule: Rule, choices: list[int], first: int) -> bool | None:
    """Say whether a rule is met whatever follows; None when nothing can meet it any more.

    Where one decision alone can meet it, that decision has to.
    """
    able: tuple[int, int] | None = None
    several = False
    for moment, bits in rule:
        choice = choices[moment - first] if moment >= first else 0
        if choice and choice & bits == choice:
            return True
        if choice & bits:
            several = able is not None
            able = moment, choice & bits
    if able is None:
        return None
    if several:
        return False
    choices[able[0] - first] = able[1]
    return True


def _rule(agenda: Agenda, clause: Clause) -> Rule:
    task = agenda.task
    places = {task.homes[one.atom] for one in clause.literals if one.atom in task.homes}
    bits = [
        sum(
            1 << number
            for number, one in enumerate(alternatives)
            if place in places and any(task.meets(place, one, x) for x in clause.literals)
        )
        for place, alternatives in zip(agenda.order, agenda.alternatives, strict=True)
    ]
    return tuple((moment, some) for moment, some in enumerate(bits) if some)
