"""Plan: a tariff narrowed to one group, ready to price any combination of personal values.

What is the same for everybody (headcount, way of paying, date) and what a programme fixes (its id,
clinic tier, deductible) is settled once. What is left are the personal dimensions that the tariff
really looks at; one combination of their values is a *cell*, priced once and exactly.
"""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from dms.modules.programme import Programme
from dms.pricing.dimensions import same
from dms.pricing.exact import ONE, Exact, aligned
from dms.pricing.steps import Hole, LookUp, StepLookUp, Values, walk
from dms.pricing.tariff import Line, Tariff

__all__ = ["CellPrice", "LinePlan", "Plan", "ProgrammePlan"]


@frozen
class LinePlan:
    """The price of one kind of care in one programme: base table and steps."""

    line: Line
    base: LookUp
    steps: tuple[StepLookUp, ...]


@frozen
class CellPrice:
    """Exact prices for the whole term of one cell, a weight for each line of the programme.

    A weight is an amount in units of 10^-`places` roubles.
    """

    weights: tuple[int, ...]
    places: int
    total: int


@frozen
class ProgrammePlan:
    """The lines of one programme; lines with the same plain steps are priced together."""

    programme: Programme
    lines: tuple[LinePlan, ...]
    unpriced: tuple[str, ...]
    chains: tuple[tuple[tuple[StepLookUp, ...], tuple[int, ...]], ...]
    """Steps, and the numbers of the lines they apply to."""
    contribution: tuple[tuple[int, LookUp | None], ...]
    """Numbers of the contribution rules with their conditions."""

    @property
    def is_priced(self) -> bool:
        """Say whether everything in it has a price, and there is something to pay for."""
        return bool(self.lines) and not self.unpriced

    def price(self, values: Values) -> CellPrice | Hole:
        """Price one cell exactly, or say which table has a hole."""
        amounts: list[Exact] = [ONE] * len(self.lines)
        for steps, numbers in self.chains:
            failed = _price_chain(self.lines, steps, numbers, values, amounts)
            if failed is not None:
                return failed
        weights, places = aligned(amounts)
        return CellPrice(tuple(weights), places, sum(weights))


def _price_chain(
    lines: Sequence[LinePlan],
    steps: Sequence[StepLookUp],
    numbers: Sequence[int],
    values: Values,
    amounts: list[Exact],
) -> Hole | None:
    """Write the amounts of the lines that share their steps; return a hole if there is one."""
    plain = all(step.is_plain for step in steps)
    product = _product(steps, values) if plain else ONE
    if isinstance(product, Hole):
        return product
    for number in numbers:
        base = lines[number].base.find(values)
        if isinstance(base, Hole):
            return base
        if plain:
            amounts[number] = base.value.times(product)
            continue
        amounts[number] = base.value
        for taken in walk(base, steps, values):
            if isinstance(taken, Hole):
                return taken
            amounts[number] = taken.amount
    return None


def _product(steps: Sequence[StepLookUp], values: Values) -> Exact | Hole:
    digits, places = 1, 0
    for step in steps:
        found = step.find(values)
        if isinstance(found, Hole):
            return found
        if found is None:
            continue
        multiplier = step.multiplier(found)
        digits, places = digits * multiplier.digits, places + multiplier.places
    return Exact(digits, places)


@frozen
class Plan:
    """A tariff for one group: the dimensions of a cell and the plan of each programme."""

    tariff: Tariff
    dimensions: tuple[str, ...]
    """Personal dimensions in the order of a cell's values."""
    units: frozenset[str]
    """Dimensions that are counted by, so that their exact value matters."""
    programmes: Mapping[str, ProgrammePlan]
    contract: tuple[LinePlan, ...]
    cuts: Mapping[str, tuple[int, ...]]
    """Where prices may change along each ordered dimension."""
    _names: Mapping[str, str] = field(repr=False)

    def programme_id(self, written: str | None) -> str | None:
        """Return the programme that a roster means by its id or name, or the only one there is."""
        if written is None:
            return next(iter(self.programmes)) if len(self.programmes) == 1 else None
        return self._names.get(same(written))
