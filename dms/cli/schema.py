"""`dms schema`: the published JSON Schemas."""

import json
from typing import Annotated

import typer

from dms.cli import options
from dms.cli.output import refuse, say
from dms.cli.results import write_result
from dms.i18n import text

__all__ = ["HELP", "schema_command"]

HELP = text("Print a JSON Schema, or the names of all.").msgid


def schema_command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=text("offer, quote, issue …").msgid),
    ] = None,
    output: options.Output = None,
    lang: options.LangOption = options.Language.RU,
) -> None:
    """Print the schema of a document, or the names that there are."""
    words = _names() if name is None else _schema(name, lang)
    if output is None:
        say(words)
    else:
        write_result(output, words, lang=lang)


def _names() -> str:
    from dms.io.schemas import SCHEMA_NAMES

    return "".join(f"{known}\n" for known in SCHEMA_NAMES)


def _schema(name: str, lang: str) -> str:
    from dms.io.schemas import SCHEMA_NAMES, json_schema

    if name not in SCHEMA_NAMES:
        known = ", ".join(SCHEMA_NAMES)
        refuse(
            text("There is no schema “{name}”; there are: {known}.", name=name, known=known), lang
        )
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
