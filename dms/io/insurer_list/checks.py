"""What stands against listing a person, and what an insurer will ask about a list."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dms.i18n import plural, text
from dms.io.insurer_list.change import ListedChange, ListKind
from dms.io.insurer_list.layout import Column, Fill, ListForm
from dms.io.insurer_list.names import split_name
from dms.io.roster.flaws import Flaw
from dms.io.table_writing import FORMULA_SIGNS, Value
from dms.issues import Issue, Location, Severity

__all__ = ["COLUMNS_ASSUMED", "END_UNKNOWN", "doubts", "obstacles", "table_notes"]

END_UNKNOWN = Flaw(
    "INSURER-LIST-END-UNKNOWN",
    text("It is not known whether people are still served on the day in this column."),
    text(
        "Ask the insurer, then say end_date: last_day (still served) or detached_from (no longer "
        "served)."
    ),
)
COLUMNS_ASSUMED = Flaw(
    "INSURER-LIST-COLUMNS-ASSUMED",
    text("No example of this kind of list is known; the columns for people who join were used."),
    text("Ask the insurer which columns are wanted."),
    Severity.QUESTION,
)
NAME_MISSING = Flaw(
    "INSURER-LIST-NAME-MISSING",
    text("This person has no name, so the insurer cannot list the person."),
    text("Take the names from the list of the employer; an anonymous one is not enough."),
)
BIRTH_MISSING = Flaw(
    "INSURER-LIST-BIRTH-MISSING",
    text("The full birth date of this person is not known."),
    text("Fill it in; a year alone is not enough."),
)
NAME_SHORT = Flaw(
    "INSURER-LIST-NAME-SHORT",
    text("The name is a single word, so only the column of last names is filled."),
    text("Write last, first and middle name."),
    Severity.WARNING,
)
SEX_MISSING = Flaw(
    "INSURER-LIST-SEX-MISSING",
    text("The sex of this person is not known."),
    text("Fill it in: the insurer's list has a column for it."),
    Severity.WARNING,
)
POLICY_MISSING = Flaw(
    "INSURER-LIST-POLICY-MISSING",
    text("The number of the policy is not known."),
    text("Take it from the insurer's letter; without it the wrong person may be found."),
    Severity.WARNING,
)
TWICE = Flaw(
    "INSURER-LIST-TWICE",
    text("A person of the same name, policy and days of cover stands in this list already."),
    text("If it is one person, take one of the rows out."),
    Severity.WARNING,
)


def obstacles(change: ListedChange) -> list[Issue]:
    """Return the errors for which a person cannot be listed."""
    member = change.member
    found = []
    if not (member.name or "").strip():
        found.append(NAME_MISSING)
    if not isinstance(member.birth, date):
        found.append(BIRTH_MISSING)
    return [flaw.at(Location(member=member.id)) for flaw in found]


def doubts(changes: Sequence[ListedChange], form: ListForm) -> Iterator[Issue]:
    """Say what an insurer will ask about the people of a list."""
    fills = {column.fill for column in form.columns}
    seen: Counter[tuple[object, ...]] = Counter()
    for change in changes:
        key = _same_person(change)
        seen[key] += 1
        for flaw in _lacking(change, fills) + ([TWICE] if seen[key] > 1 else []):
            yield flaw.at(Location(member=change.member.id))


def _lacking(change: ListedChange, fills: Collection[Fill]) -> list[Flaw]:
    joins = change.kind is ListKind.ATTACH
    lacking = {
        NAME_SHORT: Fill.FIRST_NAME in fills and not split_name(change.member.name or "")[1],
        SEX_MISSING: Fill.SEX in fills and change.member.sex is None,
        POLICY_MISSING: Fill.POLICY_NUMBER in fills and not joins and not change.policy_number,
    }
    return [flaw for flaw, lacks in lacking.items() if lacks]


def _same_person(change: ListedChange) -> tuple[object, ...]:
    """Return what insurers find double rows by; ё and е, small and capital letters are one."""
    name = " ".join((change.member.name or "").upper().replace("Ё", "Е").split())
    return name, change.policy_number, change.start, change.last_day


def table_notes(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> Iterator[Issue]:
    """Say which columns stay empty, and how many texts begin like a formula."""
    empty = [c.heading for c, *values in zip(columns, *rows, strict=True) if not any(values)]
    if rows and empty:
        heads = ", ".join(f"«{head}»" for head in empty)
        yield Issue(
            "INSURER-LIST-COLUMNS-EMPTY",
            Severity.INFO,
            text("Nothing is known for these columns, so they stay empty: {heads}.", heads=heads),
            text("Fill in by hand what the insurer insists on."),
        )
    signs = sum(isinstance(v, str) and v.startswith(FORMULA_SIGNS) for row in rows for v in row)
    if signs:
        yield Issue(
            "INSURER-LIST-APOSTROPHE",
            Severity.INFO,
            plural(
                "{count} text begins like a formula and gets an apostrophe in a CSV file.",
                "{count} texts begin like a formula and get an apostrophe in a CSV file.",
                signs,
            ),
            text("Send the list as XLSX if the insurer reads it by a program."),
        )
