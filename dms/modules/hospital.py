"""Hospitals: what emergency and planned inpatient care have in common.

Hospitals are divided into levels by price. «Высшим уровнем считается стационар с размещением в
одноместной палате, далее идут двухместные палаты и т. д.» A programme usually names a whole group
of hospitals and specialised centres: its `clinics`.
"""

from enum import StrEnum

from dms.i18n import text
from dms.modules.base import Module
from dms.modules.questions import Ask

__all__ = ["Hospital", "Ward"]


class Ward(StrEnum):
    """How many patients share a room, the best first."""

    SINGLE = "single"
    DOUBLE = "double"
    TRIPLE = "triple"
    MULTI = "multi"
    """Four beds and more."""

    @property
    def rank(self) -> int:
        """Return 0 for the highest level, more for lower ones."""
        return list(Ward).index(self)

    def at_least(self, other: "Ward") -> bool:
        """Say whether this ward is of the same level as `other` or of a higher one."""
        return self.rank <= other.rank


class Hospital(Module):
    """Inpatient care: the terms that do not depend on why somebody is admitted."""

    asks = (
        Ask.about(
            "hospital_level", "ward", question=text("which level of hospitals and which ward?")
        ),
        Ask.about("clinics", question=text("which group of hospitals admits the insured?")),
    )

    ward: Ward | None = None
    """The room: single is the highest level."""
    hospital_level: str | None = None
    """Price level of the hospitals, as the insurer names it."""
    includes_ambulance: bool | None = None
    """Whether the offer counts the ambulance in here instead of on a line of its own."""

    def also_gives(self) -> tuple[str, ...]:
        """Return the ambulance where the offer has put it in here."""
        return ("ambulance",) if self.includes_ambulance else ()
