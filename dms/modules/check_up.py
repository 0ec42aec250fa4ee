"""Check-up: a set of examinations without a complaint, an add-on.

Neither ОМС nor a plain ДМС programme pays for examination at one's own wish, so it is bought apart.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["CheckUp"]


class CheckUp(Module):
    """Examinations and tests that find diseases early."""

    title = text("Check-up")
    description = text("A set of examinations and tests without a complaint")
    abbreviations = ("Чекап",)
    role = Role.ADD_ON
    asks = (
        Ask.about("examinations", question=text("which examinations does it consist of?")),
        Ask.about("limits", question=text("how often is it given?")),
    )

    kind: Literal["check_up"] = "check_up"
    examinations: tuple[str, ...] | None = None
    """Examinations and tests, in the words of the offer."""
