"""Emergency inpatient care (экстренная госпитализация): the basic option among inpatient care.

«Экстренная стационарная помощь (госпитализация по экстренным показаниям) — базовая опция.»
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Role
from dms.modules.hospital import Hospital

__all__ = ["EmergencyInpatient"]


class EmergencyInpatient(Hospital):
    """Admission to hospital for emergency reasons."""

    title = text("Emergency inpatient care")
    description = text("Admission to hospital for emergency reasons")
    abbreviations = ("Стационар экстренный", "Экстренная госпитализация")
    role = Role.BASE

    kind: Literal["emergency_inpatient"] = "emergency_inpatient"
