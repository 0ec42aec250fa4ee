"""Choosing: the offer that follows from the facts, or the sentence that says why none does.

The choice rests on the care that all offers still in question have in common: those that surely
miss a must do not narrow it. Where this care lacks a must, no price says who is cheapest.
"""

from collections.abc import Iterable, Sequence
from typing import Self

from attrs import frozen

from dms.comparison.scope import Scope
from dms.comparison.standing import Standing
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.pricing.naming import listed

__all__ = ["Choice", "choose"]


@frozen
class Choice:
    """Who is chosen and why; `chosen` is None where nothing follows."""

    headline: Text
    chosen: str | None = None

    @classmethod
    def of(cls, one: Standing, headline: Text) -> Self:
        """Choose an offer, unless it can no longer be accepted."""
        return cls(headline, one.candidate) if not one.is_expired else cls(_expired(one))


def choose(every: Sequence[Standing], common: Scope, shown: Scope) -> Choice:
    """Choose from all candidates.

    `common` is the comparable scope of those that do not surely miss a must, `shown` that of all.
    """
    rivals = [one for one in every if not one.is_out]
    sure = [one for one in rivals if one.musts is Stated.YES and one.total is not None]
    if all(one.musts is None for one in every):
        return Choice(_no_musts())
    if not rivals:
        return Choice(_all_out())
    if not sure:
        return Choice(_unsure(rivals))
    if len(rivals) == 1:
        return Choice.of(sure[0], _only(sure[0], len(every)))
    return _cheapest(sure, rivals, common, shown)


def _cheapest(
    sure: Sequence[Standing], rivals: Sequence[Standing], common: Scope, shown: Scope
) -> Choice:
    """Choose the cheapest for the same care of those that surely meet all musts."""
    prices = {id_: price.total for id_, price in common.prices.items()}
    unlike = [one for one in rivals if prices[one.candidate] is None]
    if unlike:
        return Choice(_not_comparable(sure, unlike))
    if left := _musts_outside(rivals, common):
        return Choice(_without_musts(sure, rivals, left))
    known = {id_: price for id_, price in prices.items() if price is not None}
    least = min(known[one.candidate] for one in sure)
    best, *ties = [one for one in sure if known[one.candidate] == least]
    maybe = [one for one in rivals if one not in sure and known[one.candidate] <= least]
    if maybe:
        return Choice(_maybe_cheaper(best, maybe))
    if ties:
        return Choice(_same_price([best, *ties]))
    same = (common.kinds, prices[best.candidate]) == (shown.kinds, best.scoped)
    return Choice.of(best, _best(best, Amount(least), is_common_to_all=same))


def _musts_outside(rivals: Sequence[Standing], common: Scope) -> list[str]:
    """Return the kinds of care that are a must and not among those that prices were compared by."""
    wanted = {place for one in rivals for place in one.must_kinds}
    here = {(p, kind) for p, kinds in common.kinds.items() for kind in kinds}
    return sorted({kind for p, kind in wanted - here if p in common.kinds})


def _no_musts() -> Text:
    return text(
        "There is no brief with musts, so no offer can be recommended. Write down what is a must,"
        " and compare again"
    )


def _all_out() -> Text:
    return text("No offer meets all musts. Ask the insurers for better offers, or change the brief")


def _only(one: Standing, candidates: int) -> Text:
    if candidates == 1:
        return text(
            "{insurer} meets all musts; there is nothing to compare it with; {sum} ₽ in all",
            insurer=one.name,
            sum=_total(one),
        )
    return text(
        "{insurer}: the only offer that meets all musts; {sum} ₽ in all",
        insurer=one.name,
        sum=_total(one),
    )


def _unsure(rivals: Sequence[Standing]) -> Text:
    """Say what to do where no offer surely meets all musts: complete one's own data, or ask."""
    asked = [one for one in rivals if one.total is None or any(m.asks_insurer for m in one.open)]
    own = _own_gaps(rivals)
    if asked and not own:
        return text(
            "No offer is yet sure to meet all musts at a price for everybody. Ask first: {names}",
            names=_names(asked),
        )
    return text(
        "No offer is yet sure to meet all musts, because your own data leave open: {what}."
        " Complete them, and compare again",
        what=listed(own or list(dict.fromkeys(met.title for one in rivals for met in one.open))),
    )


def _not_comparable(sure: Sequence[Standing], unlike: Sequence[Standing]) -> Text:
    if own := _own_gaps(unlike):
        return _own_data(sure, own)
    return text(
        "All musts are met by: {sure}. Who is cheapest is not known, because some prices do not"
        " compare: {names}. Ask first for prices for the same care, people and period",
        sure=_names(sure),
        names=_names(unlike),
    )


def _own_data(sure: Sequence[Standing], own: Sequence[Text]) -> Text:
    return text(
        "All musts are met by: {sure}. Who is cheapest is not known, because your own data leave"
        " open: {what}. Complete them, and compare again",
        sure=_names(sure),
        what=listed(own),
    )


def _own_gaps(found: Iterable[Standing]) -> list[Text]:
    """Return what the client's own data lack, each once."""
    return list(dict.fromkeys(gap for one in found for gap in one.own_gaps))


def _without_musts(
    sure: Sequence[Standing], rivals: Sequence[Standing], kinds: Sequence[str]
) -> Text:
    if own := _own_gaps(rivals):
        return _own_data(sure, own)
    return text(
        "All musts are met by: {sure}. Who is cheapest is not known, because not all offers in"
        " question have a price of its own for: {kinds}. Ask for these prices first",
        sure=_names(sure),
        kinds=listed([title_of(kind) for kind in kinds]),
    )


def _maybe_cheaper(best: Standing, maybe: Sequence[Standing]) -> Text:
    if all(one.musts is Stated.YES for one in maybe):
        return text(
            "{insurer} meets all musts, and these may do so for less or the same, but not"
            " everything in them has a price: {names}. Ask them first",
            insurer=best.name,
            names=_names(maybe),
        )
    return text(
        "{insurer} meets all musts, and these may do so for less or the same: {names}. Ask them"
        " first",
        insurer=best.name,
        names=_names(maybe),
    )


def _same_price(ties: Sequence[Standing]) -> Text:
    return text(
        "These offers meet all musts at the same price for the same care: {names}. Choose by what"
        " else differs",
        names=_names(ties),
    )


def _best(best: Standing, scoped: Amount, *, is_common_to_all: bool) -> Text:
    if is_common_to_all:
        return text(
            "{insurer}: all musts are met, and it is the cheapest for the same care, {scoped} ₽;"
            " {sum} ₽ in all",
            insurer=best.name,
            scoped=scoped,
            sum=_total(best),
        )
    return text(
        "{insurer}: all musts are met, and of the offers that miss none it is the cheapest for the"
        " care they have in common, {scoped} ₽; {sum} ₽ in all",
        insurer=best.name,
        scoped=scoped,
        sum=_total(best),
    )


def _expired(one: Standing) -> Text:
    return text(
        "{insurer} meets all musts and would be the choice, but its offer has expired. Ask"
        " {insurer} to renew it first",
        insurer=one.name,
    )


def _names(found: Iterable[Standing]) -> Text:
    return listed([Text("{name}", {"name": one.name}) for one in found])


def _total(one: Standing) -> Amount:
    assert one.total is not None  # noqa: S101 - asked only of those with a price
    return Amount(one.total)
