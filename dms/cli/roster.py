"""`dms roster check`: everything that is wrong with a list of people, with its cells."""

from pathlib import Path
from typing import TYPE_CHECKING

from dms.cli import options
from dms.cli.output import answering, day, exit_for, note, refuse, say, say_document
from dms.cli.results import refuse_overwriting, writing
from dms.cli.spreading import spread
from dms.cli.wishes import Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.io.roster import RosterImport

__all__ = ["CHECK_HELP", "HELP", "check_command"]

HELP = text("Work with lists of people.").msgid
CHECK_HELP = text("Check a list of people and show every problem with its cell.").msgid


@spread
def check_command(
    roster: options.RosterFile,
    *,
    reading: Reading,
    as_of: options.AsOf = None,
    annotate: options.Annotate = None,
    talk: Talk,
) -> None:
    """Read the list, write what is wrong, and mark a copy if asked."""
    lang = talk.lang
    with answering(lang, as_json=talk.as_json):
        from dms.cli.lists import read

        imported = read(roster, reading, lang, as_of=day(as_of, "--as-of", lang))
        if annotate is not None:
            _mark(imported, annotate, lang)
        _print(imported, lang, as_json=talk.as_json)
        exit_for(imported.issues, talk.fail_on)


def _print(imported: "RosterImport", lang: str, *, as_json: bool) -> None:
    from dms.report.roster_check import render_roster_check, roster_check

    if as_json:
        say_document(roster_check(imported, lang))
    else:
        say(render_roster_check(imported, lang))


def _mark(imported: "RosterImport", path: Path, lang: str) -> None:
    """Write the marked copy; a name that will not do ends the command."""
    if path.suffix.lower() != ".xlsx":
        refuse(text("The name of the result must end in {endings}.", endings=".xlsx"), lang)
    refuse_overwriting(path, [imported.file.path], lang)
    with writing(path, lang):
        written = imported.annotate(path, lang)
    note(text("The marked copy is in {path}", path=str(written)).to(lang))
