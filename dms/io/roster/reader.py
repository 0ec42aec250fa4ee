"""Reading a roster: from a file of an insurer or an employer to people and issues."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from dms.io.roster.cells import Sheet
from dms.io.roster.columns import Progress, ReadColumns, read_columns
from dms.io.roster.facts import one_fact_each, remarked
from dms.io.roster.files import RosterFile, open_roster
from dms.io.roster.flaws import in_order
from dms.io.roster.heading_notes import (
    ambiguous_end,
    heading_notes,
    headings_left_out,
    missing_extra,
    period_above,
    vague_relatives,
)
from dms.io.roster.headings import Heading
from dms.io.roster.lines_above import LinesAbove, read_lines_above
from dms.io.roster.not_people import no_people, not_people, skipped_rows
from dms.io.roster.people import mixed_alphabets, same_ids, same_people
from dms.io.roster.profiles import EndDate, Profile, profile_named
from dms.io.roster.relatives import Families, families, waiting
from dms.io.roster.result import RosterImport
from dms.io.roster.sheets import choose_sheet
from dms.io.roster.table import Table, table_of
from dms.io.roster.towns import town_notes
from dms.io.roster.xlsx_guard import formulas_of
from dms.issues import Issue
from dms.members import COLUMNS, Roster

__all__ = ["columns_to_read", "read_roster"]


@frozen
class _Wishes:
    """What the caller says about the list."""

    profile: Profile | None
    end: EndDate | None
    extra: Mapping[str, str]
    as_of: date | None
    progress: Progress | None


def read_roster(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    profile: str | Profile | None = None,
    sheet: str | None = None,
    as_of: date | None = None,
    end_date: EndDate | str | None = None,
    extra: Mapping[str, str] | Iterable[str] = (),
    progress: Progress | None = None,
) -> RosterImport:
    """Read a list of insured people from a CSV, XLSX or XLS file.

    `source` is a path, or the bytes of a file with its `name` for messages. `profile` names the
    layout (`alfa`, `vsk`, `hr`, `census` …) or is one; `sheet` is the sheet to read, by default the
    first with a recognisable heading. `as_of` is the day on which everybody must be born and none
    older than 120; without it the last day of a period named above the table serves, and without
    both only births outside 1900–2100 are refused. `end_date` says what the day in a column such as
    «Дата открепления» means (`last_day`: still served, `detached_from`: no longer); it goes before
    the profile. `extra` are headings of further columns to keep, or headings with the names to keep
    them under. `progress` is told the rows done and all rows, now and then.

    Every problem is an issue of the result; rows without errors are usable. Raises
    :class:`~dms.errors.LoadError` for a file that cannot be read at all or has no heading,
    :class:`~dms.errors.MissingExtra` for a workbook when the part `xlsx` is not installed, and
    ValueError for an unknown profile, `end_date` or name of an extra column.
    """
    layout = profile_named(profile) if isinstance(profile, str) else profile
    end = EndDate(end_date) if end_date else (layout.end if layout else None)
    wishes = _Wishes(layout, end, _extra_names(extra), as_of, progress)
    file = open_roster(source, name)
    chosen, heading, notes = choose_sheet(file, sheet, layout)
    return _read_sheet(file, chosen, heading, wishes, notes)


def _extra_names(extra: Mapping[str, str] | Iterable[str]) -> Mapping[str, str]:
    names = dict(extra) if isinstance(extra, Mapping) else {head: head for head in extra}
    taken = sorted({*COLUMNS, "extra"} & set(names.values()))
    if taken:
        raise ValueError(f"An extra column cannot be called {', '.join(taken)}; choose other names")
    return names


def _read_sheet(
    file: RosterFile, sheet: Sheet, heading: Heading, wishes: _Wishes, notes: list[Issue]
) -> RosterImport:
    meta = read_lines_above(sheet.rows[: heading.row])
    everything = table_of(file.name, sheet, heading, columns_to_read(heading, wishes.end))
    skipped = not_people(everything)
    table = everything.without(skipped)
    extra = _extra_columns(heading, wishes.extra)
    found = read_columns(
        table, extra, _latest_birth(wishes, meta), formulas_of(file, sheet), wishes.progress
    )
    notes += [
        *heading_notes(table, extra.values()),
        *missing_extra(table, wishes.extra),
        *skipped_rows(everything, skipped),
        *period_above(table, meta),
        *no_people(table),
    ]
    held_back = _notes_on_values(table, found, notes)
    family = _check_people(table, found)
    faulty = remarked(found.remarks) | held_back
    found.remarks += waiting(family, faulty, table)
    faulty |= remarked(found.remarks)
    notes += [r.flaw.at(table.where(r.position, r.column)) for r in found.remarks]
    return RosterImport(
        _roster(found, family, faulty),
        in_order(notes),
        len(table),
        tuple(table.numbers[i] for i in sorted(faulty)),
        sheet.name,
        wishes.profile.name if wishes.profile else None,
        meta,
        tuple(family.ids[i] for i in sorted(faulty)),
        headings_left_out(table, extra.values()),
        file=file,
    )


def columns_to_read(heading: Heading, end: EndDate | None) -> dict[str, int]:
    """Return the columns to read: the end under its true name, an address only without a place."""
    columns = dict(heading.fields)
    if "end" in columns and (end or {"last_day", "detached_from"} & columns.keys()):
        column = columns.pop("end")
        columns.setdefault(end.value if end else "last_day", column)
    if "place" in columns:
        columns.pop("address", None)
    return columns


def _extra_columns(heading: Heading, wanted: Mapping[str, str]) -> dict[str, int]:
    places = {name: heading.column(head) for head, name in wanted.items()}
    return {name: column for name, column in places.items() if column is not None}


def _latest_birth(wishes: _Wishes, meta: LinesAbove) -> date | None:
    return wishes.as_of or (meta.period.last_day if meta.period else None)


def _notes_on_values(table: Table, found: ReadColumns, notes: list[Issue]) -> set[int]:
    """Ask what the columns leave open; return the people who wait for the answer."""
    ends: Collection[object] = found.values.pop("end", ())
    held_back = {i for i, day in enumerate(ends) if day is not None}
    notes += ambiguous_end(table, len(held_back))
    notes += vague_relatives(table)
    for name in ("place", "address"):
        if name in found.values:
            notes += town_notes(table, name, found.values[name])
    return held_back


def _check_people(table: Table, found: ReadColumns) -> Families:
    """Join the columns to facts, tie relatives, find what stands there twice."""
    one_fact_each(found, table)
    values = found.values
    names = values.get("name")
    family = families(
        table,
        values.get("relationship"),
        values.pop("id", None),
        values.pop("employee", None),
        names,
    )
    first = min(table.columns.values())
    noted = {(r.position, r.column) for r in found.remarks}
    found.remarks += [r for r in family.remarks if (r.position, r.column) not in noted]
    found.remarks += same_ids(table, family.ids, table.columns.get("id", first))
    if names is not None:
        column = table.columns.get("name", table.columns.get("last_name", first))
        found.remarks += mixed_alphabets(names, column)
        if "birth" in values:
            found.remarks += same_people(table, names, values["birth"], column)
    return family


def _roster(found: ReadColumns, family: Families, faulty: set[int]) -> Roster:
    columns: dict[str, Sequence[Any]] = {
        "id": family.ids,
        **found.values,
        "employee_id": family.employee_ids,
        **found.extra,
    }
    if faulty:
        kept = [i for i in range(len(family.ids)) if i not in faulty]
        columns = {name: [values[i] for i in kept] for name, values in columns.items()}
    filled = {name: v for name, v in columns.items() if any(x is not None for x in v)}
    return Roster({"id": columns["id"], **filled})
