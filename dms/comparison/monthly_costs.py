"""Cost by month: what cover costs in each calendar month, and when it is to be paid.

The premium of each stretch of cover is spread evenly over its days, whatever the instalments are,
so that two offers with the same premium cost the same in every month; payments stand beside it.
What an insurer keeps of premium for days without cover costs in those days. Sums are rounded
half-up from the first day on, so the months add up to the premium to the kopeck.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from dms.comparison.hiring_years import HiringYears
from dms.contracts.accounts.earning import days_gone_by
from dms.contracts.accounts.settling_up import settle_up
from dms.contracts.contract import Contract
from dms.contracts.state.movement import LineKind
from dms.contracts.state.slots import Slot, SlotKind
from dms.contracts.what_if.open_requests import unscheduled
from dms.issues import Issue
from dms.money import divide
from dms.periods import Period, month_of

__all__ = [
    "CandidateCosts",
    "MonthSum",
    "Payments",
    "cost_by_month",
    "monthly_costs",
    "payments_by_month",
]


@frozen
class MonthSum:
    """Roubles in a calendar month."""

    month: Period
    amount: Decimal


@frozen(kw_only=True)
class Payments:
    """When the premium is to be paid: the sums less `credit` and `returned` are the premium."""

    months: tuple[MonthSum, ...]
    """What falls due in each month in which anything does; it may lie outside the contract."""
    undated: Decimal
    """What is owed and has no day: the contract does not say when."""
    credit: Decimal
    """Set off, and no payment was left to lower."""
    returned: Decimal
    """Returned in cash."""


@frozen(kw_only=True)
class CandidateCosts:
    """What one candidate costs by month; amounts in roubles."""

    premium: Decimal
    """As the contract begins."""
    months: tuple[MonthSum, ...]
    """Every month of the contract; they add up to the premium."""
    payments: Payments | None
    """None where the terms do not say when the premium is to be paid."""
    planned_premium: Decimal | None
    """After the hiring plan; None without a plan, or where the contract leaves something open."""
    planned_months: tuple[MonthSum, ...] | None
    planned_payments: Payments | None
    questions: tuple[Issue, ...]
    """What is open about the days of payment."""


def monthly_costs(
    contracts: Mapping[str, Contract], years: HiringYears | None = None
) -> dict[str, CandidateCosts]:
    """Return the cost of each candidate by month, as the contract begins and after the plan.

    `contracts` are by the id of the candidate; `years` are those of
    :func:`~dms.comparison.hiring_years.hiring_years` for the same contracts.
    """
    planned = {id_: year.contract for id_, year in years.years.items()} if years else {}
    return {id_: _costs(one, planned.get(id_)) for id_, one in contracts.items()}


def _costs(contract: Contract, planned: Contract | None) -> CandidateCosts:
    return CandidateCosts(
        premium=contract.premium,
        months=cost_by_month(contract),
        payments=payments_by_month(contract),
        planned_premium=None if planned is None else planned.premium,
        planned_months=None if planned is None else cost_by_month(planned),
        planned_payments=None if planned is None else payments_by_month(planned),
        questions=unscheduled(contract),
    )


def cost_by_month(contract: Contract) -> tuple[MonthSum, ...]:
    """Spread the premium of a contract over its calendar months by days, as it stands."""
    months = [month_of(part.start) for part in _by_calendar(contract.agreement.period)]
    units: Counter[Period] = Counter()
    for period, premium in _premium_by_days(contract).items():
        gone_by = 0
        for part in _by_calendar(period):
            through = divide(premium * days_gone_by(period, part.last_day), period.days)
            units[month_of(part.start)] += through - gone_by
            gone_by = through
    roubles = contract.agreement.rounding.roubles
    return tuple(MonthSum(month, roubles(units[month])) for month in months)


def _by_calendar(period: Period) -> Iterator[Period]:
    return period.months(period.start.replace(day=1))


def _premium_by_days(contract: Contract) -> Mapping[Period, int]:
    """Return the premium in units by the days that it stands for."""
    standing, units = contract.standing, Counter[Period]()
    for person in standing.people.values():
        for stretch in person.stretches:
            units[stretch.period] += stretch.premium
    units[standing.within] += standing.contract_premium
    for movement in contract.journal:
        for line in movement.lines:
            if line.kind is LineKind.RETAINED:
                units[line.period] += line.units
    return units


def payments_by_month(contract: Contract) -> Payments | None:
    """Return what falls due in each month; None where the terms do not say when."""
    if contract.agreement.schedule is None or unscheduled(contract):
        return None
    roubles, slots = contract.agreement.rounding.roubles, contract.standing.slots
    cash = Slot(SlotKind.CASH)
    booked = {slot: units for slot, units in slots.items() if slot != cash}
    settled = settle_up(booked, contract.standing.paid)
    sums: Counter[date | None] = Counter()
    for slot in settled.order:
        month = None if slot.due is None else slot.due.replace(day=1)
        sums[month] += max(booked[slot], 0) - settled.set_off[slot]
    undated = sums.pop(None, 0)
    months = sorted((day, units) for day, units in sums.items() if day is not None and units)
    return Payments(
        months=tuple(MonthSum(month_of(day), roubles(units)) for day, units in months),
        undated=roubles(undated),
        credit=roubles(settled.credit),
        returned=roubles(-slots.get(cash, 0)),
    )
