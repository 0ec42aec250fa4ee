"""The base of the 6 % cap: labour costs, added up month by month within a tax year.

Two starting points are known. One source counts from 1 January (klerk.ru, 21.01.2026); п. 3 ст. 318
НК РФ and Минфин 16.09.2016 № 03-03-06/1/54205 count from the day the contract takes effect, or the
first payment, to the end of the tax year and then anew. Both are computed.
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from dms.contracts.tax.facts import Facts, FirstMonth
from dms.i18n import Text, text
from dms.periods import Period, month_of

__all__ = ["CapBase", "base_name", "labour_of", "part_month"]


class CapBase(StrEnum):
    """From which day of the tax year labour costs count."""

    CONTRACT_START = "contract_start"
    """From the day the contract takes effect, or the first payment; 1 January in later years."""
    YEAR_START = "year_start"
    """From 1 January."""


def base_name(base: CapBase) -> Text:
    """Return what a starting point is called in front of people."""
    names = {
        CapBase.CONTRACT_START: text("Labour costs from the start of the contract"),
        CapBase.YEAR_START: text("Labour costs from 1 January"),
    }
    return names[base]


def part_month(facts: Facts) -> date | None:
    """Return the first day of a month that the base starts in the middle of."""
    return None if facts.base_from.day == 1 else facts.base_from.replace(day=1)


def labour_of(month: date, base: CapBase, facts: Facts) -> Fraction | None:
    """Return the labour costs of a month that count, exactly; None while they are unknown."""
    whole = month_of(month)
    if base is CapBase.CONTRACT_START and whole.last_day < facts.base_from:
        return Fraction(0)
    if month not in facts.labour_costs:
        return None
    costs = Fraction(facts.labour_costs[month])
    if base is CapBase.CONTRACT_START and month == part_month(facts):
        return _part(costs, whole, facts)
    return costs


def _part(costs: Fraction, month: Period, facts: Facts) -> Fraction | None:
    match facts.first_month:
        case FirstMonth.WHOLE:
            return costs
        case FirstMonth.BY_DAYS:
            return costs * Period(facts.base_from, month.last_day).days / month.days
        case FirstMonth.LEFT_OUT:
            return Fraction(0)
        case _:
            return None
