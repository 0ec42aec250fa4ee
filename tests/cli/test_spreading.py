"""Groups of options are single options on the command line and one value in the command."""

from inspect import Parameter, signature
from typing import Annotated

import pytest
import typer
from attrs import frozen
from typer.testing import CliRunner

from dms.cli.spreading import spread

Lang = Annotated[str, typer.Option("--lang", help="Language")]


@frozen
class Talk:
    lang: Lang = "ru"
    loud: Annotated[bool, typer.Option("--loud")] = False


@frozen
class Needed:
    day: Annotated[str, typer.Option("--day")]


LOUD = Talk(loud=True)
seen: list[object] = []


@spread
def greet(name: str, *, talk: Talk, times: int = 1) -> None:
    """Greet."""
    seen.append((name, talk, times))


@spread
def shout(*, talk: Talk = LOUD, when: Needed) -> None:
    seen.append((talk, when))


def called(command: object, *words: str) -> object:
    app = typer.Typer()
    app.command()(command)  # type: ignore[type-var]
    seen.clear()
    ran = CliRunner().invoke(app, list(words))
    return seen[0] if ran.exit_code == 0 else ran.exit_code


def test_options_stand_where_the_group_stood() -> None:
    assert list(signature(greet).parameters) == ["name", "lang", "loud", "times"]
    assert signature(greet).parameters["lang"].annotation == Lang
    assert greet.__doc__ == "Greet."


@pytest.mark.parametrize(
    ("words", "got"),
    [
        (("Ия",), ("Ия", Talk(), 1)),
        (("Ия", "--lang", "en", "--loud"), ("Ия", Talk("en", loud=True), 1)),
        (("Ия", "--times", "3"), ("Ия", Talk(), 3)),
    ],
)
def test_the_command_gets_the_group(words: tuple[str, ...], got: object) -> None:
    assert called(greet, *words) == got


def test_the_default_of_the_command_goes_before_that_of_the_class() -> None:
    assert signature(shout).parameters["loud"].default is True
    assert called(shout, "--day", "1") == (LOUD, Needed("1"))


def test_what_has_no_default_must_be_given() -> None:
    assert signature(shout).parameters["day"].default is Parameter.empty
    assert called(shout) == 2
