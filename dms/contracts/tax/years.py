"""Tax years: the months of a contract in the calendar years for which profit is taxed.

A month shows what was paid by kind of expense, and the cap from both starting points.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from dms.contracts.tax.cap import CapFigures, CapStep, roubles, walk_cap
from dms.contracts.tax.expenses import ExpenseKind, Ledger
from dms.contracts.tax.facts import Facts
from dms.contracts.tax.labour import CapBase, labour_of
from dms.contracts.tax.parameter_table import TaxParameter
from dms.contracts.tax.parameters import CAP_SHARE, PROFIT_RATE, Found, look_up
from dms.issues import Issue
from dms.money import in_units, round_to
from dms.periods import Period, month_of
from dms.pricing.exact import Exact, added

__all__ = ["TaxMonth", "TaxYear", "tax_years"]


@frozen(kw_only=True)
class TaxMonth:
    """One month: what is recognised in it, and where the year stands at its end."""

    month: Period
    expense: Mapping[ExpenseKind, Decimal]
    """Roubles recognised in this month by kind."""
    employees: Decimal
    """Roubles recognised for employees from the start of the tax year."""
    caps: Mapping[CapBase, CapFigures]


@frozen(kw_only=True)
class TaxYear:
    """One tax year, from January to the last month with an expense or known labour costs."""

    year: int
    months: tuple[TaxMonth, ...]
    cap_share: TaxParameter | None
    """Share of labour costs up to which payments are deductible; None: not known or not needed."""
    profit_rate: TaxParameter | None
    """Rate of the tax on profit; None: not known, or nothing lies over the cap."""
    issues: tuple[Issue, ...]
    """What is open about the two."""

    @property
    def expense(self) -> Mapping[ExpenseKind, Decimal]:
        """Return the roubles of the year by kind of expense."""
        found = [kind for kind in ExpenseKind if any(kind in m.expense for m in self.months)]
        return {k: added(*(m.expense.get(k, Decimal(0)) for m in self.months)) for k in found}

    @property
    def paid(self) -> Decimal:
        """Return everything that the employer pays for days of this year."""
        return added(*self.expense.values())

    def at_end(self, base: CapBase) -> CapFigures:
        """Return the cap at the end of the last month."""
        return self.months[-1].caps[base]

    @property
    def bases_differ(self) -> bool:
        """Say whether the starting point of the base matters in a month with an expense."""
        return any(
            month.caps[CapBase.CONTRACT_START] != month.caps[CapBase.YEAR_START]
            for month in self.months
            if month.employees
        )

    def tax_on_excess(self, base: CapBase) -> Decimal | None:
        """Return the tax on profit that what lies over the cap does not save; None: unknown."""
        over = self.at_end(base).over_cap
        if not over:
            return over
        if self.profit_rate is None:
            return None
        return round_to(Exact.of(over).times(Exact.of(self.profit_rate.value)).decimal())


def tax_years(ledger: Ledger, facts: Facts) -> tuple[TaxYear, ...]:
    """Return the tax years in which something is recognised."""
    return tuple(_tax_year(year, ledger, facts) for year in sorted({m.year for m in ledger}))


def _tax_year(year: int, ledger: Ledger, facts: Facts) -> TaxYear:
    first, months = date(year, 1, 1), _months(year, ledger, facts)
    expenses = [ledger.get(m, Counter()) for m in months]
    has_cap = any(expense[ExpenseKind.EMPLOYEES] for expense in expenses)
    cap_share = look_up(facts.parameters, CAP_SHARE, first) if has_cap else Found(None)
    walks = {b: list(_walk(b, months, expenses, cap_share.value, facts)) for b in CapBase}
    over = any(walk[-1].over_cap for walk in walks.values())
    profit_rate = look_up(facts.parameters, PROFIT_RATE, first) if over else Found(None)
    return TaxYear(
        year=year,
        months=tuple(
            TaxMonth(
                month=month_of(month),
                expense={k: roubles(v) for k, v in sorted(expenses[i].items()) if v},
                employees=roubles(sum(e[ExpenseKind.EMPLOYEES] for e in expenses[: i + 1])),
                caps={base: walk[i] for base, walk in walks.items()},
            )
            for i, month in enumerate(months)
        ),
        cap_share=cap_share.parameter,
        profit_rate=profit_rate.parameter,
        issues=(*cap_share.issues, *profit_rate.issues),
    )


def _months(year: int, ledger: Ledger, facts: Facts) -> list[date]:
    """Return the months from January to the last of which anything is known."""
    known = (ledger, facts.labour_costs, facts.other_payments or {})
    last = max(month.month for months in known for month in months if month.year == year)
    return [date(year, number, 1) for number in range(1, last + 1)]


def _walk(
    base: CapBase,
    months: list[date],
    expenses: list[Counter[ExpenseKind]],
    share: Decimal | None,
    facts: Facts,
) -> Iterator[CapFigures]:
    others = facts.other_payments or {}
    steps = (
        CapStep(
            expense=expense[ExpenseKind.EMPLOYEES],
            labour=labour_of(month, base, facts),
            others=in_units(others.get(month, Decimal(0))),
        )
        for month, expense in zip(months, expenses, strict=True)
    )
    return walk_cap(steps, share)
