"""Outpatient care (амбулаторно-поликлиническое обслуживание): the base position of a programme.

«Базовая позиция в программе ДМС — амбулаторно-поликлиническое обслуживание.» Its base is an agreed
number of consultations, services and documents, written as `limits`. Specialised diagnostic clinics
usually take patients by the insurer's referral.
"""

from typing import Literal

from dms.clinics import Access
from dms.documents import Id
from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["Outpatient"]


class Outpatient(Module):
    """Care in a polyclinic: consultations, services, paperwork.

    >>> Outpatient(access="direct", diagnostics="by_referral").access.value
    'direct'
    """

    title = text("Outpatient care")
    description = text(
        "Consultations of doctors, medical services and documents in the clinics of the programme"
    )
    abbreviations = ("АПП", "АПО", "КДЦ", "ПК", "Поликлиника")
    role = Role.BASE
    asks = (
        Ask.about("clinics", question=text("which clinics take the insured?")),
        Ask.about(
            "access",
            question=text("is access to the clinics direct, or by the insurer's referral?"),
        ),
        Ask.about(
            "diagnostics",
            question=text("are specialised diagnostic clinics included, directly or by referral?"),
        ),
        Ask.about(
            "limits",
            question=text("how many consultations, services and documents are agreed?"),
        ),
    )

    kind: Literal["outpatient"] = "outpatient"
    access: Access | None = None
    """Direct: at any convenient time; by referral: each visit is ordered from the insurer."""
    diagnostics: Access | None = None
    """Access to specialised diagnostic clinics."""
    diagnostic_clinics: tuple[Id, ...] | None = None
    """Specialised diagnostic clinics, by their ids."""
    consultations: tuple[str, ...] | None = None
    """Doctors who are consulted, in the words of the offer."""
    services: tuple[str, ...] | None = None
    """Medical services that are included, in the words of the offer."""
    documents: tuple[str, ...] | None = None
    """Documents that are issued: sick notes, certificates, prescriptions."""
