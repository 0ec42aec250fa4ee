"""Grades that are searched together: prices and wishes add up over them.

Each grade has a frontier of its own and the frontiers are added. Two things besides the budget tie
grades together, and all their values are tried: options that are the same for all, and modules of
the contract, which are there for everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from attrs import frozen

from dms.configurator.asked import asked_options
from dms.configurator.bench import Bench, Taken
from dms.configurator.best import Budget
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grade_bench import GradeBench, decided_literals
from dms.configurator.grades.grade_found import GradeFound
from dms.configurator.grades.grade_plan import GradePlan, usual_taken
from dms.configurator.grades.grades import Grades
from dms.configurator.logic.clause import Literal
from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.joining import Together, one_of, together
from dms.configurator.search.staircase import unbeaten
from dms.configurator.tasks import Laying, tasks_of
from dms.configurator.variants import Variant, variants
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
    given: Sequence[Variant]

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

    @property
    def peopled(self) -> list[tuple[GradeBench, Bench]]:
        """The grades that have people."""
        return [(one, one.bench) for one in self.benches if one.bench is not None]

    def frontier(self) -> Iterator[GradeFound]:
        """Try all that ties the grades together, and keep what nothing beats."""
        sums: list[_Sum] = []
        for given, fixed in self._shared():
            found = [self._of_grade(one, bench, given, fixed) for one, bench in self.peopled]
            sums += [_Sum(one, once, found, given) for one, once in self._added(found, given)]
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
        frontiers = (self._of_grade(one, bench, *shared) for shared in self._shared())
        return min((point.units for found in frontiers for _, point in found), default=None)

    def cap(self, grade: Grade, bench: Bench) -> int | None:
        """Return the most units that the programme of a grade may cost."""
        allowed = self.allowed(grade, bench)
        return None if allowed is None else int(allowed // self.offer.rounding.unit)

    def allowed(self, grade: Grade, bench: Bench) -> Decimal | None:
        """Return the most roubles that the programme of a grade may cost; None is no limit."""
        return Budget(grade.budget, grade.budget_per_head).allowed(bench.board.own_heads)

    def _shared(self) -> Iterator[tuple[tuple[Variant, ...], frozenset[str]]]:
        """Yield all that ties grades together: modules of the contract, values for everybody."""
        return product(self._contract_variants(), self._same_values())

    def _contract_variants(self) -> Iterator[tuple[Variant, ...]]:
        """Yield what may be taken of the contract; unasked options keep their defaults."""
        model = self.benches[0].model
        asked = self.vary.union(
            *(asked_options(self.wishes[one.grade.id], one.model.parts) for one in self.benches)
        )
        parts = [part for part in model.parts.listed if part.in_contract]
        usual = {str(part.choices_of(name)[0]) for part in parts for name in part.options}

        def may_be_taken(variant: Variant) -> bool:
            return all(str(one) in usual or one.name in asked for one in variant.choices)

        return product(*(filter(may_be_taken, variants(part)) for part in parts))

    def _same_values(self) -> Iterator[frozenset[str]]:
        """Yield values for the options that are the same for all."""
        parts = self.benches[0].model.parts
        values = []
        for name in self.offer.same_for_all or ():
            kind, _, option = name.partition(".")
            known = parts.by_kind.get(kind)
            if known is not None and option in known.options:
                values.append([str(choice) for choice in known.choices_of(option)])
        return (frozenset(chosen) for chosen in product(*values))

    def _of_grade(
        self,
        one: GradeBench,
        bench: Bench,
        given: Sequence[Variant],
        fixed: frozenset[str],
    ) -> _Frontier:
        """Return the frontier of one grade where all that is shared is settled."""
        wishes = self.wishes[one.grade.id]
        as_group = self.offer.rounding.level == "group"
        layings = list(
            tasks_of(bench, wishes, vary=self.vary, fixed=fixed, given=given, alone=False)
        )
        found = one_of([frontier(x.task, before_rounding=as_group) for x in layings])
        return [(layings[number], point) for number, point in found]

    def _added(
        self, found: Sequence[_Frontier], given: Sequence[Variant]
    ) -> Iterator[tuple[Together, int]]:
        """Add the frontiers of the grades, and what the contract costs once."""
        prices = self.peopled[0][1].contract_prices if self.peopled else None
        once = [
            prices.of(v.part.module, v.values)
            for v in given
            if prices is not None and v.taken and v.part.module is not None
        ]
        flat = [units for units in once if isinstance(units, int)]
        if len(flat) == len(once):
            points = [[point for _, point in one] for one in found]
            caps = [self.cap(one.grade, bench) for one, bench in self.peopled]
            for joined in together(points, caps, rounding=self.offer.rounding):
                yield joined, sum(flat)

    def _found(self, joined: _Sum) -> GradeFound:
        roubles = self.offer.rounding.roubles
        taken: dict[str, Taken] = {}
        each: dict[str, tuple[int, Decimal]] = {}
        by_point = zip(self.peopled, joined.frontiers, joined.found.points, strict=True)
        for (one, bench), points, point in by_point:
            laying = next(x for x, known in points if known is point)
            atoms = laying.taken(point.chosen)
            taken[one.grade.id] = {atom: atom in atoms for atom in bench.model.atoms}
            each[one.grade.id] = point.gains, roubles(point.units)
        shared = frozenset(atom for variant in joined.given for atom in variant.atoms)
        for one in self.benches:
            if one.bench is None:
                taken[one.grade.id] = self._without_people(one, shared)
        plan = GradePlan(self.offer, self.grades, self.assignment, self.benches, taken, self.asked)
        return GradeFound(plan, joined.found.gains, roubles(joined.units), each)

    @staticmethod
    def _without_people(one: GradeBench, shared: frozenset[str]) -> Taken:
        """Return the usual programme of a grade that has nobody, with what the contract has."""
        literals = [*decided_literals(one.grade), *(Literal(name) for name in one.grade.must)]
        found = usual_taken(one, literals) or usual_taken(one, ()) or {}
        contract = {
            str(choice)
            for part in one.model.parts.listed
            if part.in_contract
            for choice in part.choices
        }
        return {atom: atom in shared if atom in contract else on for atom, on in found.items()}
