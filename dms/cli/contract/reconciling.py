"""`dms reconcile`: an insurer's invoice beside the contract, person by person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import evolve

from dms.cli import options as shared
from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.contract.spans import Span, period_of
from dms.cli.output import ExitCode, answering, exit_for, print_issues, refuse, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.invoices.reconciliation import Reconciliation
    from dms.io.invoice import InvoiceImport
    from dms.periods import Period

__all__ = ["RECONCILE_HELP", "reconcile_command"]

RECONCILE_HELP = text("Compare an insurer's invoice with the contract, person by person.").msgid

_Invoice = Annotated[
    Path,
    typer.Argument(metavar="INVOICE", help=text("The invoice by person: CSV, XLSX or XLS.").msgid),
]
_Instalment = Annotated[
    int | None,
    typer.Option(
        "--instalment", min=1, help=text("The number of the instalment that it is for.").msgid
    ),
]
_Column = Annotated[
    str | None,
    typer.Option(
        "--amount-column",
        help=text("Heading of the amounts, if several columns have some.").msgid,
    ),
]


@spread
def reconcile_command(
    contract: options.ContractFile,
    invoice: _Invoice,
    *,
    instalment: _Instalment = None,
    span: Span,
    sheet: shared.SheetName = None,
    profile: shared.ProfileName = None,
    amount_column: _Column = None,
    talk: Talk,
) -> None:
    """Compare an invoice with an instalment, or with what was booked in a period."""
    lang = talk.lang
    if (instalment is not None) == span.is_given:
        refuse(text("Say what it is for: --instalment, --month, or --from and --to."), lang)
    of = instalment if instalment is not None else period_of(span, lang)
    with answering(lang, as_json=talk.as_json):
        current = loaded(contract)
        read = _read(invoice, sheet, profile, amount_column, lang)
        found = _compared(current, read, of, lang)
        everything = evolve(found, issues=(*read.issues, *found.issues))
        if talk.as_json:
            from dms.report.reconciliation_document import reconciliation_document

            say_document(reconciliation_document(everything, lang))
        else:
            from dms.report.reconciliation_text import render_reconciliation

            print_issues(read.issues, lang)
            say(render_reconciliation(found, lang))
        exit_for(everything.issues, talk.fail_on)
        if not found.agrees and talk.fail_on is not shared.FailOn.NEVER:
            raise typer.Exit(ExitCode.ISSUES)


def _read(
    invoice: Path, sheet: str | None, profile: str | None, column: str | None, lang: str
) -> "InvoiceImport":
    """Read the invoice. Raises LoadError when nothing of it can be read."""
    from dms.cli.lists import layout_named
    from dms.io.invoice import read_invoice

    layout = layout_named(profile, lang)
    return read_invoice(invoice, sheet=sheet, profile=layout, amount=column)


def _compared(
    contract: "Contract", read: "InvoiceImport", of: "Period | int", lang: str
) -> "Reconciliation":
    from dms.contracts.invoices.reconciliation import reconcile

    schedule = contract.agreement.schedule
    known = len(schedule.dues) if schedule is not None else 0
    if isinstance(of, int) and of > known:
        refuse(text("--instalment: the contract has {count} of them.", count=known), lang)
    return reconcile(contract, read.rows, of=of)
