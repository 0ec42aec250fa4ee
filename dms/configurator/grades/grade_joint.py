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
from dms.configurator.grades.affording import Affording
from dms.configurator.grades.agreeing import taken_without_people
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade_bench import GradeBench
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.shared import Shared
from dms.configurator.grades.ways import Way, Ways
from dms.configurator.points import Points, points_of
from dms.configurator.search.joining import Together, together
from dms.configurator.search.staircase import unbeaten
from dms.configurator.tasks import Scope
from dms.configurator.wanted import Wanted
from dms.pricing.offer import Offer

__all__ = ["Joint"]


@frozen(eq=False)
class _Sum:
    """One point of each grade, what the contract costs once, and what it was found with."""

    found: Together
    once: int
    frontiers: Sequence[Points]
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
    _frontiers: dict[object, Points] = field(default=Factory(dict), repr=False)

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

    def short(self, one: GradeBench, bench: Bench) -> Decimal | None:
        """Return how much the budgets of a grade are short of the best that they allow by itself.

        Zero where some programme keeps them, None where musts and rules cannot be met at all.
        """
        frontiers = (self._of_grade(one, bench, way) for way in self._ways)
        left = [
            self._affording.left(one, laying.taken(point.chosen))
            for found in frontiers
            for laying, point in found
        ]
        if not left:
            return None
        return max(Decimal(0), -max(Decimal(0) if one is None else one for one in left))

    @cached_property
    def _affording(self) -> Affording:
        asked = {**self.asked, "headcount": self.peopled[0][1].board.setting.headcount}
        return Affording(self.offer, self.assignment, self.grades, asked)

    def _of_grade(self, one: GradeBench, bench: Bench, way: Way) -> Points:
        """Return the frontier of one grade where all that is shared is settled; each once."""
        scope = self._ways.scope(one, way)
        key = one.grade.id, scope, way.shared.contract_atoms
        if key not in self._frontiers:
            self._frontiers[key] = self._searched(bench, self.wishes[one.grade.id], scope)
        return self._frontiers[key]

    def _searched(self, bench: Bench, wishes: Sequence[Wanted], scope: Scope) -> Points:
        return points_of(bench, wishes, scope, rounding=self.offer.rounding)

    def _added(self, found: Sequence[Points], shared: Shared) -> Iterator[_Sum]:
        """Add the frontiers of the grades, and what the contract costs once."""
        once, fits = self._once(shared), self._affording.fits
        if once is None:
            return
        points = [
            [point for laying, point in own if fits(one, laying.taken(point.chosen))]
            for (one, _), own in zip(self.peopled, found, strict=True)
        ]
        for joined in together(points, rounding=self.offer.rounding):
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
