"""`dms add` and `dms add-relative`: people who join during the year."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import carry_out, carry_out_all
from dms.cli.contract.groups import Act, Filing, Joiner
from dms.cli.output import day, refuse
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.contract.carrying import Asked
    from dms.contracts.contract import Contract
    from dms.contracts.state.requests import Request

__all__ = ["ADD_HELP", "ADD_RELATIVE_HELP", "add_command", "add_relative_command"]

ADD_HELP = text("Insure an employee, or everybody of a list, from the next possible day.").msgid
ADD_RELATIVE_HELP = text("Insure a relative of an insured employee.").msgid

_From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="LIST",
        help=text("A list of joiners instead: CSV, XLSX or XLS; all of them or none.").msgid,
    ),
]
_Of = Annotated[
    str,
    typer.Option("--of", metavar="MEMBER_ID", help=text("The number of the employee.").msgid),
]
_Relationship = Annotated[
    str,
    typer.Option(
        "--relationship",
        help=text("Who the relative is: spouse, child, parent or other; дочь, супруга …").msgid,
    ),
]
_Marriage = Annotated[
    str | None,
    typer.Option(
        "--marriage",
        metavar="DATE",
        help=text("Day of the marriage, where the terms measure a window from it.").msgid,
    ),
]


@spread
def add_command(
    contract: options.ContractFile,
    *,
    joiner: Joiner,
    joiners: _From = None,
    reading: Reading,
    start: options.WishedStart = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Add one employee, or everybody of a list."""
    lang = talk.lang
    if joiners is not None and joiner.is_described:
        refuse(text("Describe one person, or name a list with --from, not both."), lang)

    def of_list(current: "Contract") -> "Asked":
        return _of_list(current, joiners or Path(), reading, start, filing, lang)

    def described(current: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, joiner_record
        from dms.contracts.state.requests import Add

        record = joiner_record(joiner, current.agreement.offer, lang)
        return filed(Add, filing, lang, member=record, start=day(start, "--start", lang))

    if joiners is not None:
        carry_out_all(contract, of_list, act, talk)
    else:
        carry_out(contract, described, act, talk)


def _of_list(
    contract: "Contract",
    joiners: Path,
    reading: Reading,
    start: str | None,
    filing: Filing,
    lang: str,
) -> "Asked":
    """Read a list of joiners; a list with errors adds nobody."""
    from dms.cli.contract.requesting import requested_on
    from dms.cli.lists import extra_columns, read
    from dms.contracts.rosters.joining_list import requests_to_join
    from dms.errors import LoadError

    offer, on = contract.agreement.offer, requested_on(filing, lang)
    imported = read(joiners, reading, lang, as_of=on, extra=extra_columns(offer))
    if not imported.ok:
        raise LoadError(imported.issues)
    wished = day(start, "--start", lang)
    requests = requests_to_join(imported.roster, requested_on=on, start=wished, note=filing.note)
    return requests, imported.issues


@spread
def add_relative_command(
    contract: options.ContractFile,
    *,
    of: _Of,
    relationship: _Relationship,
    joiner: Joiner,
    marriage: _Marriage = None,
    start: options.WishedStart = None,
    filing: Filing,
    act: Act,
    talk: Talk,
) -> None:
    """Add one relative."""
    lang = talk.lang

    def wanted(current: "Contract") -> "Request":
        from dms.cli.contract.requesting import filed, joiner_record, relationship_of
        from dms.contracts.state.requests import AddRelative
        from dms.contracts.terms.relative_terms import Since

        married = day(marriage, "--marriage", lang)
        record = joiner_record(
            joiner,
            current.agreement.offer,
            lang,
            relationship=relationship_of(relationship, lang),
            employee_id=of,
        )
        return filed(
            AddRelative,
            filing,
            lang,
            member=record,
            start=day(start, "--start", lang),
            events={Since.MARRIAGE: married} if married is not None else {},
        )

    carry_out(contract, wanted, act, talk)
