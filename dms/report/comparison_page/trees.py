"""An explanation as a table: every figure with how it came about and where it stands."""

from collections.abc import Iterator

from dms.i18n import text
from dms.issues import Location
from dms.pricing.explanation import Explanation
from dms.report.comparison_page.tables import Cell, Row, Table, Words, money, said

__all__ = ["tree_table"]

_SUMMANDS = ("module", "charge", "release", "retained")
"""The kinds of parts that add up to the figure explained; others say how it came about."""
_DEEPEST = 4


def tree_table(caption: Words, explained: Explanation) -> Table:
    """Return the parts of a figure that add up to it, the figure, and the rules behind it."""
    summands = [part for part in explained.parts if part.kind in _SUMMANDS]
    rules = [part for part in explained.parts if part.kind not in _SUMMANDS]
    total = money(explained.amount) if explained.amount is not None else said("")
    return Table(
        caption=caption,
        heads=[
            text("What"),
            text("Roubles"),
            text("How"),
            text("Where it is written"),
        ],
        rows=[row for part in summands for row in _rows(part)],
        foot=[
            [said(text("Total")), total, said(""), said("")],
            *(row for part in rules for row in _rows(part)),
        ],
        numbers=True,
        remarks=2,
        adds_up=explained.amount is not None and bool(summands),
    )


def _rows(part: Explanation, depth: int = 0) -> Iterator[Row]:
    yield [
        said(part.label, depth=depth),
        _sum(part, depth),
        said(part.formula if part.formula is not None else ""),
        said(_place(part.source)),
    ]
    for below in part.parts:
        yield from _rows(below, min(depth + 1, _DEEPEST))


def _sum(part: Explanation, depth: int) -> Cell:
    if part.amount is None:
        return said("")
    return Cell(money=part.amount, depth=depth)


def _place(where: Location | None) -> str:
    """Return the file without its folders, and the line; else the part of the document."""
    if where is None:
        return ""
    file = (where.file or "").replace("\\", "/").rpartition("/")[2]
    if file and where.line is not None:
        return f"{file}:{where.line}"
    return " ".join(filter(None, (file, where.pointer)))
