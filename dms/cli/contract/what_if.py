"""`dms what-if`: the year of a contract, and a plan for it, under other terms."""

from pathlib import Path
from typing import Annotated

import typer

from dms.cli.contract import options
from dms.cli.contract.carrying import loaded
from dms.cli.output import answering, exit_for, say, say_document
from dms.cli.spreading import spread
from dms.cli.wishes import Talk
from dms.i18n import text

__all__ = ["WHAT_IF_HELP", "what_if_command"]

WHAT_IF_HELP = text("Compare a year under the contract's terms and under others.").msgid

_Other = Annotated[
    str,
    typer.Option(
        "--under",
        metavar="TERMS",
        help=text("The other terms: a file, insurers-standard or client-improved.").msgid,
    ),
]
_Plan = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="PLAN",
        help=text("Who joins and leaves when, after what has happened: YAML, TOML or JSON.").msgid,
    ),
]


@spread
def what_if_command(
    contract: options.ContractFile,
    *,
    under: _Other,
    assume_term: options.AssumeTerm = None,
    plan: _Plan = None,
    talk: Talk,
) -> None:
    """Run the year under both terms, and clause by clause."""
    with answering(talk.lang, as_json=talk.as_json):
        from dms.cli.contract.terms import terms_of
        from dms.contracts.what_if.comparison import compare_terms
        from dms.contracts.what_if.planning import planned_requests
        from dms.io.hiring_plan import load_hiring_plan

        current = loaded(contract)
        other = terms_of(under, assume_term, talk.lang)
        planned = planned_requests(load_hiring_plan(plan), current) if plan is not None else ()
        found = compare_terms(current, planned, current.terms, other)
        if talk.as_json:
            from dms.report.what_if_document import what_if_document

            say_document(what_if_document(found, talk.lang))
        else:
            from dms.report.what_if_text import render_what_if

            say(render_what_if(found, talk.lang))
        exit_for(found.questions, talk.fail_on)
