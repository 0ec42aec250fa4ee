"""Premiums: the formulas of one person's premium and of who pays it.

A formula stands only where a spreadsheet surely comes to the same kopeck. Where the offer rounds
the group as a whole, and kopecks are handed out to people, no formula of one row can say so; then
the number stands there, and the remark beside it says why.
"""

from fractions import Fraction

from attrs import frozen

from dms.i18n import Text, text
from dms.money import RoundingMode
from dms.pricing.rating import PricedCell
from dms.pricing.rounding import RoundingRule
from dms.report.comparison_workbook.cells import Formula
from dms.report.comparison_workbook.formulas import DIGITS, is_on_border, is_sure, rounded
from dms.report.comparison_workbook.tariff_sheet import PricePlace

__all__ = ["PremiumFormulas", "remark"]


@frozen
class PremiumFormulas:
    """The formulas of a person, given the cells of the row: price, part, whole and premium."""

    cell: PricedCell
    units: int
    at: PricePlace
    rule: RoundingRule
    price: str
    share: str
    """Part ÷ whole."""

    def premium(self) -> Formula | None:
        """Return the premium; None where no formula comes to it for sure."""
        if not is_premium_sure(self.cell, self.rule):
            return None
        result = self.rule.roubles(self.units)
        if self.rule.level == "line":
            each = rounded(f"{self.at.lines}*{self.share}", self.rule)
            return Formula(f"ROUND(SUMPRODUCT({each}),2)", result)
        return Formula(rounded(f"{self.price}*{self.share}", self.rule), result)

    def employer(self, premium: str) -> Formula | None:
        """Return the employer's part of the premium that stands in a cell; see :meth:`premium`."""
        settled, units = self.cell.contribution, self.cell.employer(self.units)
        assert settled is not None and units is not None  # noqa: S101, PT018 - the offer says
        own, roubles = settled.rule, self.rule.roubles
        share, full = self.cell.share, Fraction(roubles(self.units))
        base, exact = f"{premium}*{self.at.employer}", full * Fraction(own.employer)
        if settled.reference is not None:
            base = f"{self.at.reference}*{self.share}*{self.at.employer}"
            exact = settled.reference * share * Fraction(own.employer)
        least, sure = [rounded(base, self.rule)], is_sure(exact, self.rule)
        if own.cap is not None:
            down = RoundingMode.DOWN
            least.append(rounded(f"{self.at.cap}*{self.share}", self.rule, down))
            sure = sure and is_sure(Fraction(own.cap) * share, self.rule, down)
        if not sure:
            return None
        written = f"MIN({','.join([*least, premium])})" if len(least) > 1 else least[0]
        if settled.reference is not None and own.cap is None:
            written = f"MIN({written},{premium})"
        return Formula(written, roubles(units))


def is_premium_sure(cell: PricedCell, rule: RoundingRule) -> bool:
    """Say whether a formula over price and share comes to the premium of a cell for sure."""
    if rule.level == "group":
        return False
    price = cell.term.price
    parts = price.weights if rule.level == "line" else (price.total,)
    return all(_is_sure(part, price.places, cell.share, rule) for part in parts)


def _is_sure(digits: int, places: int, share: Fraction, rule: RoundingRule) -> bool:
    """Say whether a price of so many digits, of which a share is due, is rounded for sure."""
    exact = Fraction(digits, 10**places) * share
    fits = len(str(digits).rstrip("0")) <= DIGITS
    return is_sure(exact, rule) and (fits or not is_on_border(exact, rule))


def remark(rule: RoundingRule) -> Text:
    """Say why there is a number and no formula."""
    if rule.level == "group":
        return text(
            "A number, not a formula: the total of the group is rounded once, and its kopecks are"
            " handed out to the people"
        )
    return text(
        "A number, not a formula: a spreadsheet has too few digits to be sure of the last kopeck"
    )
