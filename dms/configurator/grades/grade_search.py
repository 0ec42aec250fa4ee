"""The best programmes for several grades at once, under one budget: who gets which.

Prices and wishes add up over the grades, so each grade has a frontier of its own and the frontiers
are added. Two things besides the budget tie grades together, and all their values are tried:
options that are the same for all, and modules of the contract, which are there for everybody.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from attrs import field, frozen

from dms.configurator.bench import Bench, Taken
from dms.configurator.best import Budget
from dms.configurator.choice import Choice
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grade_bench import GradeBench, decided_literals, grade_benches
from dms.configurator.grades.grade_plan import GradePlan, usual_taken
from dms.configurator.grades.grades import Grades
from dms.configurator.logic.clause import Literal
from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.joining import Together, one_of, together
from dms.configurator.search.staircase import unbeaten
from dms.configurator.tasks import Laying, tasks_of
from dms.configurator.unasked import asked_options
from dms.configurator.variants import Variant, variants
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.pricing.offer import Offer
from dms.requirements.wishes import Need

__all__ = ["GradeFound", "GradeSearch", "search_grades"]

_Frontier = Sequence[tuple[Laying, Point]]


@frozen(eq=False)
class GradeFound:
    """Programmes for all grades that nothing beats: more of what is wanted costs more."""

    plan: GradePlan = field(repr=False)
    gains: int
    """The weight of the wishes that are met and are no musts, over all grades."""
    total: Decimal
    """The premium of the whole contract in roubles."""
    grades: Mapping[str, tuple[int, Decimal]]
    """For each grade its gains and its premium, without the modules of the contract."""


@frozen(eq=False)
class GradeSearch:
    """What was found for all grades together."""

    wanted: Mapping[str, tuple[Wanted, ...]] = field(repr=False)
    """What is wanted for each grade."""
    budget: Decimal | None
    frontier: tuple[GradeFound, ...]
    """From cheap to dear; budgets of single grades are kept, that of all does not cut it."""

    @property
    def best(self) -> GradeFound | None:
        """What meets most within the budget, and of that the cheapest; None where nothing does."""
        limit = self.budget
        fitting = [one for one in self.frontier if limit is None or one.total <= limit]
        return fitting[-1] if fitting else None

    @property
    def missing(self) -> Decimal | None:
        """How much the budget is short of meeting all musts; None where it is not, or cannot be."""
        if self.budget is None or self.best is not None or not self.frontier:
            return None
        return self.frontier[0].total - self.budget


def search_grades(
    offer: Offer,
    assignment: Assignment,
    grades: Grades,
    *,
    wanted: Mapping[str, Sequence[Wanted]] | None = None,
    budget: Decimal | None = None,
    vary: Collection[str] = (),
    **asked: Any,
) -> GradeSearch:
    """Find the best programmes for the grades of an assigned list.

    What the document chooses, sets and leaves out for a grade is settled; its `must` and `should`
    are wanted, and so is what `wanted` has for the grade's id. A grade of which nothing is a should
    counts one for each kind of care. Budgets of grades hold their premiums; `budget` is for the
    whole contract, in roubles. A grade without people gets its defaults. `asked` is how prices are
    asked for, as :func:`dms.quote` is told.

    Raises what :func:`~dms.configurator.grades.grade_bench.grade_benches` raises.
    """
    benches = grade_benches(offer, assignment, grades, **asked)
    wishes = {one.grade.id: _wishes(one, (wanted or {}).get(one.grade.id, ())) for one in benches}
    found = _Joint(offer, assignment, grades, benches, wishes, frozenset(vary), asked).frontier()
    return GradeSearch(wishes, budget, tuple(found))


def _wishes(one: GradeBench, more: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """Return what is wanted for a grade: what is settled is a must."""
    grade, parts = one.grade, one.model.parts

    def wish(name: str, need: Need, *, taken: bool = True) -> ChoiceWish:
        choice = Choice.of(name)
        return ChoiceWish(choice, parts.title_of(choice), need, taken=taken)

    settled = [wish(x.atom, Need.MUST, taken=x.positive) for x in decided_literals(grade)]
    musts = [wish(name, Need.MUST) for name in grade.must]
    shoulds = [wish(name, Need.SHOULD) for name in grade.should]
    found: list[Wanted] = [*settled, *musts, *shoulds, *more]
    if not any(one.need is Need.SHOULD for one in found):
        named = {one.name for one in found}
        kinds = (part.care for part in parts.listed if part.module is not None)
        found += [wish(str(kind), Need.SHOULD) for kind in kinds if str(kind) not in named]
    return tuple(found)


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
class _Joint:
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
        for given in self._contract_variants():
            for fixed in self._same_values():
                found = [self._of_grade(one, bench, given, fixed) for one, bench in self.peopled]
                sums += [_Sum(one, once, found, given) for one, once in self._added(found, given)]
        best = unbeaten(
            enumerate(sums),
            lambda pair: pair[1].found.gains,
            lambda pair: (pair[1].units, -pair[1].found.gains, pair[0]),
        )
        return (self._found(one) for _, one in best)

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
            caps = [self._cap(one.grade, bench) for one, bench in self.peopled]
            for joined in together(points, caps, rounding=self.offer.rounding):
                yield joined, sum(flat)

    def _cap(self, grade: Grade, bench: Bench) -> int | None:
        """Return the most units that the programme of a grade may cost."""
        budget = Budget(grade.budget, grade.budget_per_head).allowed(bench.board.own_heads)
        return None if budget is None else int(budget // self.offer.rounding.unit)

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
