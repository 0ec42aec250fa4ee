"""The best programmes for several grades as anybody finds them: try everything and quote it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from attrs import frozen
from choice_trying import (
    Atoms,
    Tried,
    asked_by_trying,
    by_name,
    combinations,
    gains_of,
    has_another,
    holds,
    is_as_usual,
    keeps,
    meets_musts,
    options_of,
    reset,
)

from dms.configurator.bench import Bench
from dms.configurator.grades.grade_bench import GradeBench, decided_literals
from dms.configurator.grades.grade_plan import GradePlan
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.logic.clause import Literal

Each = Mapping[str, Atoms]
"""What is taken in the programme of each grade that has people, the contract's modules too."""


@frozen
class Trying:
    """The grades of a search, tried in every combination."""

    search: GradeSearch
    vary: Collection[str] = ()

    @property
    def peopled(self) -> list[tuple[GradeBench, Bench]]:
        return [(one, one.bench) for one in self.search.joint.benches if one.bench is not None]

    def found(self) -> Iterator[Tried]:
        """Return every combination that keeps the rules, the musts and the budgets of grades."""
        asked = self._asked()
        for each in self._combinations():
            if self._is_as_usual(each, asked):
                plan = self.plan(each)
                if self._keeps_budgets(plan):
                    gains = (
                        gains_of(self.search.wanted[id_], taken, by_name)
                        for id_, taken in each.items()
                    )
                    everything = frozenset(f"{g}/{atom}" for g in each for atom in each[g])
                    yield Tried(sum(gains), plan.quote.total, everything)

    def plan(self, each: Each) -> GradePlan:
        """Make one offer of everything; a grade without people gets anything that is possible."""
        joint = self.search.joint
        shared = next(iter(each.values())) & self._contract_atoms(self.peopled[0][0])
        found = {one.grade.id: self._anything(one, shared) for one in joint.benches} | each
        taken = {
            one.grade.id: {atom: atom in found[one.grade.id] for atom in one.model.atoms}
            for one in joint.benches
        }
        return GradePlan(
            joint.offer, joint.grades, joint.assignment, joint.benches, taken, joint.asked
        )

    def _anything(self, one: GradeBench, shared: Atoms) -> Atoms:
        contract = self._contract_atoms(one)
        every = [taken - contract | shared for taken in combinations(one.model.parts)]
        rules = one.model.theory.clauses
        return next((taken for taken in every if keeps(rules, taken)), every[0])

    def _combinations(self) -> Iterator[Each]:
        several = [list(self._of_grade(one, bench)) for one, bench in self.peopled]
        for taken in product(*several):
            each = {one.grade.id: x for (one, _), x in zip(self.peopled, taken, strict=True)}
            if self._agree(each):
                yield each

    def _of_grade(self, one: GradeBench, bench: Bench) -> Iterator[Atoms]:
        wanted, settled = self.search.wanted[one.grade.id], list(self._settled(one))
        for taken in combinations(one.model.parts):
            is_settled = all((x.atom in taken) is x.positive for x in settled)
            if is_settled and holds(bench, taken) and meets_musts(wanted, taken, by_name):
                yield taken

    def _settled(self, of: GradeBench) -> Iterator[Literal]:
        """Yield what any grade, be it without people, chooses of the contract's modules."""
        contract = self._contract_atoms(of)
        for one in self.search.joint.benches:
            yield from (x for x in decided_literals(one.grade) if x.atom in contract)

    @staticmethod
    def _contract_atoms(one: GradeBench) -> Atoms:
        parts = (part for part in one.model.parts.listed if part.in_contract)
        return frozenset(str(choice) for part in parts for choice in part.choices)

    def _agree(self, each: Each) -> bool:
        """Say whether all have the same of the contract, and one value where it is the same."""
        contract = self._contract_atoms(self.peopled[0][0])
        if len({taken & contract for taken in each.values()}) > 1:
            return False
        for name in self.search.joint.offer.same_for_all or ():
            values = (atom for taken in each.values() for atom in taken)
            if len({atom for atom in values if atom.startswith(f"{name}=")}) > 1:
                return False
        return True

    def _shared(self, name: str) -> bool:
        same = self.search.joint.offer.same_for_all or ()
        contract = self._contract_atoms(self.peopled[0][0])
        return name in same or any(atom.startswith(f"{name}=") for atom in contract)

    def _asked(self) -> Mapping[str, Collection[str]]:
        """Return for each grade what may change; what is shared may change where one asked."""
        wanted = self.search.wanted
        own = {
            one.grade.id: asked_by_trying(one.model.parts, wanted[one.grade.id], by_name)
            for one, _ in self.peopled
        }
        settled = {x.atom.partition("=")[0] for x in self._settled(self.peopled[0][0])}
        shared = {name for names in own.values() for name in names if self._shared(name)}
        return {id_: {*names, *shared, *settled, *self.vary} for id_, names in own.items()}

    def _is_as_usual(self, each: Each, asked: Mapping[str, Collection[str]]) -> bool:
        for one, bench in self.peopled:
            taken, names = each[one.grade.id], asked[one.grade.id]
            options = options_of(one.model.parts)
            shared = [name for name in options if self._shared(name)]
            if not is_as_usual(bench, taken, {*names, *shared}):
                return False
            others = [n for n in shared if n not in names and has_another(taken, options[n])]
            if any(self._all_hold_without(each, name) for name in others):
                return False
        return True

    def _all_hold_without(self, each: Each, name: str) -> bool:
        """Say whether every grade keeps its rules with the default of an option that is shared."""
        for one, bench in self.peopled:
            values = options_of(one.model.parts).get(name, ())
            taken = each[one.grade.id]
            if values and not taken.isdisjoint(values) and not holds(bench, reset(taken, values)):
                return False
        return True

    def _keeps_budgets(self, plan: GradePlan) -> bool:
        for one, _ in self.peopled:
            paid = plan.quote.by_programme[one.grade.id]
            whole, each = one.grade.budget, one.grade.budget_per_head
            if whole is not None and paid.premium > whole:
                return False
            if each is not None and paid.premium > each * paid.heads:
                return False
        return True
