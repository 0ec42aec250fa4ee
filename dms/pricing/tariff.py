"""Tariff: the prices of an offer, checked (:mod:`dms.pricing.tariff_building`) and ready to ask."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from dms.issues import Issue
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.pricing.admitting import admissions
from dms.pricing.dimensions import Dimension, same
from dms.pricing.factors import Factor
from dms.pricing.looked_at import LookedAt
from dms.pricing.offer import Offer
from dms.pricing.tables import Table

__all__ = ["WHOLE_PROGRAMME", "Line", "ProgrammeTariff", "Rule", "Step", "Tariff"]

WHOLE_PROGRAMME = "programme"
"""Stands for the kind of care where one price covers the whole programme."""


@frozen
class Step:
    """A factor with its table and condition checked."""

    factor: Factor
    table: Table
    condition: Table | None
    pointer: str


@frozen
class Line:
    """A base price: of a module in a programme, of a whole programme, or of a contract module."""

    kind: str
    module: Module | None
    table: Table
    pointer: str
    steps: tuple[int, ...]
    """Numbers of the steps that apply to it, in order."""


@frozen
class ProgrammeTariff:
    """The price lines of one programme, and the kinds of care whose price is not stated."""

    programme: Programme
    lines: tuple[Line, ...]
    unpriced: tuple[str, ...] = ()


@frozen
class Rule:
    """A contribution rule with its condition checked."""

    number: int
    condition: Table | None


@frozen
class Tariff:
    """All prices of an offer."""

    offer: Offer
    dimensions: Mapping[str, Dimension]
    programmes: Mapping[str, ProgrammeTariff]
    contract: tuple[Line, ...]
    contract_unpriced: tuple[str, ...]
    """Kinds of care that are offered for the contract, and whose price is not stated."""
    steps: tuple[Step, ...]
    contribution: tuple[Rule, ...]
    issues: tuple[Issue, ...]

    @cached_property
    def spellings(self) -> Mapping[tuple[str, str], str]:
        """How the price list writes a name: for a dimension and the form that tables compare."""
        found: dict[tuple[str, str], str] = {}
        for table in self.tables:
            for _, row in table.rows:
                for dimension, written in zip(table.dimensions, row.keys, strict=True):
                    for name in written:
                        found.setdefault((dimension.name, same(name)), name)
        return found

    @property
    def tables(self) -> Iterator[Table]:
        """Every table, those of conditions too."""
        lines = [line for p in self.programmes.values() for line in p.lines]
        yield from (line.table for line in [*lines, *self.contract])
        yield from (step.table for step in self.steps)
        conditions = [step.condition for step in self.steps]
        conditions += [rule.condition for rule in self.contribution]
        yield from (condition for condition in conditions if condition is not None)

    @cached_property
    def looked_at(self) -> LookedAt:
        """What prices and admission depend on."""
        rules = [rule for rule, _ in admissions(self.offer)]
        units = [step.factor.per for step in self.steps if step.factor.per]
        return LookedAt.by(self.tables, rules, units)
