"""Prices of values that have nothing to change: no price stands where they would count."""

from collections.abc import Iterator

from dms.configurator.choice import PROGRAMME
from dms.configurator.parts import Part
from dms.configurator.soundness.faults import fault
from dms.i18n import text
from dms.issues import Issue
from dms.modules.base import PricedPer
from dms.modules.options import OptionValue
from dms.modules.programme import Programme
from dms.pricing.offer import Offer
from dms.rates import Rate

__all__ = ["idle_prices"]


def idle_prices(offer: Offer, programme: Programme, part: Part) -> Iterator[Issue]:
    """Report values whose price counts nowhere, or would count in several places."""
    for _, _, value, pointer in part.values:
        if part.kind == PROGRAMME:
            yield from _of_programme(offer, programme, value, pointer)
        else:
            yield from _of_module(offer, part, value, pointer)


def _of_programme(
    offer: Offer, programme: Programme, value: OptionValue, pointer: str
) -> Iterator[Issue]:
    has_price = isinstance(programme.premium, Rate)
    lines = [module.kind for module in programme.modules if isinstance(module.premium, Rate)]
    if value.premium is not None and not has_price:
        said = text("The programme has no price of its own that this could replace")
        hint = text(
            "Use percent or multiply, which change the price of all care; or state `premium` of"
            " the programme."
        )
        yield fault("OPTION-PRICE-IDLE", said, hint, offer, f"{pointer}/premium")
    if value.add is not None and len(lines) + has_price > 1:
        said = text("An option of the programme cannot add roubles to several kinds of care")
        hint = text("Use percent or multiply, or put the roubles into one kind of care.")
        yield fault("OPTION-ADD-PROGRAMME", said, hint, offer, f"{pointer}/add")


def _of_module(offer: Offer, part: Part, value: OptionValue, pointer: str) -> Iterator[Issue]:
    if value.step is not None and (_is_paid_by_contract(part) or not _has_price(part)):
        said = text("{care} has no price of its own that this could change", care=part.title)
        hint = text("State its premium, or write `price: same` here.")
        yield fault("OPTION-PRICE-IDLE", said, hint, offer, f"{pointer}/{value.step[0]}")
    if value.premium is not None and _is_paid_by_contract(part):
        said = text("{care} is priced for the contract, and not in the programme", care=part.title)
        hint = text("Move the option to the module under `modules` of the offer.")
        yield fault("OPTION-PRICE-IDLE", said, hint, offer, pointer)


def _is_paid_by_contract(part: Part) -> bool:
    module = part.module
    return module is not None and module.priced_per is PricedPer.CONTRACT and not part.in_contract


def _has_price(part: Part) -> bool:
    own = [part.module.premium if part.module is not None else None]
    return any(isinstance(one, Rate) for one in [*own, *(v.premium for _, _, v, _ in part.values)])
