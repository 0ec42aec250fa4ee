"""Resizing: what a group would cost if it were larger or smaller, of the same mix of people.

The present people are priced for the other size, with the bands of headcount that hold there, and
what they cost together is scaled. Whoever comes or goes is taken to cost as much as the present
people do on average; what is priced for the contract as such is not scaled.
"""

from fractions import Fraction

from attrs import evolve, frozen

from dms.errors import QuoteRefused
from dms.issues import Issue
from dms.pricing.choices import Chosen
from dms.pricing.contract_lines import price_contract
from dms.pricing.plan import Plan
from dms.pricing.planning import build_plan
from dms.pricing.quote import Quote
from dms.pricing.rating import Rater

__all__ = ["Resized", "present_size", "require_same_modules", "resized"]


@frozen
class Resized:
    """A group of another size: `headcount` is what the price list calls its size."""

    headcount: int
    scale: Fraction
    """How many times the present people there are."""
    present: Fraction
    """What the present people cost in a group of this size, in roubles."""
    contract: Fraction
    """What is priced for the contract as such, in roubles."""

    @property
    def total(self) -> Fraction:
        """What the whole group costs on average, in roubles."""
        return self.present * self.scale + self.contract


def present_size(quote: Quote) -> Resized:
    """Return a group as it is.

    Raises :class:`~dms.errors.QuoteRefused` when the quote has no price at all.
    """
    if quote.setting is None:
        raise QuoteRefused(quote.issues)
    unit = Fraction(quote.offer.rounding.unit)
    people = sum(units * count for _, units, count in quote.counted()) * unit
    contract = sum((Fraction(line.premium) for line in quote.contract), Fraction(0))
    return Resized(quote.setting.headcount, Fraction(1), people, contract)


def resized(quote: Quote, headcount: int, modules: Chosen = None) -> Resized | Issue:
    """Price a group of another size, or say why there is no price for somebody in it.

    `modules` are the kinds of care that the quote was made with; ValueError for others.
    """
    assert quote.setting is not None and quote.plan is not None  # noqa: S101, PT018 - priced
    setting = evolve(quote.setting, headcount=headcount)
    plan = build_plan(quote.plan.tariff, setting.group, modules)
    require_same_modules(quote.plan, plan)
    people = _people(quote, Rater(plan, setting.period))
    contract = _contract(quote, plan)
    if isinstance(people, Issue):
        return people
    if isinstance(contract, Issue):
        return contract
    return Resized(headcount, Fraction(headcount, quote.setting.headcount), people, contract)


def require_same_modules(plan: Plan, other: Plan) -> None:
    """Raise ValueError when two plans of one tariff are for other kinds of care."""
    for id_, programme in plan.programmes.items():
        lines = [line.line.kind for line in programme.lines]
        others = [line.line.kind for line in other.programmes[id_].lines]
        if lines != others:
            raise ValueError("Name the kinds of care that the quote was made with as `modules`")


def _people(quote: Quote, rater: Rater) -> Fraction | Issue:
    """Price the members that have a price now; each is rounded unless the group is as one."""
    rule, total = quote.offer.rounding, Fraction(0)
    for cell, _units, count in quote.counted():
        priced = rater.rate(cell.cell)
        if isinstance(priced, Issue):
            return priced
        one = priced.exact_due if rule.level == "group" else priced.due * Fraction(rule.unit)
        total += one * count
    return total


def _contract(quote: Quote, plan: Plan) -> Fraction | Issue:
    total = Fraction(0)
    for line in price_contract(plan, quote.offer.rounding):
        if isinstance(line, Issue):
            return line
        total += Fraction(line.premium)
    return total
