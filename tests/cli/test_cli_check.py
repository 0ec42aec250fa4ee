"""`dms check`: a contract, an offer with and without its terms; exit codes, JSON and SARIF."""

import json
from pathlib import Path

import pytest
from cli_contract_helpers import EN, NAMES, NEW, TERMS
from cli_helpers import Dms
from jsonschema import Draft202012Validator

from dms.cli import app
from dms.cli.check import HELP, check_command
from dms.contracts.checks.registry import BUILT_IN
from dms.io.schemas import generate_schema

PLAN = """\
dms: hiring-plan/1
id: p
joiners:
  - {birth: 1991-04-02, programme: standard, columns: {tenure: 1},
     start: 2026-04-20, filed_on: 2026-04-13}
"""
SHORT = "period: {start: 2026-01-01, last_day: 2026-12-30}"


@pytest.fixture(autouse=True)
def _command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command be there."""
    if "check" not in {name for name, *_ in app._COMMANDS}:
        monkeypatch.setattr(app, "_COMMANDS", (*app._COMMANDS, ("check", check_command, HELP)))


@pytest.fixture
def plan(inputs: Path) -> Path:
    (inputs / "plan.yaml").write_text(PLAN, "utf-8")
    return inputs / "plan.yaml"


OFFER = ("check", "offer.yaml", "people.csv", "--terms", "terms.yaml", *EN)


def test_a_contract_is_checked(dms: Dms, contract: Path):
    ran = dms("check", "contract.json", *EN)
    assert ran.out.startswith("Check of the contract 7/26, АО «Пример»\n")
    assert "ENR-01  major" in ran.out
    assert "(contract.json /terms/enrolment/days)" in ran.out
    assert not [name for name in NAMES if name in ran.out + ran.err]


def test_with_a_plan_money_and_days_are_told(dms: Dms, contract: Path, plan: Path):
    ran = dms("check", "contract.json", "--plan", "plan.yaml", "--only", "ENR", *EN)
    assert "days without cover −" in ran.out
    assert "on a year in which 1 person joins" in ran.out


@pytest.mark.parametrize(
    ("gravity", "code"),
    [("critical", 0), ("major", 1), ("minor", 1), ("note", 1), ("never", 0)],
)
def test_the_exit_code_follows_the_gravity(dms: Dms, contract: Path, gravity, code):
    assert dms("check", "contract.json", "--only", "ENR-01", "--fail-on", gravity).code == code


def test_critical_findings_fail_by_default(dms: Dms, inputs: Path):
    offer = inputs / "offer.yaml"
    whole = "period: {start: 2026-01-01, last_day: 2026-12-31}"
    offer.write_text(offer.read_text("utf-8").replace(whole, SHORT), "utf-8")
    ran = dms("check", "offer.yaml", "--only", "TRM-01", *EN)
    assert ran.code == 1
    assert "2026-12-31 would pass" in ran.out
    assert "offer.yaml:5:9" in ran.out
    assert "(--fail-on critical): 1" in ran.err


def test_questions_never_fail(dms: Dms, inputs: Path):
    (inputs / "terms.yaml").write_text("dms: terms/1\nid: t\n", "utf-8")
    ran = dms(*OFFER, "--only", "PAY,END", "--fail-on", "note")
    assert ran.code == 0
    assert "Questions to the insurer\n  1. " in ran.out


def test_an_offer_with_its_terms_and_people(dms: Dms, inputs: Path, plan: Path):
    ran = dms(*OFFER, "--plan", "plan.yaml", "--only", "ENR-01,REL")
    assert "(terms.yaml:4:19)" in ran.out
    assert "on a year in which 1 person joins" in ran.out
    assert "REL-02" in ran.out


def test_an_offer_alone(dms: Dms, inputs: Path):
    ran = dms("check", "offer.yaml", *EN)
    assert ran.out.startswith("Check of the offer demo-2026")
    assert "Not applicable: " in ran.out


def test_ready_terms_are_in_no_file(dms: Dms, inputs: Path):
    ran = dms("check", "offer.yaml", "--terms", "insurers-standard", "--only", "ENR-01", *EN)
    assert "(/enrolment/days)" in ran.out


def test_what_the_terms_leave_open_can_be_assumed(dms: Dms, inputs: Path):
    silent = TERMS.replace("late_payment: nothing", "late_payment: unknown")
    (inputs / "terms.yaml").write_text(silent, "utf-8")
    only = ("--only", "PAY-01", "--fail-on", "major")
    assert dms(*OFFER, *only).code == 0
    assume = ("--assume-term", "payment.late_payment=termination")
    assert dms(*OFFER, *only, *assume).code == 1


def test_what_is_wrong_with_the_list_is_said(dms: Dms, inputs: Path):
    people = inputs / "people.csv"
    people.write_text(people.read_text("utf-8") + "104;Х;31.02.1990;сотрудник;Стандарт;3\n")
    ran = dms(*OFFER, "--only", "ENR-01")
    assert "ROSTER-DATE-INVALID" in ran.err


def test_where_no_contract_can_be_concluded_it_is_said_why(dms: Dms, inputs: Path):
    people = inputs / "people.csv"
    people.write_text(people.read_text("utf-8").replace(";Стандарт;3", ";Нет такой;3"), "utf-8")
    ran = dms(*OFFER, "--only", "ENR-01")
    assert "CHECK-STAKES-UNKNOWN" in ran.out
    assert "ENR-01  major" in ran.out


def test_a_health_column_that_the_reader_drops_is_found(dms: Dms, inputs: Path):
    """The file that goes to the insurer has it, whatever the price needs of it."""
    people = inputs / "people.csv"
    head, *rows = people.read_text("utf-8").splitlines()
    written = [f"{head};Диагноз;Телефон", *(f"{row};x;y" for row in rows)]
    people.write_text("\n".join(written) + "\n", "utf-8")
    ran = dms("check", "offer.yaml", "people.csv", "--only", "PD", *EN)
    assert ran.code == 1
    assert "PD-04  critical" in ran.out
    assert "Columns about health: Диагноз" in ran.out
    assert "Телефон" in ran.out.partition("PD-01")[2]


def test_programmes_of_the_list_are_answered_by_those_of_the_offer(dms: Dms, inputs: Path):
    people = inputs / "people.csv"
    people.write_text(people.read_text("utf-8").replace(";Стандарт;", ";Оптима;"), "utf-8")
    ran = dms(*OFFER, "--only", "ENR-01")
    assert "CHECK-STAKES-UNKNOWN" in ran.out
    ran = dms(*OFFER, "--only", "ENR-01", "--programme", "оптима=Стандарт")
    assert "CHECK-STAKES-UNKNOWN" not in ran.out


# -- documents ------------------------------------------------------------------------------------


def test_json_is_the_whole_answer(dms: Dms, contract: Path):
    ran = dms("check", "contract.json", "--json", *EN)
    Draft202012Validator(generate_schema("check")).validate(ran.document)
    assert ran.document["dms"] == "check/1"
    assert not ran.err


def test_sarif_is_written_beside_the_answer(dms: Dms, inputs: Path):
    ran = dms(*OFFER, "--sarif", "out.sarif")
    log = json.loads((inputs / "out.sarif").read_text("utf-8"))
    uris = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in result["locations"]
        if "physicalLocation" in location
    }
    assert uris == {"offer.yaml", "terms.yaml"}
    assert "Written: out.sarif" in ran.err
    assert "ENR-01" in ran.out


def test_sarif_never_overwrites_an_input(dms: Dms, inputs: Path):
    for name in ("offer.yaml", "terms.yaml", "people.csv"):
        before = (inputs / name).read_bytes()
        assert dms(*OFFER, "--sarif", name).code == 2
        assert (inputs / name).read_bytes() == before


def test_taxes_are_checked_with_labour_costs(dms: Dms, contract: Path):
    months = "".join(f"{n:02}.2026;1000000\n" for n in range(1, 13))
    Path("costs.csv").write_text("Месяц;Сумма\n" + months, "utf-8")
    without = dms("check", "contract.json", "--only", "TAX-01", "--json").document
    costs = ("check", "contract.json", "--only", "TAX-01", "--labour-costs", "costs.csv", "--json")
    Path("others.csv").write_text("Месяц;Сумма\n01.2026;0\n", "utf-8")
    half = dms(*costs).document
    given = dms(*costs, "--other-payments", "others.csv").document
    for silent in (without, half):
        assert {one["status"] for one in silent["findings"]} == {"not_stated"}
        assert {one["of_client"] for one in silent["questions"]} == {True}
    assert {one["status"] for one in given["findings"]} == {"passed"}


# -- misuse ---------------------------------------------------------------------------------------


def test_all_checks_can_be_listed(dms: Dms, inputs: Path):
    lines = dms("check", "--list", *EN).out.splitlines()
    assert len(lines) == len(BUILT_IN)
    some = dms("check", "--list", "--only", "enr,TRM-01", *EN).out.splitlines()
    assert [line.split()[0] for line in some] == ["ENR-01", "ENR-02", "ENR-03", "TRM-01"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name an offer or a contract"),
        (("offer.yaml", "--only", "NOPE"), "no such check or family"),
        (("offer.yaml", "--fail-on", "error"), "--fail-on"),
        (("offer.yaml", "--only", ""), "--only names no check"),
        (("offer.yaml", "--only", " , "), "--only names no check"),
        (("offer.yaml", "--plan", "plan.yaml"), "--plan looks at the year of a contract"),
        (
            ("offer.yaml", "people.csv", "--labour-costs", "c.csv"),
            "--labour-costs looks at the year of a contract",
        ),
        (
            ("offer.yaml", "people.csv", "--terms", "terms.yaml", "--other-payments", "c.csv"),
            "goes with --labour-costs",
        ),
        (("offer.yaml", "--assume-term", "enrolment.counting=strict"), "name them too"),
        (("offer.yaml", "--payment", "quarterly"), "speak of a list of people"),
        (("offer.yaml", "--programme", "Стандарт=standard"), "speak of a list of people"),
        (
            ("offer.yaml", "people.csv", "--programme", "Оптима=nope"),
            "the offer has no “nope”; choose from: standard",
        ),
        (("offer.yaml", "people.csv", "--programme", "Оптима"), "Write --programme like"),
    ],
)
def test_misuse_is_explained(dms: Dms, inputs: Path, arguments, said):
    ran = dms("check", *arguments, *EN)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    "more",
    [
        ("people.csv",),
        ("--terms", "terms.yaml"),
        ("--start", "2026-01-01"),
        ("--payment", "quarterly"),
        ("--take", "standard=outpatient"),
        ("--today", "2026-01-01"),
        ("--sheet", "1"),
        ("--programme", "a=b"),
    ],
)
def test_a_contract_has_its_own_people_and_terms(dms: Dms, contract: Path, more):
    """What would do nothing is refused and never passed over."""
    ran = dms("check", "contract.json", *more, *EN)
    assert ran.code == 2
    assert "beside it go only --plan" in ran.err


@pytest.mark.parametrize("command", ["check", "quote"])
def test_the_words_of_an_option_are_those_of_its_command(dms: Dms, inputs: Path, command):
    ran = dms(command, "offer.yaml", "people.csv", "--fail-on", "foo")
    gravities, severities = "critical, major, minor, note, never", "error, warning, question, never"
    assert ran.code == 2
    assert (gravities if command == "check" else severities) in ran.err


@pytest.mark.parametrize("name", ["missing.json", "missing.yaml", "."])
def test_a_file_that_cannot_be_read(dms: Dms, inputs: Path, name):
    assert dms("check", name).code in {2, 3}


def test_an_offer_in_json_is_no_contract(dms: Dms, inputs: Path):
    (inputs / "offer.json").write_text('{"dms": "offer/1", "id": 7}', "utf-8")
    ran = dms("check", "offer.json", *EN)
    assert ran.code == 3
    assert "offer.json" in ran.err
    assert NEW[0] == "contract"
