"""Targeted programme for a child in the first year of life (наблюдение за ребенком до года)."""

from typing import Literal

from dms.i18n import text
from dms.modules.targeted import AgeBound

__all__ = ["Infant"]


class Infant(AgeBound):
    """Observation of a child up to one year: planned examinations, vaccinations, home visits."""

    title = text("Child to one year")
    description = text("Observation of a child in the first year of life")

    kind: Literal["infant"] = "infant"
