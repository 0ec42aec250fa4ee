"""`dms best`: the best programme that a budget buys, and what more would cost."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options
from dms.cli.offer_files import OFFER_WRITERS
from dms.cli.output import (
    ExitCode,
    answering,
    exit_for,
    note,
    print_issues,
    say,
    say_document,
)
from dms.cli.results import check_endings, check_results, write_result
from dms.cli.seeking import Seeking, Sought
from dms.cli.spreading import spread
from dms.cli.wishes import Circumstances, Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.searching import Searched

__all__ = ["HELP", "best_command"]

HELP = text("Find the best programme for a budget, and what more would cost.").msgid

_Programme = Annotated[
    str | None,
    typer.Option(
        "--programme",
        metavar="NAME",
        help=text("The programme of the offer to start from, if there are several.").msgid,
    ),
]
_Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text(
            "Write the best programme as an offer to this file: .yaml or .json; or the text: .txt; "
            "may be repeated. An earlier file is replaced, but never an input."
        ).msgid,
    ),
]


@spread
def best_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    *,
    programme: _Programme = None,
    seeking: Seeking,
    circumstances: Circumstances,
    reading: Reading,
    questions: options.Questions = False,
    output: _Outputs = None,
    talk: Talk,
) -> None:
    """Search, show what was found, write the best programme, and end with a code."""
    lang, outputs = talk.lang, output or []
    sought = Sought.understood(seeking, lang)
    check_endings(outputs, (*OFFER_WRITERS, ".txt"), lang)
    check_results(outputs, [offer, roster, sought.brief], lang)
    with answering(lang, as_json=talk.as_json):
        from dms.cli.configuring import Asked
        from dms.cli.searching import look_for

        asked = Asked(offer, roster, programme, circumstances, reading, (), talk)
        searched = look_for(asked, sought)
        words = _text(searched, lang, questions=questions)
        is_written = any(path.suffix.lower() == ".txt" for path in outputs)
        _show(searched, "" if is_written and searched.search.best else words, talk)
        best = searched.search.best
        if best is None:
            if outputs:
                note(text("Nothing was written: no programme was found.").to(lang))
            raise typer.Exit(ExitCode.ISSUES)
        for path in outputs:
            make = OFFER_WRITERS.get(path.suffix.lower())
            content = words if make is None else make(best.configuration.offer)
            write_result(path, content, lang=lang)
        exit_for(searched.issues, talk.fail_on)


def _show(searched: "Searched", words: str, talk: Talk) -> None:
    """Write what was found to standard output; what is wrong with the list to standard error."""
    if talk.as_json:
        from dms.report.search_document import search_document

        more = [*searched.notes, *searched.imported.issues]
        say_document(search_document(searched.search, talk.lang, more=more))
        return
    print_issues(searched.imported.issues, talk.lang)
    say(words)


def _text(searched: "Searched", lang: str, *, questions: bool) -> str:
    from dms.report.search_text import render_search

    return render_search(
        searched.search,
        lang,
        command=searched.command,
        questions=questions,
        more=searched.notes,
    )
