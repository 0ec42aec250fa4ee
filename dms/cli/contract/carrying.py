"""Carrying out requests: previewed by default, applied and written with `--apply`, all or none."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from attrs import frozen

from dms.cli.contract.groups import Act
from dms.cli.output import ExitCode, answering, exit_for, note, refuse
from dms.cli.results import writing
from dms.cli.wishes import Talk
from dms.i18n import plural, text

if TYPE_CHECKING:
    from dms.contracts.contract import Contract
    from dms.contracts.state.movement import Movement
    from dms.contracts.state.requests import Request
    from dms.issues import Issue

__all__ = ["Asked", "Made", "carry_out", "carry_out_all", "loaded"]

Asked = tuple["Sequence[Request]", "Sequence[Issue]"]
"""What is to be asked for, and what is remarked about where that comes from."""


def carry_out(path: Path, wanted: "Callable[[Contract], Request]", act: Act, talk: Talk) -> None:
    """Show what a request comes to; with `--apply` write it into the contract."""
    carry_out_all(path, lambda contract: ([wanted(contract)], ()), act, talk)


def carry_out_all(path: Path, wanted: "Callable[[Contract], Asked]", act: Act, talk: Talk) -> None:
    """Show what requests come to; with `--apply` write it into the contract, all or none."""
    if act.assume_term and act.under is None:
        refuse(text("--assume-term answers for the terms of --under; name them too."), talk.lang)
    with answering(talk.lang, as_json=talk.as_json):
        from dms.cli.contract.showing_movements import show_movements

        made = _applied(path, wanted, talk.lang) if act.apply else _previewed(loaded(path), wanted)
        show_movements(made, act, talk)
        _say_what_was_done(path, made, talk.lang, applied=act.apply)
        if not made.accepted:
            raise typer.Exit(ExitCode.ISSUES)
        exit_for(made.issues, talk.fail_on)


@frozen
class Made:
    """What requests come to, one after the other."""

    contract: "Contract"
    """The contract before the first of them."""
    movements: "tuple[Movement, ...]"
    remarks: "tuple[Issue, ...]"
    """What is wrong or open about where they come from."""

    @property
    def accepted(self) -> bool:
        """Whether all of them are granted."""
        return all(movement.accepted for movement in self.movements)

    @property
    def issues(self) -> "list[Issue]":
        """Everything that is remarked."""
        return [*self.remarks, *(issue for m in self.movements for issue in m.issues)]


def loaded(path: Path) -> "Contract":
    """Read and verify a contract. Raises LoadError with everything that is wrong."""
    from dms.io.contract_file import load_contract

    return load_contract(path)


def _previewed(contract: "Contract", wanted: "Callable[[Contract], Asked]") -> Made:
    """Preview requests, each on what the ones before it come to."""
    requests, remarks = wanted(contract)
    course, movements = contract.course, []
    for request in requests:
        movement = course.preview(request)
        movements.append(movement)
        if movement.accepted:
            course.enter(movement)
    return Made(contract, tuple(movements), tuple(remarks))


def _applied(path: Path, wanted: "Callable[[Contract], Asked]", lang: str) -> Made:
    """Preview and apply while nobody else can change the file; nothing, if any is refused."""
    from dms.io.contract_opening import contract_opened

    with writing(path, lang), contract_opened(path) as opened:
        made = _previewed(opened.contract, wanted)
        if made.accepted:
            opened.apply(*made.movements)
    return made


def _say_what_was_done(path: Path, made: Made, lang: str, *, applied: bool) -> None:
    """Tell on standard error whether anything was written, and what to do next."""
    count = len(made.movements)
    if not count:
        said = text("There is nothing to do; the contract stays as it is.")
    elif not made.accepted:
        said = text("Nothing was written: not everything is granted.")
    elif not applied:
        said = text("Nothing has been changed. To apply it, run the same command with --apply.")
    else:
        said = plural(
            "Applied {count} movement, written: {path}",
            "Applied {count} movements, written: {path}",
            count,
            path=str(path),
        )
    note(said.to(lang))
