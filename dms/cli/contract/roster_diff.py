"""`dms roster diff`: what changed between two lists, or what a new list asks of a contract."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import clock
from dms.cli.contract.carrying import carry_out_all
from dms.cli.contract.groups import Act, Filing
from dms.cli.output import answering, day, exit_for, print_issues, refuse, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.contract.carrying import Asked
    from dms.contracts.contract import Contract
    from dms.issues import Issue
    from dms.members import Roster

__all__ = ["DIFF_HELP", "diff_command"]

DIFF_HELP = text("Compare two lists of people, or a contract with a new list.").msgid

_Old = Annotated[
    Path,
    typer.Argument(metavar="OLD", help=text("The earlier list; or a contract, a JSON file.").msgid),
]
_New = Annotated[
    Path, typer.Argument(metavar="NEW", help=text("The new list: CSV, XLSX or XLS.").msgid)
]
_On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=text("First day that the new list holds for; a contract needs it.").msgid,
    ),
]


@spread
def diff_command(
    old: _Old,
    new: _New,
    *,
    on: _On = None,
    reading: Reading,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Show the differences; those from a contract as movements, previewed or applied."""
    if old.suffix.lower() == ".json":
        _from_contract(old, new, on, reading, filing, act, talk)
    elif act != Act() or on is not None or filing != Filing():
        refuse(text("--apply, --under, --on and --requested need a contract first."), talk.lang)
    else:
        _two_lists(old, new, reading, talk)


def _two_lists(old: Path, new: Path, reading: Reading, talk: Talk) -> None:
    with answering(talk.lang, as_json=talk.as_json):
        from dms.contracts.rosters.roster_diff import diff_rosters
        from dms.report.roster_changes import render_roster_changes, roster_changes

        issues: list[Issue] = []
        before, after = (_list(path, reading, talk, issues) for path in (old, new))
        changes = diff_rosters(before, after)
        if talk.as_json:
            say_document(roster_changes(changes, talk.lang, issues))
        else:
            print_issues(issues, talk.lang)
            say(render_roster_changes(changes, talk.lang))
        exit_for(issues, talk.fail_on)


def _list(path: Path, reading: Reading, talk: Talk, issues: "list[Issue]") -> "Roster":
    """Read a list and keep what is wrong with it."""
    from dms.cli.lists import read

    imported = read(path, reading, talk.lang, as_of=None)
    issues += filter(None, [imported.left_out, *imported.issues])
    return imported.roster


def _from_contract(
    contract: Path,
    new: Path,
    on: str | None,
    reading: Reading,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Propose the movements that a new list asks for; a list with errors proposes nothing."""
    lang = talk.lang
    since = day(on, "--on", lang)
    if since is None:
        refuse(text("Name the first day that the new list holds for: --on."), lang)

    def wanted(current: "Contract") -> "Asked":
        from dms.cli.contract.requesting import requested_on
        from dms.cli.lists import extra_columns, read
        from dms.contracts.rosters.proposing import propose
        from dms.errors import LoadError

        extra = extra_columns(current.agreement.offer)
        imported = read(new, reading, lang, as_of=max(since, clock.today()), extra=extra)
        if not imported.ok:
            raise LoadError(imported.issues)
        filed_on = requested_on(filing, lang)
        proposal = propose(current, imported.roster, on=since, requested_on=filed_on)
        requests = [r.model_copy(update={"note": filing.note}) for r in proposal.requests]
        return requests, [*imported.issues, *proposal.issues]

    carry_out_all(contract, wanted, act, talk)
