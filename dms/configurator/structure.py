"""The structure that the text gives every policy, where the offer does not say otherwise.

«Базовая позиция в программе ДМС — амбулаторно-поликлиническое обслуживание»: a programme starts
from it. Planned inpatient care is added to emergency inpatient care; home care and the ambulance
need a territory, dental care a place, and the ambulance a line of its own: that stands in the files
of :mod:`dms.modules`, and holds here as it does everywhere.
"""

from dms.modules.base import Module
from dms.modules.options import Taken

__all__ = ["BASE", "how_taken", "is_stated"]

BASE = "outpatient"
"""The kind of care that programmes start from."""


def how_taken(module: Module) -> Taken:
    """Return whether a kind of care is always taken, by default, or on request.

    Where the offer does not say it, outpatient care always is, and all else that is offered may be
    left out, as «Полис ДМС состоит из модулей, которые человек или организация выбирает» has it;
    whether the insurer agrees is then a question.
    """
    if module.taken is not None:
        return module.taken
    return Taken.ALWAYS if module.kind == BASE else Taken.BY_DEFAULT


def is_stated(module: Module) -> bool:
    """Say whether it is settled that the kind of care may be chosen or must be taken."""
    return module.taken is not None or module.kind == BASE
