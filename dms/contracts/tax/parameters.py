"""Tax parameters by date: what is known with a source, and nothing else.

>>> TaxParameters.shipped().at("profit.rate", date(2025, 6, 1)).value
Decimal('0.25')
"""

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from dms.contracts.tax.parameter_table import TaxParameter, TaxParameterTable
from dms.contracts.tax.remarks import Status
from dms.errors import DmsError
from dms.i18n import Text, text
from dms.issues import Issue, Severity

__all__ = [
    "CAP_SHARE",
    "CONTRIBUTION_RATE",
    "DEDUCTION_LIMIT",
    "PROFIT_RATE",
    "Found",
    "TaxParameters",
    "UnknownTaxParameter",
    "look_up",
]

CAP_SHARE = "profit.dms_cap_share"
"""Share of labour costs up to which ДМС reduces profit (п. 16 ст. 255 НК РФ)."""
PROFIT_RATE = "profit.rate"
"""Rate of the tax on profit."""
CONTRIBUTION_RATE = "contributions.main_rate"
"""Single tariff of insurance contributions up to the base limit."""
DEDUCTION_LIMIT = "income.social_deduction_limit"
"""Yearly limit of a person's social deductions, in roubles (ст. 219 НК РФ)."""


class UnknownTaxParameter(DmsError, LookupError):
    """No verified value is known for this day; a guess would be worse than a stop."""

    def __init__(self, key: str, day: date, issue: Issue) -> None:
        self.key = key
        self.day = day
        self.issue = issue
        super().__init__(key, day, issue)

    def __str__(self) -> str:
        return self.issue.line("en")


@frozen
class TaxParameters:
    """Values of the tax law, looked up by day; where two hold, the earlier in the list wins."""

    entries: tuple[TaxParameter, ...]

    @classmethod
    def shipped(cls) -> "TaxParameters":
        """Return the table that comes with the library."""
        return _shipped()

    @classmethod
    def of(cls, table: TaxParameterTable) -> "TaxParameters":
        """Use a table of your own, and nothing else."""
        return cls(table.parameters)

    def overridden_by(self, table: TaxParameterTable) -> "TaxParameters":
        """Put a table of your own before this one: its values win on their days."""
        return TaxParameters((*table.parameters, *self.entries))

    def at(self, key: str, day: date) -> TaxParameter:
        """Return the value of `key` that holds on `day`.

        Raises :class:`UnknownTaxParameter` when no value is known for that day, or only one that
        nobody has verified.
        """
        for entry in self.entries:
            if entry.key == key and entry.holds_on(day):
                if entry.status is Status.UNVERIFIED:
                    raise _unverified(key, day)
                return entry
        raise _unknown(key, day)


@frozen
class Found:
    """A value that was looked up, None when there is none, and what is open about it."""

    parameter: TaxParameter | None
    issues: tuple[Issue, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """Return the number itself."""
        return self.parameter.value if self.parameter is not None else None


def look_up(parameters: TaxParameters, key: str, day: date) -> Found:
    """Look a value up; that it is unknown, or only known as of an earlier day, is an issue."""
    try:
        parameter = parameters.at(key, day)
    except UnknownTaxParameter as unknown:
        return Found(None, (unknown.issue,))
    return Found(parameter, (_later(parameter),) if day > parameter.as_of else ())


def _later(parameter: TaxParameter) -> Issue:
    return Issue(
        "TAX-PARAMETER-LATER",
        Severity.QUESTION,
        text(
            "The tax parameter {key} is used for days after {day}, the last day it was checked.",
            key=parameter.key,
            day=parameter.as_of,
        ),
        text("Check whether the law has changed since; if so, state the new value."),
    )


@lru_cache(maxsize=1)
def _shipped() -> TaxParameters:
    written = files("dms.contracts.tax") / "parameters.json"
    return TaxParameters.of(
        TaxParameterTable.model_validate(json.loads(written.read_text("utf-8")))
    )


def _unknown(key: str, day: date) -> UnknownTaxParameter:
    said = text("No value of the tax parameter {key} is known for {day}.", key=key, day=day)
    return _error(key, day, "TAX-PARAMETER-UNKNOWN", said)


def _unverified(key: str, day: date) -> UnknownTaxParameter:
    said = text("The value of the tax parameter {key} for {day} is not verified.", key=key, day=day)
    return _error(key, day, "TAX-PARAMETER-UNVERIFIED", said)


def _error(key: str, day: date, code: str, said: Text) -> UnknownTaxParameter:
    hint = text("State the value with its source in a table of tax parameters of your own.")
    return UnknownTaxParameter(key, day, Issue(code, Severity.ERROR, said, hint))
