"""Plan: a tariff narrowed to one group, ready to price any combination of personal values.

What is the same for everybody (headcount, way of paying, date) and what a programme fixes (its id,
clinic tier, deductible) is settled once. What is left are the personal dimensions that the tariff
really looks at; one combination of their values is a *cell*, priced once and exactly.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from dms.modules.programme import Programme
from dms.pricing.dimensions import same
from dms.pricing.exact import ONE, Exact, aligned
from dms.pricing.steps import Found, Hole, LookUp, StepLookUp, Values, walk
from dms.pricing.table_checks import Value
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


@frozen(eq=False)
class ProgrammePlan:
    """The lines of one programme; lines with the same plain steps are priced together."""

    programme: Programme
    lines: tuple[LinePlan, ...]
    unpriced: tuple[str, ...]
    chains: tuple["Chain", ...]
    contribution: tuple[tuple[int, LookUp | None], ...]
    """Numbers of the contribution rules with their conditions."""

    @property
    def is_priced(self) -> bool:
        """Say whether everything in it has a price, and there is something to pay for."""
        return bool(self.lines) and not self.unpriced

    def price(self, values: Values) -> CellPrice | Hole:
        """Price one cell exactly, or say which table has a hole."""
        amounts: list[Exact] = [ONE] * len(self.lines)
        for chain in self.chains:
            priced = chain.price(values)
            if isinstance(priced, Hole):
                return priced
            for number, amount in zip(chain.numbers, priced, strict=True):
                amounts[number] = amount
        weights, places = aligned(amounts)
        return CellPrice(tuple(weights), places, sum(weights))


@frozen
class Chain:
    """Lines of a programme with the same steps, priced together.

    Whoever has the same values where the base tables look, or where the steps look, has the same
    base prices, or the same product of all factors; both are found once.
    """

    numbers: tuple[int, ...]
    bases: tuple[LookUp, ...]
    steps: tuple[StepLookUp, ...]
    is_plain: bool
    _bases_at: tuple[int, ...]
    _steps_at: tuple[int, ...]
    _found: dict[tuple[Value, ...], tuple[Found, ...] | Hole] = field(factory=dict, repr=False)
    _products: dict[tuple[Value, ...], Exact | Hole] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, numbers: tuple[int, ...], lines: Sequence[LinePlan]) -> "Chain":
        """Make a chain of the lines with these numbers."""
        bases = tuple(lines[number].base for number in numbers)
        steps = lines[numbers[0]].steps
        steps_at = {i for step in steps for i in step.looks_at}
        return cls(
            numbers,
            bases,
            steps,
            all(step.is_plain for step in steps),
            tuple(sorted({i for base in bases for i in base.at})),
            tuple(sorted(steps_at)),
        )

    def price(self, values: Values) -> list[Exact] | Hole:
        """Return the exact price of each line for one cell; a hole if there is one."""
        found = self._base_rows(values)
        if isinstance(found, Hole):
            return found
        if not self.is_plain:
            return _walked(found, self.steps, values)
        product = self._product(values)
        if isinstance(product, Hole):
            return product
        digits, places = product
        return [Exact(row.value[0] * digits, row.value[1] + places) for row in found]

    def _base_rows(self, values: Values) -> tuple[Found, ...] | Hole:
        key = tuple([values[i] for i in self._bases_at])
        if key not in self._found:
            self._found[key] = _all_found(base.find(values) for base in self.bases)
        return self._found[key]

    def _product(self, values: Values) -> Exact | Hole:
        key = tuple([values[i] for i in self._steps_at])
        if key not in self._products:
            self._products[key] = _product(self.steps, values)
        return self._products[key]


def _all_found(answers: Iterable[Found | Hole]) -> tuple[Found, ...] | Hole:
    found = []
    for answer in answers:
        if isinstance(answer, Hole):
            return answer
        found.append(answer)
    return tuple(found)


def _walked(
    found: Sequence[Found], steps: Sequence[StepLookUp], values: Values
) -> list[Exact] | Hole:
    """Take the steps one after the other for each line."""
    amounts = []
    for base in found:
        amount = base.value
        for taken in walk(base, steps, values):
            if isinstance(taken, Hole):
                return taken
            amount = taken.amount
        amounts.append(amount)
    return amounts


def _product(steps: Sequence[StepLookUp], values: Values) -> Exact | Hole:
    """Multiply plain steps."""
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
        return self._names.get(written) or self._names.get(same(written))
