"""The brief in a terminal: the wishes that some offer does not surely meet."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from dms.comparison.comparison import Comparison
from dms.i18n import plural
from dms.report.comparison_page.tables import Row, Table
from dms.report.comparison_page.wishes import wishes
from dms.report.comparison_text.lines import plain, table_lines

__all__ = ["wish_lines"]

_MET = "met"


def wish_lines(comparison: Comparison, ids: Mapping[str, str], lang: str) -> Iterator[list[str]]:
    """Write the musts, then the shoulds; what all offers meet is counted."""
    view = wishes(comparison)
    if view.notice:
        yield [plain(view.notice, lang)]
    tables = (table for table in view.tables if not table.adds_up)
    yield from (_lines(table, ids, lang) for table in tables)


def _lines(table: Table, ids: Mapping[str, str], lang: str) -> list[str]:
    groups = [
        (title, [row for row in rows if not _met_by_all(row)]) for title, rows in table.groups
    ]
    shown = [(title, rows) for title, rows in groups if rows]
    met = sum(_met_by_all(row) for _, rows in table.groups for row in rows)
    counted = plural("All offers meet {count} wish.", "All offers meet {count} wishes.", met)
    lines = (
        table_lines(evolve(table, groups=shown), ids, lang)
        if shown
        else [plain(table.caption, lang)]
    )
    return [*lines, *([f"  {counted.to(lang)}"] if met else [])]


def _met_by_all(row: Row) -> bool:
    return all(cell.sign == _MET for cell in row[1:])
