"""Document models with everything that can go wrong in one, for the tests of validation."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

import pytest
from pydantic import Field, field_validator, model_validator

from dms.documents import (
    Day,
    Document,
    Id,
    Number,
    Roubles,
    Source,
    problem,
    problems,
)
from dms.errors import LoadError
from dms.i18n import text
from dms.io.documents import read_document
from dms.io.validation import validate
from dms.issues import Issue, Severity


class Ward(StrEnum):
    SINGLE = "single"
    DOUBLE = "double"


class Dental(Document):
    kind: Literal["dental"]
    dental: int | None = None  # spelt like the tag
    limit: Roubles | None = None


class Inpatient(Document):
    kind: Literal["inpatient"]
    ward: Ward
    visits: Annotated[int, Field(ge=1, lt=100)] | None = None


class Table(Document):
    by: list[str]
    rows: list[Number]


class Tariff(Document):
    base: Roubles
    rate: Number | Table | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if isinstance(self.rate, Table) and len(self.rate.rows) > 2:
            raise problem(
                "TARIFF-BAND-OVERLAP",
                "Two rows fit the age {age}.",
                hint=text("Let one end at {age} and the other begin at {next_age}.", next_age=19),
                pointer=["rate", "rows", 2],
                age=18,
            )
        return self


class Sample(Document):
    id: Id
    name: Annotated[str, Field(min_length=2, max_length=10)]
    start: Day | None = None
    tariff: Tariff
    modules: Annotated[
        list[Annotated[Dental | Inpatient, Field(discriminator="kind")]], Field(max_length=4)
    ] = Field(default_factory=list)
    factors: dict[Id, Number] = Field(default_factory=dict)
    currency: Literal["RUB"] = "RUB"
    direct: bool | None = None
    source: Source | None = None

    @field_validator("factors")
    @classmethod
    def _positive(cls, factors: dict[str, Decimal]) -> dict[str, Decimal]:
        if bad := [name for name, factor in factors.items() if factor <= 0]:
            raise problems(
                [problem("FACTOR-ZERO", "A factor is above zero.", pointer=[n]) for n in bad]
            )
        return factors

    @field_validator("name")
    @classmethod
    def _no_braces(cls, name: str) -> str:
        if "{" in name:
            raise ValueError("write the name without {braces}")
        return name


GOOD = """\
id: std
name: Стандарт
start: 01.02.2026
tariff:
  base: 18 500,00 ₽
  rate: {by: [age], rows: [1, 1.5]}
modules:
  - kind: dental
    limit: "50000"
  - {kind: inpatient, ward: single, visits: 3}
factors: {age: 1.2}
direct: true
"""


def issues_in(source: str, model: type[Document] = Sample) -> tuple[Issue, ...]:
    with pytest.raises(LoadError) as refused:
        validate(model, read_document(source, name="offer.yaml"))
    assert refused.value.__cause__ is None
    assert all(issue.severity is Severity.ERROR for issue in refused.value.issues)
    return refused.value.issues
