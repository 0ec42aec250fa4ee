"""Targeted programme for pregnancy (ведение беременности), a policy by itself."""

from typing import Annotated, Literal

from pydantic import Field

from dms.i18n import text
from dms.modules.questions import Ask
from dms.modules.targeted import Targeted

__all__ = ["Pregnancy"]

Week = Annotated[int, Field(ge=1, le=42, strict=True)]


class Pregnancy(Targeted):
    """Observation of a pregnancy from a stated week on."""

    title = text("Pregnancy programme")
    description = text("Observation of a pregnancy by one team of doctors")
    asks = (
        Ask.about("from_week", question=text("from which week of pregnancy?")),
        Ask.about("childbirth", question=text("is childbirth included?")),
        Ask.about("includes", question=text("what does the programme consist of?")),
    )

    kind: Literal["pregnancy"] = "pregnancy"
    from_week: Week | None = None
    """Week of pregnancy from which on the programme is sold."""
    childbirth: bool | None = None
    """Whether childbirth is included."""

    def also_gives(self) -> tuple[str, ...]:
        """Return maternity care: it is the same care under another name."""
        return ("maternity",)
