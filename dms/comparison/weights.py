"""Weights: how much the client makes of price, wishes, clinics, days and findings.

Nobody but the client can say what a day without cover is worth against a rouble, so offers are
scored only where weights are given, and every step of the calculation is shown.
"""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dms.documents import Document, Number, problem
from dms.i18n import Text, text

__all__ = ["Criterion", "Weights"]

Weight = Annotated[Number, Field(ge=0)]


class Criterion(StrEnum):
    """What an offer is scored by."""

    PRICE = "price"
    MUST = "must"
    SHOULD = "should"
    CLINICS_NEAR = "clinics_near"
    DAYS_WITHOUT_COVER = "days_without_cover"
    FINDINGS = "findings"

    @property
    def heading(self) -> Text:
        """What it is called in front of people."""
        return _TITLES[self]


_TITLES = {
    Criterion.PRICE: text("Price"),
    Criterion.MUST: text("Musts of the brief"),
    Criterion.SHOULD: text("Shoulds of the brief"),
    Criterion.CLINICS_NEAR: text("Clinics near the people"),
    Criterion.DAYS_WITHOUT_COVER: text("Days without cover on the hiring plan"),
    Criterion.FINDINGS: text("Findings in the contract"),
}


class Weights(Document):
    """What each criterion weighs; they need not add up to anything, their shares count."""

    price: Weight | None = None
    must: Weight | None = None
    should: Weight | None = None
    clinics_near: Weight | None = None
    """People with an outpatient clinic in the city of their home or office."""
    days_without_cover: Weight | None = None
    findings: Weight | None = None
    """Checks that failed as critical or major."""
    price_of: Literal["comparable", "total"] = "comparable"
    """Which price: in the comparable scope, or of everything that is offered."""

    @model_validator(mode="after")
    def _something_weighs(self) -> Self:
        if not any(self._given.values()):
            raise problem("WEIGHTS-EMPTY", "Nothing has a weight; give at least one above zero")
        return self

    @property
    def _given(self) -> dict[Criterion, Fraction]:
        found = {one: getattr(self, one.value) for one in Criterion}
        return {one: Fraction(weight) for one, weight in found.items() if weight is not None}

    @property
    def shares(self) -> dict[Criterion, Fraction]:
        """The weights made to add up to one; what weighs nothing is left out."""
        whole = sum(self._given.values())
        return {one: weight / whole for one, weight in self._given.items() if weight}
