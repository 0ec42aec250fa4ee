"""The people whose premium is calculated in full: one employee, one relative, one leaver."""

from collections.abc import Callable

from dms.comparison.comparison import Comparison
from dms.comparison.hiring_years import HiringYears
from dms.comparison.typical_employee import typical_employee
from dms.contracts.state.requests import Remove
from dms.members import Relationship
from dms.pricing.quote import Quote
from dms.pricing.rating import PricedCell

__all__ = ["employee_of", "leaver_of", "relative_of"]


def employee_of(comparison: Comparison) -> str | None:
    """Return an employee like whom there are most; without contracts the first with a price."""
    if comparison.contracts:
        return typical_employee(comparison.contracts)
    return _first(comparison, lambda who: who == Relationship.EMPLOYEE)


def relative_of(comparison: Comparison) -> str | None:
    """Return the first relative of the list with a price; None where there is none."""
    return _first(comparison, lambda who: who != Relationship.EMPLOYEE)


def _first(comparison: Comparison, fits: Callable[[Relationship], bool]) -> str | None:
    """Return the first member that fits and has a price with some offer."""
    roster = comparison.roster
    quotes = [one.quote for one in comparison.candidates if one.total is not None]
    rows = enumerate(zip(roster.column("id"), roster.column("relationship"), strict=True))
    return next(
        (id_ for n, (id_, who) in rows if fits(who) and any(_priced(q, n) for q in quotes)), None
    )


def _priced(quote: Quote, index: int) -> bool:
    return isinstance(quote.cells[quote.numbers[index]], PricedCell)


def leaver_of(years: HiringYears | None) -> int | None:
    """Return the number of the first request of the plan by which somebody leaves.

    One that some contract grants is taken; None where nobody leaves.
    """
    if years is None:
        return None
    for number, request in enumerate(years.requests, start=1):
        if isinstance(request, Remove) and any(_granted(years, id_, number) for id_ in years.years):
            return number
    return None


def _granted(years: HiringYears, id_: str, number: int) -> bool:
    rerun = years.years[id_].rerun
    return rerun is not None and rerun.answers[number].accepted
