"""Costs: what a line of money charges or gives back, taken apart so that it can be counted anew.

A charge is the price of some days; what is given back is the price of the days that were charged
less that of the days that are kept.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.contracts.state.agreement import Agreement
from dms.contracts.state.movement import Line, LineKind, Movement
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.money import round_to
from dms.periods import ONE_DAY, Period
from dms.pricing.exact import Exact
from dms.pricing.proration import ByDays
from dms.pricing.rating import TermPrice

__all__ = ["Cost", "cost_of", "formula", "our_formula", "words_of_price", "words_of_share"]


@frozen
class Cost:
    """A line of money; `cover` is None where it does not follow from a price and days."""

    line: Line
    term: TermPrice | None = None
    cover: Period | None = None
    kept: Period | None = None
    """The days that stay covered when something is given back."""

    def counted(self, price_of: "PriceOf", before: "PriceOf", fixed: int) -> int:
        """Count the line anew with the price of days; `fixed` is what else it comes to.

        `before` prices the days that had been charged when something of them is given back.
        """
        if self.term is None or self.cover is None:
            return fixed
        if self.line.kind is LineKind.CHARGE:
            return price_of(self.term, self.cover)
        kept = price_of(self.term, self.kept) if self.kept is not None else 0
        return kept - before(self.term, self.cover)


PriceOf = Callable[[TermPrice, Period], int]
"""The price of some days."""


def cost_of(line: Line, agreement: Agreement, journal: Sequence[Movement]) -> Cost:
    """Take a line apart; what comes to another sum than by the agreed formula stays as it is."""
    term, cover, kept = line.term, line.period, None
    if line.kind is LineKind.RELEASE and line.reverses is not None:
        reversed_ = journal[line.reverses.movement].lines[line.reverses.line]
        start = reversed_.period.start
        term = term if reversed_.kind is LineKind.CHARGE else None
        kept = Period(start, cover.start - ONE_DAY) if start < cover.start else None
        cover = Period(min(start, cover.start), cover.last_day)
    if term is None or line.kind is LineKind.RETAINED:
        return Cost(line)
    cost = Cost(line, term, cover, kept)
    return cost if _as_agreed(cost, agreement) == line.units else Cost(line)


def _as_agreed(cost: Cost, agreement: Agreement) -> int | None:
    def price_of(term: TermPrice, cover: Period) -> int:
        share = agreement.desk.share(cover)
        return 0 if not isinstance(share, Fraction) else term.premium(share)

    return cost.counted(price_of, price_of, cost.line.units)


def our_formula(cost: Cost, agreement: Agreement) -> Text:
    """Say how a line came about, in words and roubles."""
    sum_ = Amount(agreement.rounding.roubles(cost.line.units))
    if cost.line.kind is LineKind.RETAINED:
        return text("kept by the insurer: {sum} ₽", sum=sum_)
    if cost.term is None or cost.cover is None:
        return text(
            "for {start} to {last_day}: {sum} ₽",
            start=cost.line.period.start,
            last_day=cost.line.period.last_day,
            sum=sum_,
        )
    share, kept = words_of_share(agreement, cost.cover), words_of_share(agreement, cost.kept)
    return formula(cost, words_of_price(cost.term), share, kept, sum_)


def formula(cost: Cost, price: Text, share: Text, kept: Text, sum_: Amount) -> Text:
    """Write a charge as price times share, and what is given back by what stays instead."""
    if cost.line.kind is LineKind.CHARGE:
        return text("{price} × {share} = {sum} ₽", price=price, share=share, sum=sum_)
    return text(
        "{price}: {kept} instead of {share} = {sum} ₽",
        price=price,
        kept=kept,
        share=share,
        sum=sum_,
    )


def words_of_price(term: TermPrice, uplift: Fraction | None = None) -> Text:
    """Return the price of the whole term in words, before rounding; `uplift` is another one."""
    applied = term.uplift if uplift is None else uplift
    base = Exact(term.price.total, term.price.places).decimal()
    if applied != term.uplift:
        base = round_to(Fraction(base) * (1 + applied) / (1 + term.uplift))
    if not applied:
        return text("{price} ₽", price=Amount(base))
    percent = Decimal(applied.numerator * 100) / applied.denominator
    return text("{price} ₽ with the uplift of {percent} %", price=Amount(base), percent=percent)


def words_of_share(agreement: Agreement, cover: Period | None) -> Text:
    """Say which share of the term some days are, as the contract counts it."""
    if cover is None:
        return text("no day")
    term, rules = agreement.period, agreement.agreed.proration
    by_days = [getattr(rules, event) for event, _ in rules.steps(cover, term)]
    if by_days and isinstance(by_days[0], ByDays) and by_days.count(by_days[0]) == len(by_days):
        return by_days[0].words(cover, term)
    steps = dict(rules.steps(cover, term))
    joined = steps.get("join", text("the whole term"))
    if "leave" not in steps:
        return joined
    return text("{first} less {second}", first=joined, second=steps["leave"])
