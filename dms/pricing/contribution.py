"""Contribution (софинансирование): who pays which part of a premium.

A share of the *premium*; never to be mixed with the deductible, which is a share of the *bill*, nor
with an uplift, which makes the premium larger. One side is computed, the other is the rest, so the
two always add up.
"""

from fractions import Fraction

from attrs import frozen

from dms.conditions import Condition
from dms.documents import Document, Id, Roubles, Share
from dms.money import RoundingMode, divide
from dms.pricing.rounding import RoundingRule

__all__ = ["Contribution", "ContributionRule", "employer_part"]


class ContributionRule(Document):
    """What the employer pays for some of the members; the employee pays the rest.

    The first rule whose condition fits a member counts.
    """

    when: Condition | None = None
    """Whom the rule is for; everybody when left out."""
    employer: Share
    """The employer's share of the premium, between 0 and 1."""
    cap: Roubles | None = None
    """The most the employer pays for one member for the whole term; prorated like the premium."""
    of: Id | None = None
    """Count the share on the price of this programme for the same member, e.g. the basic one when
    the employee tops up to a better programme; never more than the member's own premium."""


@frozen
class Contribution:
    """A rule settled for one cell: everything but the dates of cover is known."""

    rule: ContributionRule
    reference: Fraction | None = None
    """Annual price in the reference programme, exact; None when the share is of the own premium."""


def employer_part(
    settled: Contribution, premium: int, share_of_term: Fraction, rounding: RoundingRule
) -> int:
    """Return the employer's part of a premium, both in units of the rounding.

    `premium` is the rounded premium of the member, `share_of_term` the proration it came from.
    """
    rule = settled.rule
    unit = Fraction(rounding.unit)
    base = Fraction(premium)
    if settled.reference is not None:
        base = settled.reference * share_of_term / unit
    due = base * Fraction(rule.employer)
    part = divide(due.numerator, due.denominator, rounding.mode)
    if rule.cap is not None:
        cap = Fraction(rule.cap) * share_of_term / unit
        part = min(part, divide(cap.numerator, cap.denominator, RoundingMode.DOWN))
    return min(part, premium)
