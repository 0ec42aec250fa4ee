"""`dms explain`: how a premium came about, down to the lines of the offer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dms.cli import options
from dms.cli.output import answering, exit_for, print_issues, refuse, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk, Wishes
from dms.i18n import text

if TYPE_CHECKING:
    from dms.io.roster import RosterImport
    from dms.pricing.explanation import Explanation
    from dms.pricing.quote import Quote

__all__ = ["HELP", "SHOWN", "explain_command"]

HELP = text("Explain a premium down to the lines of the offer.").msgid

SHOWN = 10
"""How many names are listed when one is not found."""


_NEVER_FAILING = Talk(fail_on=options.FailOn.NEVER)


@spread
def explain_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    member: options.MemberId = None,
    *,
    module: options.ModuleKind = None,
    reading: Reading,
    wishes: Wishes,
    talk: Talk = _NEVER_FAILING,
) -> None:
    """Price the roster and write one explanation."""
    lang, as_json = talk.lang, talk.as_json
    if member is not None and module is not None:
        refuse(text("Name a member or --module, not both."), lang)
    with answering(lang, as_json=as_json):
        from dms.cli.inputs import price

        priced = price(offer, roster, reading, wishes, lang)
        if member is not None:
            _check_usable(member, priced.imported, lang)
        explanation = _explanation(priced.quote, member, module, lang)
        if not as_json:
            of_the_list = priced.imported.issues if member is None else ()
            print_issues([*priced.notes, *of_the_list], lang)
        _print(explanation, lang, as_json=as_json)
        exit_for(priced.issues, talk.fail_on)


def _explanation(
    quote: "Quote", member: str | None, module: str | None, lang: str
) -> "Explanation":
    """Explain what was asked for. Raises QuoteRefused where nothing has a price."""
    from dms.errors import QuoteRefused
    from dms.pricing.explanation import explain, explain_member, explain_module

    if member is not None:
        _check_known(member, quote.roster.column("id"), lang)
    if not quote.numbers or (quote.status == "refused" and member is None):
        raise QuoteRefused(quote.issues)
    if member is not None:
        return explain_member(quote, member)
    if module is not None:
        _check_known(module, list(quote.by_module), lang)
        return explain_module(quote, module)
    return explain(quote)


def _check_usable(member: str, imported: "RosterImport", lang: str) -> None:
    """End the command if the person is in the list, but only in rows that have errors."""
    if member in imported.faulty_ids and member not in imported.roster.column("id"):
        said = text(
            "“{name}” is not in this calculation: row {row} of the list has errors. Correct the "
            "row; `dms roster check` shows the cells.",
            name=member,
            row=imported.faulty_rows[imported.faulty_ids.index(member)],
        )
        refuse(said, lang)


def _check_known(name: str, known: Sequence[str], lang: str) -> None:
    if name not in known:
        said = text(
            "There is no “{name}” in this calculation; there are: {known}.",
            name=name,
            known=", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else ""),
        )
        refuse(said, lang)


def _print(explanation: "Explanation", lang: str, *, as_json: bool) -> None:
    if as_json:
        from dms.report.explanation_document import explanation_document

        say_document(explanation_document(explanation, lang))
    else:
        from dms.report.text import render_explanation

        say(render_explanation(explanation, lang))
