"""Doubts: members whose figures rest on something that is not quite known."""

from collections.abc import Iterator

from dms.i18n import plural, text
from dms.issues import Issue, Severity
from dms.members import Roster
from dms.pricing.tariff import Tariff

__all__ = ["doubt_issues"]


def doubt_issues(tariff: Tariff, roster: Roster) -> Iterator[Issue]:
    """Tell of birth years that stand for dates, and of relatives without their employee."""
    yield from _estimated_ages(tariff, roster)
    yield from _orphans(roster)


def _estimated_ages(tariff: Tariff, roster: Roster) -> Iterator[Issue]:
    births = roster.columns.get("birth", ())
    if "age" not in tariff.looked_at.personal or int not in set(map(type, births)):
        return
    yield Issue(
        "QUOTE-AGE-ESTIMATED",
        Severity.INFO,
        plural(
            "Of {count} member only the year of birth is known",
            "Of {count} members only the year of birth is known",
            sum(isinstance(birth, int) for birth in births),
        ),
        text("Ages are the year less the year of birth; birth dates may change the price"),
    )


def _orphans(roster: Roster) -> Iterator[Issue]:
    named = roster.columns.get("employee_id", ())
    unknown = set(named).difference(roster.columns.get("id", ()), [None])
    if unknown:
        yield Issue(
            "QUOTE-RELATIVE-ORPHAN",
            Severity.WARNING,
            plural(
                "{count} relative belongs to an employee who is not in the roster",
                "{count} relatives belong to employees who are not in the roster",
                sum(employee in unknown for employee in named),
            ),
            text("Add the employee, or ask the insurer whether relatives are insured alone"),
        )
