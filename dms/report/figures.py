"""Types of the figures in published results: text, so that no reader makes a float of them."""

from typing import Annotated

from pydantic import Field, WithJsonSchema

from dms.documents import Number, Result

__all__ = ["Amount", "Exact", "Payers", "Term"]

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
