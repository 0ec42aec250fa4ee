"""Differences: the parts of two quotes set against each other, and the people in only one."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from dms.comparison.absences import absence
from dms.comparison.bridge_parts import (
    ONLY_A,
    ONLY_B,
    PEOPLE_JOINED,
    PEOPLE_LEFT,
    UNPRICED_A,
    UNPRICED_B,
    BridgePart,
)
from dms.comparison.composition import contract_parts
from dms.comparison.pairing import Cohort, Pairing
from dms.comparison.parts import Part
from dms.comparison.taking_apart import TakenApart
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote

__all__ = ["PartAmount", "cohort_differences", "contract_differences", "people_differences"]

PartAmount = tuple[BridgePart, Fraction]
"""A reason and its amount in roubles, exact."""


def cohort_differences(a: TakenApart, b: TakenApart, cohort: Cohort) -> Iterator[PartAmount]:
    """Set the premiums of the same people against each other."""
    one, other = cohort.programmes
    return _differences(
        _Side(a.some(one, cohort.rows_a), _priced(a.quote, [one]), a.quote.offer, [one]),
        _Side(b.some(other, cohort.rows_b), _priced(b.quote, [other]), b.quote.offer, [other]),
    )


def contract_differences(a: TakenApart, b: TakenApart) -> Iterator[PartAmount]:
    """Set against each other what is priced for the contract as such."""
    return _differences(_contract_side(a), _contract_side(b))


def people_differences(pairing: Pairing) -> Iterator[PartAmount]:
    """Return what the people cost who have a price in one of the quotes only."""
    yield BridgePart(PEOPLE_LEFT), -pairing.left.premium
    yield BridgePart(PEOPLE_JOINED), pairing.joined.premium
    yield BridgePart(UNPRICED_A), pairing.unpriced_a.premium
    yield BridgePart(UNPRICED_B), -pairing.unpriced_b.premium


@frozen
class _Side:
    """The parts of one quote, and what it prices for these people."""

    parts: Mapping[Part, Fraction]
    priced: Collection[str]
    offer: Offer
    programmes: Collection[str]

    def named(self, part: Part, only: str) -> BridgePart:
        """Return the reason that a part of the other side belongs to."""
        if part.module is None or part.module in self.priced:
            return BridgePart(part.component, part.module)
        return BridgePart(only, part.module, absence(self.offer, self.programmes, part.module))


def _contract_side(taken: TakenApart) -> _Side:
    quote, programmes = taken.quote, taken.programmes
    return _Side(contract_parts(quote), _priced(quote, programmes), quote.offer, programmes)


def _priced(quote: Quote, programmes: Collection[str]) -> set[str]:
    """Return the kinds of care with a price in some programmes, or for the contract as such."""
    assert quote.plan is not None  # noqa: S101 - the quote has prices
    lines = [line for id_ in programmes for line in quote.plan.programmes[id_].lines]
    return {line.line.kind for line in lines} | {line.kind for line in quote.contract}


def _differences(a: _Side, b: _Side) -> Iterator[PartAmount]:
    for part, amount in a.parts.items():
        yield b.named(part, ONLY_A), -amount
    for part, amount in b.parts.items():
        yield a.named(part, ONLY_B), amount
