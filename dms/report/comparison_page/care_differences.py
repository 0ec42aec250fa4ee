"""What exactly differs between offers, point by point; the same in all programmes stands once."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from dms.comparison.comparison import Comparison
from dms.comparison.matrix import Difference, ModuleRow
from dms.i18n import Text, text
from dms.pricing.naming import listed
from dms.report.comparison_page.tables import (
    NOT_STATED,
    Cell,
    Row,
    Table,
    said,
    stated_mark,
)

__all__ = ["differences_table"]


@frozen
class _Point:
    """One difference, and the programmes in which it is the same."""

    row: ModuleRow = field(eq=False)
    found: Difference
    programmes: tuple[Text, ...] = field(default=(), eq=False)


def differences_table(comparison: Comparison) -> Table:
    """Return the points in which offers differ, or may differ, by kinds of care."""
    by_kind: dict[str, list[ModuleRow]] = {}
    for row in comparison.rows:
        by_kind.setdefault(row.kind, []).append(row)
    groups = [(rows[0].title, list(_rows(comparison, rows))) for rows in by_kind.values()]
    return Table(
        caption=text("What exactly differs"),
        heads=[text("Point"), *comparison.names.values()],
        groups=[(title, rows) for title, rows in groups if rows],
        note=text("Clinics and territories are compared in a section of their own"),
    )


def _rows(comparison: Comparison, rows: list[ModuleRow]) -> Iterator[Row]:
    everywhere = len(rows)
    for point in _points(rows):
        shared = len(point.programmes) == everywhere
        title = said(point.found.title, *([] if shared else [listed(point.programmes)]))
        yield [title, *(_cell(point, id_) for id_ in comparison.names)]


def _points(rows: Iterable[ModuleRow]) -> list[_Point]:
    """Put differences with the same words together, in the order in which they first appear."""
    found: list[_Point] = []
    for row in rows:
        programme = row.programme.title if row.programme else text("For the contract as a whole")
        for difference in row.differs:
            point = _Point(row, difference, (programme,))
            twin = next((n for n, one in enumerate(found) if one == point), None)
            if twin is None:
                found.append(point)
            else:
                known = found[twin]
                found[twin] = _Point(known.row, known.found, (*known.programmes, programme))
    return found


def _cell(point: _Point, id_: str) -> Cell:
    """Return what an offer says; where it does not have the care, that is what it says."""
    if point.found.key == "offered" or id_ not in point.found.words:
        return stated_mark(point.row.cells[id_].state)
    words = point.found.words[id_]
    return said(words) if words is not None else NOT_STATED
