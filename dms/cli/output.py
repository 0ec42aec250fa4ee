"""Where the words of the command go, and the exit codes."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

import typer

from dms.errors import LoadError, MissingExtra, QuoteRefused, UnknownCalendarYear
from dms.i18n import Text, parse_date, text
from dms.issues import Issue, Severity, severity_name, worst

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = [
    "YEARS",
    "ExitCode",
    "answering",
    "day",
    "exit_for",
    "note",
    "print_issues",
    "print_problems",
    "refuse",
    "refuse_twice",
    "say",
    "say_document",
]

_COLOURS = {
    Severity.ERROR: typer.colors.RED,
    Severity.WARNING: typer.colors.YELLOW,
    Severity.QUESTION: typer.colors.CYAN,
    Severity.INFO: typer.colors.BLUE,
}

YEARS = range(1_900, 2_101)
"""Years in which days of an option may lie."""


class ExitCode(IntEnum):
    """How the command ended."""

    FINE = 0
    ISSUES = 1
    """It ran, and there are issues at or above `--fail-on`."""
    USAGE = 2
    UNUSABLE = 3
    """An input cannot be read or is invalid."""
    MISSING_EXTRA = 4


def say(words: str) -> None:
    """Write a result to standard output, at once, so that a closed pipe is noticed here."""
    sys.stdout.write(words)
    sys.stdout.flush()


def say_document(document: "BaseModel") -> None:
    """Write a document to standard output, and nothing else."""
    say(document.model_dump_json(indent=2, exclude_unset=True) + "\n")


def note(words: str) -> None:
    """Write a remark to standard error."""
    typer.echo(words, err=True, color=_colour())


def _colour() -> bool | None:
    """Return False where colours are not wanted (https://no-color.org), None to see for itself."""
    return False if os.environ.get("NO_COLOR") else None


def print_issues(issues: Iterable[Issue], lang: str) -> None:
    """Write issues to standard error, one on each line."""
    for issue in issues:
        severity = severity_name(issue.severity).to(lang)
        note(f"{typer.style(severity, fg=_COLOURS[issue.severity])}: {issue.line(lang)}")


def refuse(said: Text, lang: str) -> NoReturn:
    """End the command because of how it was called."""
    raise typer.BadParameter(said.to(lang))


def refuse_twice(name: str, option: str, lang: str) -> NoReturn:
    """End the command because an option says two things of one name."""
    refuse(text("{option} speaks of “{name}” twice; keep one.", option=option, name=name), lang)


def day(written: str | None, option: str, lang: str) -> date | None:
    """Read the date of an option; what is no date of these centuries ends the command."""
    found = parse_date(written) if written is not None else None
    if written is not None and (found is None or found.year not in YEARS):
        refuse(text("{option} is not a date; write 01.02.2026 or 2026-02-01.", option=option), lang)
    return found


def exit_for(issues: Iterable[Issue], fail_on: str) -> None:
    """End the command with code 1 if an issue is as bad as `fail_on` or worse."""
    found = worst(issues)
    if fail_on != "never" and found is not None and found.at_least(Severity(fail_on)):
        raise typer.Exit(ExitCode.ISSUES)


@contextmanager
def answering(lang: str, *, as_json: bool) -> Iterator[None]:
    """Turn what a command cannot go on from into words and an exit code."""
    try:
        yield
    except LoadError as error:
        print_problems(error.issues, lang, as_json=as_json)
        raise typer.Exit(ExitCode.UNUSABLE) from None
    except QuoteRefused as error:
        print_problems(error.issues, lang, as_json=as_json)
        raise typer.Exit(ExitCode.ISSUES) from None
    except UnknownCalendarYear as error:
        print_problems([error.issue], lang, as_json=as_json)
        raise typer.Exit(ExitCode.ISSUES) from None
    except MissingExtra as error:
        said = text(
            "This needs an optional part. Install it: pip install 'dms-quote[{extra}]'",
            extra=error.extra,
        )
        note(said.to(lang))
        raise typer.Exit(ExitCode.MISSING_EXTRA) from None


def print_problems(issues: Iterable[Issue], lang: str, *, as_json: bool) -> None:
    """Write issues where the result would stand as JSON, or in words to standard error."""
    if not as_json:
        print_issues(issues, lang)
        return
    listed = {"dms": "issues/1", "issues": [issue.to_dict(lang) for issue in issues]}
    say(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
