"""`dms insurer-list`: who joined and who left, in the insurer's own columns."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options as shared
from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.contract.spans import Span, period_of
from dms.cli.output import answering, exit_for, note, print_problems, refuse
from dms.cli.results import refuse_overwriting, writing
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import plural, text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.io.insurer_list import InsurerList
    from dms.periods import Period

__all__ = ["INSURER_LIST_HELP", "insurer_list_command"]

INSURER_LIST_HELP = text("Write the list of joiners or leavers in the insurer's layout.").msgid

_ENDINGS = (".xlsx", ".csv")

_Layout = Annotated[
    str,
    typer.Option(
        "--layout", help=text("The insurer: alfa, zetta …; an unknown name lists all.").msgid
    ),
]
_Kind = Annotated[
    options.Change,
    typer.Option("--kind", help=text("Who is listed: attach, detach or data-change.").msgid),
]
_Ids = Annotated[
    bool, typer.Option("--ids", help=text("Add a column with your own numbers.").msgid)
]
_Result = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text("Write the list to this file, .xlsx or .csv; an earlier one is replaced.").msgid,
    ),
]


@spread
def insurer_list_command(
    contract: options.ContractFile,
    *,
    layout: _Layout,
    kind: _Kind,
    span: Span,
    end_date: shared.EndMeaning = None,
    ids: _Ids = False,
    output: _Result,
    talk: Talk,
) -> None:
    """Write the lists of what was booked in a period."""
    lang = talk.lang
    period = period_of(span, lang)
    if output.suffix.lower() not in _ENDINGS:
        known = " / ".join(_ENDINGS)
        refuse(text("The name of the result must end in {endings}.", endings=known), lang)
    refuse_overwriting(output, [contract], lang)
    with answering(lang, as_json=talk.as_json):
        lists = _lists(loaded(contract), period, layout, kind, end_date, lang, ids=ids)
        issues = [issue for one in lists for issue in one.issues]
        print_problems(issues, lang, as_json=talk.as_json)
        _write(lists, output, lang)
        exit_for(issues, talk.fail_on)


def _lists(
    contract: "Contract",
    period: "Period",
    layout: str,
    kind: options.Change,
    end_date: str | None,
    lang: str,
    *,
    ids: bool,
) -> "Sequence[InsurerList]":
    """Make the lists; an unknown layout ends the command with those that there are."""
    from dms.io.insurer_list import LIST_LAYOUTS, ListKind, insurer_lists, list_layout_named
    from dms.io.insurer_list.from_contract import listed_changes

    try:
        known = list_layout_named(layout)
    except ValueError:
        said = text(
            "There is no layout “{name}” that can be used; there are: {known}.",
            name=layout,
            known=", ".join(LIST_LAYOUTS),
        )
        refuse(said, lang)
    wanted = ListKind[kind.name]
    changes = [change for change in listed_changes(contract, period) if change.kind is wanted]
    return insurer_lists(changes, known, end_date=end_date, ids=ids)


def _write(lists: "Sequence[InsurerList]", output: Path, lang: str) -> None:
    """Write each list to a file of its own; the second gets `-2` behind its name."""
    listed = [one for one in lists if one.rows]
    if not listed and any(one.issues for one in lists):
        note(text("Nothing was written. Correct what is said above, then run it again.").to(lang))
    elif not listed:
        note(text("There is nobody to list for this period; no file was written.").to(lang))
    for number, one in enumerate(listed, start=1):
        path = output if number == 1 else output.with_stem(f"{output.stem}-{number}")
        with writing(path, lang):
            one.write(path)
        said = plural(
            "Written: {path}, {count} person",
            "Written: {path}, {count} people",
            len(one.rows),
            path=str(path),
        )
        note(said.to(lang))
