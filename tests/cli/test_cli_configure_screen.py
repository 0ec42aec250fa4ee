"""`dms configure` in front of a terminal: when the screen opens, and what comes of it."""

import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_configure_helpers import RUN, TERM, said, write_inputs
from cli_helpers import Dms

from dms.configurator.configuration import Configuration


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with an offer to choose from, and a list of people."""
    monkeypatch.chdir(tmp_path)
    write_inputs()


class Screen:
    """Stands for the screen: somebody chooses, or gives up."""

    def __init__(self, *choices: str, leaves: bool = False) -> None:
        self.choices, self.leaves, self.opened = choices, leaves, 0

    def __call__(self, configuration: Configuration, lang: str) -> Configuration | None:
        assert lang == "en"
        self.opened += 1
        return None if self.leaves else configuration.choose(*self.choices)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the command believe that somebody sits in front of it."""

    def opened(screen: Screen) -> Screen:
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr("dms.cli.terminal.run_screen", screen)
        return screen

    return opened


def test_the_screen_opens_where_nothing_else_is_asked_for(dms: Dms, terminal: Any) -> None:
    screen = terminal(Screen("dental.place=both", "office_doctor"))
    ran = dms(*RUN)
    assert (ran.code, screen.opened) == (0, 1)
    assert "RUB376,402.30" in ran.out
    call = next(line for line in ran.err.splitlines() if "dms configure" in line)
    again = shlex.split(call[call.index("dms configure") :])[1:]
    assert again[-2:] == ["-o", "programme.yaml"]
    assert "RUB376,402.30" in dms(*again).out
    assert screen.opened == 1


def test_who_gives_up_gets_nothing(dms: Dms, terminal: Any) -> None:
    terminal(Screen(leaves=True))
    ran = dms(*RUN)
    assert (ran.code, ran.out) == (0, "")
    assert "nothing was written" in said(ran)


def test_a_contradiction_on_the_screen(dms: Dms, terminal: Any) -> None:
    terminal(Screen("telemedicine", "dental"))
    ran = dms(*RUN)
    assert ran.code == 1
    assert "These choices contradict each other" in ran.out


@pytest.mark.parametrize("name", ["programme.yaml", "programme.json"])
def test_what_was_saved_on_the_screen_is_written(dms: Dms, terminal: Any, name: str) -> None:
    screen = terminal(Screen("dental.place=both", "office_doctor"))
    ran = dms(*RUN, "-o", name)
    assert (ran.code, screen.opened) == (0, 1)
    assert "RUB376,402.30" in ran.out
    assert said(ran) == f"Written: {name}"
    again = dms("quote", name, "people.csv", *TERM, "--lang", "en")
    assert "RUB376,402.30" in again.out


def test_the_text_of_what_was_saved_on_the_screen(dms: Dms, terminal: Any) -> None:
    terminal(Screen("dental.place=both", "office_doctor"))
    ran = dms(*RUN, "-o", "programme.txt")
    assert (ran.code, ran.out) == (0, "")
    assert "RUB376,402.30" in Path("programme.txt").read_text("utf-8")


def test_who_gives_up_writes_no_file(dms: Dms, terminal: Any) -> None:
    terminal(Screen(leaves=True))
    ran = dms(*RUN, "-o", "programme.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing was written" in said(ran)
    assert not Path("programme.yaml").exists()


@pytest.mark.parametrize(
    "more",
    [("--list",), ("--json",), ("--drop", "dental"), ("--questions",)],
)
@pytest.mark.parametrize("output", [(), ("-o", "programme.yaml")])
def test_the_screen_stays_closed(
    dms: Dms, terminal: Any, more: tuple[str, ...], output: tuple[str, ...]
) -> None:
    screen = terminal(Screen())
    assert dms(*RUN, *more, *output).code == 0
    assert screen.opened == 0
