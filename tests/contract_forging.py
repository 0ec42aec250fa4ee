"""Making the hashes of a changed contract file anew, as somebody would who knows how."""

from typing import Any

from dms.contracts.state.journal import begun, chained

_NOT_AGREED = {"dms", "made_with", "conclusion", "hash", "movements", "head"}


def forged(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with every hash of the chain made to fit."""
    data["hash"] = head = begun({k: v for k, v in data.items() if k not in _NOT_AGREED})
    for entry in data["movements"]:
        record = {name: part for name, part in entry.items() if name != "hash"}
        entry["hash"] = head = chained(head, record)
    data["head"] = head
    return data
