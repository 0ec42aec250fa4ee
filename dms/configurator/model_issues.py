"""What is wrong with what an offer lets choose, found when the offer is loaded."""

from collections.abc import Iterator

from dms.configurator.model import ChoiceModel
from dms.configurator.priced_alternatives import laid_out
from dms.configurator.soundness.conditions import condition_faults
from dms.configurator.soundness.contradictions import contradictions
from dms.configurator.soundness.names_of_rules import unknown_names
from dms.configurator.soundness.prices_of_options import price_faults
from dms.issues import Issue, errors_in
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.pricing.tariff_building import build_tariff

__all__ = ["model_issues"]


def model_issues(offer: Offer) -> tuple[Issue, ...]:
    """Return what is wrong with options, rules and defaults, and which prices are open.

    Everything is told at once, with its place: names that the offer does not have, options without
    a price, prices with holes, rules that contradict each other or the defaults with the fewest
    rules it takes, choices that can never be made. An offer that lets choose nothing has none.
    """
    if not _lets_choose(offer):
        return ()
    found = list(_faults(offer))
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
    yield from condition_faults(offer, models)
    for model in models:
        faults = list(price_faults(offer, model.programme, model.parts.listed))
        yield from faults
        yield from contradictions(model)
        if not errors_in(faults):
            yield from _faulty_tables(offer, model.programme)


def _faulty_tables(offer: Offer, programme: Programme) -> Iterator[Issue]:
    """Yield what is wrong with the price tables of the options' values."""
    known = {(i.code, i.where) for i in build_tariff(offer).issues}
    made, _ = laid_out(offer, programme)
    for issue in errors_in(build_tariff(made).issues):
        if (issue.code, issue.where) not in known:
            yield issue
