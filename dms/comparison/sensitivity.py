"""Sensitivity: how a premium moves when the group grows, shrinks or grows older.

Groups of another size keep the mix of people and are an average (:mod:`dms.pricing.resizing`);
where a band of headcount changes the price, each border up to half as many people more is a
scenario of its own. A group that is a year older is priced person by person.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from dms.comparison.group_age import older_by_a_year
from dms.comparison.group_size import at_size, borders
from dms.comparison.scenario import Scenario, resized_scenario, without_price
from dms.i18n import Text, plural, text
from dms.issues import Issue
from dms.money import divide
from dms.pricing.choices import Chosen
from dms.pricing.quote import Quote
from dms.pricing.resizing import present_size

__all__ = ["sensitivity"]


def sensitivity(
    quote: Quote,
    *,
    joiners: Sequence[int] = (),
    growth: Sequence[Decimal] = (),
    modules: Chosen = None,
) -> tuple[Scenario, ...]:
    """Say what the group of a quote would cost if it were larger, smaller or older.

    `joiners` are numbers of additional people; `growth` are shares by which the group grows or,
    below zero, shrinks: `Decimal("0.1")` is 10 % more people. Both count people as the price list
    counts its headcount. `modules` are the kinds of care that the quote was made with. A group a
    year older and the borders of headcount bands are always looked at; a border is reported where
    the total falls, where a person's price changes, or where there is no price beyond.

    Raises :class:`~dms.errors.QuoteRefused` when the quote has no price at all, and ValueError for
    a group without people.
    """
    size = present_size(quote).headcount
    found = [_of_size("joiners", _more(n), quote, size + n, modules) for n in joiners]
    for share in growth:
        larger = size * (1 + Fraction(share))
        people = divide(larger.numerator, larger.denominator)
        found.append(_of_size("headcount", _grown(share), quote, people, modules))
    return (*found, older_by_a_year(quote, modules), *borders(quote, modules))


def _more(count: int) -> Text:
    return plural("{count} more person", "{count} more people", count)


def _grown(share: Decimal) -> Text:
    if share < 0:
        return text("{percent} % fewer people", percent=-100 * share)
    return text("{percent} % more people", percent=100 * share)


def _of_size(kind: str, label: Text, quote: Quote, size: int, modules: Chosen) -> Scenario:
    then = at_size(quote, size, modules)
    if isinstance(then, Issue):
        return without_price(kind, label, size, then)
    return resized_scenario(kind, label, quote, then)
