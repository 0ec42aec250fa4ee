"""Aspects: the ways in which insurers count otherwise than a contract says, one by one.

Days of a fixed year, months begun or full from each of the usual days, one day more or less (an end
date that does not count), other uplifts, other roundings.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from dms.contracts.state.agreement import Agreement
from dms.contracts.terms_words.proration import ANCHORS, MONTHS, months_in_words
from dms.i18n import Text, text
from dms.money import KOPECK, RoundingMode
from dms.pricing.proration import ByDays, ByMonths, NoProration
from dms.pricing.rounding import RoundingRule

__all__ = [
    "RoundingOtherwise",
    "ShareOtherwise",
    "UpliftOtherwise",
    "roundings",
    "shares",
    "uplifts",
]


@frozen
class ShareOtherwise:
    """Another share of the term for the same days."""

    code: str
    title: Text
    rule: ByDays | ByMonths | NoProration
    more: int = 0
    """So many days more are counted, fewer when it is negative."""


@frozen
class UpliftOtherwise:
    """Another uplift."""

    code: str
    title: Text
    uplift: Fraction


@frozen
class RoundingOtherwise:
    """Another rounding; `pieces` are `days` or `months` whose price is rounded on its own."""

    code: str
    title: Text
    rule: RoundingRule
    pieces: str | None = None


_BY_TERM = ByDays()
_BY_365 = ByDays(of=365)


def shares() -> Iterator[ShareOtherwise]:
    """Return the other shares of the term, the most usual first."""
    yield ShareOtherwise("days_of_term", text("days of the term"), _BY_TERM)
    yield ShareOtherwise("days_of_365", text("days of a year of 365 days"), _BY_365)
    yield ShareOtherwise("days_of_366", text("days of a year of 366 days"), ByDays(of=366))
    one_more, one_less = text("one day more is counted"), text("one day less is counted")
    yield ShareOtherwise("day_less", one_less, _BY_TERM, -1)
    yield ShareOtherwise("day_more", one_more, _BY_TERM, 1)
    yield ShareOtherwise("no_proration", text("the price of the whole term"), NoProration())
    for count in MONTHS:
        for anchor in ANCHORS:
            rule: Any = ByMonths.model_validate({"count": count, "anchor": anchor})
            title = months_in_words(count, anchor)
            yield ShareOtherwise(f"months_{count}_{anchor}", title, rule)
    days_of_360 = ByDays(of=360, months_of_30=True)
    yield ShareOtherwise("days_of_360", text("months of 30 days, a year of 360"), days_of_360)
    yield ShareOtherwise("day_less_of_365", text("one day less, a year of 365 days"), _BY_365, -1)
    yield ShareOtherwise("day_more_of_365", text("one day more, a year of 365 days"), _BY_365, 1)


def uplifts(agreement: Agreement) -> Iterator[UpliftOtherwise]:
    """Return no uplift, and every one that a window of the contract has."""
    yield UpliftOtherwise("no_uplift", text("without an uplift"), Fraction(0))
    windows = agreement.terms.relatives.windows or ()
    known = dict.fromkeys(window.uplift for window in windows if window.uplift)
    for uplift in known:
        title = text("with the uplift of {percent} %", percent=uplift * 100)
        yield UpliftOtherwise(f"uplift_{uplift}", title, Fraction(uplift))


def roundings(agreed: RoundingRule) -> Iterator[RoundingOtherwise]:
    """Return the other roundings."""

    def otherwise(code: str, title: Text, **other: Any) -> RoundingOtherwise:
        pieces = other.pop("pieces", None)
        # A copy of the model would keep what it has computed from the other unit.
        rule = RoundingRule.model_validate({**dict(agreed), **other})
        return RoundingOtherwise(code, title, rule, pieces)

    yield otherwise("whole_roubles", text("rounded to whole roubles"), unit=Decimal(1))
    yield otherwise("kopecks", text("rounded to kopecks"), unit=KOPECK, mode=RoundingMode.HALF_UP)
    yield otherwise("by_line", text("each kind of care rounded"), level="line")
    yield otherwise("by_person", text("each person rounded"), level="person")
    even = text("half a kopeck rounded to the even one, as computers do")
    yield otherwise("half_even", even, mode=RoundingMode.HALF_EVEN)
    yield otherwise("down", text("parts of a kopeck dropped"), mode=RoundingMode.DOWN)
    yield otherwise("up", text("parts of a kopeck rounded up"), mode=RoundingMode.UP)
    for pieces, title in (
        ("days", text("the price of a day rounded first")),
        ("months", text("the price of a month rounded first")),
    ):
        yield otherwise(f"by_{pieces}", title, pieces=pieces)
