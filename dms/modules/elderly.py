"""Targeted programme for the elderly (наблюдение за лицом пожилого возраста)."""

from typing import Literal

from dms.i18n import text
from dms.modules.targeted import AgeBound

__all__ = ["Elderly"]


class Elderly(AgeBound):
    """Observation of an elderly person, from the age that the offer names."""

    title = text("Elderly people")
    description = text("Observation of an elderly person")

    kind: Literal["elderly"] = "elderly"
