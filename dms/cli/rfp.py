"""`dms rfp`: the request of a brief as forms for insurers, and filled forms read back."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dms.cli import options
from dms.cli.output import (
    ExitCode,
    answering,
    exit_for,
    note,
    print_issues,
    print_problems,
    refuse,
    say,
)
from dms.cli.results import check_results, refuse_existing, same_file, write_new, writing
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import plural, text
from dms.issues import Severity

if TYPE_CHECKING:
    from dms.documents import Document
    from dms.io.rfp import RfpAnswer

__all__ = ["HELP", "NEW_HELP", "READ_HELP", "new_command", "read_command"]

HELP = text("Ask insurers for offers with forms, and read their answers.").msgid
NEW_HELP = text("Write the request of a brief as a form for each insurer, XLSX.").msgid
READ_HELP = text("Read a filled form: an offer and terms, or every cell that is wrong.").msgid

_NOT_OF_A_NAME = re.compile(r"[^\w-]+")
_LONGEST_NAME = 80

_Brief = Annotated[
    Path,
    typer.Argument(metavar="BRIEF", help=text("The brief: YAML, TOML or JSON.").msgid),
]
_Insurers = Annotated[
    list[str],
    typer.Option("--insurer", help=text("An insurer to ask; may be repeated.").msgid),
]
_Folder = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="FOLDER",
        help=text("Write the forms into this folder; forms that are there stay.").msgid,
    ),
]
_Form = Annotated[
    Path,
    typer.Argument(metavar="FORM", help=text("The form that an insurer has filled in.").msgid),
]
_TermsOut = Annotated[
    Path | None,
    typer.Option(
        "--terms-out",
        metavar="FILE",
        help=text("Write the terms to this new file; a file that is there stays.").msgid,
    ),
]
_ForBrief = Annotated[
    Path | None,
    typer.Option(
        "--brief",
        metavar="BRIEF",
        help=text("The brief that the form must be an answer to.").msgid,
    ),
]


@spread
def new_command(
    brief: _Brief,
    *,
    insurer: _Insurers,
    output: _Folder,
    lang: options.LangOption = options.Language.RU,
) -> None:
    """Write one form for each insurer, after saying what the brief forgot."""
    with answering(lang, as_json=False):
        from dms.io.requirements import load_requirement
        from dms.io.rfp import rfp_form
        from dms.requirements.checklist import forgotten

        requirement = load_requirement(brief)
        paths = _paths(insurer, output, lang)
        print_issues(forgotten(requirement), lang)
        forms = [rfp_form(requirement, insurer=name, lang=lang) for name in insurer]
        with writing(output, lang):
            output.mkdir(parents=True, exist_ok=True)
        for path, form in zip(paths, forms, strict=True):
            write_new(path, form, lang=lang)


def _paths(insurers: Sequence[str], folder: Path, lang: str) -> list[Path]:
    """Return the name of the file for each insurer; a file that is there ends the command."""
    paths = [folder / f"rfp-{_safe(name)}.xlsx" for name in insurers]
    if any(not name.strip() for name in insurers):
        refuse(text("--insurer is empty; give the name of a company."), lang)
    if len(set(paths)) < len(paths):
        refuse(text("Two insurers have the same name; tell them apart."), lang)
    for path in paths:
        if path.exists():
            refuse_existing(path, lang)
    return paths


def _safe(name: str) -> str:
    """Return a name that is good for a file everywhere: letters, digits and hyphens."""
    return _NOT_OF_A_NAME.sub("-", name).strip("-")[:_LONGEST_NAME].lower() or "insurer"


@spread
def read_command(
    form: _Form,
    *,
    output: options.NewFile = None,
    terms_out: _TermsOut = None,
    brief: _ForBrief = None,
    talk: Talk,
) -> None:
    """Read a form; write the offer and the terms as YAML unless something is wrong."""
    lang = talk.lang
    _check_outputs(output, terms_out, lang)
    with answering(lang, as_json=talk.as_json):
        from dms.io.requirements import load_requirement
        from dms.io.rfp import read_rfp

        requirement = load_requirement(brief) if brief is not None else None
        answer = read_rfp(form, name=str(form), requirement=requirement)
        print_problems(answer.issues, lang, as_json=talk.as_json)
        if not answer.ok:
            note(text("Nothing was written: correct the cells first.").to(lang))
            raise typer.Exit(ExitCode.UNUSABLE)
        if output is None and not talk.as_json:
            say(_offer_of(answer))
        for path, document in _documents(answer, output, terms_out):
            write_new(path, document, lang=lang)
        _say_what_is_open(answer, lang)
        exit_for(answer.issues, talk.fail_on)


def _check_outputs(output: Path | None, terms_out: Path | None, lang: str) -> None:
    """Refuse names that will not do before anything is read."""
    paths = [path for path in (output, terms_out) if path is not None]
    for path in paths:
        if path.suffix not in (".yaml", ".yml"):
            refuse(text("The name of the result must end in {endings}.", endings=".yaml"), lang)
        if path.exists():
            refuse_existing(path, lang)
    if len(paths) > 1 and same_file(*paths):
        refuse(text("The offer and the terms need two files; choose another name."), lang)
    check_results(paths, (), lang)


def _documents(
    answer: "RfpAnswer", output: Path | None, terms_out: Path | None
) -> Iterator[tuple[Path, str]]:
    """Yield what is to be written where."""
    if output is not None:
        yield output, _offer_of(answer)
    if terms_out is not None:
        yield terms_out, _yaml(answer.terms)


def _offer_of(answer: "RfpAnswer") -> str:
    return _yaml(answer.offer)


def _yaml(document: "Document | None") -> str:
    from dms.io.yaml_writing import as_yaml

    assert document is not None  # noqa: S101 - a form without errors has both
    return as_yaml(document)


def _say_what_is_open(answer: "RfpAnswer", lang: str) -> None:
    count = sum(issue.severity is Severity.QUESTION for issue in answer.issues)
    if count:
        said = plural(
            "{count} question to the insurer is open.",
            "{count} questions to the insurer are open.",
            count,
        )
        note(said.to(lang))
