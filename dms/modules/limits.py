"""How far care is paid for: limits, waiting periods and the insured's share of the bill.

Three things that are easily mixed up: the *deductible* (франшиза) here is a part of the bill of a
clinic; the contribution is a part of the premium; the uplift makes a premium dearer. Only the first
belongs to the content of care.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dms.documents import Roubles, Share, problem
from dms.i18n import text
from dms.modules.questions import Ask, Asking

__all__ = ["Deductible", "Limit", "Per", "WaitingPeriod"]

Count = Annotated[int, Field(ge=0, strict=True)]
"""A whole number of visits, services, documents or days."""


class Per(StrEnum):
    """What a limit or a deductible is counted over."""

    TERM = "term"
    """The whole term of the contract."""
    YEAR = "year"
    MONTH = "month"
    CASE = "case"
    """One insured event (страховой случай)."""
    VISIT = "visit"
    SERVICE = "service"


MEASURES = ("visits", "services", "documents", "days", "amount")


class Limit(Asking):
    """The most that is paid for: a number of visits, services, documents or days, or roubles.

    A limit has one measure; two measures are two limits. A measure or a span left out means that
    the offer speaks of a limit but not of its size, which is a question (ГК РФ ст. 942 п. 2).
    """

    family = "LIMIT"
    title = text("Limit")
    asks = (
        Ask.about(*MEASURES, question=text("how much is paid for?")),
        Ask.about("per", question=text("is it counted per year, per case or per visit?")),
    )

    visits: Count | None = None
    """Visits and consultations of doctors."""
    services: Count | None = None
    """Medical services: tests, examinations, procedures, vaccinations."""
    documents: Count | None = None
    """Documents: certificates, sick notes, prescriptions."""
    days: Count | None = None
    """Days in hospital or of treatment."""
    amount: Roubles | None = None
    """Roubles paid by the insurer."""
    per: Per | None = None
    """The span the limit is counted over, for one insured person."""
    service: str | None = None
    """What is limited, in the words of the offer; None is everything in the module."""

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        stated = [name for name in MEASURES if getattr(self, name) is not None]
        if len(stated) > 1:
            raise problem(
                "LIMIT-MEASURES",
                "A limit has one measure, here are several: {measures}",
                hint=text("Write one limit for each of them."),
                measures=", ".join(stated),
                pointer=(stated[1],),
            )
        return self


class WaitingPeriod(Asking):
    """The first days of cover in which this care is not yet paid for (период ожидания)."""

    family = "WAITING"
    title = text("Waiting period")
    asks = (Ask.about("days", question=text("how many days does it last?")),)

    days: Count | None = None
    """Calendar days from the first day of cover, that day counted."""
    service: str | None = None
    """What has to wait, in the words of the offer; None is everything in the module."""

    def open_from(self, start: date) -> date | None:
        """Return the first day on which the care is paid for, or None if the days are not stated.

        `start` is the person's first day of cover; 30 days from 1 January leave 31 January.
        """
        return None if self.days is None else start + timedelta(days=self.days)


class Deductible(Asking):
    """The part of a clinic's *bill* that the insured pays (франшиза): a share or a sum.

    It has nothing to do with who pays the premium. Rosters of insurers know shares of 20 to 55 %.
    """

    family = "DEDUCTIBLE"
    title = text("Deductible (part of the bill)")
    asks = (
        Ask.about("share", "amount", question=text("what part of the bill does the insured pay?")),
    )

    share: Share | None = None
    """Share of the bill, between 0 and 1: `"0.2"` is 20 %."""
    amount: Roubles | None = None
    """Fixed sum in roubles."""
    per: Per | None = None
    """What the fixed sum is paid for: each visit, case or year."""
    service: str | None = None
    """What it applies to, in the words of the offer; None is everything in the module."""

    @model_validator(mode="after")
    def _share_or_amount(self) -> Self:
        if self.share is not None and self.amount is not None:
            raise problem(
                "DEDUCTIBLE-BOTH",
                "A deductible is a share of the bill or a sum in roubles, not both",
                hint=text("Keep the one that the contract names."),
                pointer=("amount",),
            )
        return self
