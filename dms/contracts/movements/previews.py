"""Previews: which room answers which request."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dms.contracts.movements.changing import change_programme, recalculate
from dms.contracts.movements.correcting import correct
from dms.contracts.movements.ending import terminate
from dms.contracts.movements.joining import add, add_relative
from dms.contracts.movements.leaving import remove
from dms.contracts.movements.paying import pay
from dms.contracts.movements.swapping import swap
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import (
    Add,
    AddRelative,
    ChangeProgramme,
    Correct,
    Pay,
    Recalculate,
    Remove,
    Request,
    Swap,
    Terminate,
)
from dms.contracts.state.standing import Standing

__all__ = ["preview"]

_ROOMS: Mapping[type[Request], Callable[[Standing, Any], Movement]] = MappingProxyType(
    {
        Add: add,
        AddRelative: add_relative,
        Remove: remove,
        ChangeProgramme: change_programme,
        Swap: swap,
        Terminate: terminate,
        Pay: pay,
        Recalculate: recalculate,
    }
)


def preview(standing: Standing, request: Request, journal: Sequence[Movement]) -> Movement:
    """Return what comes of a request as the contract stands; TypeError for an unknown kind."""
    if isinstance(request, Correct):
        return correct(standing, request, journal)
    room = _ROOMS.get(type(request))
    if room is None:
        raise TypeError(f"A contract does not know requests of {type(request).__name__}")
    return room(standing, request)
