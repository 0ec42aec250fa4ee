"""Planning: narrow a tariff to a group, so that only personal dimensions are left to look at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from dms.modules.base import Module
from dms.modules.eligibility import Eligibility
from dms.modules.limits import Deductible
from dms.modules.programme import Programme
from dms.pricing.dimensions import Level, Order, same
from dms.pricing.plan import Chain, LinePlan, Plan, ProgrammePlan
from dms.pricing.steps import LookUp, StepLookUp
from dms.pricing.table_checks import Value
from dms.pricing.tables import Table
from dms.pricing.tariff import Line, ProgrammeTariff, Step, Tariff

__all__ = ["build_plan", "tables_of"]

Known = Mapping[str, Value]


def build_plan(
    tariff: Tariff,
    group: Known,
    modules: Mapping[str, Collection[str]] | None = None,
) -> Plan:
    """Narrow a tariff to a group.

    `group` has the values of the group's dimensions (headcount, payment, date); `modules` names for
    a programme the kinds of care that are taken, all that are offered by default.
    """
    dimensions = _personal(tariff)
    bench = _Bench(tariff, group, {name: i for i, name in enumerate(dimensions)})
    taken = modules or {}
    return Plan(
        tariff=tariff,
        dimensions=dimensions,
        units=_units(tariff),
        programmes={
            id_: bench.programme(p, taken.get(id_)) for id_, p in tariff.programmes.items()
        },
        contract=tuple(bench.line(line, group) for line in tariff.contract),
        cuts=_cuts(tariff),
        names=_names(p.programme for p in tariff.programmes.values()),
    )


def tables_of(tariff: Tariff) -> Iterator[Table]:
    """Return every table of a tariff, those of conditions too."""
    lines = [line for p in tariff.programmes.values() for line in p.lines]
    yield from (line.table for line in [*lines, *tariff.contract])
    for step in tariff.steps:
        yield step.table
    conditions = [step.condition for step in tariff.steps]
    conditions += [rule.condition for rule in tariff.contribution]
    yield from (condition for condition in conditions if condition is not None)


def _units(tariff: Tariff) -> frozenset[str]:
    return frozenset(step.factor.per for step in tariff.steps if step.factor.per)


def _personal(tariff: Tariff) -> tuple[str, ...]:
    """Return the personal dimensions that prices or admission look at, in a fixed order."""
    found = {
        d.name for table in tables_of(tariff) for d in table.dimensions if d.level is Level.MEMBER
    }
    for rule in _eligibilities(tariff):
        found |= {"age"} if rule.ages is not None else set()
        found |= {"relationship"} if rule.relationships is not None else set()
    return tuple(sorted(found | _units(tariff)))


def _eligibilities(tariff: Tariff) -> Iterator[Eligibility]:
    rules = [tariff.offer.eligibility, *(p.eligibility for p in tariff.offer.programmes)]
    yield from (rule for rule in rules if rule is not None)


def _cuts(tariff: Tariff) -> dict[str, tuple[int, ...]]:
    """Return, for each ordered dimension, the numbers at which a price may change."""
    cuts: dict[str, set[int]] = {}
    for table in tables_of(tariff):
        for d in table.dimensions:
            if d.order is Order.NUMBERS:
                cuts.setdefault(d.name, set()).update(table.cuts(d.name))
    for rule in _eligibilities(tariff):
        if rule.ages is not None:
            after = {rule.ages.high + 1} if rule.ages.high is not None else set()
            cuts.setdefault("age", set()).update({rule.ages.low} | after)
    return {name: tuple(sorted(found)) for name, found in cuts.items()}


def _names(programmes: Iterable[Programme]) -> dict[str, str]:
    """Map ids and names of programmes, as a roster may spell them, to ids; ids come first.

    A spelling that two programmes share means neither of them.
    """
    listed = list(programmes)
    named = [(same(p.name), p.id) for p in listed if p.name]
    by_id = [(same(p.id), p.id) for p in listed]
    return _unique(named) | _unique(by_id) | {p.id: p.id for p in listed}


def _unique(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    spelled = Counter(spelling for spelling, _ in pairs)
    return {spelling: id_ for spelling, id_ in pairs if spelled[spelling] == 1}


@frozen
class _Bench:
    """What is needed to narrow one table after another."""

    tariff: Tariff
    group: Known
    positions: Mapping[str, int]
    _narrowed: dict[tuple[object, ...], LookUp] = field(factory=dict)
    _steps: dict[tuple[object, ...], StepLookUp] = field(factory=dict)

    def programme(self, priced: ProgrammeTariff, taken: Collection[str] | None) -> ProgrammePlan:
        programme = priced.programme
        chosen = [line for line in priced.lines if _is_taken(line, taken)]
        lines = tuple(
            self.line(line, {**self.group, **_fixed(programme, line.module)}) for line in chosen
        )
        known = {**self.group, **_fixed(programme, None)}
        unpriced = tuple(k for k in priced.unpriced if taken is None or k in taken)
        return ProgrammePlan(
            programme,
            lines,
            unpriced,
            tuple(_chains(lines)),
            tuple(
                (
                    rule.number,
                    self.look_up(rule.condition, f"/contribution/{rule.number}/when", known),
                )
                for rule in self.tariff.contribution
            ),
        )

    def line(self, line: Line, known: Known) -> LinePlan:
        base = self.narrowed(line.table, line.pointer, known)
        steps = tuple(self.step(self.tariff.steps[i], known) for i in line.steps)
        return LinePlan(line, base, steps)

    def step(self, step: Step, known: Known) -> StepLookUp:
        """Narrow a step; lines for which it means the same share one object."""
        rate = self.narrowed(step.table, step.pointer, known)
        factor = step.pointer.rpartition("/")[0]
        condition = self.look_up(step.condition, f"{factor}/when", known)
        key = (step.pointer, id(rate), id(condition))
        if key not in self._steps:
            units_at = self.positions[step.factor.per] if step.factor.per else None
            self._steps[key] = StepLookUp(step.factor, rate, condition, units_at)
        return self._steps[key]

    def look_up(self, table: Table | None, pointer: str, known: Known) -> LookUp | None:
        return None if table is None else self.narrowed(table, pointer, known)

    def narrowed(self, table: Table, pointer: str, known: Known) -> LookUp:
        """Narrow a table, once for all that know the same of what it looks at."""
        settled = {d.name: known[d.name] for d in table.dimensions if d.name in known}
        key = (id(table), *settled.values())
        if key not in self._narrowed:
            left = table.narrow(settled) if settled else table
            self._narrowed[key] = LookUp.over(left, pointer, self.positions)
        return self._narrowed[key]


def _chains(lines: Sequence[LinePlan]) -> Iterator[Chain]:
    """Put lines with the same steps into one chain."""
    chains: dict[tuple[int, ...], list[int]] = {}
    for number, plan in enumerate(lines):
        chains.setdefault(tuple(map(id, plan.steps)), []).append(number)
    for numbers in chains.values():
        yield Chain.of(tuple(numbers), lines)


def _is_taken(line: Line, taken: Collection[str] | None) -> bool:
    return taken is None or line.module is None or line.kind in taken


def _fixed(programme: Programme, module: Module | None) -> Known:
    """Return the values that the programme settles, for all of it or for one module."""
    own = module.deductible if module is not None else None
    return {
        "programme": same(programme.id),
        "clinic_tier": same(programme.clinic_tier) if programme.clinic_tier else None,
        "deductible": _share_of_bill(own or programme.deductible),
    }


def _share_of_bill(deductible: Deductible | None) -> str | None:
    """Write a deductible as tables do: `20%` of the bill, or roubles; None when not stated."""
    if deductible is None:
        return None
    if deductible.share is not None:
        return f"{(deductible.share * 100).normalize():f}%"
    return None if deductible.amount is None else f"{deductible.amount.normalize():f}"
