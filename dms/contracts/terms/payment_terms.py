"""Payment: at once or in instalments, when each is due, and what being late leads to.

Each instalment pays for a period; finance recognises the expense over it by days (НК РФ ст. 272
п. 6), so a schedule names the periods and not only the days of payment. What follows from paying
late is what the contract says (ГК РФ ст. 954 п. 3); no law ends it by itself.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dms.contracts.terms.filing import DayCount
from dms.documents import Day, Document, Roubles, problem
from dms.i18n import text
from dms.modules.questions import Ask, Asking
from dms.periods import ONE_DAY

__all__ = ["DueRule", "Every", "Instalment", "PaymentTerms"]


class Instalment(Document):
    """One payment: the period it pays for (both days count) and the day it is due."""

    start: Day
    last_day: Day
    due: Day

    @model_validator(mode="after")
    def _not_backwards(self) -> Self:
        if self.last_day < self.start:
            raise problem("TERMS-INSTALMENT-BACKWARDS", "The last day comes before the start")
        return self


class DueRule(DayCount):
    """Due so many days after (or before) the first day of the period that is paid for."""

    when: Literal["before", "after"] = "after"


Every = Literal["single", "half_yearly", "quarterly", "monthly"]
"""A rhythm of payments."""


class PaymentTerms(Asking):
    """How the premium is paid."""

    family = "PAYMENT"
    title = text("Payment")
    asks = (
        Ask.about("schedule", question=text("how is the premium paid: at once or in instalments?")),
        Ask.about("due", question=text("when is each instalment due?")),
        Ask.about("split", question=text("are the instalments equal or in proportion to days?")),
        Ask.about("additional", question=text("when is the premium for joiners due?")),
        Ask.about("grace", question=text("how long may a payment be late?")),
        Ask.about("late_payment", question=text("what follows from paying late?")),
    )

    schedule: Every | Annotated[tuple[Instalment, ...], Field(min_length=1)] | None = None
    """A rhythm counted from the contract's start, or the instalments one by one."""
    due: DueRule | None = None
    """When the payments of a rhythm are due; instalments one by one have their own days."""
    split: Literal["days", "equal"] | None = None
    """In proportion to the days of the periods, or equal parts; the last takes the rest."""
    round_down_to: Annotated[Roubles, Field(ge=Decimal("0.01"))] | None = None
    """Equal parts are cut down to a multiple of so many roubles."""
    additional: Literal["next_instalment", "at_once"] | DayCount | None = None
    """When the premium for joiners is due for periods already invoiced: with the next instalment,
    on the day of the request, or so many days after it."""
    grace: DayCount | None = None
    """So many days after the due day a payment is not yet late."""
    late_payment: Literal["nothing", "set_off", "suspension", "termination"] | None = None
    """What follows when the grace has passed: nothing, the instalment is set off against a claim
    (ГК РФ ст. 954 п. 4), the cover rests, or the contract ends."""
    clause: str | None = None

    def _is_open(self, ask: Ask) -> bool:
        return super()._is_open(ask) and self._matters(ask.fields[0])

    def _matters(self, name: str) -> bool:
        """Say whether a field means something with this schedule."""
        if name == "due":
            return isinstance(self.schedule, str)  # one by one they have their own days
        return name != "split" or not self._at_once

    @property
    def _at_once(self) -> bool:
        one_by_one = isinstance(self.schedule, tuple)
        return len(self.schedule or ()) == 1 if one_by_one else self.schedule == "single"

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if isinstance(self.schedule, tuple):
            self._check_order(self.schedule)
        if self.round_down_to is not None and self.split != "equal":
            raise problem(
                "TERMS-ROUND-DOWN",
                "Only equal instalments are cut down to round sums; state `split: equal`",
                pointer=("round_down_to",),
            )
        return self

    @staticmethod
    def _check_order(instalments: tuple[Instalment, ...]) -> None:
        for number in range(1, len(instalments)):
            before, after = instalments[number - 1], instalments[number]
            if after.start != before.last_day + ONE_DAY or after.due < before.due:
                raise problem(
                    "TERMS-INSTALMENTS-ORDER",
                    "Each period begins the day after the one before, and is not due earlier",
                    pointer=("schedule", number),
                )
