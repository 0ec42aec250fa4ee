"""The lines of a programme in two groups: those that only multiply, and all others.

Most price lists only multiply. Then a line costs its base price times all factors. Factors that are
the same for the whole group are multiplied once; for the others, and for base prices, people with
the same values where the tables look share what was found for the first of them.
"""

from collections.abc import Sequence
from operator import mul

from attrs import field, frozen

from dms.pricing.exact import ONE, Exact, aligned
from dms.pricing.steps import Found, Hole, Key, LookUp, Picker, StepLookUp, Values, picker, walk

__all__ = ["LineGroup", "MultipliedLines", "Product", "WalkedLines"]

Digits = tuple[list[int], int]
"""Amounts as whole digits, and the decimal places that all of them have."""


@frozen(eq=False)
class Product:
    """The product of steps that only multiply."""

    steps: tuple[StepLookUp, ...]
    looks_at: tuple[int, ...]
    _key: Picker = field(repr=False)
    _known: dict[Key, Exact | Hole] = field(factory=dict, repr=False)

    @classmethod
    def over(cls, steps: Sequence[StepLookUp]) -> "Product":
        """Multiply these steps."""
        places = tuple(sorted({i for step in steps for i in step.looks_at}))
        return cls(tuple(steps), places, picker(places))

    def find(self, values: Values) -> Exact | Hole:
        """Return the product for somebody with these values, or the hole that is there."""
        key = self._key(values)
        product = self._known.get(key)
        if product is None:
            product = self._known[key] = self._multiplied(values)
        return product

    def _multiplied(self, values: Values) -> Exact | Hole:
        digits, places = ONE
        for step in self.steps:
            found = step.find(values)
            if isinstance(found, Hole):
                return found
            if found is not None:
                factor = step.multiplier(found)
                digits, places = digits * factor.digits, places + factor.places
        return Exact(digits, places)


@frozen(eq=False)
class MultipliedLines:
    """Lines that only multiply: base table, factors of the group, factors of the person."""

    numbers: tuple[int, ...]
    """The places of the lines in their programme."""
    bases: tuple[LookUp, ...]
    factors: tuple[tuple[Product, Product], ...]
    """For each line the factors that are the same for the group, and those of a person."""
    _bases_key: Picker = field(repr=False)
    _factors_key: Picker = field(repr=False)
    _known_bases: dict[Key, Digits | Hole] = field(factory=dict, repr=False)
    _known_factors: dict[Key, Digits | Hole] = field(factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        numbers: Sequence[int],
        bases: Sequence[LookUp],
        factors: Sequence[tuple[Product, Product]],
    ) -> "MultipliedLines":
        """Put lines together, given line by line."""
        return cls(
            tuple(numbers),
            tuple(bases),
            tuple(factors),
            picker(sorted({i for base in bases for i in base.at})),
            picker(sorted({i for _, personal in factors for i in personal.looks_at})),
        )

    def price(self, values: Values) -> Digits | Hole:
        """Return the exact price of each line for one cell; a hole if there is one."""
        key = self._bases_key(values)
        bases = self._known_bases.get(key)
        if bases is None:
            bases = self._known_bases[key] = self._base_prices(values)
        if isinstance(bases, Hole):
            return bases
        key = self._factors_key(values)
        factors = self._known_factors.get(key)
        if factors is None:
            factors = self._known_factors[key] = self._multipliers(values)
        if isinstance(factors, Hole):
            return factors
        return list(map(mul, bases[0], factors[0])), bases[1] + factors[1]

    def _base_prices(self, values: Values) -> Digits | Hole:
        prices = []
        for base in self.bases:
            row = base.find(values)
            if isinstance(row, Hole):
                return row
            prices.append(row.value)
        return aligned(prices)

    def _multipliers(self, values: Values) -> Digits | Hole:
        """Multiply the factors of each line; lines with the same factors share the product."""
        products: dict[tuple[Product, Product], Exact] = {}
        for common, personal in self.factors:
            if (common, personal) not in products:
                first, second = common.find(values), personal.find(values)
                if isinstance(first, Hole):
                    return first
                if isinstance(second, Hole):
                    return second
                products[common, personal] = first.times(second)
        return aligned([products[pair] for pair in self.factors])


@frozen(eq=False)
class WalkedLines:
    """Lines with a step that adds, replaces, rounds or counts: they are walked one by one."""

    numbers: tuple[int, ...]
    """The places of the lines in their programme."""
    lines: tuple[tuple[LookUp, tuple[StepLookUp, ...]], ...]

    def price(self, values: Values) -> Digits | Hole:
        """Return the exact price of each line for one cell; a hole if there is one."""
        amounts = []
        for base, steps in self.lines:
            amount = _walked(base.find(values), steps, values)
            if isinstance(amount, Hole):
                return amount
            amounts.append(amount)
        return aligned(amounts)


def _walked(base: Found | Hole, steps: Sequence[StepLookUp], values: Values) -> Exact | Hole:
    if isinstance(base, Hole):
        return base
    amount = base.value
    for taken in walk(base, steps, values):
        if isinstance(taken, Hole):
            return taken
        amount = taken.amount
    return amount


LineGroup = MultipliedLines | WalkedLines
