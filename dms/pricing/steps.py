"""Steps: what one factor does to an amount, looked up for one combination of values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from attrs import field, frozen

from dms.pricing.exact import Exact
from dms.pricing.factors import Factor
from dms.pricing.table_checks import Value
from dms.pricing.tables import Found, Missing, Table
from dms.rates import RateRow

__all__ = ["Found", "Hole", "LookUp", "StepLookUp", "Taken", "Values", "walk"]

HUNDRED = Exact(100, 0)

Values = Sequence[Value]
"""What a person has on each dimension of the plan, in the plan's order."""


@frozen
class Hole:
    """A table has no rate for these values."""

    dimensions: tuple[str, ...]
    reason: Missing
    values: tuple[Value, ...]
    pointer: str


@frozen
class Taken:
    """One step as it was taken: the factor, its row, and the amount after it."""

    factor: Factor
    row: RateRow
    units: Value
    amount: Exact
    pointer: str


T = TypeVar("T")
Key = tuple[Value, ...]
Picker = Callable[[Values], Key]


def picker(places: Sequence[int]) -> Callable[[Sequence[T]], tuple[T, ...]]:
    """Return a function that picks what stands at some places, as a tuple."""
    if len(places) == 1:
        only = places[0]
        return lambda values: (values[only],)
    return itemgetter(*places) if places else lambda _values: ()


@frozen
class LookUp:
    """A table that knows which values of a person it looks at, and remembers what it found."""

    table: Table
    pointer: str
    at: tuple[int, ...]
    _key: Picker = field(repr=False, eq=False)
    _seen: dict[Key, Found | Hole] = field(factory=dict, repr=False, eq=False)

    @classmethod
    def over(cls, table: Table, pointer: str, positions: Mapping[str, int]) -> "LookUp":
        """Look into `table` with values that stand at `positions`, by dimension."""
        at = tuple(positions[d.name] for d in table.dimensions)
        return cls(table, pointer, at, picker(at))

    def find(self, values: Values) -> Found | Hole:
        """Return the row for somebody with these values, or the hole that is there."""
        key = self._key(values)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self.table.named.get(key) or self._ask(key)
        return found

    def _ask(self, key: tuple[Value, ...]) -> Found | Hole:
        row = self.table.find(key)
        if isinstance(row, Missing):
            names = [name for name, _ in self.table.settled]
            names += [dimension.name for dimension in self.table.dimensions]
            values = (*(value for _, value in self.table.settled), *key)
            return Hole(tuple(names), row, values, self.pointer)
        return Found.of(row)


@frozen
class StepLookUp:
    """A factor with its table, whom it is for, and the roster column it counts by."""

    factor: Factor
    rate: LookUp
    condition: LookUp | None
    units_at: int | None

    @property
    def is_plain(self) -> bool:
        """Say whether the step only multiplies, so that many steps can be multiplied at once."""
        plain = self.factor.kind in ("multiply", "percent")
        return plain and self.units_at is None and self.factor.round_to is None

    @property
    def looks_at(self) -> tuple[int, ...]:
        """The places of the values that the step looks at."""
        own = () if self.units_at is None else (self.units_at,)
        return self.rate.at + (self.condition.at if self.condition is not None else ()) + own

    def find(self, values: Values) -> Found | Hole | None:
        """Return the rate for somebody with these values; None when the step is not for them."""
        if self.condition is not None:
            concerned = self.condition.find(values)
            if isinstance(concerned, Hole):
                return None if concerned.reason is Missing.NO_ROW else concerned
        return self.rate.find(values)

    def multiplier(self, found: Found) -> Exact:
        """Return what a plain step multiplies by."""
        if self.factor.kind == "multiply":
            return found.value
        return Exact(found.value.plus(HUNDRED).digits, found.value.places + 2)

    def after(self, amount: Exact, found: Found, units: Exact | None) -> Exact:
        """Return the amount after the step."""
        value = found.value if units is None else found.value.times(units)
        match self.factor.kind:
            case "multiply":
                amount = amount.times(value)
            case "percent":
                amount = amount.times(Exact(value.plus(HUNDRED).digits, value.places + 2))
            case "add":
                amount = amount.plus(value)
            case _:
                amount = value
        if self.factor.round_to is not None:
            amount = amount.rounded(Exact.of(self.factor.round_to))
        return amount


def walk(base: Found, steps: Sequence[StepLookUp], values: Values) -> Iterator[Taken | Hole]:
    """Take the steps in order, from the base price on; a hole ends the walk."""
    amount = base.value
    for step in steps:
        found = step.find(values)
        if found is None:
            continue
        units = None if step.units_at is None else values[step.units_at]
        if isinstance(found, Found) and step.factor.per is not None and units is None:
            found = Hole((step.factor.per,), Missing.UNKNOWN, (units,), step.rate.pointer)
        if isinstance(found, Hole):
            yield found
            return
        amount = step.after(amount, found, Exact(units, 0) if isinstance(units, int) else None)
        yield Taken(step.factor, found.row, units, amount, step.rate.pointer)
