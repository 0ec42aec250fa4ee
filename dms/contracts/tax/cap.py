"""The 6 % cap as it runs through a tax year: how much of the expense is deductible by each month.

Expense, labour costs and cap are compared as running totals from the start of the tax year, so an
excess of the spring can be used up in the autumn.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.money import divide
from dms.pricing.exact import Exact

__all__ = ["CapFigures", "CapStep", "roubles", "walk_cap"]


def roubles(kopecks: int) -> Decimal:
    """Return whole kopecks as roubles."""
    return Exact(kopecks, 2).decimal()


@frozen
class CapStep:
    """What one month adds; amounts in kopecks, labour costs in roubles."""

    expense: int
    labour: Fraction | None
    """None while the labour costs of the month are unknown."""
    others: int
    """Payments under п. 24.2 ст. 255 НК РФ, which share the cap."""


@frozen(kw_only=True)
class CapFigures:
    """The cap at the end of a month; running totals from the start of the tax year, in roubles.

    None is unknown: labour costs are missing.
    """

    labour: Decimal | None
    """Labour costs that count."""
    cap: Decimal | None
    """The part of them up to which payments are deductible, shared with п. 24.2."""
    deductible: Decimal | None
    """How much of the expense for employees reduces profit."""
    over_cap: Decimal | None
    """How much of it lies over the cap; with `deductible` it is the expense."""
    deducted: Decimal | None
    """What this month adds to `deductible`; negative when an earlier deduction shrinks."""


def walk_cap(steps: Iterable[CapStep], share: Decimal | None) -> Iterator[CapFigures]:
    """Walk through the months of one tax year; `share` None: the size of the cap is unknown."""
    labour: Fraction | None = Fraction(0)
    expense = others = least = 0
    before: int | None = 0
    for step in steps:
        labour = None if labour is None or step.labour is None else labour + step.labour
        expense, others = expense + step.expense, others + step.others
        cap = None if labour is None or share is None else _kopecks(labour * Fraction(share))
        least = cap if cap is not None else least  # labour costs are not negative: it only grows
        deductible = _deductible(expense, cap, max(0, least - others), others)
        yield CapFigures(
            labour=None if labour is None else roubles(_kopecks(labour)),
            cap=_or_none(cap),
            deductible=_or_none(deductible),
            over_cap=_or_none(None if deductible is None else expense - deductible),
            deducted=_or_none(
                None if deductible is None or before is None else deductible - before
            ),
        )
        before = deductible


def _deductible(expense: int, cap: int | None, least: int, others: int) -> int | None:
    """Return the part of the expense under the cap; other payments come first, the careful way.

    An expense below what the cap leaves at `least` is deductible, whatever the cap will be.
    """
    if expense <= least:
        return expense
    return None if cap is None else max(0, cap - others)


def _kopecks(amount: Fraction) -> int:
    return divide(amount.numerator * 100, amount.denominator)


def _or_none(kopecks: int | None) -> Decimal | None:
    return None if kopecks is None else roubles(kopecks)
