"""The screen run by prompt_toolkit, with keys from a pipe and no terminal."""

import sys
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from terminal_helpers import configuration

from dms.cli.terminal import run_screen
from dms.configurator.configuration import Configuration
from dms.errors import MissingExtra

DOWN, UP, RIGHT, F2, ESC = "\x1b[B", "\x1b[A", "\x1b[C", "\x1bOQ", "\x1b"

Typed = Callable[[str], Configuration | None]


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as found, create_app_session(input=found, output=DummyOutput()):
        yield found


@pytest.fixture
def typed(pipe: PipeInput) -> Typed:
    def ran(keys: str) -> Configuration | None:
        pipe.send_text(keys)
        return run_screen(configuration(), "en")

    return ran


@pytest.mark.parametrize(
    ("keys", "decided"),
    [
        ("s", {}),
        (F2, {}),
        ("\t \r\t s", {"dental": True}),
        ("\t\t s", {"dental": True}),
        (f"\t\t{RIGHT}{DOWN}{DOWN} s", {"dental.place": "both"}),
        (f"{DOWN * 3}\r{UP * 3}ы", {"home_care": False}),
        ("\t г\t S", {"dental": True}),
        ("\t\t \x7f\t s", {"emergency_inpatient": False}),
        ("?x\t\t s", {"dental": True}),
        ("\t\t qqs", {"dental": True}),
        ("sssqqy", {}),
    ],
)
def test_what_comes_of_keys(typed: Typed, keys: str, decided: dict[str, object]) -> None:
    found = typed(keys)
    assert found is not None
    assert dict(found.decided) == decided


@pytest.mark.parametrize("keys", ["q", "й", ESC, "\t\t qy", "\t\t йн", "\t\t \x03", "\x03\x03s"])
def test_giving_up_has_no_result(typed: Typed, keys: str) -> None:
    assert typed(keys) is None


def test_keys_that_end_without_an_answer_give_up(pipe: PipeInput) -> None:
    pipe.send_text("\t\t ")
    pipe.close()
    assert run_screen(configuration(), "ru") is None


def test_pasted_text_is_no_row_of_keys(typed: Typed) -> None:
    found = typed("\x1b[200~qqys\x1b[201~\t\t s")
    assert found is not None
    assert found.decided == {"dental": True}


def test_without_the_optional_part_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prompt_toolkit.application", None)
    with pytest.raises(MissingExtra) as refused:
        run_screen(configuration(), "en")
    assert refused.value.extra == "terminal"
