"""The limits of a filled form: rows of their sheet become limits of the kinds of care."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from dms.io.rfp import flaws
from dms.io.rfp.cells import Given
from dms.io.rfp.draft import Draft
from dms.io.rfp.form import Path, Row
from dms.io.rfp.head import FormHead
from dms.io.rfp.module_rows import LIMITS_LISTED
from dms.io.rfp.table_reading import TableRow
from dms.io.roster.flaws import Flaw
from dms.issues import Issue

__all__ = ["is_about_limits", "put_limits"]


def is_about_limits(row: Row) -> bool:
    """Say whether a row of the offer answers whether there are limits."""
    return row.path[-1] == "limits"


def put_limits(
    rows: Sequence[TableRow], said: Mapping[Path, Given], head: FormHead, draft: Draft
) -> list[Issue]:
    """Put the limits into the draft of an offer; return what is wrong.

    `said` are the answers of the offer whether there are any, by their paths. An answer that there
    are some, without a row, is a limit of unknown size.
    """
    issues: list[Issue] = []
    listed: dict[Path, int] = {}
    for row in rows:
        found = _limit(row, head)
        if isinstance(found, Issue):
            issues.append(found)
            continue
        path, limit = found
        number = listed.setdefault(path, 0)
        listed[path] += 1
        _put(row, (*path, number), limit, draft)
    return [*issues, *_from_answers(said, set(listed), draft)]


def _limit(row: TableRow, head: FormHead) -> tuple[Path, dict[str, Any]] | Issue:
    """Return the path of the limits of a kind of care, and one limit of it."""
    number, kind = row["programme"].value or 0, row["kind"].value
    asked = head.programmes[number].kinds
    if kind not in asked:
        return flaws.KIND_ELSEWHERE.at(row["kind"].where)
    size, measure = row["size"], row["measure"]
    if size.is_stated and not measure.is_stated:
        return flaws.MISSING.at(measure.where)
    amount = _size(size.value, measure.value)
    if isinstance(amount, Flaw):
        return amount.at(size.where)
    stated = {name: row[name].value for name in ("per", "service") if row[name].is_stated}
    if amount is not None:
        stated[measure.value] = amount
    return ("programmes", number, "modules", asked.index(kind), "limits"), stated


def _size(size: Decimal | None, measure: str | None) -> Decimal | int | Flaw | None:
    """Return how much is paid for: roubles as they are, everything else in whole numbers."""
    if size is None or measure == "amount":
        return size
    return int(size) if size == int(size) else flaws.NOT_WHOLE


def _put(row: TableRow, path: Path, limit: dict[str, Any], draft: Draft) -> None:
    draft.put(path, limit)
    places = {"per": "per", "service": "service", "size": row["measure"].value or "amount"}
    for column, name in places.items():
        draft.place((*path, name), row[column].where)


def _from_answers(said: Mapping[Path, Given], listed: set[Path], draft: Draft) -> Iterator[Issue]:
    for path, given in said.items():
        if given.value == "none":
            if path in listed:
                yield flaws.LIMITS_DENIED.at(given.where)
            draft.put(path, [])
        elif given.value == LIMITS_LISTED and path not in listed:
            draft.put(path, [{}])
