"""`dms letter`: an offer letter (коммерческое предложение) of what a group costs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from attrs import evolve, frozen

from dms.cli import options
from dms.cli.contract.options import AssumeTerm
from dms.cli.output import answering, day, exit_for, print_issues, refuse
from dms.cli.results import write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Wishes
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.inputs import Inputs
    from dms.contracts.contract import Contract
    from dms.contracts.terms.terms import Terms
    from dms.issues import Issue
    from dms.pricing.quote import Quote
    from dms.report.offer_letter import LetterDetails

__all__ = ["HELP", "letter_command"]

HELP = text("Write an offer letter (коммерческое предложение), DOCX or HTML.").msgid

_ENDINGS = (".docx", ".html")
_TEMPLATES = {".docx": (".docx",), ".html": (".html", ".j2")}


@frozen
class Letter:
    """What the letter says beside the figures."""

    number: Annotated[str, typer.Option("--number", help=text("Outgoing number.").msgid)]
    dated: Annotated[
        str, typer.Option("--date", metavar="DATE", help=text("Day of the letter.").msgid)
    ]
    sender: Annotated[str, typer.Option("--from", help=text("The company that sends it.").msgid)]
    client: Annotated[
        str | None,
        typer.Option("--client", help=text("To whom; by default the client of the offer.").msgid),
    ] = None
    signatory: Annotated[
        str | None, typer.Option("--signatory", help=text("Who signs the letter.").msgid)
    ] = None
    position: Annotated[
        str | None, typer.Option("--position", help=text("Position of who signs.").msgid)
    ] = None
    contact: Annotated[
        list[str] | None,
        typer.Option(
            "--contact", help=text("A line with address or telephone; may be repeated.").msgid
        ),
    ] = None


_Terms = Annotated[
    str | None,
    typer.Option(
        "--terms",
        metavar="TERMS",
        help=text(
            "Terms of the contract, for its rules and payments: a file, insurers-standard or "
            "client-improved."
        ).msgid,
    ),
]
_Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help=text("Your own letterhead: a DOCX or HTML file with {{ names }}.").msgid,
    ),
]
_Output = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text("Write the letter to this .docx or .html file.").msgid,
    ),
]


@spread
def letter_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    *,
    letter: Letter,
    output: _Output,
    terms: _Terms = None,
    assume_term: AssumeTerm = None,
    template: _Template = None,
    reading: Reading,
    wishes: Wishes,
    lang: options.LangOption = options.Language.RU,
    fail_on: options.FailOnOption = options.FailOn.ERROR,
) -> None:
    """Price the roster, on given terms as their contract would, and write the letter."""
    _check_endings(output, template, lang)
    details = _details(letter, lang)
    if assume_term and terms is None:
        refuse(text("--assume-term answers for --terms; name them too."), lang)
    with answering(lang, as_json=False):
        from dms.cli.contract.terms import terms_of
        from dms.cli.inputs import inputs_of
        from dms.errors import LoadError

        agreed = terms_of(terms, assume_term, lang) if terms is not None else None
        as_of = evolve(wishes, today=wishes.today or letter.dated)
        inputs = inputs_of(offer, roster, reading, as_of, lang)
        if not inputs.imported.ok:
            raise LoadError(inputs.imported.issues)
        priced, remarks = _priced(inputs, wishes, agreed, details.number)
        issues = [*inputs.imported.issues, *remarks]
        written = _written(priced, details, output, template, lang)
        print_issues(issues, lang)
        write_result(output, written, offer, roster, template, lang=lang)
        exit_for(issues, fail_on)


def _check_endings(output: Path, template: Path | None, lang: str) -> None:
    if output.suffix not in _ENDINGS:
        said = text("The name of the result must end in {endings}.", endings=" / ".join(_ENDINGS))
        refuse(said, lang)
    if template is not None and template.suffix not in _TEMPLATES[output.suffix]:
        refuse(
            text(
                "The template of a letter in {ending} must end in {endings}.",
                ending=output.suffix,
                endings=" / ".join(_TEMPLATES[output.suffix]),
            ),
            lang,
        )


def _details(letter: Letter, lang: str) -> "LetterDetails":
    from dms.report.offer_letter import LetterDetails

    for name, said in (("--number", letter.number), ("--from", letter.sender)):
        if not said.strip():
            refuse(text("{option} is empty; say what the letter is to have.", option=name), lang)
    dated = day(letter.dated, "--date", lang)
    assert dated is not None  # noqa: S101 - `day` refuses what is no date
    return LetterDetails(
        number=letter.number,
        day=dated,
        sender=letter.sender,
        client=letter.client,
        signatory=letter.signatory,
        position=letter.position,
        contacts=tuple(letter.contact or ()),
    )


def _priced(
    inputs: "Inputs", wishes: Wishes, terms: "Terms | None", number: str
) -> "tuple[Quote | Contract, Sequence[Issue]]":
    """Price the list; on given terms as the contract that would be concluded on them."""
    from dms.contracts.contract import Contract
    from dms.pricing.contract_period import contract_period
    from dms.pricing.quoting import quote

    roster = inputs.imported.roster
    wanted: dict[str, Any] = {
        "period": inputs.period,
        "modules": inputs.taken or None,
        "payment": wishes.payment,
        "headcount": wishes.headcount,
    }
    if terms is None:
        found = quote(inputs.offer, roster, today=inputs.today, **wanted)
        return found, found.issues
    drafted = Contract.from_offer(inputs.offer, roster, terms=terms, number=number, **wanted)
    _, of_period = contract_period(inputs.offer, inputs.period, inputs.today)
    known = {issue.code for issue in drafted.issues}
    return drafted, (*(i for i in of_period if i.code not in known), *drafted.issues)


def _written(
    priced: "Quote | Contract",
    details: "LetterDetails",
    output: Path,
    template: Path | None,
    lang: str,
) -> bytes:
    from dms.report.offer_letter import offer_letter_docx, offer_letter_html

    if output.suffix == ".docx":
        return offer_letter_docx(priced, details, lang=lang, template=template)
    return offer_letter_html(priced, details, lang=lang, template=template).encode("utf-8")
