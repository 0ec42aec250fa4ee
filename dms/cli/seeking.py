"""What is sought on the command line: musts, wishes with their weights, budgets."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from attrs import frozen

from dms.cli.decisions import names_in, refuse_shape
from dms.cli.output import refuse, refuse_twice
from dms.i18n import parse_money, text

__all__ = ["BudgetOption", "Seeking", "Sought", "VaryOption", "roubles"]

BudgetOption = Annotated[
    str | None,
    typer.Option(
        "--budget",
        metavar="ROUBLES",
        help=text("The most that the whole contract may cost for the term: 900000.").msgid,
    ),
]
VaryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--vary",
        metavar="OPTION",
        help=text(
            "An option that may leave its default although nothing wanted depends on it: "
            "programme.deductible."
        ).msgid,
    ),
]


@frozen
class Seeking:
    """Wishes as they are written; lists may be repeated, and take several by commas."""

    budget: BudgetOption = None
    budget_per_head: Annotated[
        str | None,
        typer.Option(
            "--budget-per-head",
            metavar="ROUBLES",
            help=text("The most that one person of the programme may cost on average.").msgid,
        ),
    ] = None
    must: Annotated[
        list[str] | None,
        typer.Option(
            "--must",
            metavar="CHOICE",
            help=text("What has to be in it: dental, or dental.place=specialised.").msgid,
        ),
    ] = None
    should: Annotated[
        list[str] | None,
        typer.Option(
            "--should",
            metavar="CHOICE[:WEIGHT]",
            help=text("What is welcome, with a weight if it is not one: telemedicine:3.").msgid,
        ),
    ] = None
    brief: Annotated[
        Path | None,
        typer.Option(
            "--brief",
            metavar="BRIEF",
            help=text("What is a must and what is welcome: `dms template requirement`.").msgid,
        ),
    ] = None
    wish: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="NAME",
            help=text("The programme of the brief that is meant, if there are several.").msgid,
        ),
    ] = None
    vary: VaryOption = None


@frozen
class Sought:
    """Wishes as they are understood, ready for :func:`dms.configurator.finding.best`.

    Names are not held against an offer yet. Budgets are in roubles.
    """

    must: tuple[str, ...]
    should: dict[str, int]
    budget: Decimal | None
    budget_per_head: Decimal | None
    brief: Path | None
    wish: str | None
    vary: tuple[str, ...]

    @classmethod
    def understood(cls, said: Seeking, lang: str) -> "Sought":
        """Understand the options; what cannot be meant ends the command."""
        must = names_in(said.must, "--must", "dental", lang)
        should = _weighed(names_in(said.should, "--should", "telemedicine:3", lang), lang)
        twice = next((name for name in must if name in should), None)
        if twice is not None:
            refuse_twice(twice, "--must / --should", lang)
        if said.wish is not None and said.brief is None:
            refuse(text("--for names a programme of the brief; name the brief with --brief."), lang)
        return cls(
            must,
            should,
            roubles(said.budget, "--budget", lang),
            roubles(said.budget_per_head, "--budget-per-head", lang),
            said.brief,
            said.wish,
            names_in(said.vary, "--vary", "programme.deductible", lang),
        )


def roubles(written: str | None, option: str, lang: str) -> Decimal | None:
    """Read an amount above zero, to the kopeck; something else ends the command."""
    if written is None:
        return None
    found = parse_money(written)
    if found is None or found <= 0:
        refuse_shape(option, "900000", lang)
    return found


def _weighed(written: Iterable[str], lang: str) -> dict[str, int]:
    """Read choices with their weights; without one a choice weighs one."""
    found: dict[str, int] = {}
    for one in written:
        name, is_weighed, weight = (part.strip() for part in one.partition(":"))
        if not name or (is_weighed and not _is_weight(weight)):
            refuse_shape("--should", "telemedicine:3", lang)
        if name in found:
            refuse_twice(name, "--should", lang)
        found[name] = int(weight) if is_weighed else 1
    return found


def _is_weight(written: str) -> bool:
    """Say whether it is a whole number from 1 to 9999."""
    return written.isascii() and written.isdigit() and len(written) <= 4 and int(written) >= 1
