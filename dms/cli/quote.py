"""`dms quote`: what a group costs under an offer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dms.cli import options
from dms.cli.output import answering, exit_for, print_issues, refuse, say
from dms.cli.results import write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk, Wishes
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.inputs import Priced
    from dms.issues import Issue

__all__ = ["HELP", "quote_command"]

HELP = text("Calculate what a group costs under an offer.").msgid

_ENDINGS = (".json", ".txt", ".html")


@spread
def quote_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    *,
    reading: Reading,
    wishes: Wishes,
    explain: options.Explain = False,
    questions: options.Questions = False,
    talk: Talk,
    output: options.QuoteOutput = None,
) -> None:
    """Price the roster, write the quote, and end with a code that says how good it is."""
    lang = talk.lang
    as_json = _is_json(output, lang, as_json=talk.as_json)
    with answering(lang, as_json=as_json):
        from dms.cli.inputs import price

        priced = price(offer, roster, reading, wishes, lang)
        asked = priced.quote.offer.questions() if questions else []
        is_page = output is not None and output.suffix == ".html"
        written = _json if as_json else _page if is_page else _text
        words = written(priced, lang, asked, explain=explain)
        if output is None:
            say(words)
        else:
            write_result(output, words, offer, roster, lang=lang, private=True)
        exit_for([*priced.issues, *asked], talk.fail_on)


def _is_json(output: Path | None, lang: str, *, as_json: bool) -> bool:
    """Say whether JSON is wanted; the ending of the result's name must fit."""
    if output is None:
        return as_json
    endings = _ENDINGS[:1] if as_json else _ENDINGS
    if output.suffix not in endings:
        said = text("The name of the result must end in {endings}.", endings=" / ".join(endings))
        refuse(said, lang)
    return output.suffix == ".json"


def _json(priced: "Priced", lang: str, asked: "Sequence[Issue]", *, explain: bool) -> str:
    from dms.report.quote_json import quote_json

    more = [*priced.notes, *priced.imported.issues, *asked]
    return quote_json(priced.quote, lang, explain=explain, more=more)


def _page(priced: "Priced", lang: str, asked: "Sequence[Issue]", *, explain: bool) -> str:  # noqa: ARG001
    """Write the quote as a page; it always explains the total."""
    from dms.report.quote_html import render_quote_html

    print_issues(priced.imported.issues, lang)
    return render_quote_html(priced.quote, lang, more=[*priced.notes, *asked])


def _text(priced: "Priced", lang: str, asked: "Sequence[Issue]", *, explain: bool) -> str:
    """Write the quote as text; what is wrong with the list goes to standard error."""
    from dms.pricing.explanation import explain as explain_total
    from dms.report.text import render_explanation, render_quote

    print_issues(priced.imported.issues, lang)
    words = render_quote(priced.quote, lang, more=[*priced.notes, *asked])
    if not explain or priced.quote.status == "refused":
        return words
    return f"{words}\n{render_explanation(explain_total(priced.quote), lang)}"
