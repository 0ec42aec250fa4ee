"""Composition: what a quote's premium is made of, exactly and in parts that add up to it.

>>> composition(quote).by_component                             # doctest: +SKIP
{'base': Fraction(1200000, 1), 'age': Fraction(84000, 1), 'headcount': Fraction(-64200, 1)}
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from dms.comparison.components import CONTRACT, component_order
from dms.comparison.fitting import fitted
from dms.comparison.parts import Part, added_up
from dms.comparison.taking_apart import TakenApart
from dms.money import KOPECK
from dms.pricing.quote import Quote

__all__ = ["Composition", "composition", "contract_parts"]


@frozen
class Composition:
    """The parts of a premium in roubles, exact; they add up to `total`."""

    total: Decimal
    parts: Mapping[Part, Fraction] = field(repr=False)

    @cached_property
    def by_module(self) -> dict[str | None, Fraction]:
        """What each kind of care costs, in the order in which kinds are shown."""
        return added_up((part.module, amount) for part, amount in self.parts.items())

    @cached_property
    def by_component(self) -> dict[str, Fraction]:
        """What each component contributes over all kinds of care, the price list first."""
        found = added_up((part.component, amount) for part, amount in self.parts.items())
        return {name: found[name] for name in sorted(found, key=component_order)}

    def rounded(self, unit: Decimal = KOPECK) -> dict[Part, Decimal]:
        """Return the parts in multiples of `unit` roubles; they still add up to the total.

        Raises ValueError when the total is no multiple of `unit`.
        """
        return fitted(self.parts, unit)


def composition(quote: Quote) -> Composition:
    """Take a quote's premium apart: what the price list and each factor add to each kind of care.

    Raises :class:`~dms.errors.QuoteRefused` when there is no price at all.
    """
    total = quote.total
    parts = TakenApart(quote).everybody() | contract_parts(quote)
    return Composition(total, {part: parts[part] for part in sorted(parts) if parts[part]})


def contract_parts(quote: Quote) -> dict[Part, Fraction]:
    """Return what is priced for the contract as such, by kind of care."""
    return added_up((Part(ln.kind, CONTRACT), Fraction(ln.premium)) for ln in quote.contract)
