"""Office doctor (врач офиса): a general practitioner who comes to the company's office.

«Врач офиса — это терапевт, который приходит 1−2 раза (оговаривается особо) в неделю на 2 часа в
офис застрахованной компании и ведет прием желающих, выписывает базовое лечение или дает направление
к конкретным специалистам.» It is paid for the contract, not for each person.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dms.documents import Number, problem
from dms.i18n import Text, text
from dms.modules.base import Module, PricedPer
from dms.modules.questions import Ask

__all__ = ["OfficeDoctor"]

Visits = Annotated[int, Field(ge=1, le=7, strict=True)]
Hours = Annotated[Number, Field(gt=0, le=24)]


class OfficeDoctor(Module):
    """Regular hours of a general practitioner in the office.

    >>> OfficeDoctor(visits_per_week=2, hours_per_visit="2").hours_per_week
    Decimal('4')
    """

    title = text("Office doctor")
    description = text(
        "A general practitioner sees employees in the office, prescribes basic treatment and refers"
        " them to specialists"
    )
    abbreviations = ("Врач офиса",)
    priced_per = PricedPer.CONTRACT
    asks = (
        Ask.about("visits_per_week", question=text("how many times a week does the doctor come?")),
        Ask.about("hours_per_visit", question=text("for how many hours does the doctor come?")),
        Ask.about("office", question=text("to which office does the doctor come?")),
    )

    kind: Literal["office_doctor"] = "office_doctor"
    visits_per_week: Visits | None = None
    """Visits a week, usually one or two; agreed in each contract."""
    hours_per_visit: Hours | None = None
    """Hours of one visit, usually two."""
    office: str | None = None
    """The office the doctor comes to."""
    premium_per: Literal["term", "hour"] = "term"
    """Whether the premium is for the whole term or for one hour of the doctor."""
    weeks: Annotated[int, Field(ge=1, le=53, strict=True)] | None = None
    """Weeks of the term in which the doctor comes, where the premium is for an hour."""

    @model_validator(mode="after")
    def _hours_are_known(self) -> Self:
        counted = (self.visits_per_week, self.hours_per_visit, self.weeks)
        if self.premium_per == "hour" and self.premium is not None and None in counted:
            raise problem(
                "MODULE-HOURS-UNSTATED",
                "The doctor is paid by the hour, and the hours are not stated",
                hint=text("State visits_per_week, hours_per_visit and weeks."),
                pointer=("premium",),
            )
        return self

    def quantities(self) -> tuple[tuple[Text, Decimal], ...]:
        """Return visits, hours and weeks where the premium is for one hour."""
        visits, hours, weeks = self.visits_per_week, self.hours_per_visit, self.weeks
        if self.premium_per == "term" or visits is None or hours is None or weeks is None:
            return ()
        return (
            (text("visits a week"), Decimal(visits)),
            (text("hours a visit"), hours),
            (text("weeks"), Decimal(weeks)),
        )

    @property
    def hours_per_week(self) -> Decimal | None:
        """Hours a week, or None while the visits or their length are not stated."""
        if self.visits_per_week is None or self.hours_per_visit is None:
            return None
        return self.visits_per_week * self.hours_per_visit
