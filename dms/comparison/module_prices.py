"""Prices of one quote by programme of the client and by kind of care, from the cells of the quote.

What stands under a programme adds up to its premium, to the kopeck.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.pricing.module_sums import module_sums
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell
from dms.pricing.rounding import RoundingRule

__all__ = ["ModulePrice", "ProgrammePrices", "programme_prices"]

Counted = tuple[PricedCell, int, int]
"""A cell, the premium of its members in units, and how many have it."""


@frozen
class ModulePrice:
    """What one kind of care costs the members of a programme, in roubles.

    `full` is for the whole term and `premium` for the dates of cover, of all members together;
    `low` and `high` are the least and the most that one of them costs for the whole term.
    """

    heads: int
    full: Decimal
    premium: Decimal
    low: Decimal
    high: Decimal


@frozen
class ProgrammePrices:
    """What the members of a programme cost, in roubles; `unpriced` ones have no price.

    The premiums of `modules` add up to `premium`; the kind `programme` among them is one price for
    a whole programme.
    """

    heads: int
    unpriced: int
    full: Decimal
    premium: Decimal
    per_head: Decimal
    low: Decimal
    high: Decimal
    modules: Mapping[str, ModulePrice]


def programme_prices(
    quote: Quote, membership: Sequence[str | None]
) -> dict[str | None, ProgrammePrices]:
    """Return the prices of each programme in which somebody has one.

    `membership` names the client's programme of each member, in the order of the quote's roster.
    """
    if not quote.numbers:
        return {}
    counts = Counter(zip(membership, quote.numbers, quote.units, strict=True))
    counted: dict[str | None, list[Counted]] = {}
    unpriced: Counter[str | None] = Counter()
    for (programme, number, units), count in counts.items():
        cell = quote.cells[number]
        if isinstance(cell, PricedCell):
            counted.setdefault(programme, []).append((cell, units, count))
        else:
            unpriced[programme] += count
    rule = quote.offer.rounding
    return {id_: _prices(found, unpriced[id_], rule) for id_, found in counted.items()}


def _prices(counted: Sequence[Counted], unpriced: int, rule: RoundingRule) -> ProgrammePrices:
    heads = sum(count for _, _, count in counted)
    fulls = [cell.full_of(units) for cell, units, _ in counted]
    full = sum(units * count for units, (_, _, count) in zip(fulls, counted, strict=True))
    due = sum(units * count for _, units, count in counted)
    premium = rule.roubles(due)
    return ProgrammePrices(
        heads,
        unpriced,
        rule.roubles(full),
        premium,
        rule.roubles(rule.units_of(Fraction(premium) / heads)),
        rule.roubles(min(fulls)),
        rule.roubles(max(fulls)),
        _modules(counted, rule),
    )


def _modules(counted: Sequence[Counted], rule: RoundingRule) -> dict[str, ModulePrice]:
    ranges = _ranges(counted)
    return {
        kind: ModulePrice(
            found.heads,
            rule.roubles(found.full),
            rule.roubles(found.due),
            *map(rule.roubles, ranges[kind]),
        )
        for kind, found in module_sums(counted).items()
    }


def _ranges(counted: Iterable[Counted]) -> dict[str, tuple[int, int]]:
    """Return the least and the most that each kind of care costs one member for the term."""
    ranges: dict[str, tuple[int, int]] = {}
    for cell, units, _ in counted:
        for line, full in zip(cell.plan.lines, cell.full_lines(units), strict=True):
            low, high = ranges.get(line.line.kind, (full, full))
            ranges[line.line.kind] = min(low, full), max(high, full)
    return ranges
