"""All that may be chosen, laid out as programmes of one line each, so that each has a price.

A kind of care costs the same whatever else is taken: its price is its own rate, the steps of its
own options, and the insurer's factors. Only the options of the programme (clinic tier, deductible)
change the prices of everything. So every kind with every value of its options is priced once for
every value of the programme's options, and any configuration is added up from that.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, count, product

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME
from dms.configurator.composing import composed
from dms.configurator.selection import Selection
from dms.modules.base import Module, PricedPer
from dms.modules.options import Option
from dms.modules.patching import chosen_values, patched
from dms.modules.programme import Programme
from dms.pricing.contribution import ContributionRule
from dms.pricing.dimensions import same
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
    key: tuple[PriceKey, PriceKey] = field(repr=False)
    """What its price depends on, in the kind of care and in the programme."""
    admits_only: bool = False
    """Whether it has no price of its own and only says whom it is for."""


def values_of(options: Mapping[str, Option] | None) -> Iterator[Values]:
    """Return every combination of values, as the offer lists them."""
    choices = [[(name, id_) for id_ in one.all_values] for name, one in (options or {}).items()]
    return product(*choices)


def price_key(part: Module | Programme, values: Values) -> PriceKey:
    """Return what the price of a module or a programme with these values depends on."""
    made, chosen = patched(part, dict(values)), chosen_values(part, dict(values))
    steps = tuple((name, id_) for name, id_ in values if name in chosen and chosen[name].step)
    if isinstance(made, Programme):
        is_open = any(value.price_unknown for value in chosen.values())
        return steps, is_open, made.premium, made.clinic_tier, made.deductible, made.eligibility
    return steps, made.premium, made.deductible, made.ages, made.quantities()


def laid_out(offer: Offer, programme: Programme) -> tuple[Offer, tuple[Laid, ...]]:
    """Return an offer with a programme for every alternative of every priced kind of care.

    Programmes of which nothing is made stay in it, for the people who have them. Alternatives
    that cost the same are laid out once. Care without a price of its own that is for some ages only
    has a line too, which nobody pays for and which not everybody may have.
    """
    found = tuple(_lines(programme, _unused_prefix(offer)))
    selections = [
        Selection(
            of=programme.id,
            taken={one.kind} if one.kind != WHOLE else (),
            values=_named(one),
            id=one.id,
        )
        for one in found
    ]
    bare = offer.agreeing({"contribution": _own_shares(offer, programme)})
    made = composed(bare, selections)
    by_id = {one.id: one for one in found}
    lines = tuple(_alone(one, by_id.get(one.id)) for one in made.programmes)
    return made.agreeing({"programmes": lines}), found


def _alone(programme: Programme, laid: Laid | None) -> Programme:
    """Return a programme of one line; one of which nothing is made stays as it is."""
    if laid is None:
        return programme
    changed: dict[str, object] = {"name": None}
    if laid.kind != WHOLE:
        changed["premium"] = None
    return programme.model_copy(update=changed)


def _unused_prefix(offer: Offer) -> str:
    """Return a beginning that no id of a programme has."""
    ids = [same(programme.id) for programme in offer.programmes]
    prefix = "line"
    while any(one.startswith(prefix) for one in ids):
        prefix += "-"
    return prefix


def _lines(programme: Programme, prefix: str) -> Iterator[Laid]:
    """Yield a line for all that costs something else; of equal ones the first."""
    alternatives = [_of_module(module) for module in programme.offered_modules]
    numbers = count(1)
    for whole, over in _distinct(programme).items():
        if isinstance(programme.premium, Rate):
            yield Laid(WHOLE, (), over, f"{prefix}.{WHOLE}.{next(numbers)}", ((), whole))
        for own, values, made in chain(*alternatives):
            id_ = f"{prefix}.{made.kind}.{next(numbers)}"
            admits_only = not _is_line(made)
            yield Laid(made.kind, values, over, id_, (own, whole), admits_only)


def _of_module(module: Module) -> list[tuple[PriceKey, Values, Module]]:
    """Return the alternatives of a module if anybody may have no price with it, or another one."""
    found = [(key, v, patched(module, dict(v))) for key, v in _distinct(module).items()]
    matters = any(_is_line(made) or made.ages is not None for *_, made in found)
    return found if matters else []


def _distinct(part: Module | Programme) -> dict[PriceKey, Values]:
    """Return values of the options for all that costs something else; of equal ones the first."""
    found: dict[PriceKey, Values] = {}
    for values in values_of(part.options):
        found.setdefault(price_key(part, values), values)
    return found


def _is_line(module: Module) -> bool:
    return module.priced_per is PricedPer.PERSON and module.premium != INCLUDED


def _named(one: Laid) -> dict[str, str]:
    """Return the values by the full names of their options."""
    own = {f"{one.kind}.{name}": id_ for name, id_ in one.values}
    return own | {f"{PROGRAMME}.{name}": id_ for name, id_ in one.programme_values}


def _own_shares(offer: Offer, programme: Programme) -> tuple[ContributionRule, ...] | None:
    """Return who pays, where it counts on this programme counted on the own price.

    Here it only matters who has a rule; whether those who count on it could have it is looked at
    apart (:mod:`dms.configurator.board_making`).
    """
    rules = offer.contribution
    return rules and tuple(
        rule.model_copy(update={"of": None}) if rule.of == programme.id else rule for rule in rules
    )
