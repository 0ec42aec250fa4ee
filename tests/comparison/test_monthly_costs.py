"""Cost by month: evenly by days, adding up to the premium; payments by the month they fall due."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from contract_helpers import offer as any_offer_of
from hypothesis import given, settings
from hypothesis import strategies as st
from random_years import years as random_years
from what_if_helpers import IMPROVED_TERMS, staff, terms
from years_helpers import JOINER, LEAVER, OPEN_TERMS, both, candidate, drawn, plan, with_child

from dms.comparison.hiring_years import hiring_years
from dms.comparison.monthly_costs import (
    MonthSum,
    cost_by_month,
    monthly_costs,
    payments_by_month,
)
from dms.contracts.contract import Contract
from dms.members import Member, Roster
from dms.periods import Period, month_of

CENT = Decimal("0.01")


def total(months: tuple[MonthSum, ...]) -> Decimal:
    return sum((one.amount for one in months), Decimal(0))


def by_month(months: tuple[MonthSum, ...]) -> dict[str, Decimal]:
    return {one.month.start.isoformat()[:7]: one.amount for one in months}


def alone(own=None, **more) -> Contract:
    return candidate(own or terms(), staff(1), **more)


def test_a_year_of_one_person_by_days():
    """38 400 roubles a year: January 38400 × 31 / 365, rounded through the end of each month."""
    months = by_month(cost_by_month(alone()))
    assert len(months) == 12
    assert months["2026-01"] == Decimal("3261.37")
    assert months["2026-02"] == Decimal("2945.75")  # 38400 × 59 / 365 = 6207.12, less January
    assert sum(months.values()) == Decimal("38400.00")


def test_a_term_in_the_middle_of_months_has_thirteen():
    offer = any_offer_of("36500", period=None)
    member = Member(id="A", birth=date(1990, 6, 15), programme="std")
    period = Period(date(2026, 3, 10), date(2027, 3, 9))
    contract = Contract.from_offer(
        offer, Roster.of([member]), terms=terms(), number="1", period=period
    )
    months = cost_by_month(contract)
    assert len(months) == 13
    assert by_month(months)["2026-03"] == Decimal("2200.00")  # 22 days of 100 roubles
    assert by_month(months)["2027-03"] == Decimal("900.00")
    assert months[0].month == month_of(period.start)


def test_a_joiner_costs_from_the_first_day_on():
    years = hiring_years({"a": alone()}, plan(joiners=[JOINER]))
    costs = monthly_costs({"a": alone()}, years)["a"]
    assert costs.planned_months is not None
    before, after = by_month(costs.months), by_month(costs.planned_months)
    assert after["2026-01"] == before["2026-01"]
    # from 15 February: 14 of 320 days of 33 665.75
    assert after["2026-02"] - before["2026-02"] == Decimal("1472.88")
    assert costs.planned_premium == Decimal("38400.00") + Decimal("33665.75")
    assert total(costs.planned_months) == costs.planned_premium


def test_what_the_insurer_keeps_costs_in_the_days_without_cover():
    years = hiring_years({"a": candidate()}, plan(leavers=[LEAVER]))
    planned = monthly_costs({"a": candidate()}, years)["a"].planned_months
    assert planned is not None
    kept = years.years["a"].total
    assert kept is not None
    assert kept.retained > 0
    of_two = by_month(cost_by_month(candidate(people=staff(2))))
    after = by_month(planned)
    # the last day is 31 May by the days of the contract; a rounding begins anew after it
    assert abs(after["2026-05"] - by_month(cost_by_month(candidate()))["2026-05"]) <= CENT
    more = [after[month] - of_two[month] for month in after if month > "2026-05"]
    assert abs(sum(more) - kept.retained) <= 7 * CENT
    assert all(one > 0 for one in more)


def test_prices_of_the_contract_as_a_whole_are_spread_too():
    modules = [{"kind": "office_doctor", "premium": "365000"}]
    offer = any_offer_of("36500", modules=modules)
    member = Member(id="A", birth=date(1990, 6, 15), programme="std")
    contract = Contract.from_offer(offer, Roster.of([member]), terms=terms(), number="1")
    assert by_month(cost_by_month(contract))["2026-01"] == Decimal("34100.00")  # 1100 a day


def test_payments_fall_into_the_month_they_are_due():
    """Quarterly, ten days after the quarter begins: 11.01 is a Sunday, so 12.01, and so on."""
    payments = monthly_costs(both())["std"].payments
    assert payments is not None
    assert list(by_month(payments.months)) == ["2026-01", "2026-04", "2026-07", "2026-10"]
    assert total(payments.months) == Decimal("115200.00")
    assert (payments.undated, payments.credit, payments.returned) == (0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"payment.schedule": None}, "PAYMENT-SCHEDULE-UNSTATED"),
        ({"payment.due": None}, "PAYMENT-DUE-UNSTATED"),
    ],
)
def test_payments_that_the_terms_do_not_date_are_not_known(changes, code):
    costs = monthly_costs({"a": alone(terms(changes))})["a"]
    assert costs.payments is None
    assert [issue.code for issue in costs.questions] == [code]
    assert total(costs.months) == costs.premium  # what a month costs is known all the same


def test_premium_of_joiners_without_a_day_stands_apart():
    contract = alone(terms({"payment.additional": None}))
    years = hiring_years({"a": contract}, plan(joiners=[JOINER]))
    planned = monthly_costs({"a": contract}, years)["a"].planned_payments
    assert planned is not None
    assert planned.undated > 0
    assert total(planned.months) + planned.undated == years.years["a"].contract.premium


def test_cash_that_comes_back_is_told_apart():
    years = hiring_years(both(), plan(leavers=[LEAVER]))
    planned = monthly_costs(both(), years)["std"].planned_payments
    assert planned is not None
    assert planned.returned == years.years["std"].contract.returned > 0


def test_without_a_plan_or_with_open_terms_there_is_no_planned_cost():
    assert monthly_costs(both())["std"].planned_months is None
    contracts = {"open": candidate(OPEN_TERMS)}
    years = hiring_years(contracts, plan(joiners=[JOINER]))
    costs = monthly_costs(contracts, years)["open"]
    assert (costs.planned_premium, costs.planned_months, costs.planned_payments) == (None,) * 3
    assert total(costs.months) == costs.premium


def test_the_same_premium_costs_the_same_in_every_month_whatever_the_instalments():
    single = candidate(terms({"payment.schedule": "single"}))
    equal = candidate(terms({"payment.schedule": "monthly", "payment.split": "equal"}))
    assert cost_by_month(single) == cost_by_month(equal)
    assert payments_by_month(single) != payments_by_month(equal)


@settings(max_examples=40, deadline=None)
@given(random_years())
def test_months_always_add_up_to_the_premium(contract):
    months = cost_by_month(contract)
    assert total(months) == contract.premium
    starts = [one.month.start for one in months]
    assert starts == sorted(set(starts))
    payments = payments_by_month(contract)
    if payments is not None:
        paid = total(payments.months) + payments.undated
        assert paid - payments.credit - payments.returned == contract.premium


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_plans_add_up_too(seed):
    people = with_child()
    contracts = {"std": candidate(people=people), "imp": candidate(IMPROVED_TERMS, people)}
    years = hiring_years(contracts, drawn(seed))
    for id_, costs in monthly_costs(contracts, years).items():
        assert costs.planned_months is not None
        assert total(costs.planned_months) == costs.planned_premium
        assert costs.planned_premium == years.years[id_].contract.premium
        assert total(costs.months) == costs.premium


@given(st.integers(1, 364))
def test_every_day_costs_the_same(first):
    """A person who is insured to the end of the term costs by the days of each month."""
    start = date(2026, 1, 1) + timedelta(first)
    member = Member(id="A", birth=date(1990, 1, 1), programme="standard", start=start)
    contract = candidate(people=Roster.of([member]))
    cover = Period(start, date(2026, 12, 31))
    for one in cost_by_month(contract):
        days = found.days if (found := one.month.overlap(cover)) is not None else 0
        exact = contract.premium * days / cover.days
        assert abs(one.amount - exact) <= Decimal("0.011")
