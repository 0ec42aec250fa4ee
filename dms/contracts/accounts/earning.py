"""Earning: how much of the premium stands for days that have gone by, and how much for days ahead.

The premium of a stretch of cover is spread evenly over its days; what is priced for the contract as
a whole, over the days of the contract. What the insurer keeps of somebody's premium is earned when
it is booked. Every sum is rounded from the first day on, half-up, so months add up to the kopeck.

Earned is what the books of a day say of all days up to it. The premium earned in a period is the
difference of two such sums, each with what was known then: the months of a year add up to the year,
and a closed month never changes.
"""

from datetime import date

from attrs import frozen

from dms.contracts.accounts.books import Books
from dms.contracts.state.stretch import Stretch
from dms.money import divide
from dms.periods import Period

__all__ = ["Unearned", "days_gone_by", "unearned"]


@frozen
class Unearned:
    """Premium for the days after one, in units; `employer` is that part of it."""

    units: int
    employer: int


def days_gone_by(period: Period, day: date) -> int:
    """Count the days of a period up to the end of a day."""
    return max(0, min((day - period.start).days + 1, period.days))


def unearned(books: Books) -> Unearned:
    """Return what the books of a day hold for the days after it."""
    units = employer = 0
    for person in books.people.values():
        for stretch in person.stretches:
            if stretch.period.last_day > books.day:
                ahead = _ahead(stretch, books.day)
                units, employer = units + ahead.units, employer + ahead.employer
    own = _part_ahead(books.contract_premium, books.within, books.day)
    return Unearned(units + own, employer + own)


def _ahead(stretch: Stretch, day: date) -> Unearned:
    if stretch.period.start > day:
        return Unearned(stretch.premium, stretch.employer or 0)
    return Unearned(
        _part_ahead(stretch.premium, stretch.period, day),
        _part_ahead(stretch.employer or 0, stretch.period, day),
    )


def _part_ahead(units: int, period: Period, day: date) -> int:
    return units - divide(units * days_gone_by(period, day), period.days)
