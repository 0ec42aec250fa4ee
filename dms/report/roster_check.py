"""What a check of a roster found: as a published document and as text."""

from typing import Annotated, Literal

from pydantic import Field

from dms.documents import Result
from dms.i18n import text
from dms.io.roster import RosterImport
from dms.issue_document import IssueDocument
from dms.report.issue_lines import issue_line

__all__ = ["RosterCheck", "render_roster_check", "roster_check"]

_Count = Annotated[int, Field(ge=0)]


class RosterCheck(Result):
    """How much of a list can be used, and everything that is wrong with the rest."""

    dms: Literal["roster-check/1"]
    """Format of this document."""
    file: str
    """Name of the file, without folders."""
    sheet: str | None
    """The sheet that was read; null for a CSV file."""
    profile: str | None
    """The profile that said what the headings mean."""
    rows_read: _Count
    """People in the list."""
    employees: _Count
    """Of those who can be used."""
    relatives: _Count
    """Of those who can be used."""
    faulty_rows: tuple[Annotated[int, Field(ge=1)], ...]
    """Rows of the sheet, counted from 1, with somebody who cannot be used."""
    issues: tuple[IssueDocument, ...]


def roster_check(imported: RosterImport, lang: str = "ru") -> RosterCheck:
    """Return what was found as a document."""
    return RosterCheck.model_validate(
        {
            "dms": "roster-check/1",
            "file": imported.file.name,
            "sheet": imported.sheet,
            "profile": imported.profile,
            "rows_read": imported.rows_read,
            "employees": imported.roster.employees,
            "relatives": imported.roster.relatives,
            "faulty_rows": imported.faulty_rows,
            "issues": [issue.to_dict(lang) for issue in imported.issues],
        }
    )


def render_roster_check(imported: RosterImport, lang: str = "ru") -> str:
    """Write what was found for people: the counts, then every problem with its cell."""
    heading = [imported.file.name]
    if imported.sheet is not None:
        heading.append(text("sheet “{name}”", name=imported.sheet).to(lang))
    counts = text(
        "People in the list: {read}; usable: {usable}; with errors: {faulty}",
        read=imported.rows_read,
        usable=len(imported.roster),
        faulty=len(imported.faulty_rows),
    )
    lines = [" · ".join(heading), counts.to(lang)]
    if not imported.issues:
        lines.append(text("Nothing is wrong with it.").to(lang))
    return "\n".join([*lines, *(issue_line(issue, lang) for issue in imported.issues)]) + "\n"
