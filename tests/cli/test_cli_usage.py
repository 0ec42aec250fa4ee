"""Calls that cannot be meant are answered in the language of the user; and `--version`."""

from datetime import UTC, datetime, timedelta
from time import time

import pytest
import typer
from cli_helpers import Dms

import dms as package
from dms.cli import app, clock, usage
from dms.i18n import Text

REAL_TODAY = clock.today


WRITING = ("quote", "schema", "template")
COMMANDS = (
    "quote, explain, letter, compare, configure, best, grades, check, schema, template, add, "
    "add-relative, remove, change-programme, swap, terminate, pay, correct, recalculate, "
    "statement, instalments, deadlines, reconcile, insurer-list, what-if, tax, "
    "roster, rfp, contract"
)
CHOOSE = "This value does not fit {name}; choose from: {known}."
MISFIT = "This value does not fit {name}; the help says what does."


def russian(msgid: str, **params: object) -> str:
    return Text(msgid, params).to("ru")


def test_the_version(dms: Dms) -> None:
    ran = dms("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"dms {package.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["qoute"],
            russian(
                "There is no such command; there are: {known}.",
                known=COMMANDS,
            ),
        ),
        (["quote"], russian("{name} is missing.", name="OFFER")),
        (["quote", "a", "b", "--nope"], russian("There is no option {option}.", option="--nope")),
        (["quote", "a", "b", "c"], russian("There are more arguments than the command takes.")),
        (["quote", "a", "b", "--sheet"], russian("{option} needs a value.", option="--sheet")),
        (
            ["quote", "a", "b", "--fail-on", "x"],
            russian(CHOOSE, name="--fail-on", known="error, warning, question, never"),
        ),
        (
            ["roster", "check", "b", "--end-date", "x"],
            russian(CHOOSE, name="--end-date", known="last_day, detached_from"),
        ),
        (
            ["schema", "--lang", "de"],
            russian(CHOOSE, name="--lang / DMS_LANG", known="ru, en"),
        ),
        (
            ["remove", "c", "1", "--last-day", "x", "--refund", "gold"],
            russian(CHOOSE, name="--refund", known="set-off, cash"),
        ),
        (["terminate", "c", "--by", "x"], russian(CHOOSE, name="--by", known="client, insurer")),
        (
            ["statement", "c", "--deduct", "x"],
            russian(CHOOSE, name="--deduct", known="at-once, monthly"),
        ),
        (["template", "contract"], russian(CHOOSE, name="NAME", known="offer, requirement")),
        (
            ["template"],
            russian(
                "{name} is missing; choose from: {known}.", name="NAME", known="offer, requirement"
            ),
        ),
        (["quote", "a", "b", "--headcount", "many"], russian(MISFIT, name="--headcount")),
        (
            ["quote", "staff.csv", "offer.yaml"],
            russian("The offer comes first, then the list of people; swap the two names."),
        ),
        (["roster", "check", "b", "--profile", "nope"], "vsk"),
        (["schema", "ofer"], "ofer"),
    ],
)
def test_in_russian(dms: Dms, arguments: list[str], said: str) -> None:
    ran = dms(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Error:" not in ran.err or russian("Error: {what}", what="") == "Error: "


@pytest.mark.parametrize("command", ["quote", "roster check", "schema"])
def test_it_says_where_the_help_is(dms: Dms, command: str) -> None:
    ran = dms(*command.split(), "--nope")
    assert f"dms {command} --help" in ran.err
    assert f"dms {command} [OPTIONS]" in ran.err


def test_a_wrong_variable_is_named(dms: Dms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DMS_LANG", "de")
    ran = dms("schema")
    assert (ran.code, ran.out) == (2, "")
    assert "DMS_LANG" in ran.err
    assert "ru, en" in ran.err


def test_the_help_says_what_happens_to_files(dms: Dms) -> None:
    told = {name: " ".join(dms(name, "--lang", "en", "--help").out.split()) for name in WRITING}
    assert ".txt, .json or .html" in told["quote"]
    assert "an earlier one is replaced" in told["schema"]
    assert "a file that is there stays" in told["template"]


def test_a_group_of_commands_alone_shows_its_help(dms: Dms) -> None:
    ran = dms("roster")
    assert ran.code == 2
    assert "check" in ran.out + ran.err


def test_in_english_typer_speaks_for_itself(dms: Dms) -> None:
    ran = dms("quote", "--lang=en")
    assert ran.code == 2
    assert "Missing argument" in ran.err


def test_mistakes_of_the_program_are_not_taken_for_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "command", lambda _lang: broken)
    with pytest.raises(ZeroDivisionError):
        app.run(["quote"])
    assert not usage.is_misuse(ZeroDivisionError())


def test_an_interrupted_command_ends_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise typer.Abort

    monkeypatch.setattr(app, "command", lambda _lang: interrupted)
    with pytest.raises(SystemExit) as ended:
        app.run(["quote"])
    assert ended.value.code == 1


def test_a_complaint_without_a_command_has_no_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage.complain(typer.BadParameter("так нельзя"), "ru") == 2
    assert capsys.readouterr().err.endswith("так нельзя\n")


def test_the_clock_tells_the_day_of_this_machine() -> None:
    assert abs(REAL_TODAY() - datetime.fromtimestamp(time(), tz=UTC).date()) <= timedelta(days=1)
