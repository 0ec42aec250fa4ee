"""`dms contract new`: an offer, a list of people and terms become a contract."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options as shared
from dms.cli.contract import options
from dms.cli.output import answering, day, exit_for, note, print_issues, refuse
from dms.cli.results import refuse_existing, writing
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk, Wishes
from dms.i18n import text

if TYPE_CHECKING:
    from datetime import date

    from dms.cli.inputs import Inputs
    from dms.contracts.contract import Contract
    from dms.contracts.terms.terms import Terms

__all__ = ["NEW_HELP", "new_command"]

NEW_HELP = text("Conclude a contract: an offer, a list of people and terms.").msgid

_Number = Annotated[str, typer.Option("--number", help=text("The number of the contract.").msgid)]
_Concluded = Annotated[
    str | None,
    typer.Option(
        "--concluded",
        metavar="DATE",
        help=text("Day of conclusion; the first day of the contract by default.").msgid,
    ),
]
_Policyholder = Annotated[
    str | None,
    typer.Option(
        "--policyholder", help=text("Who takes out the insurance; as the offer has it.").msgid
    ),
]
_NewContract = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE.json",
        help=text("Write the contract to this new file; without it, only show.").msgid,
    ),
]


@spread
def new_command(
    offer: shared.OfferFile,
    roster: shared.RosterFile,
    *,
    terms: options.TermsFile,
    number: _Number,
    assume_term: options.AssumeTerm = None,
    concluded: _Concluded = None,
    policyholder: _Policyholder = None,
    reading: Reading,
    wishes: Wishes,
    output: _NewContract = None,
    talk: Talk,
) -> None:
    """Conclude a contract, show it, and write it where `-o` says."""
    lang = talk.lang
    _check_output(output, lang)
    if not number.strip():
        refuse(text("--number is empty; give the number of the contract."), lang)
    with answering(lang, as_json=talk.as_json):
        from dms.cli.contract.showing import show_contract
        from dms.cli.contract.terms import terms_of
        from dms.cli.inputs import inputs_of
        from dms.errors import LoadError

        agreed = terms_of(terms, assume_term, lang)
        concluded_on = day(concluded, "--concluded", lang)
        inputs = inputs_of(offer, roster, reading, wishes, lang)
        if not inputs.imported.ok:
            raise LoadError(inputs.imported.issues)
        contract = _concluded(inputs, wishes, agreed, number, concluded_on, policyholder)
        issues = [*inputs.imported.issues, *contract.issues]
        if not talk.as_json:
            print_issues(issues, lang)
        if output is not None:
            _write(contract, output, lang)
        show_contract(contract, contract.period.start, talk)
        if output is None:
            note(text("Nothing has been written. To keep the contract, add -o FILE.json.").to(lang))
        exit_for(issues, talk.fail_on)


def _check_output(output: Path | None, lang: str) -> None:
    if output is not None and output.suffix != ".json":
        refuse(text("The name of the result must end in {endings}.", endings=".json"), lang)
    if output is not None and output.exists():
        refuse_existing(output, lang)


def _concluded(
    inputs: "Inputs",
    wishes: Wishes,
    terms: "Terms",
    number: str,
    concluded_on: "date | None",
    policyholder: str | None,
) -> "Contract":
    """Conclude the contract. Raises QuoteRefused when somebody has no price."""
    from dms.contracts.contract import Contract

    return Contract.from_offer(
        inputs.offer,
        inputs.imported.roster,
        terms=terms,
        number=number,
        period=inputs.period,
        concluded_on=concluded_on,
        modules=inputs.taken or None,
        payment=wishes.payment,
        headcount=wishes.headcount,
        policyholder=policyholder,
    )


def _write(contract: "Contract", path: Path, lang: str) -> None:
    """Write a contract into a new file; one that has come up meanwhile stays as it is."""
    from dms.io.contract_file import save_contract

    with writing(path, lang):
        try:
            save_contract(contract, path, new=True)
        except FileExistsError:
            refuse_existing(path, lang)
    note(text("Written: {path}", path=str(path)).to(lang))
