"""`dms change-programme` and `dms swap`: another programme, another person in the same place."""

from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import carry_out
from dms.cli.contract.groups import Act, Filing, Joiner
from dms.cli.output import day
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.state.requests import Request

__all__ = ["CHANGE_HELP", "SWAP_HELP", "change_programme_command", "swap_command"]

CHANGE_HELP = text("Move a person to another programme.").msgid
SWAP_HELP = text("Let a joiner take the place of a person.").msgid

_Programme = Annotated[
    str, typer.Argument(metavar="PROGRAMME", help=text("Its id or name in the offer.").msgid)
]


@spread
def change_programme_command(
    contract: options.ContractFile,
    member: options.MemberArgument,
    programme: _Programme,
    *,
    start: options.WishedStart = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Change the programme of one person."""
    lang = talk.lang

    def wanted(_: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed
        from dms.contracts.state.requests import ChangeProgramme

        return filed(
            ChangeProgramme,
            filing,
            lang,
            member_id=member,
            programme=programme,
            start=day(start, "--start", lang),
        )

    carry_out(contract, wanted, act, talk)


@spread
def swap_command(
    contract: options.ContractFile,
    member: options.MemberArgument,
    *,
    joiner: Joiner,
    start: options.WishedStart = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Replace one person by another of the same relationship."""
    lang = talk.lang

    def wanted(current: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, joiner_record
        from dms.contracts.state.requests import Swap
        from dms.members import Relationship

        leaver = current.standing.person(member)
        record = joiner_record(
            joiner,
            current.agreement.offer,
            lang,
            relationship=leaver.member.relationship if leaver else Relationship.EMPLOYEE,
            employee_id=leaver.member.employee_id if leaver else None,
        )
        return filed(
            Swap,
            filing,
            lang,
            member_id=member,
            joiner=record,
            start=day(start, "--start", lang),
        )

    carry_out(contract, wanted, act, talk)
