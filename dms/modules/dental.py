"""Dental care (стоматология), in the programme's polyclinics or in specialised dental clinics.

«Стоматологическую помощь можно включить как в базовые поликлиники по программе (при наличии
стоматологического кабинета), так и в специализированные стоматологические кабинеты и компании.»
Usual dental modules leave prosthetics out, which people learn too late; so it is asked.
"""

from enum import StrEnum
from typing import Literal

from dms.i18n import text
from dms.modules.base import Module
from dms.modules.questions import Ask

__all__ = ["Dental", "DentalPlace"]


class DentalPlace(StrEnum):
    """Where teeth are treated."""

    CLINIC_OFFICE = "clinic_office"
    """In the dental office of a polyclinic of the programme, if it has one."""
    SPECIALISED = "specialised"
    """In specialised dental offices and companies."""


class Dental(Module):
    """Treatment of teeth."""

    title = text("Dental care")
    description = text(
        "Treatment of teeth in the dental office of a clinic or in specialised dental clinics"
    )
    abbreviations = ("СТОМ", "СТ", "Стомат")
    asks = (
        Ask.about(
            "places",
            "clinics",
            question=text("is it given in the dental offices of the clinics or in dental clinics?"),
        ),
        Ask.about("prosthetics", question=text("are prosthetics included?")),
    )

    kind: Literal["dental"] = "dental"
    places: tuple[DentalPlace, ...] | None = None
    """Where teeth are treated; both places are possible."""
    prosthetics: bool | None = None
    """Whether prosthetics are included; most programmes leave them out."""
    level: str | None = None
    """Level of dental services, as the insurer names it."""
