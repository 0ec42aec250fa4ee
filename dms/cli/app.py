"""The commands put together, and how a run starts and ends."""

import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from io import TextIOWrapper
from itertools import pairwise
from typing import Any

import typer

from dms.cli import explain, quote, roster, schema, template
from dms.cli.options import LANGUAGE_VARIABLE, Language, Version
from dms.cli.output import ExitCode
from dms.cli.usage import complain, complain_of_space, is_misuse
from dms.i18n import Text, text

__all__ = ["command", "run"]

HELP = text("Price Russian voluntary health insurance: exact to the kopeck, explained.").msgid


def command(lang: str = "ru") -> Any:
    """Return the whole command, its help in one language."""
    plain: dict[str, Any] = {"rich_markup_mode": None, "no_args_is_help": True}
    app = typer.Typer(help=HELP, add_completion=False, pretty_exceptions_enable=False, **plain)
    lists = typer.Typer(help=roster.HELP, **plain)
    lists.command("check", help=roster.CHECK_HELP)(roster.check_command)
    app.callback()(_top)
    app.command("quote", help=quote.HELP)(quote.quote_command)
    app.command("explain", help=explain.HELP)(explain.explain_command)
    app.add_typer(lists, name="roster")
    app.command("schema", help=schema.HELP)(schema.schema_command)
    app.command("template", help=template.HELP)(template.template_command)
    return _translated(typer.main.get_command(app), lang)


def _top(*, version: Version = False) -> None:
    """Take the options that stand before any command."""


def _translated(found: Any, lang: str) -> Any:
    """Put the help of a command, its options and its subcommands into a language."""
    for helped in (found, *found.params):
        helped.help = Text(helped.help).to(lang)
    for below in getattr(found, "commands", {}).values():
        _translated(below, lang)
    return found


def run(arguments: Sequence[str]) -> None:
    """Run the command and end the process with its exit code."""
    lang = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        ended = command(lang)(args=list(arguments), prog_name="dms", standalone_mode=False)
    except typer.Abort:
        sys.exit(ExitCode.ISSUES)
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        sys.exit(complain_of_space(lang))
    except Exception as error:
        if not is_misuse(error):
            raise
        sys.exit(complain(error, lang))
    sys.exit(ended or ExitCode.FINE)


def _language(arguments: Sequence[str]) -> str:
    """Find out the language before the arguments are understood, for help and usage errors."""
    after = dict(pairwise(arguments))
    joined = [a.partition("=")[2] for a in arguments if a.startswith("--lang=")]
    said = after.get("--lang") or next(iter(joined), None)
    wanted = said or os.environ.get(LANGUAGE_VARIABLE)
    return wanted if wanted in list(Language) else "ru"
