"""`dms schema`: the published JSON Schemas."""

import json
from typing import Annotated

import typer

from dms.cli.output import say
from dms.i18n import text

__all__ = ["HELP", "schema_command"]

HELP = text("Print a JSON Schema, or the names of all.").msgid


def schema_command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=text("offer, quote, issue …").msgid),
    ] = None,
) -> None:
    """Print the schema of a document, or the names that there are."""
    from dms.io.schemas import SCHEMA_NAMES, json_schema

    if name is None:
        say("".join(f"{known}\n" for known in SCHEMA_NAMES))
        return
    try:
        schema = json_schema(name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    say(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
