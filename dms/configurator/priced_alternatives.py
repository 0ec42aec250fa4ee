"""All that may be chosen, laid out as programmes of one line each, so that each has a price.

A kind of care costs the same whatever else is taken: its price is its own rate, the steps of its
own options, and the insurer's factors. Only the options of the programme (clinic tier, deductible)
change the prices of everything. So every kind with every value of its options is priced once for
every value of the programme's options, and any configuration is added up from that.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import frozen

from dms.configurator.choice import PROGRAMME
from dms.configurator.composing import composed
from dms.configurator.selection import Selection
from dms.modules.base import Module, PricedPer
from dms.modules.options import Option
from dms.modules.patching import patched
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.rates import INCLUDED, Rate

__all__ = ["WHOLE", "Laid", "laid_out", "price_key", "values_of"]

WHOLE = PROGRAMME
"""Stands for the kind of care where one price covers the whole programme."""

Values = tuple[tuple[str, str], ...]
"""A value for each option of a part, as the offer lists them."""

PriceKey = tuple[object, ...]
"""What the price of a part depends on; alternatives that differ in nothing of it cost the same."""


@frozen
class Laid:
    """A kind of care, or the whole programme, as one line of the offer that is laid out."""

    kind: str
    values: Values
    programme_values: Values
    id: str


def values_of(options: Mapping[str, Option] | None) -> Iterator[Values]:
    """Return every combination of values, as the offer lists them."""
    choices = [[(name, id_) for id_ in one.all_values] for name, one in (options or {}).items()]
    return product(*choices)


def price_key(part: Module | Programme, values: Values) -> PriceKey:
    """Return what the price of a module or a programme with these values depends on."""
    made = patched(part, dict(values))
    steps = tuple(
        (name, id_)
        for name, id_ in values
        if (value := (part.options or {})[name].values.get(id_)) is not None
        and value.step is not None
    )
    if isinstance(made, Programme):
        return steps, made.premium, made.clinic_tier, made.deductible, made.eligibility
    return steps, made.premium, made.deductible, made.ages, made.quantities()


def laid_out(offer: Offer, programme: Programme) -> tuple[Offer, tuple[Laid, ...]]:
    """Return an offer with a programme for every alternative of every priced kind of care.

    Programmes of which nothing is made stay in it, for the people who have them. Alternatives
    that cost the same are laid out once.
    """
    found = list(_lines(programme))
    selections = [
        Selection(
            of=programme.id,
            taken={one.kind} if one.kind != WHOLE else (),
            values=_named(one),
            id=one.id,
        )
        for one in found
    ]
    bare = offer.agreeing({"contribution": _own_shares(offer)})
    made = composed(bare, selections)
    whole = {one.id for one in found if one.kind == WHOLE}
    ids = {one.id for one in found}
    lines = tuple(
        one.model_copy(update={"name": None, **({} if one.id in whole else {"premium": None})})
        if one.id in ids
        else one
        for one in made.programmes
    )
    return made.agreeing({"programmes": lines}), tuple(found)


def _lines(programme: Programme) -> Iterator[Laid]:
    seen: set[object] = set()
    for over in values_of(programme.options):
        whole = price_key(programme, over)
        if whole in seen:
            continue
        seen.add(whole)
        if isinstance(programme.premium, Rate):
            yield Laid(WHOLE, (), over, f"{WHOLE}.{len(seen)}")
        for module in programme.modules:
            if not module.offered or module.priced_per is PricedPer.CONTRACT:
                continue
            for values in values_of(module.options):
                key = (module.kind, price_key(module, values), whole)
                is_line = patched(module, dict(values)).premium != INCLUDED
                if is_line and key not in seen:
                    seen.add(key)
                    yield Laid(module.kind, values, over, f"{module.kind}.{len(seen)}")


def _named(one: Laid) -> dict[str, str]:
    """Return the values by the full names of their options."""
    own = {f"{one.kind}.{name}": id_ for name, id_ in one.values}
    return own | {f"{PROGRAMME}.{name}": id_ for name, id_ in one.programme_values}


def _own_shares(offer: Offer) -> object:
    """Return the rules of who pays, each counted on the own price: only who has a rule matters."""
    rules = offer.contribution
    return rules and tuple(rule.model_copy(update={"of": None}) for rule in rules)
