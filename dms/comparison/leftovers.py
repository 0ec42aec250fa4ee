"""Leftovers: what an offer has outside the comparable scope, and what it lacks that others have."""

from collections.abc import Collection, Sequence

from attrs import frozen

from dms.comparison.matrix import ModuleRow
from dms.modules.questions import Stated

__all__ = ["InProgramme", "Lacking", "beyond", "lacking"]


@frozen
class InProgramme:
    """A kind of care in a programme of the client; None for the contract as such."""

    programme: str | None
    kind: str


@frozen
class Lacking:
    """A kind of care that others offer; this candidate says no, or does not say."""

    programme: str | None
    kind: str
    state: Stated


def beyond(
    id_: str, rows: Sequence[ModuleRow], common: Collection[InProgramme]
) -> tuple[InProgramme, ...]:
    """Return what a candidate offers outside the common kinds."""
    offered = (_place(row) for row in rows if row.cells[id_].state is Stated.YES)
    return tuple(place for place in offered if place not in common)


def lacking(id_: str, rows: Sequence[ModuleRow]) -> tuple[Lacking, ...]:
    """Return what somebody else offers and a candidate does not, or does not speak of."""
    return tuple(
        Lacking(_place(row).programme, row.kind, row.cells[id_].state)
        for row in rows
        if row.cells[id_].state is not Stated.YES
        and any(cell.state is Stated.YES for cell in row.cells.values())
    )


def _place(row: ModuleRow) -> InProgramme:
    return InProgramme(row.programme.id if row.programme is not None else None, row.kind)
