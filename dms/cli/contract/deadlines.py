"""`dms deadlines`: the last days of a contract's year, also for everybody's calendar."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.output import answering, exit_for, print_issues, refuse, say
from dms.cli.results import write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.accounts.contract_deadlines import ContractDeadlines
    from dms.contracts.contract import Contract
    from dms.periods import Period

__all__ = ["DEADLINES_HELP", "deadlines_command"]

DEADLINES_HELP = text("List the last days to file and to pay, also as a calendar file.").msgid

_ENDINGS = (".ics", ".txt", ".json")

_Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=2000,
        max=2100,
        help=text("Only the days of this year; all of the contract by default.").msgid,
    ),
]
_Remind = Annotated[
    bool, typer.Option("--remind", help=text("In a calendar file: remind one day before.").msgid)
]
_Result = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text("Write the result to this file: .ics, .txt or .json.").msgid,
    ),
]


@spread
def deadlines_command(
    contract: options.ContractFile,
    *,
    year: _Year = None,
    remind: _Remind = False,
    output: _Result = None,
    talk: Talk,
) -> None:
    """List the deadlines."""
    if output is not None and output.suffix not in _ENDINGS:
        known = " / ".join(_ENDINGS)
        refuse(text("The name of the result must end in {endings}.", endings=known), talk.lang)
    if talk.as_json and output is not None and output.suffix != ".json":
        refuse(text("With --json the name of the result must end in .json."), talk.lang)
    if remind and (output is None or output.suffix != ".ics"):
        refuse(text("--remind needs a calendar file: add -o with a name in .ics."), talk.lang)
    with answering(talk.lang, as_json=talk.as_json):
        from dms.contracts.accounts.contract_deadlines import contract_deadlines

        current = loaded(contract)
        found = contract_deadlines(current, _in_year(year))
        ending = output.suffix if output is not None else ".json" if talk.as_json else ".txt"
        words = _written(ending, current, found, talk.lang, remind=remind)
        if output is None:
            say(words)
        else:
            write_result(output, words, contract, lang=talk.lang)
        exit_for(found.issues, talk.fail_on)


def _in_year(year: int | None) -> "Period | None":
    from dms.periods import Period

    return Period(date(year, 1, 1), date(year, 12, 31)) if year is not None else None


def _written(
    ending: str, contract: "Contract", found: "ContractDeadlines", lang: str, *, remind: bool
) -> str:
    """Write deadlines in the format of a file's ending."""
    from dms.report.deadlines import deadlines_document, render_deadlines

    if ending == ".json":
        document = deadlines_document(found, contract.number, lang)
        return document.model_dump_json(indent=2, exclude_unset=True) + "\n"
    if ending == ".txt":
        return render_deadlines(found, contract.number, lang)
    from dms.io.calendar_file import calendar_text
    from dms.io.deadline_events import deadline_events

    print_issues(found.issues, lang)
    events = deadline_events(found.deadlines, contract.number)
    return calendar_text(events, stamp=contract.agreement.concluded_on, lang=lang, remind=remind)
