"""Expenses are spread by calendar days and sorted by what a day is to the tax on profit."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tax_helpers import (
    CONTRACTOR,
    RELATIVE,
    YEAR,
    accrual,
    accruals_within,
    contracts,
    cover,
    period,
    roubles,
)

from dms.contracts.tax import Accrual, Cover, Ending, ExpenseKind
from dms.contracts.tax.expenses import Ledger, recognise
from dms.money import in_units, round_to
from dms.periods import Period, month_of


def spread(*accruals: Accrual, covers: tuple[Cover, ...] = (cover(),), **more: object) -> Ledger:
    facts = {"ended": YEAR.last_day, "lasts_a_year": True, **more}
    return recognise(accruals, covers, **facts)  # type: ignore[arg-type]


def by_month(ledger: Ledger, kind: ExpenseKind = ExpenseKind.EMPLOYEES) -> list[Decimal]:
    return [roubles(of[kind]) / 100 for of in ledger.values()]


def totals(ledger: Ledger) -> dict[ExpenseKind, Decimal]:
    sums = {kind: sum(of[kind] for of in ledger.values()) for kind in ExpenseKind}
    return {kind: roubles(kopecks) / 100 for kind, kopecks in sums.items() if kopecks}


def test_a_premium_paid_at_once_goes_by_the_days_of_each_month() -> None:
    assert by_month(spread(accrual("36500"))) == [
        Decimal(100 * days) for days in (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    ]


def test_an_instalment_goes_over_its_own_period() -> None:
    # Two paid-for periods of a real contract: 83 and 92 days.
    ledger = spread(
        accrual("8300", period("2025-03-10", "2025-05-31")),
        accrual("18400", period("2025-06-01", "2025-08-31")),
        ended=date(2026, 3, 9),
    )
    assert by_month(ledger) == [2200, 3000, 3100, 6000, 6200, 6200]
    assert next(iter(ledger)) == date(2025, 3, 1)


def test_what_days_do_not_divide_still_adds_up() -> None:
    months = by_month(spread(accrual("0.10", period("2026-01-31", "2026-03-01"))))
    assert months == [Decimal("0.00"), Decimal("0.10"), Decimal("0.00")]
    assert sum(by_month(spread(accrual("1000.01")))) == Decimal("1000.01")


def test_a_refund_mirrors_its_payment() -> None:
    assert totals(spread(accrual("777.77"), accrual("-777.77"))) == {}


@pytest.mark.parametrize(
    ("insured", "kind"),
    [(RELATIVE, ExpenseKind.RELATIVES), (CONTRACTOR, ExpenseKind.CONTRACTORS)],
)
def test_others_than_employees_stand_apart(insured: object, kind: ExpenseKind) -> None:
    assert totals(spread(accrual("365", insured=insured))) == {kind: 365}


def test_days_after_dismissal_stand_apart() -> None:
    ledger = spread(accrual("36500"), covers=(cover(left_on=date(2026, 6, 15)),))
    assert totals(ledger) == {ExpenseKind.EMPLOYEES: 16600, ExpenseKind.AFTER_DISMISSAL: 19900}
    june = ledger[date(2026, 6, 1)]
    assert (june[ExpenseKind.EMPLOYEES], june[ExpenseKind.AFTER_DISMISSAL]) == (150000, 150000)


def test_a_day_of_dismissal_at_the_end_of_a_month_cuts_nothing() -> None:
    ledger = spread(accrual("36500"), covers=(cover(left_on=date(2026, 6, 30)),))
    assert by_month(ledger)[5:7] == [3000, 0]


def test_the_dismissal_of_the_cover_that_is_paid_for_counts() -> None:
    first, second = period("2026-01-01", "2026-03-31"), period("2026-07-01", "2026-12-31")
    covers = (cover(days=first, left_on=date(2026, 2, 28)), cover(days=second))
    ledger = spread(accrual("9000", first), accrual("18400", second), covers=covers)
    assert totals(ledger) == {ExpenseKind.EMPLOYEES: 24300, ExpenseKind.AFTER_DISMISSAL: 3100}


def test_a_relative_is_no_matter_of_dismissal() -> None:
    covers = (cover(insured=RELATIVE, left_on=date(2026, 1, 31)),)
    assert totals(spread(accrual("365", insured=RELATIVE), covers=covers)) == {
        ExpenseKind.RELATIVES: 365
    }


def test_days_after_the_end_stand_apart_before_those_after_dismissal() -> None:
    covers = (cover(left_on=date(2026, 6, 15)),)
    assert totals(spread(accrual("36500"), covers=covers, ended=date(2026, 6, 30))) == {
        ExpenseKind.EMPLOYEES: 16600,
        ExpenseKind.AFTER_DISMISSAL: 1500,
        ExpenseKind.AFTER_END: 18400,
    }


def test_a_short_contract_deducts_nobody() -> None:
    assert totals(spread(accrual("365"), lasts_a_year=False)) == {ExpenseKind.SHORT_CONTRACT: 365}


def test_amounts_are_decimals_in_whole_kopecks() -> None:
    with pytest.raises(TypeError, match="employer is an amount"):
        Accrual(member="e", insured=RELATIVE, period=YEAR, employer=1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="round it first"):
        Accrual(member="e", insured=RELATIVE, period=YEAR, employer=Decimal("0.001"))
    with pytest.raises(ValueError, match="round it first"):
        Ending(last_day=YEAR.last_day, returned=Decimal("0.001"))


@given(st.data(), contracts(), st.booleans())
def test_months_add_up_to_what_was_paid(data: st.DataObject, term: Period, passes: bool) -> None:
    accruals = data.draw(st.lists(accruals_within(term), max_size=6))
    covers = [
        Cover(
            member=a.member,
            insured=a.insured,
            period=a.period,
            premium=a.employer,
            left_on=data.draw(st.none() | st.dates(term.start, term.last_day)),
        )
        for a in accruals
    ]
    ended = data.draw(st.dates(term.start, term.last_day))
    ledger = recognise(accruals, covers, ended=ended, lasts_a_year=passes)
    paid = sum(in_units(a.employer) for a in accruals)
    assert sum(sum(of.values()) for of in ledger.values()) == paid


@given(st.data(), contracts())
def test_by_each_month_end_the_days_so_far_are_recognised(
    data: st.DataObject, term: Period
) -> None:
    one = data.draw(accruals_within(term))
    ledger = recognise([one], [], ended=term.last_day, lasts_a_year=True)
    so_far = 0
    for month, of in ledger.items():
        so_far += sum(of.values())
        end = min(month_of(month).last_day, one.period.last_day)
        days = (end - one.period.start).days + 1
        assert so_far == in_units(round_to(Fraction(one.employer) * days / one.period.days))


def test_premium_kept_for_days_after_the_dismissal_is_not_deductible() -> None:
    kept = accrual("-365", period("2026-07-01", "2026-12-31"))
    until_june = cover(days=period("2026-01-01", "2026-06-30"), left_on=date(2026, 6, 30))
    ledger = recognise([kept], [until_june], ended=YEAR.last_day, lasts_a_year=True)
    kinds = {kind for month in ledger.values() for kind, kopecks in month.items() if kopecks}
    assert kinds == {ExpenseKind.AFTER_DISMISSAL}
