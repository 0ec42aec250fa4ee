"""Chains: the lines of a programme that take the same steps, priced together.

Most price lists only multiply. Then a line costs its base price times the product of all factors,
and the product is the same for all lines of a chain. Factors that are the same for everybody in the
group are multiplied once; what is left depends on a person, and people with the same values where
the tables look share what was found for the first of them.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import field, frozen

from dms.pricing.exact import ONE, Exact, aligned
from dms.pricing.steps import Found, Hole, Key, LookUp, Picker, StepLookUp, Values, picker, walk

__all__ = ["Chain"]

@frozen
class _Bases:
    """The base prices of all lines for some values, and the same digits for one scale."""

    rows: tuple[Found, ...]
    digits: list[int]
    places: int


@frozen
class Chain:
    """The base tables of some lines, and the steps that all of them take."""

    numbers: tuple[int, ...]
    """The places of the lines in their programme."""
    bases: tuple[LookUp, ...]
    steps: tuple[StepLookUp, ...]
    is_plain: bool
    """Whether the steps only multiply."""
    _personal: tuple[StepLookUp, ...]
    _bases_key: Picker
    _steps_key: Picker
    _found: dict[Key, _Bases | Hole] = field(factory=dict, repr=False)
    _products: dict[Key, Exact | Hole] = field(factory=dict, repr=False)

    @classmethod
    def of(
        cls, numbers: Sequence[int], bases: Iterable[LookUp], steps: tuple[StepLookUp, ...]
    ) -> "Chain":
        """Chain the lines with these numbers and base tables."""
        tables = tuple(bases)
        return cls(
            tuple(numbers),
            tables,
            steps,
            all(step.is_plain for step in steps),
            tuple(step for step in steps if step.looks_at),
            picker(sorted({i for table in tables for i in table.at})),
            picker(sorted({i for step in steps for i in step.looks_at})),
        )

    def price(self, values: Values) -> tuple[list[int], int] | Hole:
        """Return the exact price of each line for one cell: digits, and their decimal places."""
        bases = self._bases(values)
        if isinstance(bases, Hole):
            return bases
        if not self.is_plain:
            return _walked(bases.rows, self.steps, values)
        product = self._product(values)
        if isinstance(product, Hole):
            return product
        digits, places = product
        return [base * digits for base in bases.digits], bases.places + places

    def _bases(self, values: Values) -> _Bases | Hole:
        key = self._bases_key(values)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _all_found([base.find(values) for base in self.bases])
        return found

    def _product(self, values: Values) -> Exact | Hole:
        key = self._steps_key(values)
        product = self._products.get(key)
        if product is None:
            product = self._products[key] = self._multiplied(values)
        return product

    def _multiplied(self, values: Values) -> Exact | Hole:
        common = self._common_product
        return common if isinstance(common, Hole) else _product(common, self._personal, values)

    @cached_property
    def _common_product(self) -> Exact | Hole:
        """The product of the steps that are the same for everybody."""
        return _product(ONE, [step for step in self.steps if not step.looks_at], ())


def _all_found(answers: Sequence[Found | Hole]) -> _Bases | Hole:
    rows = []
    for answer in answers:
        if isinstance(answer, Hole):
            return answer
        rows.append(answer)
    digits, places = aligned([row.value for row in rows])
    return _Bases(tuple(rows), digits, places)


def _walked(
    bases: Sequence[Found], steps: Sequence[StepLookUp], values: Values
) -> tuple[list[int], int] | Hole:
    """Take the steps one after the other for each line."""
    amounts = []
    for base in bases:
        amount = base.value
        for taken in walk(base, steps, values):
            if isinstance(taken, Hole):
                return taken
            amount = taken.amount
        amounts.append(amount)
    return aligned(amounts)


def _product(product: Exact, steps: Sequence[StepLookUp], values: Values) -> Exact | Hole:
    """Multiply plain steps."""
    digits, places = product
    for step in steps:
        found = step.find(values)
        if isinstance(found, Hole):
            return found
        if found is None:
            continue
        multiplier = step.multiplier(found)
        digits, places = digits * multiplier.digits, places + multiplier.places
    return Exact(digits, places)
