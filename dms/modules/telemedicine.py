"""Telemedicine (телемедицина): consultations from a distance, an add-on of many insurers."""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["Telemedicine"]


class Telemedicine(Module):
    """Consultations of doctors by video, telephone or chat."""

    title = text("Telemedicine")
    description = text("Consultations of doctors by video, telephone or chat")
    abbreviations = ("Телемедицина",)
    role = Role.ADD_ON
    asks = (
        Ask.about("doctors", question=text("which doctors are consulted?")),
        Ask.about("limits", question=text("how many consultations are agreed?")),
    )

    kind: Literal["telemedicine"] = "telemedicine"
    doctors: tuple[str, ...] | None = None
    """Doctors who are consulted, in the words of the offer."""
    around_the_clock: bool | None = None
    """Whether a doctor answers day and night."""
