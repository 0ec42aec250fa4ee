"""Taking apart: the premiums of some members as parts, by walking the price list once more.

A step of the tariff contributes what the amount is after it less what it was before, so the parts
follow the order of the price list: a discount that comes last is one on everything before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm
from operator import mul

from attrs import field, frozen

from dms.comparison.components import BASE, PART_OF_TERM, ROUNDING, component_of
from dms.comparison.crowds import Gathering, contributions, looked_at
from dms.comparison.parts import Part, added_up
from dms.pricing.module_sums import module_sums
from dms.pricing.plan import LinePlan, ProgrammePlan
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell, TermPrice
from dms.pricing.steps import Key
from dms.pricing.tariff import Tariff

__all__ = ["Row", "TakenApart", "parts_of"]

Row = tuple[PricedCell, int, int]
"""A cell with a premium in units of the rounding, and how many members have it."""


@frozen
class TakenApart:
    """A quote whose members can be taken apart, all or some; everybody's parts are kept."""

    quote: Quote
    _known: dict[str, dict[Part, Fraction]] = field(factory=dict, repr=False)

    @cached_property
    def _rows(self) -> Mapping[str, list[Row]]:
        """The cells of each programme."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for cell, units, count in self.quote.counted():
            found[cell.plan.programme.id].append((cell, units, count))
        return found

    @property
    def programmes(self) -> list[str]:
        """The programmes of members with a price."""
        return list(self._rows)

    def everybody(self) -> dict[Part, Fraction]:
        """Return the parts of what all members pay."""
        found = (self.programme(id_).items() for id_ in self.programmes)
        return added_up(part for parts in found for part in parts)

    def programme(self, id_: str) -> dict[Part, Fraction]:
        """Return the parts of what all members with one programme pay."""
        if id_ not in self._known:
            self._known[id_] = parts_of(self.quote, self._rows[id_])
        return self._known[id_]

    def some(self, id_: str, rows: list[Row]) -> dict[Part, Fraction]:
        """Return the parts of what some of the members with one programme pay."""
        everybody = sum(count for _, _, count in self._rows[id_])
        if sum(count for _, _, count in rows) == everybody:
            return self.programme(id_)
        return parts_of(self.quote, rows)


def parts_of(quote: Quote, rows: list[Row]) -> dict[Part, Fraction]:
    """Take apart what people with one programme pay, given as cells of the quote; exact.

    The parts add up to the premiums as they were rounded, by kind of care too.
    """
    assert quote.plan is not None  # noqa: S101 - there are prices
    programme, tariff = rows[0][0].plan, quote.plan.tariff
    parts = added_up(
        [*_whole_term(programme, _counts(rows), tariff), *_part_of_term(programme, rows)]
    )
    return parts | _rounding(parts, quote, rows)


def _rounding(
    parts: Mapping[Part, Fraction], quote: Quote, rows: list[Row]
) -> dict[Part, Fraction]:
    """Return what rounding adds to each kind of care."""
    exact = added_up((part.module, amount) for part, amount in parts.items())
    roubles = quote.offer.rounding.roubles
    return {
        Part(kind, ROUNDING): Fraction(roubles(found.due)) - exact[kind]
        for kind, found in module_sums(rows).items()
    }


def _part_of_term(programme: ProgrammePlan, rows: list[Row]) -> Iterator[tuple[Part, Fraction]]:
    """Return for each kind of care what the dates of cover cost less than the whole term."""
    whole = lcm(*{cell.share.denominator for cell, _, _ in rows})
    without: Counter[TermPrice] = Counter()
    for cell, _, count in rows:
        if not cell.has_whole_term:
            share = cell.share.numerator * (whole // cell.share.denominator)
            without[cell.term] += (whole - share) * count
    places = max([term.price.places for term in without], default=0)
    shares = [n * 10 ** (places - term.price.places) for term, n in without.items()]
    columns = zip(*(term.price.weights for term in without), strict=True)
    for line, weights in zip(programme.lines, columns, strict=False):  # no columns for nobody
        spared = sum(map(mul, weights, shares))
        yield Part(line.line.kind, PART_OF_TERM), Fraction(-spared, whole * 10**places)


def _counts(rows: list[Row]) -> Counter[Key]:
    """Count people by their values, whatever their dates."""
    counts: Counter[TermPrice] = Counter()
    for cell, _, count in rows:
        counts[cell.term] += count
    people: Counter[Key] = Counter()
    for term, count in counts.items():
        people[term.values] += count
    return people


def _whole_term(
    programme: ProgrammePlan, counts: Mapping[Key, int], tariff: Tariff
) -> Iterator[tuple[Part, Fraction]]:
    """Return what price list and factors add to each kind of care for the whole term."""
    known: dict[object, Gathering] = {}
    for line in programme.lines:
        places = looked_at(line)
        if places not in known:
            known[places] = Gathering.of(counts, line)
        amounts = contributions(line, known[places])
        for part, (digits, decimals) in zip(_parts(line, tariff), amounts, strict=True):
            yield part, Fraction(digits, 10**decimals)


def _parts(line: LinePlan, tariff: Tariff) -> list[Part]:
    """Return which part the base price of a line goes to, and which each of its steps."""
    steps = [component_of(tariff.steps[number]) for number in line.line.steps]
    return [Part(line.line.kind, component) for component in (BASE, *steps)]
