"""`dms quote`: what a group costs under an offer."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options
from dms.cli.output import answering, exit_for, print_issues, refuse, say, write
from dms.i18n import text

if TYPE_CHECKING:
    from dms.issues import Issue
    from dms.pricing.quote import Quote

__all__ = ["HELP", "quote_command"]

HELP = text("Calculate what a group costs under an offer.").msgid

_ENDINGS = (".json", ".txt")


def quote_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    *,
    profile: options.ProfileName = None,
    sheet: options.SheetName = None,
    end_date: options.EndMeaning = None,
    start: options.Start = None,
    last_day: options.LastDay = None,
    assume: options.Assume = None,
    take: options.Take = None,
    payment: options.Payment = None,
    today: options.Today = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help=text("Explain the total, or with --json each member's premium.").msgid
        ),
    ] = False,
    questions: Annotated[
        bool,
        typer.Option("--questions", help=text("List what the offer leaves open.").msgid),
    ] = False,
    as_json: options.AsJson = False,
    lang: options.LangOption = options.Language.RU,
    fail_on: options.FailOnOption = options.FailOn.ERROR,
    output: options.Output = None,
) -> None:
    """Price the roster, write the quote, and end with a code that says how good it is."""
    as_json = as_json or (output is not None and output.suffix == ".json")
    _check_output(output, lang, as_json=as_json)
    with answering(lang, as_json=as_json):
        from dms.cli.inputs import Wishes, price

        wishes = Wishes(
            lang=lang,
            profile=profile,
            sheet=sheet,
            end_date=end_date,
            start=start,
            last_day=last_day,
            today=today,
            payment=payment,
            assume=assume or (),
            take=take or (),
        )
        priced = price(offer, roster, wishes)
        asked = priced.quote.offer.questions() if questions else []
        if as_json:
            more = [*priced.notes, *priced.imported.issues, *asked]
            words = _json(priced.quote, lang, more, explain=explain)
        else:
            print_issues(priced.imported.issues, lang)
            words = _text(priced.quote, lang, [*priced.notes, *asked], explain=explain)
        if output is None:
            say(words)
        else:
            write(output, words, offer, roster, lang=lang)
        exit_for([*priced.issues, *asked], fail_on)


def _check_output(output: Path | None, lang: str, *, as_json: bool) -> None:
    if output is None:
        return
    endings = (".json",) if as_json else _ENDINGS
    if output.suffix not in endings:
        said = text("The name of the result must end in {endings}.", endings=" / ".join(endings))
        refuse(said, lang)


def _json(quote: "Quote", lang: str, more: "Iterable[Issue]", *, explain: bool) -> str:
    from dms.report.quote_json import quote_json

    return quote_json(quote, lang, explain=explain, more=more)


def _text(quote: "Quote", lang: str, more: "Iterable[Issue]", *, explain: bool) -> str:
    from dms.pricing.explanation import explain as explain_total
    from dms.report.text import render_explanation, render_quote

    words = render_quote(quote, lang, more=more)
    if not explain or quote.status == "refused":
        return words
    return f"{words}\n{render_explanation(explain_total(quote), lang)}"
