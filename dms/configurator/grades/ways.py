"""Ways to settle what ties grades together, each of which is worth a search of its own.

An option that is the same for all, or one of the contract's own, and that nobody asked about, keeps
its default unless a rule needs another value. It is enough that one grade needs it: so each of them
in turn is the one that has to.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from attrs import Factory, field, frozen

from dms.configurator.asked import asked_options, unasked_options
from dms.configurator.bench import Bench
from dms.configurator.choice import Choice
from dms.configurator.grades.grade_bench import GradeBench, contract_literals
from dms.configurator.grades.shared import Shared, shared_options, ways_to_share
from dms.configurator.logic.clause import Literal
from dms.configurator.tasks import Scope
from dms.configurator.unasked import unasked_clauses
from dms.configurator.wanted import Wanted

__all__ = ["Way", "Ways"]


@frozen
class Way:
    """What is shared, and which values of it each grade has to need."""

    shared: Shared
    needed: Mapping[str, frozenset[Choice]] = field(hash=False)


@frozen(eq=False)
class Ways:
    """The grades of an offer that have people, and what is wanted for each."""

    benches: Sequence[GradeBench]
    """All grades: what one chooses of the contract holds for all, even where it has nobody."""
    wishes: Mapping[str, Sequence[Wanted]]
    vary: frozenset[str]
    _needing: dict[tuple[str, str], bool] = Factory(dict)

    @cached_property
    def peopled(self) -> tuple[tuple[GradeBench, Bench], ...]:
        """The grades that have people."""
        return tuple((one, one.bench) for one in self.benches if one.bench is not None)

    def __iter__(self) -> Iterator[Way]:
        for shared in ways_to_share(self._same_for_all, [one.model.parts for one in self.benches]):
            if self._keeps_what_is_settled(shared):
                yield from self._ways(shared)

    def scope(self, one: GradeBench, way: Way) -> Scope:
        """Return what a grade may choose from."""
        needed = way.needed.get(one.grade.id, frozenset())
        return Scope(
            held=self._own_held[one.grade.id] | {choice.name for choice in needed},
            barred=way.shared.barred(one.model.parts),
            taken=frozenset(map(str, needed)),
            contract=way.shared.contract,
        )

    def _ways(self, shared: Shared) -> Iterator[Way]:
        """Yield a way for each choice of the grades that need what departs from the defaults."""
        unasked = sorted(one for one in shared.departing if one.name not in self._asked)
        able = [[g.grade.id for g, b in self.peopled if self._may_need(g, b, x)] for x in unasked]
        for ids in product(*able):
            pairs = list(zip(ids, unasked, strict=True))
            needed = {id_: frozenset(x for other, x in pairs if other == id_) for id_ in ids}
            yield Way(shared, needed)

    def _may_need(self, one: GradeBench, bench: Bench, choice: Choice) -> bool:
        """Say whether there is a rule at all that the default may break in a grade."""
        key = one.grade.id, choice.name
        if key not in self._needing:
            parts, clauses = one.model.parts, bench.theory.clauses
            is_there = any(known.name == choice.name for known in parts.choices)
            kept = unasked_clauses(clauses, parts, {choice.name})
            self._needing[key] = is_there and all(len(clause.literals) > 1 for clause in kept)
        return self._needing[key]

    def _keeps_what_is_settled(self, shared: Shared) -> bool:
        atoms = shared.contract_atoms
        return all((literal.atom in atoms) is literal.positive for literal in self._settled)

    @cached_property
    def _settled(self) -> tuple[Literal, ...]:
        return contract_literals(self.benches)

    @cached_property
    def _same_for_all(self) -> tuple[str, ...]:
        return self.benches[0].model.offer.same_for_all or ()

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The options that may change for some grade, or that are settled."""
        named = {Choice.of(literal.atom).name for literal in self._settled}
        asked = (asked_options(self.wishes[g.grade.id], g.model.parts) for g, _ in self.peopled)
        return self.vary.union(named, *asked)

    @cached_property
    def _own_held(self) -> Mapping[str, frozenset[str]]:
        """The options that each grade by itself holds to their defaults."""
        return {
            one.grade.id: unasked_options(self.wishes[one.grade.id], one.model.parts)
            - shared_options(self._same_for_all, one.model.parts)
            - self.vary
            for one, _ in self.peopled
        }
