"""From answers to the data of the terms."""

from collections.abc import Sequence
from typing import Any

from dms.io.rfp.cells import Given
from dms.io.rfp.draft import Draft
from dms.io.rfp.form import Row
from dms.io.rfp.term_rows import EXPENSE_SHARES
from dms.issues import Location

__all__ = ["terms_draft"]

_WINDOW = "main"


def terms_draft(
    id_: str, name: str, file: str, home: Location, answers: Sequence[tuple[Row, Given]]
) -> Draft:
    """Return the draft of the terms; `id_` and `name` are those of the offer and its insurer."""
    data = {"dms": "terms/1", "id": f"terms-{id_}"[:80], "name": name, "source": {"file": file}}
    draft = Draft(file, data, home)
    for row, given in answers:
        draft.place(row.path, given.where)
        if given.is_stated:
            draft.put(row.path, given.value)
    if windows := draft.data.get("relatives", {}).get("windows"):
        windows[0]["id"] = _WINDOW
    for way in EXPENSE_SHARES:
        _settle_expenses(draft.data, way.split("."))
    return draft


def _settle_expenses(data: dict[str, Any], way: list[str]) -> None:
    """Write a share of zero as what it means: nothing is kept for expenses."""
    group: Any = data
    for step in way[:-1]:
        group = group.get(step, {})
    load = group.get(way[-1])
    if load is not None and load.get("share") == 0:
        group[way[-1]] = "none"
