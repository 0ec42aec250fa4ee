"""The options of the commands of a contract: one name and one meaning wherever they stand."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dms.i18n import text

__all__ = [
    "Apply",
    "AssumeTerm",
    "Birth",
    "By",
    "Change",
    "Claims",
    "ContractFile",
    "Deducting",
    "FirstMonth",
    "Grade",
    "JoinerId",
    "JoinerName",
    "MemberArgument",
    "Note",
    "Office",
    "On",
    "Place",
    "Programme",
    "Refund",
    "RefundMethod",
    "Requested",
    "SetColumn",
    "Sex",
    "Side",
    "TermsFile",
    "Under",
    "WishedLastDay",
    "WishedStart",
]


class Change(StrEnum):
    """What an insurer is told of people."""

    ATTACH = "attach"
    DETACH = "detach"
    DATA_CHANGE = "data-change"


class Deducting(StrEnum):
    """How what employees bear is withheld from their pay."""

    AT_ONCE = "at-once"
    MONTHLY = "monthly"


class FirstMonth(StrEnum):
    """What counts of the month in which the base of the cap begins."""

    WHOLE = "whole"
    BY_DAYS = "by-days"
    LEFT_OUT = "left-out"


class RefundMethod(StrEnum):
    """How premium comes back."""

    SET_OFF = "set-off"
    CASH = "cash"


class Side(StrEnum):
    """The sides of a contract."""

    CLIENT = "client"
    INSURER = "insurer"


ContractFile = Annotated[
    Path, typer.Argument(metavar="CONTRACT", help=text("The contract: a JSON file.").msgid)
]
Apply = Annotated[
    bool,
    typer.Option(
        "--apply",
        help=text("Write what is shown into the contract; without it, only show.").msgid,
    ),
]
Requested = Annotated[
    str | None,
    typer.Option(
        "--requested",
        metavar="DATE",
        help=text("Day on which the insurer has the request; today by default.").msgid,
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", help=text("A remark to keep with the movement.").msgid),
]
Under = Annotated[
    str | None,
    typer.Option(
        "--under",
        metavar="TERMS",
        help=text("Show beside it what the same would come to under these terms.").msgid,
    ),
]
TermsFile = Annotated[
    str,
    typer.Option(
        "--terms",
        metavar="TERMS",
        help=text("The terms: a file, insurers-standard or client-improved.").msgid,
    ),
]
AssumeTerm = Annotated[
    list[str] | None,
    typer.Option(
        "--assume-term",
        metavar="PATH=VALUE",
        help=text("Answer what the terms leave open: enrolment.counting=strict.").msgid,
    ),
]
WishedStart = Annotated[
    str | None,
    typer.Option(
        "--start",
        metavar="DATE",
        help=text("The wished first day; the earliest possible one by default.").msgid,
    ),
]
WishedLastDay = Annotated[
    str,
    typer.Option(
        "--last-day", metavar="DATE", help=text("The wished last day of cover; it counts.").msgid
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help=text("The day; today by default.").msgid),
]
MemberArgument = Annotated[
    str, typer.Argument(metavar="MEMBER_ID", help=text("The number of the person.").msgid)
]
JoinerId = Annotated[
    str | None, typer.Option("--id", metavar="ID", help=text("The number of the joiner.").msgid)
]
Birth = Annotated[
    str | None,
    typer.Option(
        "--birth", metavar="DATE", help=text("Birth date; for an anonymous census the year.").msgid
    ),
]
Sex = Annotated[str | None, typer.Option("--sex", help=text("Sex: м or ж.").msgid)]
Programme = Annotated[
    str | None,
    typer.Option(
        "--programme", help=text("Programme, by its id or name; the only one by default.").msgid
    ),
]
Place = Annotated[
    str | None, typer.Option("--place", help=text("Where the person is served.").msgid)
]
Office = Annotated[str | None, typer.Option("--office", help=text("Where the person works.").msgid)]
Grade = Annotated[str | None, typer.Option("--grade", help=text("Grade of the job.").msgid)]
JoinerName = Annotated[
    str | None,
    typer.Option("--name", help=text("Name; only lists for the insurer need it.").msgid),
]
SetColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="COLUMN=VALUE",
        help=text("A further column that the tariff looks at: tenure=3.").msgid,
    ),
]
Refund = Annotated[
    RefundMethod,
    typer.Option("--refund", help=text("How premium comes back: set-off or cash.").msgid),
]
Claims = Annotated[
    str | None,
    typer.Option(
        "--claims",
        metavar="ROUBLES",
        help=text("What the insurer paid for care, where the contract takes it off.").msgid,
    ),
]
By = Annotated[Side, typer.Option("--by", help=text("Who ends it: client or insurer.").msgid)]
