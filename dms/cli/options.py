"""The options of the commands: one name and one meaning wherever they stand."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dms.cli.output import say
from dms.i18n import text

__all__ = [
    "LANGUAGE_VARIABLE",
    "Annotate",
    "AsJson",
    "AsOf",
    "Assume",
    "EndDateMeaning",
    "EndMeaning",
    "Explain",
    "FailOn",
    "FailOnOption",
    "Headcount",
    "LangOption",
    "Language",
    "LastDay",
    "MemberId",
    "ModuleKind",
    "NewFile",
    "OfferFile",
    "Output",
    "Payment",
    "ProfileName",
    "Questions",
    "QuoteOutput",
    "RosterFile",
    "SheetName",
    "Start",
    "Take",
    "Today",
    "Version",
]


LANGUAGE_VARIABLE = "DMS_LANG"


class Language(StrEnum):
    """Languages of results and messages."""

    RU = "ru"
    EN = "en"


class FailOn(StrEnum):
    """The mildest issue that makes the command end with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NEVER = "never"


class EndDateMeaning(StrEnum):
    """What the day in a column such as «Дата открепления» means."""

    LAST_DAY = "last_day"
    DETACHED_FROM = "detached_from"


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it
    if wanted:
        from dms import __version__

        say(f"dms {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_print_version,
        is_eager=True,
        help=text("Print the version and stop.").msgid,
    ),
]
OfferFile = Annotated[
    Path,
    typer.Argument(metavar="OFFER", help=text("The offer: YAML, TOML or JSON.").msgid),
]
RosterFile = Annotated[
    Path,
    typer.Argument(metavar="ROSTER", help=text("The list of people: CSV, XLSX or XLS.").msgid),
]
ProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile",
        help=text("Layout of the list: alfa, vsk, hr, census …; an unknown name lists all.").msgid,
    ),
]
SheetName = Annotated[
    str | None, typer.Option("--sheet", help=text("Sheet of the workbook to read.").msgid)
]
EndMeaning = Annotated[
    EndDateMeaning | None,
    typer.Option("--end-date", help=text("What a column such as «Дата открепления» means.").msgid),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=text("Day on which everybody in the list must be born; today by default.").msgid,
    ),
]
Start = Annotated[
    str | None,
    typer.Option(
        "--start",
        metavar="DATE",
        help=text("First day of the contract, where the offer names none.").msgid,
    ),
]
LastDay = Annotated[
    str | None,
    typer.Option(
        "--last-day",
        metavar="DATE",
        help=text("Last day of the contract; it counts.").msgid,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help=text(
            "Day of the calculation: births after it are errors (default: today), and an offer "
            "that has expired by then is a warning."
        ).msgid,
    ),
]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="PATH=VALUE",
        help=text("Answer what the offer leaves open: age.upper_end=included.").msgid,
    ),
]
Take = Annotated[
    list[str] | None,
    typer.Option(
        "--take",
        metavar="PROGRAMME=KINDS",
        help=text("Kinds of care taken in a programme: standard=outpatient,dental.").msgid,
    ),
]
Payment = Annotated[
    str | None,
    typer.Option("--payment", help=text("One of the offer's ways to pay.").msgid),
]
Headcount = Annotated[
    int | None,
    typer.Option(
        "--headcount",
        min=1,
        help=text("How many people the prices are for, if not those of the list.").msgid,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help=text("Write the result as a JSON document.").msgid),
]
LangOption = Annotated[
    Language,
    typer.Option(
        "--lang",
        envvar=LANGUAGE_VARIABLE,
        show_envvar=False,
        help=text("Language of the result: ru or en; also in the variable DMS_LANG.").msgid,
    ),
]
FailOnOption = Annotated[
    FailOn,
    typer.Option("--fail-on", help=text("The mildest issue that gives exit code 1.").msgid),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help=text("Write the result to this file; an earlier one is replaced.").msgid,
    ),
]
QuoteOutput = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text(
            "Write the result to this file: .txt, .json or .html (a page to print). An earlier "
            "one is replaced, but never an input."
        ).msgid,
    ),
]
NewFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text("Write the document to this new file; a file that is there stays.").msgid,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help=text("Explain the total, or with --json each member's premium.").msgid
    ),
]
Questions = Annotated[
    bool, typer.Option("--questions", help=text("List what the offer leaves open.").msgid)
]
MemberId = Annotated[
    str | None,
    typer.Argument(metavar="MEMBER_ID", help=text("Whose premium; without it, the total.").msgid),
]
ModuleKind = Annotated[
    str | None,
    typer.Option("--module", help=text("One kind of care over the whole group.").msgid),
]
Annotate = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="OUT.xlsx",
        help=text(
            "Write a copy of the list with the faulty cells marked; an earlier one is replaced."
        ).msgid,
    ),
]
