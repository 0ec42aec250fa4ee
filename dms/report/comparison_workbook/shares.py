"""Shares of the term as people count them: 252 of 365 days, 7 of 12 months."""

from fractions import Fraction

from dms.i18n import Text, text
from dms.periods import Period
from dms.pricing.naming import listed
from dms.pricing.proration import ByMonths, ProrationRules

__all__ = ["part_and_whole", "share_in_words"]


def part_and_whole(share: Fraction, rules: ProrationRules, term: Period) -> tuple[int, int]:
    """Return a share of the term over days or months, as the offer counts, else in least terms."""
    for whole in _wholes(rules, term):
        if whole % share.denominator == 0:
            return share.numerator * (whole // share.denominator), whole
    return share.numerator, share.denominator


def _wholes(rules: ProrationRules, term: Period) -> list[int]:
    rule = rules.join if rules.join is not None else rules.leave
    months = sum(1 for _ in term.months())
    if isinstance(rule, ByMonths):
        return [rule.of or months]
    return [term.days, 365, 360, months]


def share_in_words(rules: ProrationRules, cover: Period, term: Period) -> Text:
    """Say how the share of the term was counted: what is left on joining, less what leaving frees.

    Whoever has the whole term has a price that is not cut.
    """
    steps = [
        words if event == "join" else text("given back: {part}", part=words)
        for event, words in rules.steps(cover, term)
    ]
    return listed(steps) if steps else text("the whole term")
