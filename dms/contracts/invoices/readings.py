"""Readings: the usual other ways in which an insurer may have counted the same days of cover.

A reading differs from the contract in at most two things: which share of the term some days are,
the uplift, and the rounding. It explains a figure of an invoice when it comes to the same kopeck.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product

from attrs import evolve, field, frozen

from dms.contracts.invoices.reading_aspects import (
    RoundingOtherwise,
    ShareOtherwise,
    UpliftOtherwise,
    roundings,
    shares,
    uplifts,
)
from dms.contracts.state.agreement import Agreement
from dms.i18n import Text, text
from dms.money import divide, in_units
from dms.periods import Period
from dms.pricing.rating import TermPrice

__all__ = ["Reading", "readings"]

_Key = tuple[str, int, Period]


@frozen(eq=False)
class Reading:
    """One way to count; what is None is as the contract has it."""

    agreement: Agreement = field(repr=False)
    share: ShareOtherwise | None = None
    uplift: UpliftOtherwise | None = None
    rounding: RoundingOtherwise | None = None
    _known: dict[_Key, Fraction] = field(factory=dict, kw_only=True, repr=False)

    @property
    def aspects(self) -> tuple[ShareOtherwise | UpliftOtherwise | RoundingOtherwise, ...]:
        """What is different from the contract."""
        return tuple(a for a in (self.share, self.uplift, self.rounding) if a is not None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Short stable names of the differences."""
        return tuple(aspect.code for aspect in self.aspects)

    @property
    def titles(self) -> tuple[Text, ...]:
        """The differences in words."""
        return tuple(aspect.title for aspect in self.aspects)

    @cached_property
    def before(self) -> "Reading":
        """The same for days that had been charged before: no day more or less is counted."""
        if self.share is None or not self.share.more:
            return self
        return evolve(self, share=evolve(self.share, more=0))

    def kopecks(self, term: TermPrice, cover: Period) -> int:
        """Return the price of some days by this reading."""
        share = self.share_of(cover)
        factor = Fraction(1)
        if self.uplift is not None:
            factor = (1 + self.uplift.uplift) / (1 + term.uplift)
        pieces = self.rounding.pieces if self.rounding is not None else None
        if pieces is None:
            return self._rounded(term, share * factor)
        whole = self._whole[pieces]
        each = self._rounded(term, factor / whole)
        return divide((each * share * whole).numerator, (each * share * whole).denominator)

    def share_of(self, cover: Period) -> Fraction:
        """Return the share of the term that some days are by this reading."""
        more = self._more(cover)
        key = (self.share.code if self.share is not None else "", more, cover)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._share(cover, more)
        return found

    def _more(self, cover: Period) -> int:
        """Return how many days more are counted; the whole term is what it is."""
        return self.share.more if self.share and cover != self.agreement.period else 0

    def words(self, cover: Period, agreed: Text) -> Text:
        """Say which share of the term some days are; `agreed` are the words of the contract."""
        if self.share is None:
            return agreed
        words = self.share.rule.words(cover, self.agreement.period)
        more = self._more(cover)
        if not more:
            return words
        return text("{share}, {count} days counted", share=words, count=cover.days + more)

    def _share(self, cover: Period, more: int) -> Fraction:
        if self.share is None:
            found = self.agreement.desk.share(cover)
            return found if isinstance(found, Fraction) else Fraction(1)
        share = self.share.rule.share(cover, self.agreement.period)
        return max(Fraction(0), share * Fraction(cover.days + more, cover.days))

    def _rounded(self, term: TermPrice, share: Fraction) -> int:
        rule = self.rounding.rule if self.rounding is not None else term.rounding
        price = term.price
        weights: Sequence[int] = price.weights if rule.level == "line" else (price.total,)
        units = sum(rule.units(weight, price.places, share) for weight in weights)
        return in_units(rule.roubles(units))

    @cached_property
    def _whole(self) -> dict[str, int]:
        period = self.agreement.period
        return {"days": period.days, "months": sum(1 for _ in period.months())}


def readings(agreement: Agreement) -> Iterator[Reading]:
    """Return the readings that differ from the contract, those with one difference first."""
    known: dict[_Key, Fraction] = {}
    aspects = product(
        (None, *shares()),
        (None, *uplifts(agreement)),
        (None, *roundings(agreement.rounding)),
    )
    made = [Reading(agreement, *differences, known=known) for differences in aspects]
    for count in (1, 2):
        yield from (reading for reading in made if len(reading.aspects) == count)
