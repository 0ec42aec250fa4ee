"""Amounts on the screen: differences with their sign, and what the configuration comes to."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dms.configurator.configuration import Configuration
from dms.configurator.states import Difference
from dms.i18n import Text, format_amount, format_money, text

__all__ = ["changed_by", "signed", "totals"]


def signed(amount: Decimal, lang: str) -> str:
    """Write a difference in roubles: `+1 200,00`, `−350,00`, `0,00`."""
    return f"{'+' if amount > 0 else ''}{format_amount(amount, lang)}"


def _signed_money(amount: Decimal, lang: str) -> str:
    return f"{'+' if amount > 0 else ''}{format_money(amount, lang)}"


def changed_by(found: Difference, lang: str) -> Text:
    """Say what a change costs the group, and one person of the programme on average."""
    return text(
        "{total} for everybody, {per_head} per person",
        total=_signed_money(found.total, lang),
        per_head=_signed_money(found.per_head, lang),
    )


def totals(now: Configuration, start: Configuration, lang: str) -> Iterator[Text]:
    """Yield the premium, the premium of one person on average, and the change since the start."""
    if not now.is_possible:
        yield text("No price while the decisions contradict each other")
        return
    if now.total is None:
        yield text("There is no price")
        return
    yield text("Total {total}", total=format_money(now.total, lang))
    each = _per_head(now, now.total)
    yield text("{per_head} per person", per_head=format_money(each, lang))
    if start.is_possible and start.total is not None:
        change = _signed_money(now.total - start.total, lang)
        yield text("since the start {change}", change=change)


def _per_head(now: Configuration, total: Decimal) -> Decimal:
    """Return the premium of one person with a price, as :attr:`dms.Quote.per_head` does."""
    rule = now.bench.model.offer.rounding
    return rule.roubles(rule.units_of(Fraction(total) / now.bench.board.heads))
