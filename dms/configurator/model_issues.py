"""What is wrong with what an offer lets choose, found when the offer is loaded."""

from collections.abc import Iterator

from dms.configurator.model import ChoiceModel
from dms.configurator.soundness.conditions import condition_faults
from dms.configurator.soundness.contradictions import contradictions
from dms.configurator.soundness.faulty_tables import faulty_tables
from dms.configurator.soundness.names_of_rules import unknown_names
from dms.configurator.soundness.priced_twice import priced_twice
from dms.configurator.soundness.prices_of_options import price_faults
from dms.configurator.soundness.rule_ids import rule_ids
from dms.configurator.soundness.shared_defaults import shared_defaults
from dms.configurator.soundness.unpaid import unpaid
from dms.configurator.soundness.unstated_prices import unstated_prices
from dms.issues import Issue
from dms.pricing.offer import Offer

__all__ = ["model_issues"]


def model_issues(offer: Offer) -> tuple[Issue, ...]:
    """Return what is wrong with options, rules and defaults, and which prices are open.

    Everything is told at once, with its place: names that the offer does not have, options without
    a price, prices with holes, rules that contradict each other or the defaults with the fewest
    rules it takes, choices that can never be made. An offer that lets choose nothing has none.
    An offer never changes, so it is looked at once; a changed copy is another offer.
    """
    kept: tuple[Offer, tuple[Issue, ...]] | None = offer._kept.faults
    if kept is None or kept[0] is not offer:
        kept = offer._kept.faults = offer, _found(offer)
    return kept[1]


def _found(offer: Offer) -> tuple[Issue, ...]:
    found = list(_faults(offer)) if _lets_choose(offer) else []
    return tuple({(i.code, i.where, i.line("en")): i for i in found}.values())


def _lets_choose(offer: Offer) -> bool:
    modules = [m for p in offer.programmes for m in p.modules] + list(offer.modules)
    return (
        any(m.taken is not None or m.options for m in modules)
        or any(p.options or p.rules for p in offer.programmes)
        or bool(offer.rules or offer.same_for_all)
    )


def _faults(offer: Offer) -> Iterator[Issue]:
    models = [ChoiceModel(offer, programme) for programme in offer.programmes]
    yield from unknown_names(offer, models)
    yield from rule_ids(offer, models)
    yield from condition_faults(offer, models)
    yield from shared_defaults(offer, models)
    yield from priced_twice(offer)
    for model in models:
        yield from unstated_prices(offer, model.parts.listed)
        yield from price_faults(offer, model.programme, model.parts.listed)
        yield from unpaid(model)
        yield from contradictions(model)
    yield from faulty_tables(offer, models)
