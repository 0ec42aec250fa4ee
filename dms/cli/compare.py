"""`dms compare`: several offers side by side, for the same people, period and brief."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import frozen

from dms.cli import options
from dms.cli.output import answering, exit_for, print_issues, refuse, say, say_document
from dms.cli.results import check_results, write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.comparing import Found

__all__ = ["HELP", "Around", "OfOffers", "compare_command"]

HELP = text("Compare offers: what they cost, what they give, what to ask.").msgid


@frozen
class OfOffers:
    """What is said of single offers, each by its id."""

    terms: Annotated[
        list[str] | None,
        typer.Option(
            "--terms",
            metavar="ID=TERMS",
            help=text("The terms of an offer: a file, or the name of ready ones.").msgid,
        ),
    ] = None
    assume_term: Annotated[
        list[str] | None,
        typer.Option(
            "--assume-term",
            metavar="ID:PATH=VALUE",
            help=text("Answer what the terms of an offer leave open.").msgid,
        ),
    ] = None
    programme: Annotated[
        list[str] | None,
        typer.Option(
            "--programme",
            metavar="ID:NAME=PROGRAMME",
            help=text("Which programme of an offer answers one of the list or the brief.").msgid,
        ),
    ] = None
    assume: Annotated[
        list[str] | None,
        typer.Option(
            "--assume",
            metavar="ID:PATH=VALUE",
            help=text("Answer what an offer leaves open: offer-1:age.upper_end=included.").msgid,
        ),
    ] = None
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take",
            metavar="ID:PROGRAMME=KINDS",
            help=text("Kinds of care taken in a programme of an offer.").msgid,
        ),
    ] = None
    payment: Annotated[
        list[str] | None,
        typer.Option(
            "--payment", metavar="ID=NAME", help=text("One of an offer's ways to pay.").msgid
        ),
    ] = None


@frozen
class Around:
    """What is known around the offers."""

    brief: Annotated[
        Path | None,
        typer.Option(
            "--brief",
            metavar="BRIEF",
            help=text("What is a must and what is welcome: `dms template requirement`.").msgid,
        ),
    ] = None
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help=text("Who joins and leaves when: the year that contracts are led through.").msgid,
        ),
    ] = None
    current: Annotated[
        str | None,
        typer.Option(
            "--current",
            metavar="ID",
            help=text("The offer of the present insurer; differences are counted from it.").msgid,
        ),
    ] = None
    weights: Annotated[
        Path | None,
        typer.Option(
            "--weights",
            metavar="FILE",
            help=text("What price, wishes, clinics and days weigh; offers then get points.").msgid,
        ),
    ] = None
    labour_costs: Annotated[
        Path | None,
        typer.Option(
            "--labour-costs",
            metavar="FILE",
            help=text("Labour costs by month, for the tax section of a page: CSV or YAML.").msgid,
        ),
    ] = None
    start: options.Start = None
    last_day: options.LastDay = None
    today: options.Today = None


_Offers = Annotated[
    list[Path],
    typer.Argument(metavar="OFFER", help=text("The offers: YAML, TOML or JSON.").msgid),
]
_Roster = Annotated[
    Path,
    typer.Option(
        "--roster", metavar="ROSTER", help=text("The list of people: CSV, XLSX or XLS.").msgid
    ),
]
_Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text(
            "Write the comparison to this file: .html (a page), .xlsx (a workbook), .json or "
            ".txt; may be repeated. An earlier file is replaced, but never an input."
        ).msgid,
    ),
]


@spread
def compare_command(
    offers: _Offers,
    *,
    roster: _Roster,
    around: Around,
    of_offers: OfOffers,
    reading: Reading,
    output: _Outputs = None,
    talk: Talk,
) -> None:
    """Compare, write the results, and end with a code that says how good they are."""
    lang, outputs = talk.lang, output or []
    _check_endings(outputs, lang)
    with answering(lang, as_json=talk.as_json):
        from dms.cli.comparing import Asked, read_and_compare

        asked = Asked.understood(offers, roster, of_offers, around, reading, lang)
        check_results(outputs, asked.files, lang)
        found = read_and_compare(asked)
        print_issues(found.notes, lang)
        _write(found, outputs, lang)
        if talk.as_json:
            from dms.report.comparison_document import comparison_document

            say_document(comparison_document(found.comparison, lang))
        elif not outputs:
            say(_text(found, lang))
        exit_for(found.issues, talk.fail_on)


def _check_endings(outputs: Sequence[Path], lang: str) -> None:
    if any(path.suffix.lower() not in _WRITERS for path in outputs):
        endings = " / ".join(_WRITERS)
        refuse(text("The name of the result must end in {endings}.", endings=endings), lang)


def _write(found: "Found", outputs: Sequence[Path], lang: str) -> None:
    """Make all results before the first of them is written; only the workbook lists people."""
    made = [(path, _WRITERS[path.suffix.lower()](found, lang)) for path in outputs]
    for path, content in made:
        write_result(path, content, lang=lang, private=path.suffix.lower() == ".xlsx")


def _text(found: "Found", lang: str) -> str:
    from dms.report.comparison_text import render_comparison

    return render_comparison(found.comparison, lang)


def _json(found: "Found", lang: str) -> str:
    from dms.report.comparison_document import comparison_document

    return (
        comparison_document(found.comparison, lang).model_dump_json(indent=2, exclude_unset=True)
        + "\n"
    )


def _page(found: "Found", lang: str) -> str:
    from dms.report.comparison_page import render_comparison_html

    return render_comparison_html(found.comparison, lang, made_on=found.made_on, tax=found.tax)


def _workbook(found: "Found", lang: str) -> bytes:
    from dms.report.comparison_workbook import comparison_workbook

    return comparison_workbook(found.comparison, lang)


_WRITERS: dict[str, Callable[["Found", str], str | bytes]] = {
    ".html": _page,
    ".xlsx": _workbook,
    ".json": _json,
    ".txt": _text,
}
