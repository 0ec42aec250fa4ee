"""The commands put together, and how a run starts and ends."""

import os
import sys
from collections.abc import Callable, Sequence
from errno import ENOSPC
from io import TextIOWrapper
from itertools import pairwise
from typing import Any

import typer

from dms.cli import (
    best,
    check,
    compare,
    configure,
    explain,
    grades,
    letter,
    quote,
    rfp,
    roster,
    schema,
    template,
)
from dms.cli.contract import (
    changing,
    concluding,
    correcting,
    deadlines,
    insurer_lists,
    joining,
    leaving,
    paying,
    reconciling,
    roster_diff,
    showing,
    statements,
    tax,
    what_if,
)
from dms.cli.options import LANGUAGE_VARIABLE, Language, Version
from dms.cli.output import ExitCode
from dms.cli.usage import complain, complain_of_space, is_misuse
from dms.i18n import Text, text

__all__ = ["command", "run"]

_Command = tuple[str, Callable[..., None], str]

HELP = text("Price Russian voluntary health insurance: exact to the kopeck, explained.").msgid

_COMMANDS: tuple[_Command, ...] = (
    ("quote", quote.quote_command, quote.HELP),
    ("explain", explain.explain_command, explain.HELP),
    ("letter", letter.letter_command, letter.HELP),
    ("compare", compare.compare_command, compare.HELP),
    ("configure", configure.configure_command, configure.HELP),
    ("best", best.best_command, best.HELP),
    ("grades", grades.grades_command, grades.HELP),
    ("check", check.check_command, check.HELP),
    ("schema", schema.schema_command, schema.HELP),
    ("template", template.template_command, template.HELP),
    ("add", joining.add_command, joining.ADD_HELP),
    ("add-relative", joining.add_relative_command, joining.ADD_RELATIVE_HELP),
    ("remove", leaving.remove_command, leaving.REMOVE_HELP),
    ("change-programme", changing.change_programme_command, changing.CHANGE_HELP),
    ("swap", changing.swap_command, changing.SWAP_HELP),
    ("terminate", leaving.terminate_command, leaving.TERMINATE_HELP),
    ("pay", paying.pay_command, paying.PAY_HELP),
    ("correct", correcting.correct_command, correcting.CORRECT_HELP),
    ("recalculate", correcting.recalculate_command, correcting.RECALCULATE_HELP),
    ("statement", statements.statement_command, statements.STATEMENT_HELP),
    ("instalments", statements.instalments_command, statements.INSTALMENTS_HELP),
    ("deadlines", deadlines.deadlines_command, deadlines.DEADLINES_HELP),
    ("reconcile", reconciling.reconcile_command, reconciling.RECONCILE_HELP),
    ("insurer-list", insurer_lists.insurer_list_command, insurer_lists.INSURER_LIST_HELP),
    ("what-if", what_if.what_if_command, what_if.WHAT_IF_HELP),
    ("tax", tax.tax_command, tax.TAX_HELP),
)
_GROUPS: tuple[tuple[str, str, tuple[_Command, ...]], ...] = (
    (
        "roster",
        roster.HELP,
        (
            ("check", roster.check_command, roster.CHECK_HELP),
            ("diff", roster_diff.diff_command, roster_diff.DIFF_HELP),
        ),
    ),
    (
        "rfp",
        rfp.HELP,
        (
            ("new", rfp.new_command, rfp.NEW_HELP),
            ("read", rfp.read_command, rfp.READ_HELP),
        ),
    ),
    (
        "contract",
        showing.HELP,
        (
            ("new", concluding.new_command, concluding.NEW_HELP),
            ("show", showing.show_command, showing.SHOW_HELP),
            ("list", showing.list_command, showing.LIST_HELP),
        ),
    ),
)


def command(lang: str = "ru") -> Any:
    """Return the whole command, its help in one language."""
    plain: dict[str, Any] = {"rich_markup_mode": None, "no_args_is_help": True}
    app = typer.Typer(help=HELP, add_completion=False, pretty_exceptions_enable=False, **plain)
    app.callback()(_top)
    for name, command_, help_ in _COMMANDS:
        app.command(name, help=help_)(command_)
    for group, about, below in _GROUPS:
        commands = typer.Typer(help=about, **plain)
        for name, command_, help_ in below:
            commands.command(name, help=help_)(command_)
        app.add_typer(commands, name=group)
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
