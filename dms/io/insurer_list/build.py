"""Making lists for the insurer out of what changed."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from dms.io.insurer_list.change import ListedChange, ListKind
from dms.io.insurer_list.checks import (
    COLUMNS_ASSUMED,
    END_UNKNOWN,
    doubts,
    obstacles,
    table_notes,
)
from dms.io.insurer_list.insurers import list_layout_named
from dms.io.insurer_list.layout import Column, Fill, ListForm, ListLayout
from dms.io.insurer_list.result import InsurerList
from dms.io.insurer_list.values import line_above, value_of
from dms.io.roster.profiles import EndDate
from dms.io.table_writing import Value
from dms.issues import Location

__all__ = ["insurer_lists"]

_ID = Column("Табельный номер", Fill.ID)
_SPLIT = " / "


def insurer_lists(
    changes: Iterable[ListedChange],
    layout: str | ListLayout,
    *,
    end_date: EndDate | str | None = None,
    ids: bool = False,
) -> tuple[InsurerList, ...]:
    """Return the lists to send to an insurer: people who join, who leave, whose data change.

    `layout` names the insurer (`alfa`, `zetta` …, see :data:`LIST_LAYOUTS`) or is one. `end_date`
    says what the day in a column such as «Дата открепления» means (`last_day`: still served,
    `detached_from`: no longer); it goes before the layout. `ids` adds a last column with the
    employer's numbers, which insurers do not ask for.

    People stay in their order. Where lines above the table name a contract or a period, people of
    another one get a list of their own. Whoever cannot be listed is an issue of the list and not
    in it. Raises ValueError for an unknown layout or `end_date`.
    """
    known = list_layout_named(layout) if isinstance(layout, str) else layout
    end = EndDate(end_date) if end_date else known.end
    everybody = list(changes)
    return tuple(
        _list(known, kind, group, end, ids=ids)
        for kind in ListKind
        for group in _groups([c for c in everybody if c.kind is kind], _form(known, kind)[0])
    )


def _form(layout: ListLayout, kind: ListKind) -> tuple[ListForm, bool]:
    """Return the form for a kind of list, and whether a source shows it."""
    if kind is ListKind.ATTACH:
        return layout.attach, True
    if kind is ListKind.DETACH and layout.detach is not None:
        return layout.detach, True
    return layout.attach, False


def _groups(changes: Sequence[ListedChange], form: ListForm) -> list[list[ListedChange]]:
    """Part people by what stands above the table."""
    groups: dict[tuple[str, ...], list[ListedChange]] = {}
    for change in changes:
        groups.setdefault(_above(change, form), []).append(change)
    return list(groups.values())


def _above(change: ListedChange, form: ListForm) -> tuple[str, ...]:
    return tuple(line_above(line, change) for line in form.above)


def _list(
    layout: ListLayout,
    kind: ListKind,
    changes: Sequence[ListedChange],
    end: EndDate | None,
    *,
    ids: bool,
) -> InsurerList:
    form, sourced = _form(layout, kind)
    columns = (*form.columns, _ID) if ids else form.columns
    issues = [] if sourced else [COLUMNS_ASSUMED.at(Location())]
    unclear = [c for c in columns if c.fill is Fill.END] if end is None else []
    issues += [END_UNKNOWN.at(Location(header=c.heading)) for c in unclear]
    issues += [issue for change in changes for issue in obstacles(change)]
    listed = [] if unclear else [c for c in changes if not obstacles(c)]
    filled = [_with_end(column, end) for column in columns]
    rows = tuple(_row(n, c, filled, layout) for n, c in enumerate(listed, start=1))
    issues += [*doubts(listed, form), *table_notes(columns, rows)]
    heading = _heading(columns)
    return InsurerList(layout.name, kind, _above(changes[0], form), heading, rows, tuple(issues))


def _with_end(column: Column, end: EndDate | None) -> Column:
    """Say what goes into a column whose name does not tell."""
    if column.fill is not Fill.END or end is None:
        return column
    return evolve(column, fill=Fill(end.value))


def _row(
    number: int, change: ListedChange, columns: Sequence[Column], layout: ListLayout
) -> tuple[Value, ...]:
    own: dict[Fill, Value] = {
        Fill.NUMBER: number,
        Fill.INSURER: layout.title,
        Fill.NOTHING: "",
    }
    fills = (column.fill for column in columns)
    return tuple(own[fill] if fill in own else value_of(fill, change) for fill in fills)


def _heading(columns: Sequence[Column]) -> tuple[tuple[str, ...], ...]:
    """Return the heading; a group of columns has its name above the first of them only."""
    if not any(_SPLIT in column.heading for column in columns):
        return (tuple(column.heading for column in columns),)
    upper, lower, before = [], [], ""
    for column in columns:
        top, _, sub = column.heading.partition(_SPLIT)
        upper.append("" if sub and top == before else top)
        lower.append(sub)
        before = top
    return tuple(upper), tuple(lower)
