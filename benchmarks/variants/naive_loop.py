"""The reference: person by person in exact decimals, as one would check a bill by hand.

Nothing of `dms` is used here, so that the two are equal because both are right.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import work
from attrs import frozen

KOPECK = Decimal("0.01")

BASE = {
    (module, programme, place): work.base(module, programme, place)
    for module in work.MODULES
    for programme in work.PROGRAMMES
    for place in work.PLACES
}
RELATIONSHIP = dict(zip(work.RELATIONSHIPS, work.RELATIONSHIP_FACTORS, strict=True))
DEDUCTIBLE = dict(zip(work.PROGRAMMES, work.DEDUCTIBLES, strict=True))


@frozen
class Insured:
    """One person."""

    id: str
    birth: date
    sex: str
    relationship: str
    place: str
    programme: str
    start: date


@frozen
class Premium:
    """What one person costs, and the lines that it is made of."""

    id: str
    total: Decimal
    lines: tuple[Decimal, ...]


def load(path: Path) -> list[Insured]:
    return [Insured(*person) for person in work.read_csv(path)]


def in_memory(size: int) -> list[Insured]:
    return [Insured(*person) for person in work.people(size)]


def price(roster: Sequence[Insured]) -> list[Premium]:
    """Price everybody, and add up the modules."""
    headcount = work.headcount_factor(len(roster))
    premiums = [_premium(insured, headcount) for insured in roster]
    totals = [sum(lines, Decimal()) for lines in zip(*(p.lines for p in premiums), strict=True)]
    if sum(totals) != sum(p.total for p in premiums):
        raise AssertionError("lines do not add up to the totals")
    return premiums


def annual(insured: Insured, module: str, headcount: Decimal) -> Decimal:
    """Return the exact price of a module for the whole term."""
    band = bisect_right(work.AGES, _age(insured.birth)) - 1
    amount = BASE[module, insured.programme, insured.place]
    amount *= work.AGE_FACTORS[work.group_of(module)][band]
    amount *= RELATIONSHIP[insured.relationship]
    amount *= headcount
    amount *= work.DEDUCTIBLE_FACTORS[DEDUCTIBLE[insured.programme]]
    amount *= work.PAYMENT_FACTOR
    amount *= work.EXPERIENCE_FACTOR
    return amount


def _premium(insured: Insured, headcount: Decimal) -> Premium:
    days = (work.LAST_DAY - insured.start).days + 1
    exact = [annual(insured, module, headcount) * days for module in work.MODULES]
    # 28 digits tell a half kopeck from its neighbours: exact amounts here have at most 18.
    total = (sum(exact) / work.TERM_DAYS).quantize(KOPECK, ROUND_HALF_UP)
    return Premium(insured.id, total, tuple(_fitted(total, exact)))


def _fitted(total: Decimal, weights: Sequence[Decimal]) -> Iterable[Decimal]:
    """Hand a total out by largest remainder, in kopecks."""
    whole = sum(weights)
    shares = [divmod(total * 100 * weight, whole) for weight in weights]
    left = int(total * 100 - sum(part for part, _ in shares))
    first = sorted(range(len(shares)), key=lambda i: (-shares[i][1], i))[:left]
    return [(part + (i in first)) * KOPECK for i, (part, _) in enumerate(shares)]


def _age(birth: date) -> int:
    passed = (work.START.month, work.START.day) >= (birth.month, birth.day)
    return work.START.year - birth.year - (not passed)


def kopecks(premiums: Sequence[Premium]) -> tuple[list[int], list[Sequence[int]]]:
    """Return everybody's total and lines as whole kopecks."""
    totals = [int(p.total * 100) for p in premiums]
    return totals, [[int(line * 100) for line in p.lines] for p in premiums]
