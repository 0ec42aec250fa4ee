"""Planned inpatient care (плановая госпитализация): payment for planned operations.

«Экстренная … базовая опция, а плановая (оплата плановых операций) — дополнительная»: it is added to
emergency inpatient care and not sold without it.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Role
from dms.modules.hospital import Hospital

__all__ = ["PlannedInpatient"]


class PlannedInpatient(Hospital):
    """Planned admission to hospital and planned operations."""

    title = text("Planned inpatient care")
    description = text("Planned admission to hospital, payment for planned operations")
    abbreviations = ("Стационар плановый", "Плановая госпитализация")
    role = Role.OPTION
    requires = ("emergency_inpatient",)

    kind: Literal["planned_inpatient"] = "planned_inpatient"
