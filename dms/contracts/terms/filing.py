"""Filing: on which days the list of insured may change, and how long before that must be asked for.

The same few words rule joining, leaving and changing in every contract: «возможность прикрепления
предусмотрена 1 и 15 числа, заявление предоставляется не менее чем за 10 рабочих дней».
"""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from dms.documents import Document, problem
from dms.i18n import text
from dms.modules.questions import Ask, Asking
from dms.workdays import Counting

__all__ = ["DayCount", "DaysOfMonth", "FilingRule"]


class DayCount(Document):
    """A number of days, working or calendar ones: exactly one of the two is given.

    «Дней» without an adjective are calendar days.
    """

    working_days: Annotated[int, Field(ge=0, le=250)] | None = None
    calendar_days: Annotated[int, Field(ge=0, le=366)] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.working_days is None) == (self.calendar_days is None):
            raise problem(
                "TERMS-DAYS-KIND", "Give either `working_days` or `calendar_days`, one of the two"
            )
        return self


def _possible(written: Any) -> Any:
    """Read days in any order, also as the text `1, 15` that an assumption is."""
    if written is None or written == "any":
        return written
    listed = written.split(",") if isinstance(written, str) else written
    if isinstance(listed, list | tuple) and listed:
        numbers = [_number(day) for day in listed]
        if all(1 <= number <= 31 for number in numbers):
            return tuple(sorted(set(numbers)))
    raise problem(
        "TERMS-DAYS-INVALID",
        "These are no days of a month",
        hint=text("Write `any`, or numbers from 1 to 31 like [1, 15]"),
    )


def _number(day: object) -> int:
    """Return the number that was written, or 0, which is no day."""
    number = str(day).strip()
    return int(number) if number.isdecimal() else 0


DaysOfMonth = Annotated[tuple[Annotated[int, Field(ge=1, le=31)], ...], Field(min_length=1)]
"""Days of the month, e.g. the 1st and the 15th; 31 means the last day of a shorter month."""


class FilingRule(Asking):
    """On which days something may take effect, and how long before it has to be asked for.

    The day in question is the first day with the change: of cover for who joins, without cover for
    who leaves.
    """

    family = "FILING"
    title = text("Changes of the list")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("days", question=text("on which days of the month can it take effect?")),
        Ask.about("notice", question=text("how long before must it be asked for?")),
        Ask.about(
            "counting",
            question=text("does the day of filing count among the days of notice?"),
        ),
        Ask.about("late", question=text("what happens when the request is late?")),
    )

    days: Annotated[Literal["any"] | DaysOfMonth | None, BeforeValidator(_possible)] = None
    """`any`, or the days of the month on which it can take effect."""
    notice: DayCount | None = None
    """At least so many days lie before that day; zero when it can be asked for on the day."""
    counting: Counting | None = None
    """Whether whole days lie in between (`strict`) or the day of filing counts (`lenient`)."""
    late: Literal["next_day", "refuse"] | None = None
    """A late request takes effect on the next possible day, or not at all."""
    backdating: Annotated[int, Field(ge=0, le=366)] | None = None
    """How many calendar days before the request it may take effect; not at all when left out."""
    clause: str | None = None
    """Number of the clause in the contract."""

    @property
    def says_notice(self) -> bool:
        """Whether it is stated how long before it must be asked for.

        What may take effect before it is asked for needs no notice.
        """
        return self.notice is not None or bool(self.backdating)

    @property
    def needs_notice(self) -> bool:
        """Whether it must be asked for at least a day before; only then counting matters."""
        notice = self.notice
        return notice is not None and bool(notice.working_days or notice.calendar_days)

    def _matters(self, name: str) -> bool:
        """Leave out what only matters where a change must be asked for in advance."""
        if name == "notice":
            return not self.says_notice
        if name == "late":
            return self.needs_notice or not self.says_notice
        return name != "counting" or self.needs_notice

    @model_validator(mode="after")
    def _backdated_without_notice(self) -> Self:
        if self.backdating and self.needs_notice:
            raise problem(
                "TERMS-BACKDATING-NOTICE",
                "A change cannot both need notice and take effect before it is asked for",
                pointer=("backdating",),
            )
        return self
