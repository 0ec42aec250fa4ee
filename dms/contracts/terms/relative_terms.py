"""Terms for relatives: who, how old, in which windows of time, at which uplift, and who pays.

«Прикрепление родственников по корпоративным тарифам по стандартной схеме в течение 1 месяца с
использованием повышающих 10−20%, можно договариваться о 2-ух месяцах и без повышения стоимости.»
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dms.contracts.terms.filing import FilingRule
from dms.documents import Id, Share, problem
from dms.i18n import text
from dms.issues import Issue
from dms.members import Relationship
from dms.modules.eligibility import Ages
from dms.modules.questions import Ask, Asking

__all__ = ["RelativeTerms", "Since", "Window"]


class Since(StrEnum):
    """The event that a window is measured from."""

    CONTRACT_START = "contract_start"
    EMPLOYEE_ENTRY = "employee_entry"
    BIRTH = "birth"
    MARRIAGE = "marriage"


class Window(Asking):
    """A span of time in which relatives may join, and what they pay more than employees.

    A term in months ends on the day with the same number (ГК РФ ст. 192 п. 3): one month from
    1 January ends on 1 February, which still counts.
    """

    family = "WINDOW"
    title = text("Window for relatives")
    asks = (
        Ask.about("since", question=text("which event is it measured from?")),
        Ask.about("months", "days", "whole_term", question=text("how long is it open?")),
        Ask.about("uplift", question=text("how much more do relatives pay in it?")),
    )

    id: Id
    since: Since | None = None
    months: Annotated[int, Field(ge=1, le=60)] | None = None
    days: Annotated[int, Field(ge=1, le=366)] | None = None
    """Calendar days after the event."""
    whole_term: Literal[True] | None = None
    """Open from the event to the end of the contract."""
    uplift: Share | None = None
    """Share that the premium is higher by: 0.15 is 15 % more, 0 the employees' tariff."""
    clause: str | None = None

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        given = [x for x in (self.months, self.days, self.whole_term) if x is not None]
        if len(given) > 1:
            raise problem(
                "TERMS-WINDOW-LENGTH", "Give one of `months`, `days` and `whole_term`, not more"
            )
        return self


class RelativeTerms(Asking):
    """Who may bring whom into the contract, when, and at which price."""

    family = "RELATIVES"
    title = text("Relatives")
    asks = (
        Ask.about("relationships", question=text("which relatives may be insured?")),
        Ask.about("windows", question=text("when may they join, and at which uplift?")),
        Ask.about("measured_by", question=text("which day must lie in the window?")),
        Ask.about("after", question=text("may they join after the last window?")),
        Ask.about(
            "uplift_from_start",
            question=text("do relatives of the first list pay the uplift too?"),
        ),
        Ask.about("payer", question=text("who pays for them?")),
    )

    relationships: tuple[Relationship, ...] | None = None
    ages: dict[Relationship, Ages] = Field(default_factory=dict)
    """Ages in full years on the first day of cover, both ends included, for each relationship;
    who is not named has no limit here (the offer may have one)."""
    windows: Annotated[tuple[Window, ...], Field(min_length=1)] | None = None
    measured_by: Literal["request", "entry"] | None = None
    """Whether the day of the request or the first day of cover must lie in the window."""
    after: Literal["refuse", "next_anniversary"] | None = None
    """After the last window: no longer, or with the next contract."""
    uplift_from_start: bool | None = None
    """Whether relatives whom the contract begins with pay the uplift of the first window too."""
    payer: Literal["employer", "employee"] | None = None
    """Who bears the premium; the policyholder owes it to the insurer in any case."""
    entry: FilingRule | None = None
    """Days and notice for relatives where they are not those of employees."""
    clause: str | None = None

    def questions(self) -> list[Issue]:
        """Return what is open; nothing is, where no relatives are insured at all."""
        return [] if self.relationships == () else super().questions()

    def _matters(self, name: str) -> bool:
        """Leave out who pays an uplift where there is none."""
        uplifts = {window.uplift for window in self.windows or ()}
        return name != "uplift_from_start" or uplifts != {Decimal(0)}

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        ids = [window.id for window in self.windows or ()]
        twice = next((i for i, x in enumerate(ids) if x in ids[:i]), None)
        if twice is not None:
            raise problem(
                "TERMS-WINDOW-TWICE",
                "The window `{id}` stands twice; give each its own id",
                id=ids[twice],
                pointer=("windows", twice, "id"),
            )
        if self.relationships is not None and Relationship.EMPLOYEE in self.relationships:
            raise problem(
                "TERMS-RELATIVES-EMPLOYEE",
                "An employee is no relative; name spouse, child, parent or other",
                pointer=("relationships",),
            )
        return self
