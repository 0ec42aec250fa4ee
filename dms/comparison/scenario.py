"""Scenario: what a quote would come to if one thing about the group were different."""

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.i18n import Text, text
from dms.issues import Issue
from dms.money import divide
from dms.pricing.exact import added
from dms.pricing.quote import Quote
from dms.pricing.resizing import Resized

__all__ = ["AVERAGE", "Scenario", "resized_scenario", "without_price"]

AVERAGE = text(
    "An average: whoever comes or goes is taken to cost as much as the present people do, and the"
    " mix of people stays the same"
)
"""The assumption behind every group of another size."""


@frozen
class Scenario:
    """One thing that might be different, and what everybody would then cost, in roubles.

    `kind` is `joiners`, `headcount`, `older` or `cliff`. Where there is no price, `reason` says
    why, and nothing is priced at zero.
    """

    kind: str
    label: Text
    headcount: int
    """The size of the group as the price list counts it: with relatives or without them."""
    heads: int | None = None
    """How many people have a price; rounded where relatives come along in proportion."""
    total: Decimal | None = None
    per_head: Decimal | None = None
    difference: Decimal | None = None
    """The total less that of the quote as it is."""
    note: Text | None = None
    """What was assumed."""
    reason: Issue | None = None


def resized_scenario(kind: str, label: Text, quote: Quote, then: Resized) -> Scenario:
    """Return the scenario of a group of another size."""
    rule, now = quote.offer.rounding, quote.amounts
    heads = now.heads * then.scale
    total = rule.roubles(rule.units_of(then.total))
    return Scenario(
        kind,
        label,
        then.headcount,
        divide(heads.numerator, heads.denominator),
        total,
        rule.roubles(rule.units_of(Fraction(total) / heads)),
        added(total, -now.premium),
        AVERAGE,
    )


def without_price(kind: str, label: Text, headcount: int, reason: Issue) -> Scenario:
    """Return the scenario of a group that has no price."""
    return Scenario(kind, label, headcount, reason=reason)
