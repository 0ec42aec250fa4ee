"""What goes to standard error: colours where they are wanted, progress where it is seen."""

import sys
from io import StringIO
from pathlib import Path

import pytest
import typer

from dms.cli import output, progress
from dms.i18n import text
from dms.issues import Issue, Severity


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


ISSUE = Issue("SOME-CODE", Severity.ERROR, text("The document is empty."))


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error, for the rest of a test."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    return found


def test_a_terminal_sees_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    output.print_issues([ISSUE], "en")
    assert terminal.getvalue() == ("\x1b[31merror\x1b[0m: The document is empty. [SOME-CODE]\n")


@pytest.mark.parametrize("value", ["1", "yes"])
def test_unless_it_does_not_want_them(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    terminal = terminal_of(monkeypatch)
    monkeypatch.setenv("NO_COLOR", value)
    output.print_issues([ISSUE], "en")
    assert terminal.getvalue() == "error: The document is empty. [SOME-CODE]\n"


@pytest.mark.parametrize(
    ("severities", "fail_on", "code"),
    [
        ([], "question", None),
        ([Severity.INFO], "question", None),
        ([Severity.QUESTION], "question", 1),
        ([Severity.QUESTION, Severity.INFO], "warning", None),
        ([Severity.INFO, Severity.WARNING], "warning", 1),
        ([Severity.WARNING], "error", None),
        ([Severity.ERROR], "error", 1),
        ([Severity.ERROR], "never", None),
    ],
)
def test_the_exit_code_follows_the_worst_issue(
    severities: list[Severity], fail_on: str, code: int | None
) -> None:
    issues = [Issue("SOME-CODE", s, text("The document is empty.")) for s in severities]
    if code is None:
        output.exit_for(issues, fail_on)
        return
    with pytest.raises(typer.Exit) as ended:
        output.exit_for(issues, fail_on)
    assert ended.value.exit_code == code


class TestProgress:
    def test_a_long_list_on_a_terminal_shows_how_far_it_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pytest.importorskip("rich")
        terminal = terminal_of(monkeypatch)
        monkeypatch.setenv("TERM", "xterm")
        path = tmp_path / "staff.csv"
        path.write_bytes(b"x" * progress.LONG)
        with progress.showing_progress(path, "en") as tell:
            assert tell is not None
            tell(1, 2)
            tell(2, 2)
        assert "Reading the list" in terminal.getvalue()

    def test_a_short_list_shows_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = terminal_of(monkeypatch)
        path = tmp_path / "staff.csv"
        path.write_bytes(b"x")
        for short in (path, tmp_path, tmp_path / "none"):
            with progress.showing_progress(short, "en") as tell:
                assert tell is None
        assert terminal.getvalue() == ""

    def test_nobody_is_told_in_a_pipe(self, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr(sys, "stderr", StringIO())
        path = tmp_path / "staff.csv"
        path.write_bytes(b"x" * progress.LONG)
        with progress.showing_progress(path, "en") as tell:
            assert tell is None
