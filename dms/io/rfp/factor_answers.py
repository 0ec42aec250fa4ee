"""Prices by age and headcount in a filled form: rows of bands become factors of the offer."""

from collections.abc import Mapping, Sequence

from dms.bands import Band
from dms.i18n import text
from dms.io.rfp import flaws
from dms.io.rfp.draft import Draft
from dms.io.rfp.head import FormHead
from dms.io.rfp.table_reading import TableRow
from dms.issues import Issue

__all__ = ["put_factors"]

_NAMES = {"age": text("Age"), "headcount": text("Headcount")}

_Key = tuple[str, int | None]
"""What the price depends on, and the number of the programme or None for all of them."""


def put_factors(rows: Sequence[TableRow], head: FormHead, draft: Draft) -> list[Issue]:
    """Put the factors into the draft of an offer; return what is wrong."""
    groups: dict[_Key, list[TableRow]] = {}
    issues: list[Issue] = []
    for row in rows:
        if row["to"].is_stated and row["to"].value < row["from"].value:
            issues.append(flaws.BAND_BACKWARDS.at(row["to"].where))
        else:
            groups.setdefault((row["by"].value, row["programme"].value), []).append(row)
    for number, (key, bands) in enumerate(groups.items()):
        _put(key, bands, number, head, draft)
    return issues + _mixed(groups)


def _mixed(groups: Mapping[_Key, Sequence[TableRow]]) -> list[Issue]:
    """Refuse rows for all programmes beside rows for single ones: both would be multiplied."""
    single = {by for by, programme in groups if programme is not None}
    return [
        flaws.FACTORS_MIXED.at(row["programme"].where)
        for (by, programme), rows in groups.items()
        if programme is None and by in single
        for row in rows
    ]


def _put(key: _Key, bands: Sequence[TableRow], number: int, head: FormHead, draft: Draft) -> None:
    by, programme = key
    path = ("factors", number)
    factor = {"id": by, "name": _NAMES[by].to(head.lang)}
    if programme is not None:
        id_ = head.programmes[programme].id
        factor = {**factor, "id": f"{by}-{id_}"[:80], "programmes": [id_]}  # type: ignore[dict-item]
    table = [[_band(row), row["coefficient"].value] for row in bands]
    draft.put(path, {**factor, "multiply": {"by": [by], "rows": table}})
    for line, row in enumerate(bands):
        draft.place((*path, "multiply", "rows", line), row["from"].where)


def _band(row: TableRow) -> str:
    return str(Band(row["from"].value, row["to"].value))
