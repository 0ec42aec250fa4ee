"""`dms remove` and `dms terminate`: a person leaves, or the whole contract ends early."""

from typing import TYPE_CHECKING

from dms.cli.contract import options
from dms.cli.contract.carrying import carry_out
from dms.cli.contract.groups import Act, Filing
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.state.requests import Request

__all__ = ["REMOVE_HELP", "TERMINATE_HELP", "remove_command", "terminate_command"]

REMOVE_HELP = text("End the cover of a person, with what comes back.").msgid
TERMINATE_HELP = text("End the whole contract early.").msgid


@spread
def remove_command(
    contract: options.ContractFile,
    member: options.MemberArgument,
    *,
    last_day: options.WishedLastDay,
    refund: options.Refund = options.RefundMethod.SET_OFF,
    claims: options.Claims = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Remove one person, and the relatives where the terms say so."""
    lang = talk.lang

    def wanted(_: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, needed_day, roubles
        from dms.contracts.rules.refund import Method
        from dms.contracts.state.requests import Remove

        return filed(
            Remove,
            filing,
            lang,
            member_id=member,
            last_day=needed_day(last_day, "--last-day", lang),
            refund=Method[refund.name],
            claims=roubles(claims, "--claims", lang),
        )

    carry_out(contract, wanted, act, talk)


@spread
def terminate_command(
    contract: options.ContractFile,
    *,
    by: options.By,
    last_day: options.WishedLastDay,
    refund: options.Refund = options.RefundMethod.CASH,
    claims: options.Claims = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """End the contract."""
    lang = talk.lang

    def wanted(_: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, needed_day, roubles
        from dms.contracts.rules.refund import Method
        from dms.contracts.state.requests import Terminate

        return filed(
            Terminate,
            filing,
            lang,
            by=by.value,
            last_day=needed_day(last_day, "--last-day", lang),
            refund=Method[refund.name],
            claims=roubles(claims, "--claims", lang),
        )

    carry_out(contract, wanted, act, talk)
