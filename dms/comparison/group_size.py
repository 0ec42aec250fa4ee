"""Groups of another size: priced where the price list knows the size, and its borders."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from dms.comparison.scenario import Scenario, resized_scenario, without_price
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Severity
from dms.money import divide, round_to
from dms.pricing.choices import Chosen
from dms.pricing.quote import Quote
from dms.pricing.resizing import Resized, present_size, resized
from dms.pricing.setting import headcount_issue

__all__ = ["at_size", "borders"]

FARTHEST = Fraction(3, 2)
"""Borders are looked for up to this many times the present size."""


def at_size(quote: Quote, size: int, modules: Chosen = None) -> Resized | Issue:
    """Return what a group of another size costs, or why there is no price for it.

    `size` counts people as the price list does; `modules` are the kinds of care that the quote was
    made with. Raises ValueError for a group without people.
    """
    assert quote.plan is not None  # noqa: S101 - only asked of a priced quote
    if not present_size(quote).headcount:
        return _nobody_counts()
    if size < 1:
        raise ValueError("A group has at least one person")
    issue = headcount_issue(quote.plan.tariff, size, {size, *_other_reading(quote, size)})
    return issue or resized(quote, size, modules)


def _nobody_counts() -> Issue:
    return Issue(
        "SCENARIO-HEADCOUNT-ZERO",
        Severity.INFO,
        text("Nobody in this group counts towards the headcount, so it has no other size"),
        text("Quote a list with employees to see what a larger group costs"),
    )


def _other_reading(quote: Quote, size: int) -> Iterator[int]:
    """Return how many employees there are where nobody says whether relatives count."""
    everybody = len(quote.roster)
    if quote.offer.headcount.counts is None and present_size(quote).headcount == everybody:
        yield divide(quote.roster.employees * size, everybody)


def borders(quote: Quote, modules: Chosen = None) -> Iterator[Scenario]:
    """Look at each larger headcount from which on other prices hold, or none."""
    before: Resized | Issue = present_size(quote)
    for size in _cuts(quote):
        then = at_size(quote, size, modules)
        if isinstance(then, Issue):
            yield without_price("cliff", _from(size), size, then)
        elif (label := _effect(quote, before, then)) is not None:
            yield resized_scenario("cliff", label, quote, then)
        before = then


def _cuts(quote: Quote) -> list[int]:
    """Return the headcounts up to half as many people more at which a price may change."""
    assert quote.plan is not None  # noqa: S101 - only asked of a priced quote
    size, most = present_size(quote).headcount, quote.offer.headcount.max
    cuts = set(quote.plan.tariff.looked_at.cuts.get("headcount", ()))
    if most is not None:
        cuts = {cut for cut in cuts if cut <= most} | {most + 1}
    return sorted(cut for cut in cuts if size < cut <= size * FARTHEST)


def _from(size: int) -> Text:
    return text("From {size} people on", size=size)


def _effect(quote: Quote, before: Resized | Issue, then: Resized) -> Text | None:
    """Say what changes at a border, None where nothing does."""
    if isinstance(before, Issue):
        return _from(then.headcount)
    smaller = _one_less(before, then)
    if then.total < smaller.total:
        return text(
            "From {size} people on the whole group costs {saved} ₽ less than with one person fewer",
            size=then.headcount,
            saved=Amount(round_to(smaller.total - then.total)),
        )
    more = round_to((then.present - before.present) / quote.amounts.heads)
    return _dearer(then.headcount, more) if more else None


def _dearer(size: int, more: Decimal) -> Text:
    if more < 0:
        return text(
            "From {size} people on a person costs {change} ₽ less on average",
            size=size,
            change=Amount(-more),
        )
    return text(
        "From {size} people on a person costs {change} ₽ more on average",
        size=size,
        change=Amount(more),
    )


def _one_less(before: Resized, then: Resized) -> Resized:
    """Return the largest group below a border, at the prices that hold below it."""
    size = then.headcount - 1
    return evolve(before, headcount=size, scale=then.scale * Fraction(size, then.headcount))
