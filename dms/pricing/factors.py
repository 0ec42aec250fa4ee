"""Factors: the ordered steps from the base price of a module to the price of a person.

Each step multiplies, adds roubles, adds per cent, or replaces the amount; it may be limited to some
modules, programmes or people, and may count per unit of a roster column (a fee per visit, a slope
per year of service).
"""

from functools import cached_property
from typing import Self

from pydantic import model_validator

from dms.conditions import Condition
from dms.documents import Document, Id, Roubles, Source, problem
from dms.rates import Rate, turned_round

__all__ = ["KINDS", "Factor"]

KINDS = ("multiply", "add", "percent", "replace")


class Factor(Document):
    """One step of the tariff; exactly one of `multiply`, `add`, `percent`, `replace` is given."""

    id: Id
    name: str | None = None
    """What the price list calls it; shown in explanations."""
    multiply: Rate | None = None
    """Multiply the amount: 1.5 makes it half as dear again."""
    add: Rate | None = None
    """Add roubles for the whole term; a negative number is a discount."""
    percent: Rate | None = None
    """Add per cent of the amount: 15 is an uplift, -5 a discount."""
    replace: Rate | None = None
    """Forget the amount so far and take this one."""
    per: str | None = None
    """Count `add` or `percent` once for each unit of this numeric roster column."""
    modules: list[str] | None = None
    """Kinds of care it applies to; all that are priced per person when left out."""
    programmes: list[str] | None = None
    """Programmes it applies to; all when left out."""
    when: Condition | None = None
    """Whom it applies to; everybody when left out."""
    round_to: Roubles | None = None
    """Round the amount half-up to a multiple of this after the step, where the list says so."""
    clause: str | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        given = [k for k in KINDS if getattr(self, k) is not None]
        if len(given) != 1:
            raise problem(
                "TARIFF-FACTOR-KIND",
                "A factor has exactly one of multiply, add, percent and replace",
            )
        if self.per is not None and given[0] not in ("add", "percent"):
            raise problem("TARIFF-FACTOR-PER", "`per` goes with `add` or `percent`")
        if self.round_to is not None and self.round_to == 0:
            raise problem("TARIFF-FACTOR-ROUND", "`round_to` is a positive amount of roubles")
        self._keeps_its_sign(given[0])
        return self

    def _keeps_its_sign(self, kind: str) -> None:
        """Refuse a step that turns a price round: a discount takes off at most all of it."""
        path = turned_round(kind, getattr(self, kind))
        if path is not None:
            raise problem(
                "TARIFF-FACTOR-NEGATIVE",
                "A factor cannot make a price negative",
                pointer=(kind, *path),
            )

    @cached_property
    def kind(self) -> str:
        """Which of the four steps it is."""
        return next(k for k in KINDS if getattr(self, k) is not None)

    @property
    def rate(self) -> Rate:
        """The number or table of the step."""
        rate: Rate = getattr(self, self.kind)
        return rate
