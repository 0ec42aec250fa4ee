"""`dms configure`: put a programme together from what an offer lets choose."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options
from dms.cli.decisions import Decided, Decisions
from dms.cli.offer_files import OFFER_WRITERS
from dms.cli.output import ExitCode, answering, exit_for, note, print_issues, say, say_document
from dms.cli.results import check_endings, check_results, write_result
from dms.cli.spreading import spread
from dms.cli.wishes import Circumstances, Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.configuring import Asked, Started
    from dms.configurator.configuration import Configuration

__all__ = ["HELP", "configure_command"]

HELP = text("Put a programme together: what may be chosen, what it costs, what rules it out.").msgid

_Programme = Annotated[
    str | None,
    typer.Option(
        "--programme",
        metavar="NAME",
        help=text("The programme of the offer to start from, if there are several.").msgid,
    ),
]
_Listed = Annotated[
    bool,
    typer.Option("--list", help=text("List the choices; do not open the screen.").msgid),
]
_Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text(
            "Write the programme as an offer to this file: .yaml or .json; or the text: .txt; may "
            "be repeated. An earlier file is replaced, but never an input."
        ).msgid,
    ),
]


@spread
def configure_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    *,
    programme: _Programme = None,
    decisions: Decisions,
    listed: _Listed = False,
    circumstances: Circumstances,
    reading: Reading,
    questions: options.Questions = False,
    output: _Outputs = None,
    talk: Talk,
) -> None:
    """Configure, show it, write what was asked for, and end with a code that says how it went."""
    lang, outputs = talk.lang, tuple(output or ())
    decided = Decided.understood(decisions, lang)
    check_endings(outputs, (*OFFER_WRITERS, ".txt"), lang)
    check_results(outputs, [offer, roster], lang)
    by_hand = not (decisions.any or listed or questions or talk.as_json) and _has_terminal()
    with answering(lang, as_json=talk.as_json):
        from dms.cli.configuring import Asked, start

        asked = Asked(
            offer, roster, programme, circumstances, reading, outputs, talk, questions=questions
        )
        started = start(asked, decided)
        configuration = _on_screen(started, lang) if by_hand else started.configuration
        _show(configuration, started, asked)
        if not configuration.is_possible:
            if outputs:
                said = text("Nothing was written: the choices contradict each other.")
                note(said.to(lang))
            raise typer.Exit(ExitCode.ISSUES)
        for path in outputs:
            write_result(path, _written(path, configuration, started, asked), lang=lang)
        if by_hand and not outputs:
            _say_how_to_write(configuration, asked)
        exit_for(started.issues(configuration), talk.fail_on)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _on_screen(started: "Started", lang: str) -> "Configuration":
    """Let the user choose on the screen; giving up ends the command."""
    from dms.cli.terminal import run_screen

    found: Configuration | None = run_screen(started.configuration, lang)
    if found is None:
        note(text("You left without saving; nothing was written.").to(lang))
        raise typer.Exit(ExitCode.FINE)
    return found


def _show(configuration: "Configuration", started: "Started", asked: "Asked") -> None:
    """Write the configuration to standard output, unless its text goes to a file."""
    lang = asked.talk.lang
    if asked.talk.as_json:
        from dms.report.configuration_document import configuration_document

        more = [*started.notes, *started.imported.issues]
        say_document(configuration_document(configuration, lang, more=more))
        return
    print_issues(started.imported.issues, lang)
    is_written = any(path.suffix.lower() == ".txt" for path in asked.outputs)
    if not (is_written and configuration.is_possible):
        say(_text(configuration, started, asked))


def _written(path: Path, configuration: "Configuration", started: "Started", asked: "Asked") -> str:
    make = OFFER_WRITERS.get(path.suffix.lower())
    return _text(configuration, started, asked) if make is None else make(configuration.offer)


def _text(configuration: "Configuration", started: "Started", asked: "Asked") -> str:
    from dms.report.configuration_text import render_configuration

    return render_configuration(
        configuration,
        asked.talk.lang,
        command=asked.command,
        questions=asked.questions,
        more=started.notes,
    )


def _say_how_to_write(configuration: "Configuration", asked: "Asked") -> None:
    """Show the call that comes to the same, and writes it."""
    from dms.report.configuration_words import as_typed

    words = [asked.command, *map(as_typed, configuration.decisions), "-o programme.yaml"]
    said = text("To write it as an offer: {command}", command=" ".join(words))
    note(said.to(asked.talk.lang))
