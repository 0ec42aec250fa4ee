"""Dimensions: what a tariff may look at when it prices a person."""

import re
from collections.abc import Mapping
from enum import Enum

from attrs import frozen

from dms.members import Relationship, Sex

__all__ = ["KNOWN", "UNBORN", "Dimension", "Level", "Order", "same"]

UNBORN = -1
"""Stands for the age of somebody who is born after the day on which ages are taken."""


class Level(Enum):
    """Whose property a dimension is; that decides how often it has to be looked at."""

    MEMBER = "member"
    PROGRAMME = "programme"
    GROUP = "group"


class Order(Enum):
    """Whether the values of a dimension are names, whole numbers in bands, or days in bands."""

    NAMES = "names"
    NUMBERS = "numbers"
    DAYS = "days"


@frozen
class Dimension:
    """One dimension of a rate table."""

    name: str
    level: Level
    order: Order = Order.NAMES
    names: tuple[str, ...] = ()
    """All names there are; empty where anything may be meant."""

    @property
    def is_countable(self) -> bool:
        """Say whether a price may count by it: so much for each year, child or point."""
        return self.level is Level.MEMBER and self.order is Order.NUMBERS


KNOWN: Mapping[str, Dimension] = {
    d.name: d
    for d in (
        Dimension("age", Level.MEMBER, Order.NUMBERS),
        Dimension("sex", Level.MEMBER, names=tuple(Sex)),
        Dimension("relationship", Level.MEMBER, names=tuple(Relationship)),
        Dimension("place", Level.MEMBER),
        Dimension("grade", Level.MEMBER),
        Dimension("programme", Level.PROGRAMME),
        Dimension("clinic_tier", Level.PROGRAMME),
        Dimension("deductible", Level.PROGRAMME),
        Dimension("headcount", Level.GROUP, Order.NUMBERS),
        Dimension("payment", Level.GROUP),
        Dimension("date", Level.GROUP, Order.DAYS),
    )
}
"""The dimensions every tariff may use; an offer's `columns` add free ones of the roster."""

_TOWN = re.compile(r"(?:г\.|гор\.|город\s)\s*")
_SPACES = re.compile(r"\s+")


def same(written: object) -> str:
    """Return the form in which two spellings of one name are equal.

    Letter case, ё and е, spaces and «г.» before a town do not make a difference.
    """
    plain = _SPACES.sub(" ", str(written).strip()).casefold().replace("ё", "е")
    return _TOWN.sub("", plain, count=1) if plain.startswith("г") else plain
