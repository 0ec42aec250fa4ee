"""Types of the figures in published results: text, so that no reader makes a float of them."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, WithJsonSchema

from dms.documents import Number, Result
from dms.periods import Period
from dms.pricing.quote import Amounts

__all__ = ["Amount", "Exact", "Payers", "Term", "amount", "payers", "term"]

Amount = Annotated[
    Number,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^-?[0-9]+\.[0-9]{2}$",
            "description": "Roubles and kopecks",
        }
    ),
]
"""An amount of roubles with two decimals."""

Exact = Annotated[
    Number,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "description": "An exact amount of roubles",
        }
    ),
]
"""An amount of roubles before rounding, with as many decimals as it has."""

IsoDay = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Term(Result):
    """Days of cover; the first and the last both count."""

    start: IsoDay
    last_day: IsoDay
    days: Annotated[int, Field(ge=1)]


class Payers(Result):
    """Who pays the premium."""

    employer: Amount
    employee: Amount


def amount(roubles: Decimal | None) -> str | None:
    """Write an amount as results do: `120960.00`; None stays None and never becomes a zero."""
    return None if roubles is None else f"{roubles:f}"


def term(period: Period | None) -> dict[str, object] | None:
    """Return a period as plain data, the shape of :class:`Term`."""
    if period is None:
        return None
    first, last = period.start.isoformat(), period.last_day.isoformat()
    return {"start": first, "last_day": last, "days": period.days}


def payers(amounts: Amounts) -> dict[str, object] | None:
    """Return who pays as plain data, the shape of :class:`Payers`; None when nobody says."""
    if amounts.employer is None or amounts.employee is None:
        return None
    return {"employer": amount(amounts.employer), "employee": amount(amounts.employee)}
