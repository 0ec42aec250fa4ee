"""Group change: why the same prices come to another premium for the group of another year.

Both quotes are made with one price list. For each person in both, the price of the whole term is
found three times more: with the person as in the first quote in the group of the second; then with
the age of the second; then with everything as in the second. What each exchange adds is exact.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from dms.comparison.bridge_parts import (
    PEOPLE_CHANGED,
    PEOPLE_GROUP,
    PEOPLE_OLDER,
    UNPRICED_B,
    UNPRICED_BETWEEN,
    BridgePart,
)
from dms.comparison.components import PART_OF_TERM, ROUNDING
from dms.comparison.differences import PartAmount, contract_differences, people_differences
from dms.comparison.pairing import Cohort, Pairing, pair_up
from dms.comparison.parts import added_up
from dms.comparison.taking_apart import TakenApart
from dms.pricing.plan import CellPrice, Plan, ProgrammePlan
from dms.pricing.rating import TermPrice
from dms.pricing.steps import Hole
from dms.pricing.table_checks import Value

__all__ = ["group_differences"]

Prices = Mapping[str, Fraction]
"""The exact price of each kind of care for the whole term, in roubles."""


def group_differences(before: TakenApart, after: TakenApart) -> Iterator[PartAmount]:
    """Explain the difference between two quotes of one price list by what changed in the group.

    Raises ValueError when the quotes look at people in different ways.
    """
    old, new = before.quote.plan, after.quote.plan
    assert old is not None and new is not None  # noqa: S101, PT018 - both quotes have prices
    if old.dimensions != new.dimensions or set(old.programmes) != set(new.programmes):
        raise ValueError("The quote in between is made with the price list of the first quote")
    pairing = pair_up(before.quote, after.quote)
    yield from _people(pairing)
    for cohort in pairing.cohorts:
        yield from _exchanged(cohort, new)
        yield from _dates_and_rounding(before, after, cohort)
    yield from contract_differences(before, after)


def _people(pairing: Pairing) -> Iterator[PartAmount]:
    for part, amount in people_differences(pairing):
        yield (BridgePart(UNPRICED_BETWEEN) if part.kind == UNPRICED_B else part), amount


def _dates_and_rounding(
    before: TakenApart, after: TakenApart, cohort: Cohort
) -> Iterator[PartAmount]:
    """Return what does not belong to the price of the whole term."""
    one, other = cohort.programmes
    for taken, id_, rows, sign in (
        (before, one, cohort.rows_a, -1),
        (after, other, cohort.rows_b, 1),
    ):
        for part, amount in taken.some(id_, rows).items():
            if part.component in (PART_OF_TERM, ROUNDING):
                yield BridgePart(part.component, part.module), amount * sign


def _exchanged(cohort: Cohort, plan: Plan) -> Iterator[PartAmount]:
    """Exchange group, age and all else of each person, and return what each exchange adds."""
    people = added_up(((a[0].term, b[0].term), Fraction(a[2])) for a, b in cohort.pairs)
    for (before, after), count in people.items():
        paid = _prices(before.plan, before.price)
        for kind, price in _stages(before, after, plan):
            for module in dict.fromkeys([*paid, *price]):
                more = price.get(module, Fraction(0)) - paid.get(module, Fraction(0))
                yield BridgePart(kind, module), more * count
            paid = price


def _stages(before: TermPrice, after: TermPrice, plan: Plan) -> Iterator[tuple[str, Prices]]:
    """Return the prices after each exchange; one for which there is no rate is made with the next.

    The last stage is the price of the second quote.
    """
    programme = plan.programmes[before.plan.programme.id]
    older = _with_age(before.values, after.values, plan.dimensions)
    for kind, values in ((PEOPLE_GROUP, before.values), (PEOPLE_OLDER, older)):
        price = programme.price(values)
        if not isinstance(price, Hole):
            yield kind, _prices(programme, price)
    yield PEOPLE_CHANGED, _prices(after.plan, after.price)


def _with_age(
    values: Sequence[Value], others: Sequence[Value], dimensions: Sequence[str]
) -> tuple[Value, ...]:
    """Return the values of somebody with the age that is among the other values."""
    return tuple(
        other if name == "age" else own
        for name, own, other in zip(dimensions, values, others, strict=True)
    )


def _prices(programme: ProgrammePlan, price: CellPrice) -> Prices:
    scale = 10**price.places
    pairs = zip(programme.lines, price.weights, strict=True)
    return added_up((line.line.kind, Fraction(weight, scale)) for line, weight in pairs)
