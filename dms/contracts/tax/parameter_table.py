"""A table of tax parameters as people write it: each value with its dates, source and standing."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dms.contracts.tax.remarks import Status
from dms.documents import Day, Document, Number, problem, problems
from dms.i18n import text

__all__ = ["TaxParameter", "TaxParameterTable"]


class TaxParameter(Document):
    """One value of the tax law and the days on which it holds."""

    key: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_]+)+$")]
    """Name of the value, e.g. `profit.dms_cap_share`."""
    valid_from: Day
    """First day on which the value holds."""
    last_day: Day | None = None
    """Last day on which it holds; not stated: no end is known."""
    value: Annotated[Number, Field(ge=0)]
    """The value: a share as a fraction, or roubles."""
    unit: Literal["share", "roubles"]
    """What the value is counted in."""
    status: Status
    """How firmly it stands; `stated` for what you have decided yourself."""
    source: Annotated[str, Field(min_length=1)]
    """Norm, letter or page."""
    as_of: Day
    """The day on which the value was known to hold."""
    note: str | None = None
    """What else the reader should know."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.last_day is not None and self.last_day < self.valid_from:
            raise problem(
                "TAX-PARAMETER-BACKWARDS",
                "The last day of this value comes before its first day.",
                pointer=["last_day"],
                hint=text("Correct one of the two days."),
            )
        if self.unit == "share" and self.value > 1:
            raise problem(
                "TAX-PARAMETER-SHARE",
                "A share is not more than 1.",
                pointer=["value"],
                hint=text("Write 6 % as 0.06."),
            )
        return self

    def holds_on(self, day: date) -> bool:
        """Say whether the value holds on `day`."""
        return self.valid_from <= day and (self.last_day is None or day <= self.last_day)


class TaxParameterTable(Document):
    """Values of the tax law over time; one value holds at a time."""

    dms: Literal["tax-parameters/1"]
    """Format of this document."""
    parameters: tuple[TaxParameter, ...]
    """The values, in any order."""

    @model_validator(mode="after")
    def _one_at_a_time(self) -> Self:
        if found := list(self._overlaps()):
            raise problems(found)
        return self

    def _overlaps(self) -> Iterator[PydanticCustomError]:
        numbered = sorted(enumerate(self.parameters), key=lambda p: (p[1].key, p[1].valid_from))
        for (_, earlier), (number, later) in pairwise(numbered):
            if earlier.key == later.key and earlier.holds_on(later.valid_from):
                yield problem(
                    "TAX-PARAMETER-OVERLAP",
                    "Two values of {key} hold on {day}.",
                    pointer=["parameters", number, "valid_from"],
                    hint=text("Give the earlier one a last day before the later one starts."),
                    key=later.key,
                    day=later.valid_from,
                )
