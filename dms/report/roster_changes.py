"""What changed between two lists of people: as a published document and as plain text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from dms.column_titles import column_titles
from dms.contracts.rosters.roster_diff import ChangeKind, RosterChange
from dms.documents import Result
from dms.i18n import text
from dms.issue_document import IssueDocument
from dms.issues import Issue
from dms.report.tables import aligned

__all__ = ["RosterChanges", "render_roster_changes", "roster_changes"]

_TITLES = {
    ChangeKind.JOINED: text("joined"),
    ChangeKind.LEFT: text("left"),
    ChangeKind.RENUMBERED: text("probably has another number"),
    ChangeKind.DUPLICATE: text("probably stands there twice"),
    ChangeKind.PROGRAMME_CHANGED: text("another programme"),
    ChangeKind.DATES_CHANGED: text("other days of cover"),
    ChangeKind.CIRCUMSTANCES_CHANGED: text("other circumstances"),
    ChangeKind.DATA_CORRECTED: text("other personal data"),
}


class ChangePart(Result):
    """One change of one person; the facts themselves stand in the lists."""

    kind: ChangeKind
    member: str
    """Id in the earlier list, for joiners in the new one."""
    other: str | None
    """The new id of somebody renumbered, or the one that a duplicate looks like."""
    fields: tuple[str, ...]
    """The columns that differ."""
    question: str | None
    """What somebody has to answer first."""


class RosterChanges(Result):
    """The difference of two lists."""

    dms: Literal["roster-changes/1"]
    changes: tuple[ChangePart, ...]
    issues: tuple[IssueDocument, ...]
    """What is wrong with the lists themselves."""


def roster_changes(
    changes: Iterable[RosterChange], lang: str = "ru", issues: Iterable[Issue] = ()
) -> RosterChanges:
    """Make the document; `issues` are those of the lists."""
    return RosterChanges.model_validate(
        {
            "dms": "roster-changes/1",
            "changes": [
                {
                    "kind": one.kind,
                    "member": one.member_id,
                    "other": one.other_id,
                    "fields": one.fields,
                    "question": one.question.to(lang) if one.question is not None else None,
                }
                for one in changes
            ],
            "issues": [issue.to_dict(lang) for issue in issues],
        }
    )


def render_roster_changes(changes: Sequence[RosterChange], lang: str = "ru") -> str:
    """Write the difference for people, by ids, and count it."""
    if not changes:
        return text("The lists say the same.").to(lang) + "\n"
    rows = [_row(change, lang) for change in changes]
    counts = Counter(change.kind for change in changes)
    sums = (f"{_TITLES[kind].to(lang)}: {counts[kind]}" for kind in ChangeKind if counts[kind])
    return "\n".join([*aligned(rows), "", "; ".join(sums)]) + "\n"


def _row(change: RosterChange, lang: str) -> tuple[str, ...]:
    told = column_titles(change.fields) if change.question is None else change.question
    title = _TITLES[change.kind].to(lang)
    if change.other_id is not None:
        title = f"{title} ({change.other_id})"
    return tuple(cell for cell in (change.member_id, title, told.to(lang)) if cell)
