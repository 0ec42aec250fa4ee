"""`dms template`: a commented document to start from."""

from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import typer

from dms.cli import options
from dms.cli.output import say
from dms.cli.results import write_new
from dms.i18n import text

__all__ = ["HELP", "Template", "template_command", "template_text"]

HELP = text("Write a commented document to start from.").msgid


class Template(StrEnum):
    """Documents that can be started from a template."""

    OFFER = "offer"
    REQUIREMENT = "requirement"


def template_text(name: str, lang: str = "ru") -> str:
    """Return the template of a document, with comments in `lang`."""
    return (files("dms") / "templates" / f"{name}.{lang}.yaml").read_text("utf-8")


def template_command(
    name: Annotated[
        Template,
        typer.Argument(metavar="NAME", help=text("Which document: offer or requirement.").msgid),
    ],
    output: options.NewFile = None,
    lang: options.LangOption = options.Language.RU,
) -> None:
    """Write the template to standard output or to a new file."""
    words = template_text(name, lang)
    if output is None:
        say(words)
    else:
        write_new(output, words, lang=lang)
