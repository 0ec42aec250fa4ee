"""Answers: what kinds of values the cells of a form take, and how each is understood.

An answer turns the words of a cell into plain data of an offer, or into a flaw that says what is
wrong. An empty cell and the words “not stated” never come here: they say nothing.
"""

import re
from abc import ABC, abstractmethod
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import frozen

from dms.bands import Band
from dms.i18n import parse_date, parse_number
from dms.i18n.parsing import without_currency
from dms.io.rfp import flaws
from dms.io.roster.flaws import Flaw

__all__ = ["AgeBand", "Answer", "Day", "Lines", "Number", "TimeOfDay", "Words", "items"]

LONGEST = 2_000
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?\Z|24:00\Z")
_YEARS = range(1900, 2200)


class Answer(ABC):
    """What a cell may say; `read` gives plain data, or the flaw of what is written there."""

    __slots__ = ()

    @abstractmethod
    def read(self, said: str) -> Any | Flaw:
        """Understand what is said in a cell; never called for an empty one."""

    def read_figure(self, said: str) -> Any | Flaw:
        """Understand a cell that holds a number or a date and not words."""
        return self.read(said)


@frozen
class Words(Answer):
    """Any text."""

    def read(self, said: str) -> str | Flaw:
        """Return the text as it is written."""
        return said if len(said) <= LONGEST else flaws.TOO_LONG


@frozen
class Lines(Answer):
    """Several texts with semicolons between them."""

    def read(self, said: str) -> list[str] | Flaw:
        """Return the texts one by one."""
        return items(said) if len(said) <= LONGEST else flaws.TOO_LONG


@frozen(kw_only=True)
class Number(Answer):
    """An exact number in bounds, both included; `whole` for counts, `share` for per cent.

    A share is a fraction in the data: `20 %` and a cell of 0.2 shown as per cent are both 0.2. As
    words a share needs its sign, since `1` can be one per cent or the whole.
    """

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10**9)
    places: int = 2
    whole: bool = False
    share: bool = False

    def read(self, said: str) -> int | Decimal | Flaw:
        """Return the number, exactly as written."""
        if not self.share:
            return self._read(without_currency(said))
        if not said.endswith("%"):
            return flaws.NO_PERCENT if parse_number(said) else self._read(said)
        return self._read(said.removesuffix("%").rstrip(), percent=True)

    def read_figure(self, said: str) -> int | Decimal | Flaw:
        """Return the number of a cell; a share is shown as per cent there and is a fraction."""
        return self._read(said)

    def _read(self, written: str, *, percent: bool = False) -> int | Decimal | Flaw:
        number = parse_number(written)
        if number is None:
            return flaws.NOT_A_NUMBER
        return self._fitting(number / 100 if percent else number)

    def _fitting(self, number: Decimal) -> int | Decimal | Flaw:
        if not self.least <= number <= self.most:
            return flaws.out_of_range(self._bound(self.least), self._bound(self.most))
        if self.whole:
            return int(number) if number == int(number) else flaws.NOT_WHOLE
        # Digits count as they are written: «18,500» may be meant as thousands.
        if -int(number.as_tuple().exponent) > self.places:
            return flaws.too_exact(self.places)
        return number

    def _bound(self, bound: Decimal) -> str:
        return f"{bound * 100:.0f} %" if self.share else f"{bound.normalize():f}"


@frozen
class Day(Answer):
    """A date."""

    def read(self, said: str) -> date | Flaw:
        """Return the date."""
        found = parse_date(said)
        return found if found is not None and found.year in _YEARS else flaws.NOT_A_DATE


@frozen
class TimeOfDay(Answer):
    """A time of day: `14:00`, or `24:00` for round the clock."""

    def read(self, said: str) -> str | Flaw:
        """Return the time with two digits for the hour."""
        return said[:5].rjust(5, "0") if self._fits(said) else flaws.NOT_A_TIME

    @staticmethod
    def _fits(said: str) -> bool:
        return _TIME.match(said) is not None


@frozen
class AgeBand(Answer):
    """Ages in full years, both ends included."""

    def read(self, said: str) -> str | Flaw:
        """Return the band as offers write it."""
        try:
            return str(Band.parse(said.replace("–", "-").replace("—", "-")))
        except ValueError:
            return flaws.NOT_A_BAND


def items(said: str) -> list[str]:
    """Return what stands between semicolons, without blanks and empty parts."""
    return [part for piece in said.split(";") if (part := piece.strip())]
