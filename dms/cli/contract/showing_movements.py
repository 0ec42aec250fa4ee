"""Showing what requests come to: one movement in full, several as a list, beside other terms."""

from collections.abc import Sequence

from dms.cli.contract.carrying import Made
from dms.cli.contract.groups import Act
from dms.cli.contract.terms import terms_of
from dms.cli.output import print_issues, say, say_document
from dms.cli.wishes import Talk
from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.what_if.beside import alternatives

__all__ = ["show_movements"]


def show_movements(made: Made, act: Act, talk: Talk) -> None:
    """Write what requests come to."""
    lang = talk.lang
    terms = terms_of(act.under, act.assume_term, lang) if act.under is not None else None
    others = alternatives(made.contract, made.movements, terms) if terms is not None else ()
    if talk.as_json:
        from dms.report.movements_document import movements_document

        say_document(movements_document(made.movements, others, terms, made.remarks, lang))
        return
    print_issues(made.remarks, lang)
    say(_words(made.contract, made.movements, lang))
    if terms is not None and others:
        from dms.report.alternatives import render_alternatives

        say("\n" + render_alternatives(others, terms, lang))


def _words(contract: Contract, movements: Sequence[Movement], lang: str) -> str:
    if not movements:
        return ""
    if len(movements) == 1:
        from dms.report.movement_text import render_movement

        return render_movement(movements[0], lang, contract=contract)
    from dms.report.movement_previews import render_previews

    return render_previews(movements, lang)
