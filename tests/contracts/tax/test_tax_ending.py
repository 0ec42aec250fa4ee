"""An early end: what is to be restored, by both positions, and what the insurer returns."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tax_helpers import YEAR, accrual, cover, labour, period, roubles, view

from dms.contracts.tax import CapBase, EarlyEnd, Ending, ExpenseKind, Status, TaxView

JANUARY, CONTRACT = CapBase.YEAR_START, CapBase.CONTRACT_START


def ended(last_day: str, returned: int | str = 0, **more: Any) -> TaxView:
    ending = Ending(last_day=date.fromisoformat(last_day), returned=roubles(returned))
    return view(ending=ending, **more)


def early_end(found: TaxView) -> EarlyEnd:
    assert found.early_end is not None
    return found.early_end


def test_the_expense_up_to_the_end_is_restored() -> None:
    end = early_end(ended("2026-06-30", 18400))
    assert end.restored == {2026: {JANUARY: 18100, CONTRACT: 18100}}
    assert end.total(JANUARY) == 18100
    assert end.ending.returned == 18400
    assert not end.one_year.passes


def test_the_periods_of_recognition_are_shown_by_tax_year() -> None:
    term = period("2025-10-01", "2026-09-30")
    end = early_end(
        ended(
            "2026-01-31",
            accruals=[accrual("36500", term)],
            covers=[],
            contract=term,
            labour_costs=labour(2025, 10_000) | labour(2026, 1_000_000),
        )
    )
    assert end.restored == {
        2025: {JANUARY: 7200, CONTRACT: 1800},
        2026: {JANUARY: 3100, CONTRACT: 3100},
    }
    assert (end.total(JANUARY), end.total(CONTRACT)) == (10300, 4900)


def test_years_after_the_end_have_nothing_to_restore() -> None:
    term = period("2025-10-01", "2026-09-30")
    end = early_end(
        ended(
            "2025-11-30",
            accruals=[accrual("36500", term)],
            contract=term,
            labour_costs=labour(2025, 10**6),
        )
    )
    assert list(end.restored) == [2025]


def test_only_what_was_deducted_is_restored() -> None:
    end = early_end(ended("2026-01-31", labour_costs=labour(2026, 10_000)))
    assert end.total(JANUARY) == 600


def test_what_is_unknown_stays_unknown() -> None:
    assert early_end(ended("2026-06-30", labour_costs={})).total(JANUARY) is None


def test_a_contract_that_had_lasted_a_year_keeps_its_expense() -> None:
    found = ended("2026-12-31", contract=period("2026-01-01", "2027-06-30"))
    end = early_end(found)
    assert (end.restored, end.total(JANUARY)) == ({}, 0)
    assert any("the expense stands" in r.text.to("en") for r in found.remarks)


def test_both_positions_on_the_period_are_printed() -> None:
    found = ended("2026-06-30")
    words = [r.text.to("en") for r in found.remarks if r.status is Status.CONFLICTING]
    assert any(w.startswith("One position: the sum becomes income now") for w in words)
    assert any(w.startswith("The other position: the periods") for w in words)


def test_refunds_of_persons_are_accruals_and_the_rest_stands_apart() -> None:
    rest = period("2026-07-01", "2026-12-31")
    found = ended("2026-06-30", 14720, accruals=[accrual("36500"), accrual("-14720", rest)])
    assert found.paid == 21780
    assert found.years[0].expense == {ExpenseKind.EMPLOYEES: 18100, ExpenseKind.AFTER_END: 3680}


def test_a_contract_that_runs_to_its_term_has_no_early_end() -> None:
    assert view().early_end is None


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_an_end_outside_the_contract_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="on a day of its own period"):
        ended(day)


@given(st.dates(YEAR.start, YEAR.last_day), st.integers(0, 50_000))
def test_never_more_is_restored_than_was_paid_for_the_days(last_day: date, costs: int) -> None:
    found = ended(last_day.isoformat(), labour_costs=labour(2026, costs), covers=[cover()])
    end = early_end(found)
    for base in CapBase:
        total = end.total(base)
        assert total is not None
        assert 0 <= total <= 100 * ((last_day - YEAR.start).days + 1)
