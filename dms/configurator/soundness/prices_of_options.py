"""Options and kinds of care that can be chosen and for whose price the offer has no word."""

from collections.abc import Iterator, Sequence

from dms.configurator.parts import Part
from dms.configurator.soundness.faults import fault
from dms.configurator.soundness.idle_prices import idle_prices
from dms.configurator.soundness.options_together import options_together
from dms.i18n import text
from dms.issues import Issue
from dms.modules.base import PricedPer
from dms.modules.options import OptionValue
from dms.modules.patching import patched
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.pricing.tariff_building import build_tariff

__all__ = ["price_faults"]

_LOOKED_AT = ("clinic_tier", "deductible")
"""What a tariff may look at, so that a value which sets it needs no price of its own."""


def price_faults(offer: Offer, programme: Programme, parts: Sequence[Part]) -> Iterator[Issue]:
    """Report what has no price, or one that changes nothing or can mean two things."""
    for part in parts:
        yield from _no_premium(offer, programme, part)
        yield from _no_price(offer, part)
        yield from idle_prices(offer, programme, part)
        yield from options_together(offer, programme, part)


def _no_premium(offer: Offer, programme: Programme, part: Part) -> Iterator[Issue]:
    """Report care that can be chosen, and whose price was forgotten."""
    module = part.module
    if module is None or module.taken is None or "premium" in module.model_fields_set:
        return
    if part.in_contract or (module.priced_per is PricedPer.PERSON and programme.premium is None):
        said = text("{care} can be chosen, and there is no price for it", care=part.title)
        hint = text("State the price; if the insurer names none, write `unknown`.")
        yield fault("OPTION-PRICE-MISSING", said, hint, offer, part.pointer)


def _no_price(offer: Offer, part: Part) -> Iterator[Issue]:
    """Report values that say nothing of a price, and need one."""
    for name, id_, value, pointer in part.values:
        if value.said or _is_looked_at(offer, value) or _is_counted(part, name, id_):
            continue
        said = text("{care}: a value of an option has no price", care=part.title)
        hint = text(
            "Write one of premium, add, percent, multiply; `price: same` where it costs the same,"
            " `price: unknown` where the insurer names none."
        )
        yield fault("OPTION-PRICE-MISSING", said, hint, offer, pointer)


def _is_looked_at(offer: Offer, value: OptionValue) -> bool:
    names = build_tariff(offer).looked_at.names
    return any(name in value.set and name in names for name in _LOOKED_AT)


def _is_counted(part: Part, name: str, id_: str) -> bool:
    """Say whether a value changes how often the price of a unit is paid, and so has its price."""
    if part.module is None or not part.in_contract:
        return False
    before, after = (patched(part.module, v).quantities() for v in ({}, {name: id_}))
    return bool(before) and bool(after) and before != after
