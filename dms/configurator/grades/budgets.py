"""Budgets by grade: what the people of each grade cost, who pays it, and what is left.

A budget is the company's money: it is held against what the employer pays, and against the whole
premium where nobody says who pays. What an employee pays for an upgrade breaks no budget, and
people for whom the employer pays nothing make nobody cheaper.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from dms.configurator.grades.facts import ENTITLED
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.pricing.exact import Exact, added
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell

__all__ = ["BudgetLimit", "BudgetPart", "GradeBudget", "grade_budgets"]


_Sum = Counter[str]


class BudgetPart(StrEnum):
    """What a row of the budget is for."""

    GRADE = "grade"
    WITHOUT = "without"
    """People who have a price and no grade."""
    CONTRACT = "contract"
    """What is priced once for the contract, whoever is insured."""


@frozen
class BudgetLimit:
    """A limit that the client set, in roubles."""

    name: str
    """The key in the document: `budget` or `budget_per_head`."""
    stated: Decimal
    """As the document states it."""
    allowed: Decimal
    """The most for all people of the grade together."""
    left: Decimal
    """What is left of that; negative is what was spent over it."""

    @property
    def is_broken(self) -> bool:
        """Whether more is spent than it allows."""
        return self.left < 0


@frozen(kw_only=True)
class GradeBudget:
    """One row: the people who are entitled to a grade, whichever programme they took."""

    part: BudgetPart
    grade: str | None = None
    heads: int = 0
    """People with a price."""
    unpriced: int = 0
    """People without one; their part of the cost is missing here."""
    paid_heads: int = 0
    """People for whom the company's money is spent."""
    premium: Decimal
    per_head: Decimal | None = None
    """The premium for one person on average; None where there is nobody."""
    employer: Decimal | None = None
    """What the employer pays; None where nobody says who pays."""
    employee: Decimal | None = None
    limits: tuple[BudgetLimit, ...] = field(default=())

    @property
    def spent(self) -> Decimal:
        """What budgets are held against: the employer's part, or the premium."""
        return self.premium if self.employer is None else self.employer

    @property
    def broken(self) -> tuple[BudgetLimit, ...]:
        """The limits that are broken."""
        return tuple(limit for limit in self.limits if limit.is_broken)

    @property
    def left(self) -> Decimal | None:
        """What is left until the first limit; negative is over, None is no limit."""
        return min((limit.left for limit in self.limits), default=None)


def grade_budgets(quote: Quote, grades: Grades) -> tuple[GradeBudget, ...]:
    """Return what each grade costs, in the order of the document; the rows add up to the total.

    The quote is of an assigned list. People go with the grade that they are entitled to. What the
    contract costs as such is a row of its own, and so are people without a grade if there are any.
    Raises :class:`~dms.errors.QuoteRefused` when there is no price at all, and ValueError for a
    list that was not assigned.
    """
    if ENTITLED not in quote.roster.columns:
        raise ValueError("Assign the list to grades first; see assign()")
    shared = quote.amounts.employer is not None
    sums = _sums(quote)
    rows = [
        _row(quote, sums.pop(grade.id, _Sum()), shared=shared, grade=grade)
        for grade in grades.grades
    ]
    if sums:
        nobodys = sum(sums.values(), _Sum())
        rows.append(_row(quote, nobodys, shared=shared))
    return (*rows, *_contract_row(quote, shared=shared))


def _sums(quote: Quote) -> dict[str | None, _Sum]:
    """Add up the members of each grade, amounts in units of the rounding."""
    entitled = quote.roster.column(ENTITLED)
    counted = Counter(zip(entitled, quote.numbers, quote.units, strict=True))
    sums: dict[str | None, _Sum] = {}
    for (grade, number, units), count in counted.items():
        cell, found = quote.cells[number], sums.setdefault(grade, _Sum())
        if isinstance(cell, PricedCell):
            employer = cell.employer(units)
            found["heads"] += count
            found["paid_heads"] += count if employer is None or employer else 0
            found["premium"] += units * count
            found["employer"] += (employer or 0) * count
        else:
            found["unpriced"] += count
    return sums


def _row(quote: Quote, found: _Sum, *, shared: bool, grade: Grade | None = None) -> GradeBudget:
    rule = quote.offer.rounding
    premium, employer = rule.roubles(found["premium"]), rule.roubles(found["employer"])
    each = Fraction(premium) / found["heads"] if found["heads"] else None
    spent = employer if shared else premium
    return GradeBudget(
        part=BudgetPart.WITHOUT if grade is None else BudgetPart.GRADE,
        grade=None if grade is None else grade.id,
        heads=found["heads"],
        unpriced=found["unpriced"],
        paid_heads=found["paid_heads"],
        premium=premium,
        per_head=None if each is None else rule.roubles(rule.units_of(each)),
        employer=employer if shared else None,
        employee=added(premium, -employer) if shared else None,
        limits=() if grade is None else tuple(_limits(grade, spent, found["paid_heads"])),
    )


def _limits(grade: Grade, spent: Decimal, heads: int) -> Iterator[BudgetLimit]:
    stated: Mapping[str, tuple[Decimal | None, int]] = {
        "budget": (grade.budget, 1),
        "budget_per_head": (grade.budget_per_head, heads),
    }
    for name, (amount, times) in stated.items():
        if amount is not None:
            allowed = Exact.of(amount).times(Exact(times, 0)).decimal()
            yield BudgetLimit(name, amount, allowed, added(allowed, -spent))


def _contract_row(quote: Quote, *, shared: bool) -> Iterator[GradeBudget]:
    """Return what the contract costs as such; the employer pays it."""
    if quote.contract:
        premium = added(*(line.premium for line in quote.contract))
        payers = (premium, Decimal("0.00")) if shared else (None, None)
        yield GradeBudget(
            part=BudgetPart.CONTRACT, premium=premium, employer=payers[0], employee=payers[1]
        )
