"""Pairing: the same people in two quotes, and those who are only in one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from dms.comparison.taking_apart import Row
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell

__all__ = ["Alone", "Cohort", "Pairing", "pair_up"]


@frozen
class Alone:
    """People of whom the other quote has no price, and what they pay in all, in roubles."""

    heads: int = 0
    premium: Fraction = Fraction(0)


@frozen
class Cohort:
    """People with one programme in the first quote and one in the b."""

    programmes: tuple[str, str]
    pairs: tuple[tuple[Row, Row], ...]
    """Their cell and premium in either quote; both rows count the same people."""

    @property
    def rows_a(self) -> list[Row]:
        """Their cells in the first quote."""
        return [row for row, _ in self.pairs]

    @property
    def rows_b(self) -> list[Row]:
        """Their cells in the second quote."""
        return [row for _, row in self.pairs]


@frozen
class Pairing:
    """Everybody who has a price in one of two quotes."""

    cohorts: tuple[Cohort, ...]
    """Who has a price in both."""
    left: Alone
    """Priced in the first quote and not in the second roster."""
    joined: Alone
    """Priced in the second quote and not in the first roster."""
    unpriced_a: Alone
    """Priced in the second quote; in the first roster too, but without a price."""
    unpriced_b: Alone
    """Priced in the first quote; in the second roster too, but without a price."""


Slot = tuple[int, int] | None
"""The cell number of a member and the premium in units; None for who is not in the roster."""


def pair_up(a: Quote, b: Quote) -> Pairing:
    """Find everybody of one quote in the other, by id."""
    cohorts: defaultdict[tuple[str, str], list[tuple[Row, Row]]] = defaultdict(list)
    alone: dict[str, Alone] = {}
    for (one, other), count in Counter(_slots(a, b)).items():
        mine, theirs = _row(a, one, count), _row(b, other, count)
        if mine is not None and theirs is not None:
            programmes = mine[0].plan.programme.id, theirs[0].plan.programme.id
            cohorts[programmes].append((mine, theirs))
        elif mine is not None:
            _add(alone, "left" if other is None else "unpriced_b", a, mine)
        elif theirs is not None:
            _add(alone, "joined" if one is None else "unpriced_a", b, theirs)
    found = tuple(Cohort(names, tuple(pairs)) for names, pairs in cohorts.items())
    names = ("left", "joined", "unpriced_a", "unpriced_b")
    return Pairing(found, *(alone.get(name, Alone()) for name in names))


def _slots(a: Quote, b: Quote) -> Iterable[tuple[Slot, Slot]]:
    """Return where everybody stands in either quote."""
    ones = zip(a.numbers, a.units, strict=True)
    others = zip(b.numbers, b.units, strict=True)
    ids, other_ids = a.roster.columns["id"], b.roster.columns["id"]
    if a.roster is b.roster or list(ids) == list(other_ids):
        return zip(ones, others, strict=True)
    return _found_by_id(
        dict(zip(ids, ones, strict=True)), dict(zip(other_ids, others, strict=True))
    )


def _found_by_id(
    ones: dict[str, tuple[int, int]], others: dict[str, tuple[int, int]]
) -> Iterator[tuple[Slot, Slot]]:
    for id_, one in ones.items():
        yield one, others.get(id_)
    for id_, other in others.items():
        if id_ not in ones:
            yield None, other


def _row(quote: Quote, slot: Slot, count: int) -> Row | None:
    """Return the cell and the premium of people who have one."""
    if slot is None:
        return None
    cell = quote.cells[slot[0]]
    return (cell, slot[1], count) if isinstance(cell, PricedCell) else None


def _add(alone: dict[str, Alone], name: str, quote: Quote, row: Row) -> None:
    _, units, count = row
    before = alone.get(name, Alone())
    paid = Fraction(quote.offer.rounding.roubles(units * count))
    alone[name] = Alone(before.heads + count, before.premium + paid)
