"""Absences: why a quote has no price for a kind of care that another quote prices.

A missing price is not a "no": the care may be included elsewhere, not taken, or not spoken of.
"""

from collections.abc import Collection
from enum import StrEnum

from dms.i18n import Text, text
from dms.modules.programme import Programme
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.pricing.tariff import WHOLE_PROGRAMME
from dms.rates import INCLUDED, Rate
from dms.requirements.met import any_of

__all__ = ["Absence", "absence", "absence_in_words"]


class Absence(StrEnum):
    """Why a kind of care has no price of its own."""

    NOT_OFFERED = "not_offered"
    """The offer says no."""
    NOT_STATED = "not_stated"
    """The offer does not say whether it gives the care."""
    INCLUDED = "included"
    """Another price pays for it."""
    NOT_TAKEN = "not_taken"
    """It has a price, but was left out of the quote."""
    UNPRICED = "unpriced"
    """It is offered, and no price is stated."""
    PRICED_APART = "priced_apart"
    """There is no one price for the programme, because each kind of care has its own."""


def absence(offer: Offer, programmes: Collection[str], kind: str) -> Absence:
    """Return why there is no price for a kind of care in some programmes of an offer.

    Where programmes differ, one that gives the care counts first, then one that does not say.
    """
    if kind == WHOLE_PROGRAMME:
        return Absence.PRICED_APART
    found = {_in_programme(p, kind) for p in offer.programmes if p.id in programmes}
    match _in_contract(offer, kind):
        case Stated.YES:
            return Absence.UNPRICED
        case Stated.NO:
            found -= {Absence.NOT_STATED}
    return next((one for one in _PRECEDENCE if one in found), Absence.NOT_OFFERED)


_PRECEDENCE = (Absence.INCLUDED, Absence.NOT_TAKEN, Absence.UNPRICED, Absence.NOT_STATED)


def _in_contract(offer: Offer, kind: str) -> Stated:
    """Say whether the offer gives a kind of care for the contract as such."""
    stated = [module.stated for module in offer.modules if module.kind == kind]
    return any_of(stated) if stated else Stated.NOT_STATED


def _in_programme(programme: Programme, kind: str) -> Absence:
    match programme.offers(kind):
        case Stated.NO:
            return Absence.NOT_OFFERED
        case Stated.NOT_STATED:
            return Absence.NOT_STATED
    module = programme.module(kind)
    if module is None or not module.offered or module.premium == INCLUDED:
        return Absence.INCLUDED
    return Absence.NOT_TAKEN if isinstance(module.premium, Rate) else Absence.UNPRICED


def absence_in_words(why: Absence, module: Text, offer: str) -> Text:
    """Say why a kind of care has no price in an offer, named as people know it."""
    words = {
        Absence.NOT_OFFERED: text("{module}: not offered by {offer}", module=module, offer=offer),
        Absence.NOT_STATED: text(
            "{module}: {offer} does not say whether it is covered", module=module, offer=offer
        ),
        Absence.INCLUDED: text(
            "{module}: {offer} includes it in another price", module=module, offer=offer
        ),
        Absence.NOT_TAKEN: text("{module}: not taken from {offer}", module=module, offer=offer),
        Absence.UNPRICED: text(
            "{module}: {offer} does not state a price", module=module, offer=offer
        ),
        Absence.PRICED_APART: text(
            "{module}: {offer} prices each kind of care apart", module=module, offer=offer
        ),
    }
    return words[why]
