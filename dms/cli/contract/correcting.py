"""`dms correct` and `dms recalculate`: a new line puts right what was wrong, or prices anew."""

from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import carry_out
from dms.cli.contract.groups import Act, Filing
from dms.cli.output import day, refuse
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.state.requests import Request

__all__ = ["CORRECT_HELP", "RECALCULATE_HELP", "correct_command", "recalculate_command"]

CORRECT_HELP = text("Correct a movement by a new one that points to it.").msgid
RECALCULATE_HELP = text(
    "Price everybody anew by the headcount and ages of a day, where the terms say so."
).msgid

_Number = Annotated[
    int,
    typer.Argument(
        metavar="NUMBER",
        min=0,
        help=text("The number of the movement; 0 is the first list of people.").msgid,
    ),
]
_Whom = Annotated[
    str | None,
    typer.Option(
        "--member",
        metavar="MEMBER_ID",
        help=text("Whom it concerns, where the movement was about several people.").msgid,
    ),
]
_TrueStart = Annotated[
    str | None,
    typer.Option("--start", metavar="DATE", help=text("The true first day of cover.").msgid),
]
_TrueLastDay = Annotated[
    str | None,
    typer.Option("--last-day", metavar="DATE", help=text("The true last day of cover.").msgid),
]
_Fact = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="COLUMN=VALUE",
        help=text("A true fact of the person: birth=02.04.1991, programme=vip.").msgid,
    ),
]
_TrueAmount = Annotated[
    str | None,
    typer.Option("--amount", metavar="ROUBLES", help=text("The true amount of a payment.").msgid),
]
_Day = Annotated[
    str,
    typer.Option("--start", metavar="DATE", help=text("First day with the new prices.").msgid),
]


@spread
def correct_command(
    contract: options.ContractFile,
    number: _Number,
    *,
    member: _Whom = None,
    start: _TrueStart = None,
    last_day: _TrueLastDay = None,
    facts: _Fact = None,
    amount: _TrueAmount = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Correct one movement."""
    lang = talk.lang
    if not any((start, last_day, facts, amount)):
        refuse(text("Say what is true: --start, --last-day, --fact or --amount."), lang)

    def wanted(current: "Contract") -> "Request":
        from dms.cli.contract.requesting import facts_of, filed, roubles
        from dms.contracts.state.requests import Correct

        return filed(
            Correct,
            filing,
            lang,
            corrects=number,
            member_id=member,
            start=day(start, "--start", lang),
            last_day=day(last_day, "--last-day", lang),
            facts=facts_of(facts or (), current.agreement.offer, lang),
            amount=roubles(amount, "--amount", lang),
        )

    carry_out(contract, wanted, act, talk)


@spread
def recalculate_command(
    contract: options.ContractFile,
    *,
    start: _Day,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Recalculate the contract."""
    lang = talk.lang

    def wanted(_: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, needed_day
        from dms.contracts.state.requests import Recalculate

        return filed(
            Recalculate,
            filing,
            lang,
            start=needed_day(start, "--start", lang),
        )

    carry_out(contract, wanted, act, talk)
