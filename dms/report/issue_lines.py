"""Issues as lines for people: each with its severity, place, way out and code."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from dms.i18n import Text, text
from dms.issues import NOWHERE, Issue, severity_name

__all__ = ["issue_line", "lines_by_reason"]

NAMED = 10
"""How many members are named; the rest is counted."""


def issue_line(issue: Issue, lang: str) -> str:
    """Write an issue on one line, its severity first."""
    return f"{severity_name(issue.severity).to(lang)}: {issue.line(lang)}"


def lines_by_reason(issues: Iterable[Issue], lang: str) -> Iterator[str]:
    """Write the issues of members, those with the same reason on one line."""
    members: dict[str, list[str]] = {}
    for issue in issues:
        reason = evolve(issue, where=NOWHERE).line(lang)
        members.setdefault(reason, []).append(issue.where.member or "")
    for reason, ids in members.items():
        yield f"{_named(ids).to(lang)}: {reason}"


def _named(ids: list[str]) -> Text:
    first, rest = ", ".join(ids[:NAMED]), len(ids) - NAMED
    if rest <= 0:
        return Text("{ids}", {"ids": first})
    return text("{ids} and {count} more", ids=first, count=rest)
