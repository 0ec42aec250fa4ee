"""Writing a list of people so that :func:`~dms.io.roster.read_roster` reads the same people back.

It has all that a price may look at, and no names.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from dms.io.roster.aliases import ROSTER_WORDS
from dms.io.roster.said import RELATIONSHIPS_SAID, SEXES_SAID
from dms.io.roster.words import one_line, plain
from dms.io.table_writing import Value, WrittenTable
from dms.members import Roster

__all__ = ["roster_table"]

_TITLE = "Список"

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "id",
        "birth": "birth",
        "sex": "sex",
        "relationship": "relationship",
        "employee_id": "employee",
        "place": "place",
        "office": "office",
        "grade": "grade",
        "programme": "programme",
        "start": "start",
        "last_day": "last_day",
    }
)
"""The columns of a list that are written, and what the reader calls them."""

_Written = tuple[str, Sequence[Value]]


def roster_table(
    roster: Roster, headings: Mapping[str, str] = MappingProxyType({})
) -> WrittenTable:
    """Return a list of people as a table, ready to be written as CSV or XLSX.

    `headings` are those of further columns, by their names; a column without one is called by its
    name. Raises ValueError where full birth dates and bare years of birth are mixed: lists have a
    column of one or of the other.
    """
    extra = [_extra(name, headings.get(name, name), roster) for name in roster.extra_names]
    # a further column may be one that the reader understands by itself, too: it stands once
    known = {ROSTER_WORDS.field_named(plain(heading)) for heading, _ in extra}
    columns = [*(c for name, c in _usual(roster) if name not in known), *extra]
    heading = [one_line(heading) for heading, _ in columns]
    return WrittenTable(_TITLE, [heading], [*zip(*(v for _, v in columns), strict=True)])


def _usual(roster: Roster) -> Iterator[tuple[str, _Written]]:
    """Yield the columns that every list may have, by what the reader calls them."""
    for name, field in _FIELDS.items():
        values = roster.columns.get(name)
        if values is not None and any(value is not None for value in values):
            heading = _birth_field(values) if name == "birth" else field
            write: Callable[[Any], Value] = _WRITERS.get(name, _value)
            usual = ROSTER_WORDS.usual_heading(heading)
            yield field, (usual, [write(value) for value in values])


def _birth_field(births: Sequence[date | int | None]) -> str:
    """Return which column the births are for: full dates, or years."""
    kinds = {isinstance(birth, date) for birth in births if birth is not None}
    if len(kinds) > 1:
        raise ValueError("Write birth dates or years of birth, not both in one list")
    return "birth" if kinds == {True} else "birth_year"


def _extra(name: str, heading: str, roster: Roster) -> _Written:
    return heading, [_value(value) for value in roster.column(name)]


def _value(value: Any) -> Value:
    if value is None:
        return ""
    return one_line(value) if isinstance(value, str) else value


def _word(words: Mapping[Any, str], value: Any) -> Value:
    return words.get(value, "")


_WRITERS: Mapping[str, Callable[[Any], Value]] = MappingProxyType(
    {
        "sex": partial(_word, SEXES_SAID),
        "relationship": partial(_word, RELATIONSHIPS_SAID),
    }
)
