"""Specific therapy (специфическая терапия), an add-on paid apart; ОМС always includes it."""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["SpecificTherapy"]


class SpecificTherapy(Module):
    """Therapy aimed at the cause of one disease, as the offer names it."""

    title = text("Specific therapy")
    description = text("Therapy aimed at the cause of a disease")
    role = Role.ADD_ON
    asks = (Ask.about("therapies", question=text("which therapies are included?")),)

    kind: Literal["specific_therapy"] = "specific_therapy"
    therapies: tuple[str, ...] | None = None
    """Therapies, in the words of the offer."""
