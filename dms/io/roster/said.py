"""How sex and relationship are written in lists; :mod:`dms.io.roster.fields` reads it back."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.members import Relationship, Sex

__all__ = ["RELATIONSHIPS_SAID", "SEXES_SAID"]

SEXES_SAID: Mapping[Sex | None, str] = MappingProxyType({Sex.MALE: "М", Sex.FEMALE: "Ж"})

RELATIONSHIPS_SAID: Mapping[Relationship, str] = MappingProxyType(
    {
        Relationship.EMPLOYEE: "Сотрудник",
        Relationship.SPOUSE: "Супруг(а)",
        Relationship.CHILD: "Ребёнок",
        Relationship.PARENT: "Родитель",
        Relationship.OTHER: "Родственник",
    }
)
