"""Targeted programme for a child of one to three years (наблюдение за ребенком 1–3 лет)."""

from typing import Literal

from dms.i18n import text
from dms.modules.targeted import AgeBound

__all__ = ["Toddler"]


class Toddler(AgeBound):
    """Observation of a child from one to three years."""

    title = text("Child of one to three years")
    description = text("Observation of a child from one to three years of age")

    kind: Literal["toddler"] = "toddler"
