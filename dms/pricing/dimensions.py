"""Dimensions: what a tariff may look at when it prices a person."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property

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

    @cached_property
    def forms(self) -> frozenset[str]:
        """The names in the form in which tables compare them."""
        return frozenset(map(same, self.names))

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

_SHARE = re.compile(r"(\d+(?:[.,]\d+)?) ?(%?)\Z")
_TOWN = re.compile(r"\A(?:г\.|гор\.|г\s|гор\s|город\s)\s*(?=\S)|(?<=\S)\s+г\.?\Z")
_SPACES = re.compile(r"\s+")


def deductible_key(written: str) -> str:
    """Return the form in which tables compare deductibles: `20%` of the bill, or roubles.

    ValueError for anything else; a share is written in per cent, so that `0.2` is no riddle.
    """
    found = _SHARE.match(written.strip())
    if not found:
        raise ValueError("a deductible is written 20% or 5000")
    number = Decimal(found[1].replace(",", "."))
    if not found[2] and 0 < number < 1:
        raise ValueError("a share of the bill is written in per cent")
    plain = f"{number.normalize():f}"
    return f"{plain}%" if found[2] or not number else plain


def same(written: object) -> str:
    """Return the form in which two spellings of one name are equal.

    Letter case, ё and е, spaces and the word for a town do not make a difference: «г. Москва»,
    «г Москва», «Москва г» and «москва» are one place.

    >>> same("г Москва") == same("Москва г.") == same("МОСКВА")
    True
    """
    plain = _SPACES.sub(" ", str(written).strip()).casefold().replace("ё", "е")
    return _TOWN.sub("", plain, count=1) if "г" in (plain[:1], plain.rstrip(".")[-1:]) else plain
