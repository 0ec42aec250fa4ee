"""`dms grades`: who gets which programme, what it costs the company, what upgrades cost."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import frozen

from dms.cli import options
from dms.cli.decisions import names_in
from dms.cli.list_files import LIST_ENDINGS, people_with_programmes
from dms.cli.offer_files import OFFER_WRITERS
from dms.cli.output import (
    ExitCode,
    answering,
    exit_for,
    note,
    print_issues,
    refuse,
    say,
    say_document,
)
from dms.cli.results import check_endings, check_results, write_result
from dms.cli.seeking import BudgetOption, VaryOption, roubles
from dms.cli.spreading import spread
from dms.cli.wishes import Circumstances, Reading, Talk
from dms.i18n import text

if TYPE_CHECKING:
    from dms.cli.grading import Graded
    from dms.report.grade_plan_document import GradePlanDocument

__all__ = ["HELP", "grades_command"]

HELP = text("Give people programmes by grade: who gets which, what it costs, upgrades.").msgid

_GradesFile = Annotated[
    Path,
    typer.Argument(metavar="GRADES", help=text("Who gets which programme: YAML or JSON.").msgid),
]
_Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=text(
            "Write the programmes as one offer to this file: .yaml or .json; the list of people "
            "with their programmes: .csv or .xlsx; or the text: .txt; may be repeated. An earlier "
            "file is replaced, but never an input."
        ).msgid,
    ),
]


@frozen
class Finding:
    """Whether the programmes are searched, and what is shown of them."""

    best: Annotated[
        bool,
        typer.Option("--best", help=text("Find the best programmes for all grades.").msgid),
    ] = False
    budget: BudgetOption = None
    vary: VaryOption = None
    people: Annotated[
        bool,
        typer.Option(
            "--people", help=text("List what an upgrade costs each person, by number.").msgid
        ),
    ] = False
    questions: options.Questions = False


@spread
def grades_command(
    offer: options.OfferFile,
    roster: options.RosterFile,
    grades: _GradesFile,
    *,
    finding: Finding,
    circumstances: Circumstances,
    reading: Reading,
    output: _Outputs = None,
    talk: Talk,
) -> None:
    """Assign people, make or find the programmes, show what they cost, and end with a code."""
    lang, outputs = talk.lang, output or []
    budget = roubles(finding.budget, "--budget", lang)
    vary = names_in(finding.vary, "--vary", "programme.deductible", lang)
    if (budget is not None or vary) and not finding.best:
        refuse(text("--budget and --vary are for the search; add --best."), lang)
    check_endings(outputs, (*OFFER_WRITERS, *LIST_ENDINGS, ".txt"), lang)
    check_results(outputs, [offer, roster, grades], lang)
    with answering(lang, as_json=talk.as_json):
        from dms.cli.grading import Wanted, read_and_grade

        wanted = Wanted(finding.best, budget, vary)
        graded = read_and_grade(offer, roster, grades, wanted, circumstances, reading, talk)
        _show(graded, finding, outputs, talk)
        if graded.plan is None:
            if outputs:
                note(text("Nothing was written: no programmes were found.").to(lang))
            raise typer.Exit(ExitCode.ISSUES)
        for path in outputs:
            has_people = path.suffix.lower() in LIST_ENDINGS
            content = _written(path, graded, finding, lang)
            write_result(path, content, lang=lang, private=has_people)
        asked = graded.plan.offer.questions() if finding.questions else []
        exit_for([*graded.issues, *asked], talk.fail_on)


def _show(graded: "Graded", finding: Finding, outputs: Sequence[Path], talk: Talk) -> None:
    """Write the programmes to standard output, unless their text goes to a file."""
    if talk.as_json:
        say_document(_document(graded, finding, talk.lang))
        return
    print_issues(graded.imported.issues, talk.lang)
    is_written = any(path.suffix.lower() == ".txt" for path in outputs)
    if graded.plan is None or not is_written:
        say(_text(graded, finding, talk.lang))


def _written(path: Path, graded: "Graded", finding: Finding, lang: str) -> str | bytes:
    ending = path.suffix.lower()
    if graded.plan is not None and ending in LIST_ENDINGS:
        return people_with_programmes(graded.plan, ending)
    make = OFFER_WRITERS.get(ending)
    if make is None or graded.plan is None:
        return _text(graded, finding, lang)
    return make(graded.plan.offer)


def _text(graded: "Graded", finding: Finding, lang: str) -> str:
    from dms.report.grade_plan_text import render_grade_plan, render_grade_search

    people, questions, more = finding.people, finding.questions, graded.notes
    if graded.search is not None:
        return render_grade_search(
            graded.search, lang, people=people, questions=questions, more=more
        )
    assert graded.plan is not None  # noqa: S101 - it was made and not searched
    return render_grade_plan(graded.plan, lang, people=people, questions=questions, more=more)


def _document(graded: "Graded", finding: Finding, lang: str) -> "GradePlanDocument":
    from dms.report.grade_plan_document import grade_plan_document, grade_search_document

    more = [*graded.notes, *graded.imported.issues]
    if graded.search is not None:
        return grade_search_document(graded.search, lang, people=finding.people, more=more)
    assert graded.plan is not None  # noqa: S101 - it was made and not searched
    return grade_plan_document(graded.plan, lang, people=finding.people, more=more)
