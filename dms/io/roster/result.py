"""The result of reading a roster."""

from pathlib import Path

from attrs import field, frozen

from dms.i18n import plural, text
from dms.io.roster.files import RosterFile
from dms.io.roster.lines_above import LinesAbove
from dms.issues import Issue, Location, Severity, errors_in
from dms.members import Roster

__all__ = ["RosterImport"]


@frozen
class RosterImport:
    """A roster as read: the people who can be used, and everything that is wrong with the others.

    `rows_read` people stand in the table; those in `faulty_rows` (row numbers of the sheet, from 1)
    have errors and are not in `roster`; `faulty_ids` are their ids, in the same order. `sheet` is
    None for a CSV file, `profile` the name of the profile used, `meta` what the lines above the
    table say. `headings_left_out` are the headings of columns that were not kept, as written.
    """

    roster: Roster
    issues: tuple[Issue, ...]
    rows_read: int
    faulty_rows: tuple[int, ...] = ()
    sheet: str | None = None
    profile: str | None = None
    meta: LinesAbove = field(factory=LinesAbove)
    faulty_ids: tuple[str, ...] = ()
    headings_left_out: tuple[str, ...] = ()
    file: RosterFile = field(kw_only=True, repr=False)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong: every row could be used. Questions may still be open."""
        return not errors_in(self.issues)

    @property
    def left_out(self) -> Issue | None:
        """A warning for whoever uses the roster that some people of the list are not in it."""
        if not self.faulty_rows:
            return None
        said = plural(
            "{count} person of the list is not in this calculation, because the row has errors.",
            "{count} people of the list are not in this calculation, because their rows have "
            "errors.",
            len(self.faulty_rows),
        )
        hint = text(
            "Correct the rows, or name the true headcount with --headcount;"
            " `dms roster check` shows the cells."
        )
        where = Location(file=self.file.name)
        return Issue("ROSTER-PEOPLE-LEFT-OUT", Severity.WARNING, said, hint, where)

    def annotate(self, path: str | Path, lang: str = "ru") -> Path:
        """Write a copy of the file as XLSX with marked cells and a sheet «Ошибки»; return its path.

        The user's file is never touched: a `path` that is the source itself raises ValueError, as
        does a name that does not end in `.xlsx`. Needs the optional part `xlsx`
        (:class:`~dms.errors.MissingExtra`).
        """
        from dms.io.roster.annotate import write_annotated

        return write_annotated(self.file, self.sheet, self.issues, Path(path), lang)
