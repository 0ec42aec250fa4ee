"""Planning: narrow a tariff to a group, so that only personal dimensions are left to look at."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import field, frozen

from dms.modules.base import Module
from dms.modules.limits import Deductible
from dms.modules.programme import Programme
from dms.pricing.admitting import admissions_of
from dms.pricing.choices import taken_in
from dms.pricing.dimensions import deductible_key, same
from dms.pricing.line_groups import LineGroup, MultipliedLines, Product, WalkedLines
from dms.pricing.plan import LinePlan, Plan, ProgrammePlan
from dms.pricing.programme_names import programme_names
from dms.pricing.steps import LookUp, StepLookUp
from dms.pricing.table_checks import Value
from dms.pricing.tables import Table
from dms.pricing.tariff import Line, ProgrammeTariff, Step, Tariff

__all__ = ["build_plan"]

Known = Mapping[str, Value]


def build_plan(
    tariff: Tariff,
    group: Known,
    modules: Mapping[str, Collection[str]] | None = None,
) -> Plan:
    """Narrow a tariff to a group.

    `group` has the values of the group's dimensions (headcount, payment, date); `modules` names for
    a programme the kinds of care that are taken, all that are offered by default,
    but for what is given on request only.
    """
    dimensions = tariff.looked_at.personal
    bench = _Bench(tariff, group, {name: i for i, name in enumerate(dimensions)})
    return Plan(
        tariff=tariff,
        dimensions=dimensions,
        units=tariff.looked_at.units,
        programmes={
            id_: bench.programme(p, taken_in(p.programme, modules))
            for id_, p in tariff.programmes.items()
        },
        contract=tuple(bench.line(line, group) for line in tariff.contract),
        cuts=tariff.looked_at.cuts,
        names=programme_names(p.programme for p in tariff.programmes.values()),
    )


@frozen
class _Bench:
    """What is needed to narrow one table after another."""

    tariff: Tariff
    group: Known
    positions: Mapping[str, int]
    _narrowed: dict[tuple[object, ...], LookUp] = field(factory=dict)
    _steps: dict[tuple[object, ...], StepLookUp] = field(factory=dict)
    _chosen: dict[tuple[object, ...], tuple[StepLookUp, ...]] = field(factory=dict)
    _products: dict[tuple[int, ...], Product] = field(factory=dict)
    _factors: dict[int, tuple[Product, Product] | None] = field(factory=dict)

    def programme(self, priced: ProgrammeTariff, taken: Collection[str] | None) -> ProgrammePlan:
        programme = priced.programme
        known = {**self.group, **_fixed(programme)}
        lines = tuple(
            self.line(line, {**known, **own} if (own := _own(line.module)) else known)
            for line in priced.lines
            if _is_taken(line, taken)
        )
        unpriced = tuple(k for k in priced.unpriced if taken is None or k in taken)
        return ProgrammePlan(
            programme,
            lines,
            unpriced,
            tuple(self.groups(lines)),
            tuple(
                (
                    rule.number,
                    self.look_up(rule.condition, f"/contribution/{rule.number}/when", known),
                )
                for rule in self.tariff.contribution
            ),
            tuple(admissions_of(self.tariff.offer, programme, taken)),
            taken,
        )

    def line(self, line: Line, known: Known) -> LinePlan:
        base = self.narrowed(line.table, line.pointer, known)
        return LinePlan(line, base, self.steps(line.steps, known))

    def steps(self, numbers: tuple[int, ...], known: Known) -> tuple[StepLookUp, ...]:
        """Narrow the steps with these numbers, once for all lines that know the same."""
        key = (numbers, *known.values())
        if key not in self._chosen:
            self._chosen[key] = tuple(self.step(self.tariff.steps[i], known) for i in numbers)
        return self._chosen[key]

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

    def groups(self, lines: Sequence[LinePlan]) -> Iterator[LineGroup]:
        """Tell lines that only multiply from all others."""
        factors = [self.factors(line.steps) for line in lines]
        plain = {n: found for n, found in enumerate(factors) if found is not None}
        if plain:
            bases = [lines[n].base for n in plain]
            yield MultipliedLines.of(list(plain), bases, list(plain.values()))
        others = [n for n in range(len(lines)) if n not in plain]
        if others:
            yield WalkedLines(tuple(others), tuple((lines[n].base, lines[n].steps) for n in others))

    def factors(self, steps: tuple[StepLookUp, ...]) -> tuple[Product, Product] | None:
        """Tell factors that are the same for the group from those of a person.

        None for steps that do more than multiply.
        """
        if id(steps) not in self._factors:
            common = [step for step in steps if not step.looks_at]
            personal = [step for step in steps if step.looks_at]
            plain = all(step.is_plain for step in steps)
            products = (self.product(common), self.product(personal)) if plain else None
            self._factors[id(steps)] = products
        return self._factors[id(steps)]

    def product(self, steps: Sequence[StepLookUp]) -> Product:
        """Multiply steps, once for all lines that take the same ones."""
        key = tuple(map(id, steps))
        if key not in self._products:
            self._products[key] = Product.over(steps)
        return self._products[key]

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


def _is_taken(line: Line, taken: Collection[str] | None) -> bool:
    return taken is None or line.module is None or line.kind in taken


def _fixed(programme: Programme) -> Known:
    """Return the values that the programme settles."""
    return {
        "programme": same(programme.id),
        "clinic_tier": same(programme.clinic_tier) if programme.clinic_tier else None,
        "deductible": _share_of_bill(programme.deductible),
    }


def _own(module: Module | None) -> Known:
    """Return the values that a module settles otherwise than its programme."""
    if module is None or module.deductible is None:
        return {}
    return {"deductible": _share_of_bill(module.deductible)}


def _share_of_bill(deductible: Deductible | None) -> str | None:
    """Write a deductible as tables do: `20%` of the bill, or roubles; None when not stated."""
    if deductible is None:
        return None
    if deductible.share is not None:
        return deductible_key(f"{deductible.share * 100:f}%")
    return None if deductible.amount is None else deductible_key(f"{deductible.amount:f}")
