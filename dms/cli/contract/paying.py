"""`dms pay`: money that the policyholder has paid."""

from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import clock
from dms.cli.contract import options
from dms.cli.contract.carrying import carry_out
from dms.cli.contract.groups import Act
from dms.cli.output import day
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.state.requests import Request

__all__ = ["PAY_HELP", "pay_command"]

PAY_HELP = text("Enter a payment.").msgid

_Amount = Annotated[
    str | None,
    typer.Argument(metavar="ROUBLES", help=text("By default everything due and not paid.").msgid),
]


@spread
def pay_command(
    contract: options.ContractFile,
    amount: _Amount = None,
    *,
    on: options.On = None,
    note: options.Note = None,
    act: Act,
    talk: Talk,
) -> None:
    """Enter one payment."""
    lang = talk.lang

    def wanted(_: "Contract") -> "Request":
        from dms.cli.contract.requesting import made, roubles
        from dms.contracts.state.requests import Pay

        paid_on = day(on, "--on", lang) or clock.today()
        paid = roubles(amount, "ROUBLES", lang)
        return made(Pay, lang, amount=paid, requested_on=paid_on, note=note)

    carry_out(contract, wanted, act, talk)
