"""What is said when the command is not called as it should be."""

from typing import Any

from dms.cli.output import note
from dms.i18n import Text, text

__all__ = ["complain", "is_misuse"]


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


def _what(error: Any, context: Any) -> Text | str:
    """Say what is wrong; what the command itself says is in the right language already."""
    kind, param = type(error).__name__, getattr(error, "param", None)
    match kind:
        case "NoSuchOption":
            return text("There is no option {option}.", option=error.option_name)
        case "BadOptionUsage":
            return text("{option} needs a value.", option=error.option_name)
        case "MissingParameter":
            return text("{name} is missing.", name=_name(param))
        case "BadParameter" if param is not None:
            return text(
                "This value does not fit {name}; the help says what does.", name=_name(param)
            )
        case "BadParameter":
            return str(error.message)
    known = getattr(context.command, "commands", None) if context is not None else None
    if known:
        return text("There is no such command; there are: {known}.", known=", ".join(known))
    return text("There are more arguments than the command takes.")


def _name(param: Any) -> str:
    """Return an option as it is written, an argument as the help calls it."""
    return str(param.opts[0] if param.opts[0].startswith("-") else param.metavar or param.name)
