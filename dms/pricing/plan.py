"""Plan: a tariff narrowed to one group, ready to price any combination of personal values.

What is the same for everybody (headcount, way of paying, date) and what a programme fixes (its id,
clinic tier, deductible) is settled once. What is left are the personal dimensions that the tariff
really looks at; one combination of their values is a *cell*, priced once and exactly.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd

from attrs import field, frozen

from dms.modules.programme import Programme
from dms.pricing.admitting import Admission
from dms.pricing.line_groups import LineGroup
from dms.pricing.programme_names import meant_programme
from dms.pricing.steps import Hole, LookUp, StepLookUp, Values, picker
from dms.pricing.tariff import Line, Tariff

__all__ = ["CellPrice", "LinePlan", "Plan", "ProgrammePlan"]

MOST_PLACES = 30


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
    proportions: tuple[int, ...]
    """The weights divided by what all of them share; lines are fitted by these small numbers."""

    @classmethod
    def of(cls, weights: Sequence[int], places: int) -> "CellPrice":
        """Make a price of the lines."""
        common = gcd(*weights) or 1
        proportions = tuple([weight // common for weight in weights])
        return cls(tuple(weights), places, sum(weights), proportions)

    def with_part(self, share: Fraction) -> "CellPrice":
        """Return the price with one more line: a share of all that is there."""
        scale = share.denominator
        places = self.places
        while 10 ** (places - self.places) % scale:
            places += 1
            if places > self.places + MOST_PLACES:
                raise ValueError("An uplift is a decimal share, such as 0.15")
        by = 10 ** (places - self.places)
        weights = [weight * by for weight in self.weights]
        return CellPrice.of([*weights, sum(weights) * share.numerator // scale], places)


@frozen(eq=False)
class ProgrammePlan:
    """The lines of one programme, ready to price any combination of personal values."""

    programme: Programme
    lines: tuple[LinePlan, ...]
    unpriced: tuple[str, ...]
    groups: tuple[LineGroup, ...]
    """The same lines, put together by how they are priced."""
    contribution: tuple[tuple[int, LookUp | None], ...]
    """Numbers of the contribution rules with their conditions."""
    admitting: tuple[Admission, ...] = ()
    """Whom the offer, the programme and its modules admit, and where they say so."""
    taken: Collection[str] | None = None
    """The kinds of care that were chosen; None is all that the programme offers."""

    @property
    def is_priced(self) -> bool:
        """Say whether everything in it has a price, and there is something to pay for."""
        return bool(self.lines) and not self.unpriced

    def price(self, values: Values) -> CellPrice | Hole:
        """Price one cell exactly, or say which table has a hole."""
        weights: list[int] = []
        places = 0
        for group in self.groups:
            found = group.price(values)
            if isinstance(found, Hole):
                return found
            digits, own = found
            if own > places:
                weights, places = [w * 10 ** (own - places) for w in weights], own
            weights += digits if own == places else [d * 10 ** (places - own) for d in digits]
        return CellPrice.of(self._in_order(weights), places)

    @cached_property
    def _in_order(self) -> Callable[[list[int]], Sequence[int]]:
        """Puts what the groups return one after the other into the order of the lines."""
        numbers = [number for group in self.groups for number in group.numbers]
        return picker(sorted(range(len(numbers)), key=numbers.__getitem__))


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
        return meant_programme(written, self.programmes, self._names)
