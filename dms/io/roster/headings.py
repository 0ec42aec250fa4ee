"""Finding the heading of the table and what its columns are.

The heading is searched in the first 25 rows, since lists often lie under a letter; it may take two
rows («Период обслуживания» above «с» and «по»).
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import field, frozen

from dms.io.roster.aliases import is_personal
from dms.io.roster.cells import Cell, written
from dms.io.roster.profiles import Profile
from dms.io.roster.vocabulary import Vocabulary
from dms.io.roster.words import plain

__all__ = ["SEARCHED_ROWS", "Heading", "find_heading"]

SEARCHED_ROWS = 25
_ALMOST = 0.87
_SHORTEST_ALMOST = 5
_RUNNING_NUMBERS = frozenset(plain(head) for head in ("№", "№ п/п", "п/п", "npp", "N"))
_NO_PROFILE = Profile("")


@frozen
class Heading:
    """The heading of a table: its columns count from 0, its rows from 0 in the sheet.

    `fields` are the columns that are understood; `rivals` are fields that several columns claim;
    `unsure` are columns whose heading is only almost the known one; `personal` and `unknown` are
    not read at all.
    """

    row: int
    depth: int
    heads: tuple[str, ...]
    fields: Mapping[str, int] = field(hash=False)
    rivals: Mapping[str, Sequence[int]] = field(factory=dict, hash=False)
    unsure: Mapping[str, int] = field(factory=dict, hash=False)
    personal: Sequence[int] = ()
    unknown: Sequence[int] = ()

    @property
    def last_row(self) -> int:
        """The lowest row of the heading, from 0."""
        return self.row + self.depth - 1

    def column(self, head: str) -> int | None:
        """Return the column under a heading, written in any way, or None."""
        wanted = plain(head)
        return next((i for i, h in enumerate(self.heads) if plain(h) == wanted), None)


def find_heading(rows: Sequence[Sequence[Cell]], profile: Profile | None = None) -> Heading | None:
    """Return the heading with the most known columns, or None when there is no heading."""
    layout = profile or _NO_PROFILE
    best: tuple[tuple[int, int], _Candidate] | None = None
    for candidate in _candidates(rows, layout):
        known = {name for name in candidate.fields if name is not None}
        mostly = 2 * len(known) >= sum(map(bool, candidate.heads))
        enough = len(known) >= 2 or ("birth" in known and mostly)
        rank = len(known), -candidate.depth  # a title above the heading adds nothing to it
        if enough and known & layout.words.telling and (best is None or rank > best[0]):
            best = rank, candidate
    return _understood(best[1], layout) if best else None


@frozen
class _Candidate:
    row: int
    depth: int
    heads: tuple[str, ...]
    fields: tuple[str | None, ...]


def _candidates(rows: Sequence[Sequence[Cell]], profile: Profile) -> Iterator[_Candidate]:
    for row in range(min(SEARCHED_ROWS, len(rows))):
        upper = [written(cell) for cell in rows[row]]
        fields = [_field(head, profile) for head in upper]
        yield _Candidate(row, 1, tuple(upper), tuple(fields))
        telling = [name in profile.words.telling for name in fields]
        if row + 1 < len(rows) and _may_be_second(rows[row + 1], rows[row], telling):
            yield _two_rows(row, upper, [written(cell) for cell in rows[row + 1]], profile)


def _may_be_second(row: Sequence[Cell], above: Sequence[Cell], telling: Sequence[bool]) -> bool:
    """Say whether a row may be the lower half of a heading.

    It has words only and leaves gaps under heads that take both rows, or fills gaps between them.
    """
    if not any(row) or not all(isinstance(cell, str) for cell in row):
        return False
    if all(row) and all(above):
        return False
    return not any(cell and tells for cell, tells in zip(row, telling, strict=False))


def _two_rows(row: int, upper: list[str], lower: list[str], profile: Profile) -> _Candidate:
    width = max(len(upper), len(lower))
    above = upper + [""] * (width - len(upper))
    below = lower + [""] * (width - len(lower))
    heads: list[str] = []
    fields: list[str | None] = []
    group = ""
    for top, sub in zip(above, below, strict=True):
        group = top or (group if sub else "")
        joined = " / ".join(part for part in (group, sub) if part)
        names = (_field(head, profile) for head in (joined, sub, top) if head)
        heads.append(joined)
        fields.append(next((name for name in names if name), None))
    return _Candidate(row, 2, tuple(heads), tuple(fields))


def _field(head: str, profile: Profile) -> str | None:
    """Return the field of a heading; a note in brackets («дд.мм.гггг») does not matter."""
    short = head.partition("(")[0]
    for words in (head,) if short == head else (head, short):
        heading = plain(words)
        if heading in profile.heads:
            return profile.heads[heading]
        if found := profile.words.field_named(heading):
            return found
    return None


def _understood(candidate: _Candidate, profile: Profile) -> Heading:
    claims: dict[str, list[int]] = {}
    others: list[int] = []
    for column, (head, name) in enumerate(zip(candidate.heads, candidate.fields, strict=True)):
        if name is not None:
            claims.setdefault(name, []).append(column)
        elif head and (plain(head) not in profile.heads or is_personal(plain(head))):
            others.append(column)
    _settle_employee(claims)
    fields = {name: columns[0] for name, columns in claims.items() if len(columns) == 1}
    personal = [c for c in others if is_personal(plain(candidate.heads[c]))]
    named = [c for c in others if plain(candidate.heads[c]) not in _RUNNING_NUMBERS]
    unknown = [c for c in named if c not in personal]
    unsure = _almost(candidate.heads, unknown, claims, profile.words)
    return Heading(
        candidate.row,
        candidate.depth,
        candidate.heads,
        MappingProxyType({**fields, **unsure}),
        MappingProxyType({name: cols for name, cols in claims.items() if len(cols) > 1}),
        MappingProxyType(unsure),
        personal,
        [c for c in unknown if c not in unsure.values()],
    )


def _settle_employee(claims: dict[str, list[int]]) -> None:
    """«Сотрудник» beside a column of names says whose relative one is; alone it is the name."""
    if "employee_name" in claims:
        columns = claims.pop("employee_name")
        named = "name" in claims or "last_name" in claims
        claims.setdefault("employee" if named else "name", []).extend(columns)


def _almost(
    heads: Sequence[str], unknown: Sequence[int], claims: Mapping[str, object], words: Vocabulary
) -> dict[str, int]:
    """Find headings that are a letter or two away from a known one nobody else claims."""
    from difflib import get_close_matches

    found: dict[str, int] = {}
    for column in unknown:
        heading = plain(heads[column])
        near = get_close_matches(heading, words.headings, n=1, cutoff=_ALMOST)
        name = words.headings[near[0]] if near else "employee_name"
        taken = name in claims or name in found or name == "employee_name"
        if not taken and len(heading) >= _SHORTEST_ALMOST:
            found[name] = column
    return found
