"""What the tests of the tax view share: short ways to write payments and covers."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dms.contracts.tax import Accrual, Cover, Insured, TaxView, tax_view
from dms.issues import Issue
from dms.periods import Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
EMPLOYEE, RELATIVE, CONTRACTOR = Insured


def roubles(amount: int | str) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))


def period(start: str, last_day: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(last_day))


def accrual(
    employer: int | str = "36500", days: Period = YEAR, member: str = "e1", **more: Any
) -> Accrual:
    fields: dict[str, Any] = {"insured": EMPLOYEE, "employer": roubles(employer), **more}
    return Accrual(member=member, period=days, **fields)


def cover(
    premium: int | str = "36500", days: Period = YEAR, member: str = "e1", **more: Any
) -> Cover:
    fields: dict[str, Any] = {"insured": EMPLOYEE, **more}
    return Cover(member=member, period=days, premium=roubles(premium), **fields)


def labour(
    year: int, amount: int | str, months: Iterable[int] = range(1, 13)
) -> dict[date, Decimal]:
    return {date(year, month, 1): roubles(amount) for month in months}


def view(
    accruals: Iterable[Accrual] = (accrual(),), covers: Iterable[Cover] = (cover(),), **more: Any
) -> TaxView:
    """Look at a contract for the year 2026 with plenty of labour costs and nothing left open."""
    facts: dict[str, Any] = {
        "contract": YEAR,
        "labour_costs": labour(2026, 1_000_000),
        "other_payments": {},
        "accident_rate": Decimal("0.002"),
        **more,
    }
    return tax_view(accruals, covers, **facts)


def codes(issues: Iterable[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def issue(found: TaxView, code: str) -> Issue:
    (one,) = [i for i in found.issues if i.code == code]
    return one


AMOUNTS = st.integers(-10_000_00, 50_000_00).map(lambda n: Decimal(n).scaleb(-2))


@st.composite
def accruals_within(draw: st.DrawFn, contract: Period) -> Accrual:
    first = draw(st.dates(contract.start, contract.last_day))
    return Accrual(
        member=draw(st.sampled_from(["a", "b", "c"])),
        insured=draw(st.sampled_from(Insured)),
        period=Period(first, draw(st.dates(first, contract.last_day))),
        employer=draw(AMOUNTS),
        employee=draw(AMOUNTS),
    )


@st.composite
def contracts(draw: st.DrawFn) -> Period:
    """Terms around one year, also of less."""
    start = draw(st.dates(date(2023, 6, 1), date(2025, 6, 1)))
    return Period(start, start + timedelta(draw(st.sampled_from([200, 364, 365, 366, 540]))))
