"""Targeted programmes (целевые полисы): for one purpose or one group of people.

«Существуют целевые полисы: ведение беременности, наблюдение за ребенком до года, 1–3 лет, за лицом
пожилого возраста и другие.» The ages are given by the offer: "1–3 лет" can be read in two ways.
"""

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["AgeBound", "Targeted"]


class Targeted(Module):
    """A programme for one purpose, a policy by itself."""

    role = Role.TARGETED

    includes: tuple[str, ...] | None = None
    """What the programme consists of, in the words of the offer."""
    visits_at_home: bool | None = None
    """Whether doctors and nurses come home for it."""


class AgeBound(Targeted):
    """A targeted programme for people of certain ages."""

    asks = (
        Ask.about("ages", question=text("for which ages, in full years?")),
        Ask.about("includes", question=text("what does the programme consist of?")),
    )
