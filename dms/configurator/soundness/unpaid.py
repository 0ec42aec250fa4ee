"""Programmes in which something can be chosen, and nothing of it has a price for a person."""

from collections.abc import Iterator

from dms.configurator.model import ChoiceModel
from dms.configurator.soundness.faults import fault
from dms.configurator.structure import atoms_paid_in
from dms.i18n import text
from dms.issues import Issue
from dms.rates import INCLUDED

__all__ = ["unpaid"]


def unpaid(model: ChoiceModel) -> Iterator[Issue]:
    """Report care that is included in the price of other care, where no other care has one.

    Where the insurer names no price, `unknown` says so, and is a question and no fault.
    """
    own = [part for part in model.parts.listed if not part.in_contract and part.module is not None]
    if any(atom for part in own for atom in atoms_paid_in(model.programme, part)):
        return
    for part in own:
        module = part.module
        if module is None or module.premium != INCLUDED or module.taken is None:
            continue
        said = text("{care} is included, and nothing in the programme has a price", care=part.title)
        hint = text(
            "State the price of the programme, or of a kind of care in it; if the insurer names"
            " none, write `unknown` here."
        )
        yield fault("OPTION-PRICE-MISSING", said, hint, model.offer, f"{part.pointer}/premium")
