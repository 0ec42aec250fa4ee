"""`dms check`: what in an offer or a contract hurts the client, and what to write instead."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import frozen

from dms.cli import options
from dms.cli.contract.options import AssumeTerm
from dms.cli.output import ExitCode, answering, note, print_issues, refuse, say, say_document
from dms.cli.results import write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Wishes
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.checking import Asked
    from dms.contracts.checks.findings import CheckReport

__all__ = ["HELP", "CheckTalk", "Company", "FailOnGravity", "check_command"]

HELP = text("Check an offer or a contract: what hurts, what it costs, what to write.").msgid


class FailOnGravity(StrEnum):
    """The mildest finding that makes the command end with exit code 1."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NOTE = "note"
    NEVER = "never"


_Checked = Annotated[
    Path | None,
    typer.Argument(
        metavar="OFFER_OR_CONTRACT",
        help=text("An offer (YAML, TOML or JSON), or a contract (a JSON file).").msgid,
    ),
]
_List = Annotated[
    Path | None,
    typer.Argument(
        metavar="ROSTER",
        help=text("With an offer: the list of people, CSV, XLS or XLSX.").msgid,
    ),
]
_All = Annotated[
    bool, typer.Option("--list", help=text("List all checks and check nothing.").msgid)
]


@frozen
class Company:
    """What is known around an offer, as it was written."""

    terms: Annotated[
        str | None,
        typer.Option(
            "--terms",
            metavar="TERMS",
            help=text("With an offer: its terms, a file or the name of ready ones.").msgid,
        ),
    ] = None
    assume_term: AssumeTerm = None
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help=text("Who joins and leaves when: the year that clauses are weighed on.").msgid,
        ),
    ] = None
    labour_costs: Annotated[
        Path | None,
        typer.Option(
            "--labour-costs",
            metavar="FILE",
            help=text("Labour costs by month, for the checks of taxes: CSV or YAML.").msgid,
        ),
    ] = None
    other_payments: Annotated[
        Path | None,
        typer.Option(
            "--other-payments",
            metavar="FILE",
            help=text("Payments by month that share the cap (п. 24.2 ст. 255 НК РФ).").msgid,
        ),
    ] = None
    programme: Annotated[
        list[str] | None,
        typer.Option(
            "--programme",
            metavar="NAME=PROGRAMME",
            help=text("Which programme of the offer answers one of the list.").msgid,
        ),
    ] = None


@frozen
class CheckTalk:
    """Which checks run, how they answer, and with which exit code."""

    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="ID,…", help=text("Only these checks or families: ENR,REL-01.").msgid
        ),
    ] = None
    as_json: options.AsJson = False
    sarif: Annotated[
        Path | None,
        typer.Option(
            "--sarif", metavar="FILE", help=text("Write the findings as SARIF 2.1.0 too.").msgid
        ),
    ] = None
    lang: options.LangOption = options.Language.RU
    fail_on: Annotated[
        FailOnGravity,
        typer.Option("--fail-on", help=text("The mildest finding that gives exit code 1.").msgid),
    ] = FailOnGravity.CRITICAL


@spread
def check_command(
    checked: _Checked = None,
    roster: _List = None,
    *,
    company: Company,
    reading: Reading,
    wishes: Wishes,
    list_all: _All = False,
    talk: CheckTalk,
) -> None:
    """Run the checks, write what they found, and end with a code that says how grave it is."""
    with answering(talk.lang, as_json=talk.as_json):
        from dms.cli.checking import Asked, checked_report, chosen

        checks = chosen(talk.only, talk.lang)
        if list_all:
            from dms.report.check_text import render_check_list

            say(render_check_list(checks, talk.lang))
            return
        if checked is None:
            refuse(text("Name an offer or a contract, or give --list."), talk.lang)
        asked = Asked(checked, roster, company, reading, wishes, talk.only, talk.lang)
        report, remarks = checked_report(asked)
        print_issues(remarks, talk.lang)
        _tell(report, asked, talk)
        if talk.fail_on != FailOnGravity.NEVER and report.at_least(talk.fail_on.value):
            raise typer.Exit(ExitCode.ISSUES)


def _tell(report: "CheckReport", asked: "Asked", talk: CheckTalk) -> None:
    """Write the report to standard output, and as SARIF where that is wanted."""
    if talk.sarif is not None:
        from dms.report.check_sarif import sarif_json

        write_result(talk.sarif, sarif_json(report, talk.lang), *asked.files, lang=talk.lang)
    if talk.as_json:
        from dms.report.check_document import check_document

        say_document(check_document(report, talk.lang))
        return
    from dms.report.check_text import render_checks

    say(render_checks(report, talk.lang))
    if talk.fail_on != FailOnGravity.NEVER:
        count = len(report.at_least(talk.fail_on.value))
        note(
            text(
                "Findings that matter for the exit code (--fail-on {gravity}): {count}",
                gravity=talk.fail_on.value,
                count=count,
            ).to(talk.lang)
        )
