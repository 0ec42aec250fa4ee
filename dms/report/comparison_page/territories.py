"""Where doctors and ambulances come: the words of each offer, wider or narrower than the base."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dms.comparison.comparison import Comparison
from dms.comparison.territory_changes import TerritoryCell, TerritoryRow
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, said, stated_mark
from dms.territory_relation import Relation

__all__ = ["territory_table"]


def territory_table(comparison: Comparison) -> Table:
    """Return the territories of care that comes to people."""
    rows = comparison.territories
    return Table(
        caption=text("Where doctors and ambulances come"),
        heads=[text("Kind of care"), *comparison.names.values()],
        rows=[_row(row) for row in rows],
        note=text(
            "Wider and narrower are compared with {name}. People are counted by where they live",
            name=comparison.base.name,
        ),
    )


def _row(row: TerritoryRow) -> Row:
    where = row.programme.title if row.programme else text("For the contract as a whole")
    return [said(row.title, where), *map(_cell, row.cells.values())]


_RELATIONS: Mapping[Relation, Text] = MappingProxyType(
    {
        Relation.EQUAL: text("= the same territory"),
        Relation.WIDER: text("▲ wider"),
        Relation.NARROWER: text("▼ narrower"),
        Relation.OVERLAPPING: text("◆ partly another territory"),
        Relation.APART: text("◆ another territory"),
        Relation.UNKNOWN: text("? wider or narrower cannot be told"),
    }
)
_HOURS: Mapping[Relation, Text] = MappingProxyType(
    {
        Relation.WIDER: text("▲ calls are accepted longer"),
        Relation.NARROWER: text("▼ calls are accepted for a shorter time"),
    }
)


def _cell(cell: TerritoryCell) -> Cell:
    if cell.state is not Stated.YES:
        return stated_mark(cell.state)
    if cell.words is None:
        return NOT_STATED
    return said(cell.words, *_lines(cell))


def _lines(cell: TerritoryCell) -> Iterator[Text]:
    if cell.relation is not None:
        yield _RELATIONS[cell.relation]
    if cell.hours is not None and cell.hours in _HOURS:
        yield _HOURS[cell.hours]
    if cell.members is not None:
        for count, words in (
            (cell.members.yes, text("live inside: {count}", count=cell.members.yes)),
            (cell.members.no, text("live outside: {count}", count=cell.members.no)),
            (cell.members.unknown, text("cannot be told: {count}", count=cell.members.unknown)),
        ):
            if count:
                yield words
