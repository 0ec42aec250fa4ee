"""Rehabilitation (реабилитация), an add-on that is paid apart; ОМС always includes it."""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["Rehabilitation"]


class Rehabilitation(Module):
    """Restoring treatment after an illness, an injury or an operation."""

    title = text("Rehabilitation")
    description = text("Restoring treatment after an illness, an injury or an operation")
    role = Role.ADD_ON
    asks = (
        Ask.about("after", question=text("after which illnesses and operations?")),
        Ask.about("limits", question=text("how many sessions or days are agreed?")),
    )

    kind: Literal["rehabilitation"] = "rehabilitation"
    after: tuple[str, ...] | None = None
    """Illnesses, injuries and operations after which it is given, in the words of the offer."""
