"""`dms statement` and `dms instalments`: what a period brought, and what is to be paid when."""

from typing import Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.contract.spans import Span, period_of
from dms.cli.output import answering, day, exit_for, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

__all__ = [
    "INSTALMENTS_HELP",
    "STATEMENT_HELP",
    "instalments_command",
    "statement_command",
]

STATEMENT_HELP = text("Show what a month, or any period, brought: people and money.").msgid
INSTALMENTS_HELP = text("Show every payment: when it is due, what changed it, what is open.").msgid


_Deducting = Annotated[
    options.Deducting,
    typer.Option(
        "--deduct", help=text("How employees' parts are withheld: at-once or monthly.").msgid
    ),
]
_AsOf = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=text("As known on this day, with what is late by then; everything by default.").msgid,
    ),
]


@spread
def statement_command(
    contract: options.ContractFile,
    *,
    span: Span,
    deduct: _Deducting = options.Deducting.AT_ONCE,
    talk: Talk,
) -> None:
    """Show the statement of a period."""
    period = period_of(span, talk.lang)
    with answering(talk.lang, as_json=talk.as_json):
        from dms.contracts.accounts.payroll import Spread
        from dms.contracts.accounts.statement import statement

        found = statement(loaded(contract), period, spread=Spread[deduct.name])
        if talk.as_json:
            from dms.report.statement_document import statement_document

            say_document(statement_document(found, talk.lang))
        else:
            from dms.report.statement_text import render_statement

            say(render_statement(found, talk.lang))
        exit_for(found.issues, talk.fail_on)


@spread
def instalments_command(contract: options.ContractFile, *, on: _AsOf = None, talk: Talk) -> None:
    """Show the instalment plan."""
    with answering(talk.lang, as_json=talk.as_json):
        from dms.contracts.accounts.instalments import instalment_plan

        plan = instalment_plan(loaded(contract), as_of=day(on, "--on", talk.lang))
        if talk.as_json:
            from dms.report.instalments_document import instalments_document

            say_document(instalments_document(plan))
        else:
            from dms.report.instalments_text import render_instalments

            say(render_instalments(plan, talk.lang))
