"""Annual care: a clinic's own yearly programme (программа годового обслуживания).

The model is that of Major Clinic in Moscow, «для людей от 18 лет. Она включает помощь при острых и
хронических болезнях, травмах. Можно проконсультироваться с врачами всех специальностей, пройти
лабораторную и инструментальную диагностику, получить рекомендации по лечению и воспользоваться
лечебными услугами клиники, оформить справки, а также вызвать врача на дом».
"""

from enum import StrEnum
from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["AnnualCare", "AnnualService"]


class AnnualService(StrEnum):
    """What a clinic's yearly programme may consist of."""

    ACUTE_DISEASE = "acute_disease"
    CHRONIC_DISEASE = "chronic_disease"
    INJURIES = "injuries"
    CONSULTATIONS = "consultations"
    """Doctors of all specialities, with their advice on treatment."""
    LABORATORY = "laboratory"
    INSTRUMENTAL = "instrumental"
    """Diagnostics with instruments: ultrasound, X-ray and the like."""
    TREATMENT = "treatment"
    """The clinic's own treatment services."""
    CERTIFICATES = "certificates"
    HOME_CALLS = "home_calls"
    """A doctor comes home."""


_SAME_CARE = {
    AnnualService.CONSULTATIONS: "outpatient",
    AnnualService.CHRONIC_DISEASE: "chronic_care",
    AnnualService.HOME_CALLS: "home_care",
}


class AnnualCare(Module):
    """A year of service in one clinic, sold by the clinic itself."""

    title = text("Annual care in a clinic")
    description = text("A year of consultations, diagnostics and treatment in one clinic")
    role = Role.TARGETED
    asks = (
        Ask.about("clinics", question=text("which clinic gives it?")),
        Ask.about("ages", question=text("for which ages, in full years?")),
        Ask.about("includes", question=text("what does the programme consist of?")),
    )

    kind: Literal["annual_care"] = "annual_care"
    includes: tuple[AnnualService, ...] | None = None
    """What the programme consists of; a list that is given is complete."""

    def also_gives(self) -> tuple[str, ...]:
        """Return the kinds of care that are part of the programme."""
        return tuple(_SAME_CARE[s] for s in self.includes or () if s in _SAME_CARE)
