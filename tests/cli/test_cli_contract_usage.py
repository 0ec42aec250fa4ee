"""Calls that cannot be meant are refused in words, and answers say whom and what they are about."""

import json
from pathlib import Path

import pytest
from cli_contract_helpers import EN, JOINER, NEW
from cli_helpers import Dms

FILE = "contract.json"
JOIN = ("add", FILE, *JOINER, "--requested", "20.01.2026")


@pytest.mark.parametrize("number", ["", " "])
def test_a_contract_needs_a_number(dms: Dms, inputs: Path, number: str) -> None:
    ran = dms(*NEW[:-1], number, *EN, "-o", "new.json")
    assert (ran.code, ran.out) == (2, "")
    assert "--number is empty" in ran.err
    assert not (inputs / "new.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*JOIN, "--assume-term", "enrolment.counting=lenient"), "terms of --under"),
        (("add", FILE, "--id", "9", "--birth", "3000"), "--birth takes a date"),
        (("add", FILE, "--id", "9" * 81, "--birth", "1990"), "does not fit --id;"),
        (("deadlines", FILE, "--json", "-o", "d.txt"), "must end in .json"),
        (("deadlines", FILE, "--remind"), "--remind needs a calendar file"),
        (("deadlines", FILE, "--remind", "-o", "d.txt"), "--remind needs a calendar file"),
    ],
)
def test_a_call_that_cannot_be_meant(
    dms: Dms, contract: Path, words: tuple[str, ...], said: str
) -> None:
    ran = dms(*words, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "function-before" not in ran.err


class TestCorrectionWithoutMoney:
    FIX = ("correct", FILE, "0", "--member", "101", "--fact", "birth=03.04.1991")
    FIX = (*FIX, "--requested", "15.02.2026")

    def test_it_says_whom_and_what(self, dms: Dms, contract: Path) -> None:
        ran = dms(*self.FIX, *EN)
        assert "Correction · No. 101 · granted" in ran.out
        assert "Corrects movement 0: birth date" in ran.out
        assert "1991" not in ran.out

    def test_the_list_names_the_person(self, dms: Dms, contract: Path) -> None:
        assert dms(*self.FIX, "--apply").code == 0
        listed = json.loads(dms("contract", "list", FILE, "--json").out)
        assert listed["movements"][1]["people"] == ["101"]


def test_a_preview_says_in_which_payments(dms: Dms, contract: Path) -> None:
    assert "In payments" in dms(*JOIN, *EN).out
    (movement,) = json.loads(dms(*JOIN, "--json").out)["movements"]
    cents = [int(one["amount"].replace(".", "")) for one in movement["payments"]]
    assert sum(cents) == int(movement["amount"].replace(".", "")) == 33_665_75
    assert {one["kind"] for one in movement["payments"]} == {"instalment"}


def test_everybody_insured_on_a_day(dms: Dms, contract: Path) -> None:
    show = ("contract", "show", FILE, "--on", "01.03.2026", "--fail-on", "never")
    listed = json.loads(dms(*show, "--people", "--json").out)["insured"]
    assert [one["member"] for one in listed] == ["101", "102", "103", "103/1"]
    assert listed[3]["employee"] == "103"
    assert listed[1]["programme"] == "vip"
    assert listed[1]["cover"] == {"start": "2026-01-01", "last_day": "2026-12-31", "days": 365}
    assert "insured" not in json.loads(dms(*show, "--json").out)
    words = dms(*show, "--people", *EN).out
    assert "103/1   Стандарт" in words
    assert "Иванов" not in words


def test_a_payment_was_paid(dms: Dms, contract: Path) -> None:
    assert "Paid on 2026-04-20" in dms("pay", FILE, "--on", "20.04.2026", *EN).out
