"""Grades that are searched together: prices and wishes add up over them.

Each grade has a frontier of its own and the frontiers are added. Two things besides the budget tie
grades together, and all their values are tried: options that are the same for all, and modules of
the contract, which are there for everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import Factory, field, frozen

from dms.configurator.bench import Bench, Taken
from dms.configurator.best import Budget
from dms.configurator.grades.agreeing import taken_without_people
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grade_bench import GradeBench
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.shared import Shared
from dms.configurator.grades.ways import Way, Ways
from dms.configurator.laying import Laying
from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.joining import Together, one_of, together
from dms.configurator.search.staircase import unbeaten
from dms.configurator.tasks import Scope, tasks_of
from dms.configurator.wanted import Wanted
from dms.pricing.offer import Offer

__all__ = ["Joint"]

_Frontier = Sequence[tuple[Laying, Point]]


@frozen(eq=False)
class _Sum:
    """One point of each grade, what the contract costs once, and what it was found with."""

    found: Together
    once: int
    frontiers: Sequence[_Frontier]
    shared: Shared

    @property
    def units(self) -> int:
        """The premium of the whole contract, in units of the rounding."""
        return self.found.units + self.once


@frozen(eq=False)
class Joint:
    """Grades that are searched together."""

    offer: Offer
    assignment: Assignment
    grades: Grades
    benches: tuple[GradeBench, ...]
    wishes: Mapping[str, tuple[Wanted, ...]]
    vary: frozenset[str]
    asked: Mapping[str, Any]
    _frontiers: dict[object, _Frontier] = field(default=Factory(dict), repr=False)

    @property
    def peopled(self) -> Sequence[tuple[GradeBench, Bench]]:
        """The grades that have people."""
        return self._ways.peopled

    @cached_property
    def _ways(self) -> Ways:
        return Ways(self.benches, self.wishes, self.vary)

    def frontier(self) -> Iterator[GradeFound]:
        """Try all that ties the grades together, and keep what nothing beats."""
        sums: list[_Sum] = []
        for way in self._ways:
            found = [self._of_grade(one, bench, way) for one, bench in self.peopled]
            sums += self._added(found, way.shared)
        best = unbeaten(
            enumerate(sums),
            lambda pair: pair[1].found.gains,
            lambda pair: (pair[1].units, -pair[1].found.gains, pair[0]),
        )
        return (self._found(one) for _, one in best)

    def cheapest(self, one: GradeBench, bench: Bench) -> int | None:
        """Return the least units that a grade can cost by itself, its budget left out.

        None where its musts and the rules cannot be met.
        """
        frontiers = (self._of_grade(one, bench, way) for way in self._ways)
        return min((point.units for found in frontiers for _, point in found), default=None)

    def cap(self, grade: Grade, bench: Bench) -> int | None:
        """Return the most units that the programme of a grade may cost."""
        allowed = self.allowed(grade, bench)
        return None if allowed is None else int(allowed // self.offer.rounding.unit)

    def allowed(self, grade: Grade, bench: Bench) -> Decimal | None:
        """Return the most roubles that the programme of a grade may cost; None is no limit."""
        return Budget(grade.budget, grade.budget_per_head).allowed(bench.board.own_heads)

    def _of_grade(self, one: GradeBench, bench: Bench, way: Way) -> _Frontier:
        """Return the frontier of one grade where all that is shared is settled; each once."""
        scope = self._ways.scope(one, way)
        key = one.grade.id, scope, way.shared.contract_atoms
        if key not in self._frontiers:
            self._frontiers[key] = self._searched(bench, self.wishes[one.grade.id], scope)
        return self._frontiers[key]

    def _searched(self, bench: Bench, wishes: Sequence[Wanted], scope: Scope) -> _Frontier:
        rounding = self.offer.rounding
        as_group = rounding.level == "group"
        layings = list(tasks_of(bench, wishes, scope))
        found = one_of(
            [frontier(x.task, before_rounding=as_group) for x in layings], rounding=rounding
        )
        return [(layings[number], point) for number, point in found]

    def _added(self, found: Sequence[_Frontier], shared: Shared) -> Iterator[_Sum]:
        """Add the frontiers of the grades, and what the contract costs once."""
        once = self._once(shared)
        if once is None:
            return
        points = [[point for _, point in one] for one in found]
        caps = [self.cap(one.grade, bench) for one, bench in self.peopled]
        for joined in together(points, caps, rounding=self.offer.rounding):
            yield _Sum(joined, once, found, shared)

    def _once(self, shared: Shared) -> int | None:
        """Return what is priced for the contract, in units; None where the offer does not say."""
        prices = self.peopled[0][1].contract_prices
        found = [
            prices.of(variant.part.module, variant.values)
            for variant in shared.contract.values()
            if variant.taken and variant.part.module is not None
        ]
        units = [price for price in found if isinstance(price, int)]
        return sum(units) if len(units) == len(found) else None

    def _found(self, joined: _Sum) -> GradeFound:
        taken: dict[str, Taken] = {}
        gained: dict[str, int] = {}
        by_point = zip(self.peopled, joined.frontiers, joined.found.points, strict=True)
        for (one, bench), points, point in by_point:
            laying = next(x for x, known in points if known is point)
            atoms = laying.taken(point.chosen)
            taken[one.grade.id] = {atom: atom in atoms for atom in bench.model.atoms}
            gained[one.grade.id] = point.gains
        for one in self.benches:
            if one.bench is None:
                taken[one.grade.id] = taken_without_people(one, joined.shared)
        plan = GradePlan(self.offer, self.grades, self.assignment, self.benches, taken, self.asked)
        total = self.offer.rounding.roubles(joined.units)
        return GradeFound(plan, joined.found.gains, total, gained)
