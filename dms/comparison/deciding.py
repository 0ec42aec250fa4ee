"""Deciding: which offer the facts speak for, in a sentence, and what has to be asked before.

An offer is recommended only where it follows from facts: it meets all musts, and no other offer
that may meet them is as cheap for the same care, or all others surely miss a must. Nothing follows
from what an offer does not say; then the verdict names what to ask first.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from dms.comparison.choosing import Choice, choose
from dms.comparison.matrix import in_shown_order
from dms.comparison.scope import Scope
from dms.comparison.standing import Standing
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.pricing.naming import listed
from dms.requirements.met import Met

__all__ = ["Verdict", "decide"]


@frozen(kw_only=True)
class Verdict:
    """What follows from a comparison."""

    recommended: str | None
    """The id of the offer that the facts speak for, if they do."""
    headline: Text
    """The sentence of the first screen."""
    reasons: tuple[Text, ...]
    """What else to know before the choice: who is cheapest, and what is in its way."""
    cheapest: tuple[str, ...]
    """Who is cheapest in all among those with a price for everybody; several at the same price."""
    cheapest_in_scope: tuple[str, ...]
    """Who is cheapest for the care that all have in common."""
    meets_all: tuple[str, ...]
    """Who surely meets all musts of the brief."""
    standings: Mapping[str, Standing]
    ask_first: Mapping[str, tuple[Met, ...]]
    """The open musts to ask each insurer about, who may still be chosen."""
    choice_scope: Scope
    """The care by which the choice was made: what all have that do not surely miss a must."""


def decide(
    standings: Mapping[str, Standing], shown: Scope, common: Scope, *, is_whole: bool = True
) -> Verdict:
    """Say which offer the facts speak for, or why none.

    `shown` is the comparable scope of all candidates, `common` that of those that do not surely
    miss a must; `is_whole` is false where an offer was left out of the comparison.
    """
    every = list(standings.values())
    choice = choose(every, common, shown) if is_whole else Choice(_left_out())
    cheapest = _cheapest({one.candidate: one.total for one in every})
    in_scope = _cheapest({one.candidate: one.scoped for one in every}) if shown.is_possible else ()
    return Verdict(
        recommended=choice.chosen,
        headline=choice.headline,
        reasons=(
            *_of_cheapest(standings, cheapest),
            *_of_scope(standings, in_scope),
            *_of_chosen(standings, choice.chosen, cheapest),
            *_of_common(choice.chosen, common, shown),
        ),
        cheapest=cheapest,
        cheapest_in_scope=in_scope,
        meets_all=tuple(one.candidate for one in every if one.musts is Stated.YES),
        standings=standings,
        ask_first=_ask_first(every),
        choice_scope=common,
    )


def _left_out() -> Text:
    return text(
        "No offer can be recommended, because two offers share an id and one of them was left out."
        " Give each an `id` of its own, and compare again"
    )


def _cheapest(prices: Mapping[str, Decimal | None]) -> tuple[str, ...]:
    known = [price for price in prices.values() if price is not None]
    return tuple(id_ for id_, price in prices.items() if known and price == min(known))


def _ask_first(every: Sequence[Standing]) -> dict[str, tuple[Met, ...]]:
    open_ = {
        one.candidate: tuple(met for met in one.open if met.asks_insurer)
        for one in every
        if not one.is_out
    }
    return {id_: asked for id_, asked in open_.items() if asked}


def _of_cheapest(standings: Mapping[str, Standing], cheapest: Sequence[str]) -> Iterator[Text]:
    """Tell who is cheapest in all, with what is in the way."""
    for id_ in cheapest:
        one = standings[id_]
        said = text(
            "The lowest price in all is that of {insurer}: {sum} ₽",
            insurer=one.name,
            sum=_sum(one.total),
        )
        yield (
            said
            if not one.obstacles
            else text("{said}; but {why}", said=said, why=_all(one.obstacles))
        )


def _of_scope(standings: Mapping[str, Standing], in_scope: Sequence[str]) -> Iterator[Text]:
    """Tell who is cheapest for the same care; one offer alone is compared with nobody."""
    for id_ in in_scope:
        one = standings[id_]
        yield text(
            "The lowest price for the same care is that of {insurer}: {sum} ₽",
            insurer=one.name,
            sum=_sum(one.scoped),
        )
    if not in_scope and len(standings) > 1:
        yield text("There is no care for which two of the offers can be compared by price")


def _of_chosen(
    standings: Mapping[str, Standing], chosen: str | None, told: Sequence[str]
) -> Iterator[Text]:
    """Tell what is in the way of the chosen offer, unless that was told already."""
    if chosen is None or chosen in told or not standings[chosen].obstacles:
        return
    one = standings[chosen]
    yield text("Before you choose {insurer}: {why}", insurer=one.name, why=_all(one.obstacles))


def _of_common(chosen: str | None, common: Scope, shown: Scope) -> Iterator[Text]:
    """Tell by which care the choice was made, where it is not the care that is shown."""
    if chosen is None or not common.is_possible or common.kinds == shown.kinds:
        return
    kinds = in_shown_order({kind for found in common.kinds.values() for kind in found})
    yield text(
        "Offers that surely miss a must do not count for the choice. Those left were compared for:"
        " {kinds}",
        kinds=listed([title_of(kind) for kind in kinds]),
    )


def _all(said: Sequence[Text]) -> Text:
    named = {f"t{number}": one for number, one in enumerate(said)}
    return Text("; ".join(f"{{{name}}}" for name in named), named)


def _sum(amount: Decimal | None) -> Amount:
    assert amount is not None  # noqa: S101 - asked only of those with a price
    return Amount(amount)
