"""`dms contract show` and `dms contract list`: how a contract stands, and what has happened."""

from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import clock
from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.output import answering, day, exit_for, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from datetime import date

    from dms.contracts.contract import Contract

__all__ = [
    "LIST_HELP",
    "SHOW_HELP",
    "list_command",
    "say_document",
    "show_command",
    "show_contract",
]

HELP = text("Conclude a contract and look at it.").msgid
SHOW_HELP = text("Show how a contract stands: people, money, what is open.").msgid
LIST_HELP = text("List the movements of a contract with their numbers.").msgid


_People = Annotated[
    bool,
    typer.Option("--people", help=text("List everybody who is insured on the day.").msgid),
]


@spread
def show_command(
    contract: options.ContractFile,
    *,
    on: options.On = None,
    people: _People = False,
    talk: Talk,
) -> None:
    """Show a contract on a day."""
    with answering(talk.lang, as_json=talk.as_json):
        wanted = day(on, "--on", talk.lang) or clock.today()
        current = loaded(contract)
        show_contract(current, wanted, talk, people=people)
        exit_for(current.terms.questions(), talk.fail_on)


def show_contract(
    contract: "Contract", wanted: "date", talk: Talk, *, people: bool = False
) -> None:
    """Write how a contract stands on a day, or on the day of it that is nearest."""
    nearest = min(max(wanted, contract.period.start), contract.period.last_day)
    if talk.as_json:
        from dms.report.contract_summary import contract_summary

        say_document(contract_summary(contract, nearest, talk.lang, people=people))
    else:
        from dms.report.contract_text import render_contract

        say(render_contract(contract, nearest, talk.lang, people=people))


@spread
def list_command(contract: options.ContractFile, *, talk: Talk) -> None:
    """List what has happened."""
    with answering(talk.lang, as_json=talk.as_json):
        current = loaded(contract)
        if talk.as_json:
            from dms.report.movement_list import movement_list

            say_document(movement_list(current))
        else:
            from dms.report.movement_list import render_movement_list

            say(render_movement_list(current, talk.lang))
