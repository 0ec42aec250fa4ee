"""What the employer adds to a contract for the tax view: labour costs, rates, readings.

What is not stated stays open: a month without labour costs is unknown and not zero.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import Attribute, field, frozen

from dms.contracts.tax.inputs import Ending
from dms.contracts.tax.parameters import TaxParameters
from dms.periods import Period

__all__ = ["Facts", "FirstMonth"]

Costs = Mapping[date, Decimal]
"""Roubles by month, named by its first day."""


class FirstMonth(StrEnum):
    """What counts of a month in which the base starts after the first day.

    No source says; so the employer chooses, as in its accounting policy.
    """

    WHOLE = "whole"
    """All labour costs of the month."""
    BY_DAYS = "by_days"
    """The part of them from that day on, by calendar days."""
    LEFT_OUT = "left_out"
    """None of them."""


def _by_months(_of: object, attribute: "Attribute[Costs]", costs: Costs | None) -> None:
    for month, roubles in (costs or {}).items():
        if month.day != 1:
            raise ValueError(f"{attribute.name} are named by the first day of each month")
        if not isinstance(roubles, Decimal):
            raise TypeError(f"{attribute.name} are amounts of roubles: write Decimal('100.00')")
        if not roubles >= 0:
            raise ValueError(f"{attribute.name} cannot be negative")


def _rate(_of: object, _attribute: object, rate: Decimal | None) -> None:
    if rate is not None and not 0 <= rate <= 1:
        raise ValueError("A rate is a share: write 0.2 % as Decimal('0.002')")


def _rates(of: object, attribute: object, rates: Mapping[str, Decimal]) -> None:
    for rate in rates.values():
        _rate(of, attribute, rate)


@frozen(kw_only=True)
class Facts:
    """A contract and what the employer states about it; see :func:`tax_view` for each field."""

    contract: Period
    labour_costs: Costs = field(validator=_by_months)
    parameters: TaxParameters
    other_payments: Costs | None = field(default=None, validator=_by_months)
    base_from: date
    first_month: FirstMonth | None = None
    accident_rate: Decimal | None = field(default=None, validator=_rate)
    contribution_rates: Mapping[str, Decimal] = field(factory=dict, validator=_rates)
    ending: Ending | None = field(default=None)

    @ending.validator
    def _ends_inside(self, _attribute: object, ending: Ending | None) -> None:
        if ending is not None and ending.last_day not in self.contract:
            raise ValueError("A contract ends early on a day of its own period")

    @property
    def ended(self) -> date:
        """Return the last day of the contract as it really ran."""
        return self.ending.last_day if self.ending is not None else self.contract.last_day
