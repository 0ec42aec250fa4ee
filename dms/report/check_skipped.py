"""Checks that said nothing: those that do not concern the offer, and those with nothing to read."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dms.contracts.checks.check import Check
from dms.contracts.checks.findings import CheckReport
from dms.contracts.checks.missing import Missing, missing_for
from dms.i18n import Text, text

__all__ = ["skipped_sections"]

_TITLES: Mapping[Missing | None, Text] = MappingProxyType(
    {
        Missing.TERMS: text("Not checked, because the terms are not given (add --terms)"),
        Missing.ROSTER: text("Not checked, because there is no list of people (add it)"),
        Missing.CONTRACT: text(
            "Not checked, because there is no contract to count with (add the list and --terms)"
        ),
        None: text("Not applicable"),
    }
)


def skipped_sections(report: CheckReport) -> Iterator[tuple[Text, list[Check]]]:
    """Return the checks that said nothing, by what they would have needed first."""
    needed = [(check, missing_for(check, report.subject)) for check in report.skipped]
    for reason, title in _TITLES.items():
        checks = [check for check, lacks in needed if next(iter(lacks), None) is reason]
        if checks:
            yield title, checks
