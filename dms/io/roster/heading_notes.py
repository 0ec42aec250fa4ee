"""What there is to say about the heading: columns that are unclear, missing or not needed."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from dms.i18n import plural, text
from dms.io.roster.aliases import ROSTER_WORDS
from dms.io.roster.cells import address
from dms.io.roster.fields import says_relative
from dms.io.roster.flaws import Flaw
from dms.io.roster.lines_above import LinesAbove
from dms.io.roster.table import Table
from dms.io.roster.vocabulary import Vocabulary
from dms.issues import Issue, Location, Severity

__all__ = [
    "ambiguous_end",
    "heading_notes",
    "headings_left_out",
    "missing_extra",
    "period_above",
    "unsure_heads",
    "vague_relatives",
]

_HARMLESS = frozenset({"programme", "place", "address", "office", "grade", "position"})
BIRTHS_UNKNOWN = Flaw(
    "ROSTER-BIRTH-COLUMN-MISSING",
    text("The list has no column with birth dates or years."),
    text("Add the column «Дата рождения», unless the tariff does not look at the age."),
    Severity.WARNING,
)


def heading_notes(table: Table, kept: Collection[int]) -> Iterator[Issue]:
    """Say what the heading leaves open; columns in `kept` were asked for as extra ones."""
    yield from _rivals(table)
    yield from unsure_heads(table)
    if not {"birth", "birth_year"} & set(table.columns):
        yield BIRTHS_UNKNOWN.at(Location(file=table.file, sheet=table.sheet))
    yield from _left_out(table, _of_persons(table, kept), _personal)
    yield from _left_out(table, _not_known(table, kept), _unknown)


def headings_left_out(table: Table, kept: Collection[int]) -> tuple[str, ...]:
    """Return the headings of the columns that were not kept, from left to right."""
    columns = sorted([*_of_persons(table, kept), *_not_known(table, kept)])
    return tuple(table.heading.heads[column] for column in columns)


def _of_persons(table: Table, kept: Collection[int]) -> list[int]:
    """Return the columns with personal data; an address is used for its town and not kept."""
    personal = [c for c in table.heading.personal if c not in kept]
    if "address" in table.heading.fields:
        personal.append(table.heading.fields["address"])
    return sorted(personal)


def _not_known(table: Table, kept: Collection[int]) -> list[int]:
    return [c for c in table.heading.unknown if c not in kept]


def _rivals(table: Table) -> Iterator[Issue]:
    for name, columns in table.heading.rivals.items():
        severity = Severity.QUESTION if name in _HARMLESS else Severity.ERROR
        flaw = Flaw(
            "ROSTER-COLUMN-RIVALS",
            text("Several columns may mean the same: {heads}.", heads=_heads(table, columns)),
            text("None of them was read. Choose a profile that says which one counts."),
            severity,
        )
        yield flaw.at(table.at_head(columns[0]))


def unsure_heads(table: Table, words: Vocabulary = ROSTER_WORDS) -> Iterator[Issue]:
    """Say which headings are a letter or two away from the known ones they were taken for."""
    for name, column in table.heading.unsure.items():
        flaw = Flaw(
            "ROSTER-HEADER-UNSURE",
            text(
                "The heading is not quite a known one; it was taken for «{known}».",
                known=words.usual_heading(name),
            ),
            text("Check that the column was understood, or correct the heading."),
            Severity.QUESTION,
        )
        yield flaw.at(table.at_head(column))


def _left_out(table: Table, columns: Sequence[int], flaw: Callable[[str], Flaw]) -> Iterator[Issue]:
    if columns:
        row = table.heading.last_row + 1
        where = Location(file=table.file, sheet=table.sheet, row=row, cell=address(row, columns[0]))
        yield flaw(_heads(table, columns)).at(where)


def _personal(heads: str) -> Flaw:
    return Flaw(
        "ROSTER-PERSONAL-DATA",
        text("No price needs these columns, so they were not kept: {heads}.", heads=heads),
        text("Leave them out when you send the list for a quote."),
        Severity.INFO,
    )


def _unknown(heads: str) -> Flaw:
    return Flaw(
        "ROSTER-COLUMNS-UNUSED",
        text("These columns were not used: {heads}.", heads=heads),
        text("If a tariff looks at one of them, ask for it as an extra column."),
        Severity.INFO,
    )


def _heads(table: Table, columns: Sequence[int]) -> str:
    return ", ".join(f"«{table.heading.heads[c]}»" for c in columns)


def ambiguous_end(table: Table, rows: int) -> Iterator[Issue]:
    """Ask whether the day in «Дата открепления» is still a day of cover."""
    if not rows:
        return
    flaw = Flaw(
        "ROSTER-END-DATE-AMBIGUOUS",
        plural(
            "It is not clear whether people are still served on this day; {count} row was held "
            "back.",
            "It is not clear whether people are still served on this day; {count} rows were held "
            "back.",
            rows,
        ),
        text(
            "Ask the insurer, then choose a profile or say what the day means: last_day (still "
            "served) or detached_from (no longer served), with --end-date in the command or "
            "end_date= in Python."
        ),
    )
    yield flaw.at(table.at_head(table.columns["end"]))


def vague_relatives(table: Table) -> Iterator[Issue]:
    """Ask who the people are of whom the list only says «Родственник»."""
    column = table.columns.get("relationship", table.columns.get("position"))
    if column is None:
        return
    count = sum(n for cell, n in Counter(table.cells(column)).items() if says_relative(cell))
    if not count:
        return
    flaw = Flaw(
        "ROSTER-RELATIVE-VAGUE",
        plural(
            "Of {count} relative the list does not say who it is.",
            "Of {count} relatives the list does not say who they are.",
            count,
        ),
        text("If the tariff depends on it, write супруг, ребёнок or родитель."),
        Severity.QUESTION,
    )
    yield flaw.at(table.at_head(column))


def missing_extra(table: Table, wanted: Mapping[str, str]) -> Iterator[Issue]:
    """Report extra columns that were asked for and are not there."""
    for head in wanted:
        if table.heading.column(head) is None:
            flaw = Flaw(
                "ROSTER-EXTRA-MISSING",
                text("There is no column «{head}».", head=head),
                text("Add the column, or do not ask for it."),
            )
            yield flaw.at(Location(file=table.file, sheet=table.sheet))


def period_above(table: Table, meta: LinesAbove) -> Iterator[Issue]:
    """Say that a period above a table without dates limits nobody's cover."""
    if meta.period is None or "start" in table:
        return
    flaw = Flaw(
        "ROSTER-PERIOD-ABOVE",
        text(
            "Above the table stands a period from {start} to {last_day}; nobody's cover was "
            "limited to it.",
            start=meta.period.start,
            last_day=meta.period.last_day,
        ),
        text(
            "If these people are covered only then, add the columns «Дата начала» and "
            "«Последний день обслуживания»."
        ),
        Severity.INFO,
    )
    yield flaw.at(Location(file=table.file, sheet=table.sheet))
