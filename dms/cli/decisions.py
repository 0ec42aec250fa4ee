"""What is decided on the command line: kinds of care taken and left out, values of options."""

from collections.abc import Iterable, Iterator
from typing import Annotated, NoReturn

import typer
from attrs import frozen

from dms.cli.output import refuse, refuse_twice
from dms.i18n import text

__all__ = ["Decided", "Decisions", "names_in", "refuse_shape"]


@frozen
class Decisions:
    """Decisions as they are written; each option may be repeated, and takes several by commas."""

    choose: Annotated[
        list[str] | None,
        typer.Option(
            "--choose",
            metavar="KIND",
            help=text("A kind of care to take: dental. Several by commas, or repeated.").msgid,
        ),
    ] = None
    drop: Annotated[
        list[str] | None,
        typer.Option(
            "--drop",
            metavar="KIND",
            help=text("A kind of care to leave out: home_care.").msgid,
        ),
    ] = None
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="OPTION=VALUE",
            help=text("A value of an option: dental.place=specialised.").msgid,
        ),
    ] = None

    @property
    def any(self) -> bool:
        """Whether anything was decided."""
        return bool(self.choose or self.drop or self.set_)


@frozen
class Decided:
    """Decisions as they are understood, ready for :func:`dms.configurator.configuring.configure`.

    Names are not held against an offer yet.
    """

    choose: tuple[str, ...]
    drop: tuple[str, ...]
    values: dict[str, str]

    @classmethod
    def understood(cls, said: Decisions, lang: str) -> "Decided":
        """Understand the options; what is said of one thing in two ways ends the command."""
        choose = names_in(said.choose, "--choose", "dental", lang)
        drop = names_in(said.drop, "--drop", "home_care", lang)
        values = names_in(said.set_, "--set", "dental.place=specialised", lang)
        for one in values:
            if not all(one.partition("=")):
                refuse_shape("--set", "dental.place=specialised", lang)
        _refuse_two_answers([*choose, *values], drop, lang)
        pairs = (one.partition("=") for one in values)
        return cls(choose, drop, {name: value for name, _, value in pairs})


def names_in(
    written: Iterable[str] | None, option: str, example: str, lang: str
) -> tuple[str, ...]:
    """Return what an option names, each once; nothing between commas is a slip."""
    found = [part for one in written or () for part in _parts(one)]
    if not all(found):
        refuse_shape(option, example, lang)
    return tuple(dict.fromkeys(found))


def _parts(written: str) -> Iterator[str]:
    for one in written.split(","):
        name, is_set, value = (part.strip() for part in one.partition("="))
        yield f"{name}{is_set}{value}"


def refuse_shape(option: str, example: str, lang: str) -> NoReturn:
    """End the command because nobody can tell what an option means."""
    refuse(text("Write {option} like {example}.", option=option, example=example), lang)


def _refuse_two_answers(taken: Iterable[str], dropped: Iterable[str], lang: str) -> None:
    """End the command where nobody knows which of two answers is meant."""
    settled: dict[str, str] = {}
    for one in taken:
        name, _, value = one.partition("=")
        if settled.setdefault(name, value) != value:
            refuse_twice(name, "--choose / --set", lang)
    for name in dropped:
        if name in settled:
            refuse_twice(name, "--choose / --drop", lang)
