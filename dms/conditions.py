"""Conditions: whom a rule of an offer is for."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from dms.rates import Rate, RateRow

__all__ = ["Condition", "condition_rate"]

Condition = Annotated[
    dict[str, str | int | list[str | int]],
    Field(min_length=1, examples=[{"relationship": ["spouse", "child"], "age": "60+"}]),
]
"""Whom a rule is for: for each dimension a value, a list of values, or a closed band."""


def condition_rate(when: Mapping[str, str | int | list[str | int]]) -> Rate:
    """Turn a condition into a table with one row, so that it is checked and asked like one."""
    keys = tuple(
        tuple(str(v) for v in (value if isinstance(value, list) else [value]))
        for value in when.values()
    )
    return Rate(tuple(when), (RateRow(keys, Decimal(1)),))
