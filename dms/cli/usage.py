"""What is said when the command is not called as it should be."""

import os
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from dms.cli.contract import options
from dms.cli.options import EndDateMeaning, FailOn, Language
from dms.cli.output import ExitCode, note
from dms.cli.template import Template
from dms.i18n import Text, text

__all__ = ["complain", "complain_of_space", "is_misuse"]

_CHOICES: Mapping[str | None, type[StrEnum]] = {
    "by": options.Side,
    "deduct": options.Deducting,
    "end_date": EndDateMeaning,
    "fail_on": FailOn,
    "first_month": options.FirstMonth,
    "kind": options.Change,
    "lang": Language,
    "name": Template,
    "refund": options.RefundMethod,
}
"""What the parameters of the commands take where it is only some words."""


def is_misuse(error: Exception) -> bool:
    """Say whether an exception is one of Typer's about how the command was called."""
    return hasattr(error, "format_message")  # Typer brings its own classes or those of Click


def complain(error: Any, lang: str) -> int:
    """Write what is wrong with the call to standard error and return the exit code.

    Typer speaks English only; its few complaints are put into words here for all other languages.
    """
    if lang == "en" or type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return int(error.exit_code)
    context = getattr(error, "ctx", None)
    if context is not None:
        usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
        note(text("Usage: {usage}", usage=usage).to(lang))
        note(text("Help: {command} --help", command=context.command_path).to(lang) + "\n")
    note(text("Error: {what}", what=_what(error, context)).to(lang))
    return int(error.exit_code)


def complain_of_space(lang: str) -> int:
    """Say that standard output took no more, and return the exit code.

    What is still waiting goes nowhere, so that the end of the process does not try it again.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    said = text("No space is left for the result. Free some, or write it somewhere else.")
    note(said.to(lang))
    return ExitCode.ISSUES


def _what(error: Any, context: Any) -> Text | str:
    """Say what is wrong; what the command itself says is in the right language already."""
    kind, param = type(error).__name__, getattr(error, "param", None)
    match kind:
        case "NoSuchOption":
            return text("There is no option {option}.", option=error.option_name)
        case "BadOptionUsage":
            return text("{option} needs a value.", option=error.option_name)
        case "MissingParameter" if known := _choices(param):
            return text("{name} is missing; choose from: {known}.", name=_name(param), known=known)
        case "MissingParameter":
            return text("{name} is missing.", name=_name(param))
        case "BadParameter" if known := _choices(param):
            return text(
                "This value does not fit {name}; choose from: {known}.",
                name=_name(param),
                known=known,
            )
        case "BadParameter" if param is not None:
            return text(
                "This value does not fit {name}; the help says what does.", name=_name(param)
            )
        case "BadParameter":
            return str(error.message)
    commands = getattr(context.command, "commands", None) if context is not None else None
    if commands:
        return text("There is no such command; there are: {known}.", known=", ".join(commands))
    return text("There are more arguments than the command takes.")


def _choices(param: Any) -> str:
    """Return the words that an option or an argument takes, if it takes only some.

    Two commands may have an option of one name with other words; its default tells which they are.
    """
    default = getattr(param, "default", None)
    named: Iterable[StrEnum] = _CHOICES.get(getattr(param, "name", None), ())
    return ", ".join(type(default) if isinstance(default, StrEnum) else named)


def _name(param: Any) -> str:
    """Return an option as it is written, with its variable, an argument as the help calls it."""
    if not param.opts[0].startswith("-"):
        return str(param.metavar or param.name)
    return " / ".join(filter(None, (param.opts[0], param.envvar)))
