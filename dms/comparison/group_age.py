"""The group a year from now: everybody a year older, all else as it is."""

from datetime import date

from dms.comparison.scenario import Scenario, without_price
from dms.i18n import plural, text
from dms.issues import Issue, Severity
from dms.members import Birth, Roster
from dms.periods import add_months
from dms.pricing.choices import Chosen
from dms.pricing.exact import added
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote as price
from dms.pricing.rating import PricedCell
from dms.pricing.resizing import require_same_modules

__all__ = ["older_by_a_year"]


def older_by_a_year(quote: Quote, modules: Chosen = None) -> Scenario:
    """Price everybody who has a price now as if born a year earlier, person by person.

    `modules` are the kinds of care that the quote was made with; ValueError for others. Where
    somebody would have no price, nor has the scenario.
    """
    assert quote.setting is not None  # noqa: S101 - only asked of a priced quote
    setting, now, label = quote.setting, quote.amounts, text("Everybody is a year older")
    then = price(
        quote.offer,
        _older(quote),
        period=setting.period,
        modules=modules,
        payment=setting.payment,
        headcount=setting.headcount,
    )
    if quote.plan is not None and then.plan is not None:
        require_same_modules(quote.plan, then.plan)
    heads = 0 if then.status == "refused" else then.amounts.heads
    if heads < now.heads:
        return without_price("older", label, setting.headcount, _unpriced(now.heads - heads))
    return Scenario(
        "older",
        label,
        setting.headcount,
        heads,
        then.total,
        then.per_head,
        added(then.total, -now.premium),
    )


def _older(quote: Quote) -> Roster:
    """Return the roster with earlier births of those who have a price."""
    births = quote.roster.columns.get("birth")
    if births is None:
        return quote.roster
    priced = [isinstance(cell, PricedCell) for cell in quote.cells]
    earlier = [
        _year_earlier(birth) if priced[number] else birth
        for birth, number in zip(births, quote.numbers, strict=True)
    ]
    return Roster({**quote.roster.columns, "birth": earlier})


def _year_earlier(birth: Birth | None) -> Birth | None:
    if birth is None:
        return None
    return add_months(birth, -12) if isinstance(birth, date) else birth - 1


def _unpriced(count: int) -> Issue:
    return Issue(
        "SCENARIO-MEMBERS-UNPRICED",
        Severity.QUESTION,
        plural(
            "A year older, {count} member would have no price",
            "A year older, {count} members would have no price",
            count,
        ),
        text("Ask the insurer for prices of the ages that follow"),
    )
