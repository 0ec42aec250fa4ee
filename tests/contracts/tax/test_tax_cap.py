"""The cap runs through the tax year: 6 % of labour costs, from both starting points."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tax_helpers import YEAR, accrual, accruals_within, contracts, labour, period, roubles, view

from dms.contracts.tax import (
    CapBase,
    CapFigures,
    ExpenseKind,
    FirstMonth,
    TaxView,
    TaxYear,
    tax_view,
)
from dms.contracts.tax.cap import CapStep, walk_cap
from dms.periods import Period

JANUARY, CONTRACT = CapBase.YEAR_START, CapBase.CONTRACT_START
SHARE = Decimal("0.06")


def walk(*steps: tuple[int, int | None, int], share: Decimal | None = SHARE) -> list[CapFigures]:
    """Walk months of (expense, labour costs, other payments) in roubles."""
    return list(
        walk_cap(
            (
                CapStep(e * 100, None if costs is None else Fraction(costs), o * 100)
                for e, costs, o in steps
            ),
            share,
        )
    )


def deductible(figures: list[CapFigures]) -> list[Decimal | None]:
    return [one.deductible for one in figures]


def figures(found: TaxView, base: CapBase, year: int = 0) -> CapFigures:
    return found.years[year].at_end(base)


class TestWalk:
    def test_six_per_cent_of_running_totals(self) -> None:
        months = walk((50, 1000, 0), (50, 1000, 0), (50, 1000, 0))
        assert [one.cap for one in months] == [60, 120, 180]
        assert deductible(months) == [50, 100, 150]

    def test_what_lies_over_the_cap_in_spring_is_used_up_in_autumn(self) -> None:
        months = walk((100, 1000, 0), (0, 500, 0), (0, 500, 0))
        assert deductible(months) == [60, 90, 100]
        assert [one.over_cap for one in months] == [40, 10, 0]
        assert [one.deducted for one in months] == [60, 30, 10]

    def test_other_payments_share_the_cap_and_come_first(self) -> None:
        assert deductible(walk((50, 1000, 20), (0, 0, 100))) == [40, 0]

    def test_a_refund_takes_back_what_was_deducted(self) -> None:
        months = walk((50, 1000, 0), (-80, 0, 0))
        assert deductible(months) == [50, -30]
        assert [one.over_cap for one in months] == [0, 0]

    def test_missing_labour_costs_are_not_zero(self) -> None:
        months = walk((50, 1000, 0), (50, None, 0), (0, 1000, 0))
        assert deductible(months) == [50, None, None]
        last = months[-1]
        assert (last.labour, last.cap, last.over_cap, last.deducted) == (None,) * 4

    def test_under_what_the_cap_is_at_least_nothing_is_unknown(self) -> None:
        months = walk((50, 1000, 0), (10, None, 0), (1, None, 0))
        assert deductible(months) == [50, 60, None]
        assert months[1].cap is None

    def test_other_payments_of_a_missing_month_lower_what_is_sure(self) -> None:
        assert deductible(walk((50, 1000, 0), (0, None, 20))) == [50, None]

    def test_without_a_share_only_nothing_is_known(self) -> None:
        assert deductible(walk((0, 1000, 0), (5, 1000, 0), share=None)) == [0, None]

    def test_the_cap_is_rounded_once(self) -> None:
        (one,) = walk_cap([CapStep(10**6, Fraction("33.42"), 0)], SHARE)
        assert (one.cap, one.labour) == (Decimal("2.01"), Decimal("33.42"))


class TestStartingPoints:
    def contract(self, start: str = "2025-07-01", **more: Any) -> TaxView:
        term = Period.of_months(date.fromisoformat(start), 12)
        costs = labour(2025, 100_000) | labour(2026, 100_000)
        return view([accrual("36500", term)], [], contract=term, labour_costs=costs, **more)

    def test_from_1_january_and_from_the_contract(self) -> None:
        found = self.contract()
        first = found.years[0]
        assert first.bases_differ
        assert (first.at_end(JANUARY).labour, first.at_end(CONTRACT).labour) == (1200000, 600000)
        assert (first.at_end(JANUARY).cap, first.at_end(CONTRACT).cap) == (72000, 36000)

    def test_in_the_next_tax_year_both_start_on_1_january(self) -> None:
        second = self.contract().years[1]
        assert not second.bases_differ
        assert second.months[0].caps[CONTRACT].labour == 100000

    def test_a_contract_from_1_january_has_one_base(self) -> None:
        assert not view().years[0].bases_differ

    def test_the_first_payment_may_start_the_base(self) -> None:
        found = self.contract(base_from=date(2025, 9, 1))
        assert [m.caps[CONTRACT].cap for m in found.years[0].months[6:9]] == [0, 0, 6000]

    def test_an_early_payment_in_the_year_before_starts_on_1_january(self) -> None:
        found = view(base_from=date(2025, 12, 20))
        assert not found.years[0].bases_differ

    @pytest.mark.parametrize(
        ("reading", "costs"),
        [
            (FirstMonth.WHOLE, "1000000"),
            (FirstMonth.BY_DAYS, "970967.74"),
            (FirstMonth.LEFT_OUT, "900000"),
        ],
    )
    def test_the_month_the_contract_starts_in_the_middle_of(
        self, reading: FirstMonth, costs: str
    ) -> None:
        found = self.contract("2025-03-10", first_month=reading)
        assert figures(found, CONTRACT).labour == Decimal(costs)
        assert figures(found, JANUARY).labour == 1200000

    def test_without_a_reading_the_base_from_the_contract_is_unknown(self) -> None:
        found = self.contract("2025-03-10")
        assert figures(found, CONTRACT).deductible is None
        assert figures(found, JANUARY).deductible == 29700
        assert found.years[0].bases_differ

    def test_months_before_the_contract_are_needed_for_one_base_only(self) -> None:
        found = view(
            [accrual("36500", period("2026-07-01", "2026-12-31"))],
            [],
            contract=period("2026-07-01", "2027-06-30"),
            labour_costs=labour(2026, 1_000_000, range(7, 13)),
        )
        assert figures(found, JANUARY).deductible is None
        assert figures(found, CONTRACT).deductible == 36500


class TestYears:
    def test_each_tax_year_starts_anew(self) -> None:
        term = period("2025-10-01", "2026-09-30")
        costs = labour(2025, 10_000) | labour(2026, 10_000)
        found = view([accrual("36500", term)], [], contract=term, labour_costs=costs)
        assert [year.paid for year in found.years] == [9200, 27300]
        assert [figures(found, JANUARY, n).cap for n in (0, 1)] == [7200, 7200]
        assert [figures(found, JANUARY, n).over_cap for n in (0, 1)] == [2000, 20100]

    def test_later_months_of_the_year_still_raise_the_cap(self) -> None:
        term = period("2025-04-01", "2026-03-31")
        costs = labour(2026, 50_000)
        found = view([accrual("36500", term)], [], contract=term, labour_costs=costs)
        of_2026 = found.years[1]
        assert of_2026.months[2].caps[JANUARY].deductible == 9000
        assert (len(of_2026.months), of_2026.at_end(JANUARY).deductible) == (12, 9000)

    def test_the_tax_on_what_lies_over_the_cap(self) -> None:
        found = view(labour_costs=labour(2026, 10_000))
        year = found.years[0]
        assert year.at_end(JANUARY).over_cap == Decimal(36500 - 7200)
        assert year.tax_on_excess(JANUARY) == roubles("7325")

    def test_within_the_cap_no_tax_is_lost(self) -> None:
        year = view().years[0]
        assert (year.profit_rate, year.tax_on_excess(JANUARY)) == (None, 0)

    def test_an_unknown_cap_has_no_tax(self) -> None:
        assert view(labour_costs={}).years[0].tax_on_excess(JANUARY) is None

    def test_a_month_shows_its_own_and_the_running_expense(self) -> None:
        march = view().years[0].months[2]
        assert march.month == period("2026-03-01", "2026-03-31")
        assert march.expense == {ExpenseKind.EMPLOYEES: 3100}
        assert march.employees == 9000
        assert march.caps[JANUARY].deducted == 3100


def checked(year: TaxYear, base: CapBase) -> None:
    """What must hold of every tax year."""
    paid = apart = deducted = Decimal(0)
    whole = True
    for month in year.months:
        paid += sum(month.expense.values())
        apart += sum(v for k, v in month.expense.items() if k is not ExpenseKind.EMPLOYEES)
        caps = month.caps[base]
        if caps.deductible is None:
            whole = False
            continue
        assert caps.over_cap is not None
        assert caps.over_cap >= 0
        assert caps.deductible + caps.over_cap + apart == paid
        if caps.cap is not None:
            assert caps.deductible <= max(caps.cap, Decimal(0))
        if whole:
            assert caps.deducted is not None
            deducted += caps.deducted
            assert deducted == caps.deductible
    assert paid == year.paid


COSTS = st.dictionaries(
    st.builds(date, st.integers(2023, 2027), st.integers(1, 12), st.just(1)),
    st.integers(0, 2_000_000_00).map(lambda n: Decimal(n).scaleb(-2)),
)


@given(st.data(), contracts(), COSTS, COSTS, st.sampled_from([None, *FirstMonth]))
def test_everything_paid_is_deductible_over_the_cap_or_apart(
    data: st.DataObject,
    term: Period,
    costs: dict[date, Decimal],
    others: dict[date, Decimal],
    reading: FirstMonth | None,
) -> None:
    accruals = data.draw(st.lists(accruals_within(term), max_size=5))
    found = tax_view(
        accruals,
        [],
        contract=term,
        labour_costs=costs,
        other_payments=others,
        first_month=reading,
        base_from=data.draw(st.none() | st.dates(term.start, term.last_day)),
    )
    assert found.paid == sum((a.employer for a in accruals), Decimal(0))
    for year in found.years:
        for base in CapBase:
            checked(year, base)
        if not found.one_year.passes:
            assert year.at_end(JANUARY).deductible == 0


@given(st.lists(st.tuples(st.integers(-50, 90), st.integers(0, 900), st.integers(0, 20))))
def test_knowing_less_never_changes_what_is_known(months: list[tuple[int, int, int]]) -> None:
    known = walk(*months)
    less = walk(*((e, costs if n < 3 else None, o) for n, (e, costs, o) in enumerate(months)))
    for all_known, one in zip(known, less, strict=True):
        assert one.deductible in (None, all_known.deductible)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 900)), max_size=12))
def test_the_base_from_the_contract_never_allows_more(months: list[tuple[int, int]]) -> None:
    costs = {date(2026, n, 1): Decimal(c) for n, (_, c) in enumerate(months, 1)}
    costs = labour(2026, 0) | costs
    found = view(
        [accrual("1000", period("2026-05-01", "2026-12-31"))],
        [],
        contract=period("2026-05-01", "2027-04-30"),
        labour_costs=costs,
    )
    late, early = figures(found, CONTRACT), figures(found, JANUARY)
    assert late.deductible is not None
    assert early.deductible is not None
    assert late.deductible <= early.deductible


def test_the_decimal_context_of_the_caller_does_not_matter() -> None:
    accruals, costs = [accrual("12345678.91")], labour(2026, 1_234_567)
    expected = tax_view(accruals, [], contract=YEAR, labour_costs=costs)
    with localcontext(prec=3):
        assert tax_view(accruals, [], contract=YEAR, labour_costs=costs) == expected
