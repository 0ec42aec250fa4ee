"""The chain of hashes in a contract file: whoever changes a part breaks it at that part.

This finds accidents and clumsy hands. Somebody who makes the whole chain anew is found by replaying
the movements, and somebody who does that well, only by another copy of the file.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dms.contracts.state.journal import begun, chained
from dms.i18n import text
from dms.io.contract_text import ContractText
from dms.issues import Issue

__all__ = ["chain_faults"]

_NOT_AGREED = frozenset({"dms", "made_with", "conclusion", "hash", "movements", "head"})


def chain_faults(written: ContractText) -> Iterator[Issue]:
    """Find where the chain is broken: in what was agreed, at a movement, at the end.

    The document must have its shape already.
    """
    data: Mapping[str, Any] = written.data
    agreed = {name: part for name, part in data.items() if name not in _NOT_AGREED}
    if begun(agreed) != data["hash"]:
        yield _agreement_changed(written)
    broken = _first_broken(data["hash"], data["movements"])
    if broken is not None:
        yield _movement_changed(written, broken)
    last = data["movements"][-1]["hash"] if data["movements"] else data["hash"]
    if last != data["head"]:
        yield _end_missing(written)


def _first_broken(before: str, movements: list[dict[str, Any]]) -> int | None:
    """Return the place in the list of the first movement that does not follow from those before."""
    for place, entry in enumerate(movements):
        record = {name: part for name, part in entry.items() if name != "hash"}
        if entry["number"] != place + 1 or chained(before, record) != entry["hash"]:
            return place
        before = entry["hash"]
    return None


def _agreement_changed(written: ContractText) -> Issue:
    return written.fault(
        "CONTRACT-HASH-AGREEMENT",
        text("What was agreed (the offer, the terms or the first list) was changed in the file"),
        text("Take the file from a copy; what is agreed otherwise later is a new contract"),
        "/hash",
    )


def _movement_changed(written: ContractText, place: int) -> Issue:
    return written.fault(
        "CONTRACT-HASH-MOVEMENT",
        text(
            "Movement {number} was changed in the file, or one before it was put in or left out",
            number=place + 1,
        ),
        text("Take the file from a copy; a mistake is put right by a correction, in a new line"),
        f"/movements/{place}",
    )


def _end_missing(written: ContractText) -> Issue:
    return written.fault(
        "CONTRACT-HASH-END",
        text("The last movements are missing, or some were added to the file by hand"),
        text("Take the file from a copy"),
        "/head",
    )
