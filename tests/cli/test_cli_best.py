"""`dms best`: what is found and shown, what is written, what is refused."""

import shlex
from pathlib import Path

import pytest
from cli_configure_helpers import TERM, said
from cli_helpers import Dms
from cli_search_helpers import BEST, write_search_inputs
from jsonschema import Draft202012Validator

from dms.io.schemas import json_schema


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with an offer to choose from, a list of people and a brief."""
    monkeypatch.chdir(tmp_path)
    write_search_inputs()


def test_the_best_programme_under_a_budget(dms: Dms) -> None:
    ran = dms(*BEST, "--budget", "140 000", "--must", "dental")
    assert (ran.code, ran.err) == (0, "")
    assert "Best programme: RUB131,600.00 for the contract, RUB43,866.67 per head" in ran.out
    assert "Budget: RUB140,000.00 for the contract; left: RUB8,400.00" in ran.out


@pytest.mark.parametrize(
    "more",
    [
        ("--must", "dental,emergency_inpatient", "--should", "planned_inpatient:3,office_doctor"),
        (
            *("--must", "dental", "--must", " emergency_inpatient "),
            *("--should", "planned_inpatient : 3", "--should", "office_doctor"),
        ),
    ],
)
def test_wishes_with_their_weights(dms: Dms, more: tuple[str, ...]) -> None:
    found = dms(*BEST, *more, "--json").document
    Draft202012Validator(json_schema("search")).validate(found)
    assert [(one["wish"], one["need"], one["weight"]) for one in found["wanted"]] == [
        ("dental", "must", 1),
        ("emergency_inpatient", "must", 1),
        ("planned_inpatient", "should", 3),
        ("office_doctor", "should", 1),
    ]
    assert [one["gains"] for one in found["frontier"]] == [0, 3, 4]


def test_a_budget_for_one_person(dms: Dms) -> None:
    found = dms(*BEST, "--budget-per-head", "44000", "--should", "dental", "--json").document
    assert found["budget"] == {"total": None, "per_head": "44000.00", "allowed": "132000.00"}
    best = found["frontier"][found["best"]]
    assert best["per_head"] == "37733.33"


def test_a_brief_with_its_budget(dms: Dms) -> None:
    found = dms(*BEST, "--brief", "brief.yaml", "--for", "one", "--json").document
    assert [one["wish"] for one in found["wanted"]] == ["one.dental", "one.planned_inpatient"]
    assert found["budget"]["per_head"] == "55000.00"
    assert found["frontier"][found["best"]]["gains"] == 1
    own = dms(*BEST, "--brief", "brief.yaml", "--for", "one", "--budget", "90000", "--json")
    assert own.code == 1
    assert own.document["budget"]["per_head"] is None


def test_options_that_may_leave_their_defaults(dms: Dms) -> None:
    found = dms(*BEST, "--must", "dental", "--vary", "dental.place", "--json").document
    assert found["vary"] == ["dental.place"]


@pytest.mark.parametrize("name", ["best.yaml", "best.yml", "best.json"])
def test_what_is_written_quotes_to_the_same_kopeck(dms: Dms, name: str) -> None:
    ran = dms(*BEST, "--must", "dental.place=both", "--budget", "200000", "-o", name, "--json")
    assert ran.code == 0
    best = ran.document["frontier"][ran.document["best"]]
    quoted = dms("quote", name, "people.csv", *TERM, "--json").document
    assert quoted["total"] == best["total"]
    assert quoted["id"] == ran.document["quote"]


def test_the_text_in_a_file(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "dental", "-o", "best.txt")
    assert (ran.code, ran.out) == (0, "")
    assert said(ran) == "Written: best.txt"
    assert Path("best.txt").read_text("utf-8").startswith("АО «Страховщик А» · offer choice-1")


def test_several_results_at_once(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "dental", "-o", "best.yaml", "-o", "best.txt", "-o", "best.json")
    assert (ran.code, ran.out) == (0, "")
    assert said(ran) == "Written: best.yaml Written: best.txt Written: best.json"
    assert all(Path(name).stat().st_size for name in ("best.yaml", "best.txt", "best.json"))


def test_the_command_to_go_on_runs(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "dental.place=both", "--today", "01.02.2026")
    typed = next(line for line in ran.out.splitlines() if line.startswith("  dms configure"))
    words = shlex.split(typed)[1:]
    assert "--today" in words
    document = dms(*words, "--json").document
    total = f"{float(document['total']):,.2f}"
    assert f"Best programme: RUB{total} for the contract" in ran.out


def test_nothing_fits_the_budget(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "dental", "--budget", "50000", "-o", "best.yaml")
    assert ran.code == 1
    assert "The budget is short by" in ran.out
    assert said(ran) == "Nothing was written: no programme was found."
    assert not Path("best.yaml").exists()
    assert dms(*BEST, "--must", "dental", "--budget", "50000", "--fail-on", "never").code == 1


def test_nothing_fits_and_the_text_is_shown_and_not_written(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "dental", "--budget", "50000", "-o", "best.txt")
    assert ran.code == 1
    assert "No programme that meets all musts fits the budget." in ran.out
    assert not Path("best.txt").exists()


def test_musts_that_contradict_each_other(dms: Dms) -> None:
    ran = dms(*BEST, "--must", "telemedicine,dental")
    assert ran.code == 1
    assert "because: Telemedicine does not go with: Dental care (choice.yaml:10, п. 3.1)" in ran.out


def test_names_that_the_offer_does_not_have_are_told_at_once(dms: Dms) -> None:
    more = ("--must", "dentl", "--should", "dental.place=moon", "--vary", "dental.where")
    ran = dms(*BEST, *more)
    assert ran.code == 2
    for name in ("dentl", "dental.place=moon", "dental.where"):
        assert f"“{name}”" in ran.err
    assert "Did you mean dental?" in ran.err
    as_json = dms(*BEST, *more, "--json")
    assert as_json.code == 2
    assert as_json.codes == {"CONFIGURE-CHOICE-UNKNOWN", "CONFIGURE-OPTION-UNKNOWN"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--must", "dental,,"), "Write --must like dental."),
        (("--should", "dental:"), "Write --should like telemedicine:3."),
        (("--should", "dental:0"), "Write --should like telemedicine:3."),
        (("--should", "dental:x"), "Write --should like telemedicine:3."),
        (("--should", ":3"), "Write --should like telemedicine:3."),
        (("--should", "dental:2,dental:3"), "--should speaks of “dental” twice"),
        (("--must", "dental", "--should", "dental"), "--must / --should speaks of “dental” twice"),
        (("--budget", "much"), "Write --budget like 900000."),
        (("--budget", "0"), "Write --budget like 900000."),
        (("--budget", "-5"), "Write --budget like 900000."),
        (("--budget-per-head", "1.005"), "Write --budget-per-head like 900000."),
        (("--for", "one"), "name the brief with --brief"),
        (("-o", "best.pdf"), "The name of the result must end in .yaml / .yml / .json / .txt."),
        (("-o", "choice.yaml"), "The result would overwrite an input"),
        (("--brief", "brief.yaml", "-o", "brief.yaml"), "The result would overwrite an input"),
    ],
)
def test_options_that_cannot_be_meant(dms: Dms, more: tuple[str, ...], told: str) -> None:
    ran = dms(*BEST, *more)
    assert (ran.code, ran.out) == (2, "")
    assert told in said(ran)


@pytest.mark.parametrize("more", [(), ("--for", "three")])
def test_the_programme_of_the_brief_that_is_meant(dms: Dms, more: tuple[str, ...]) -> None:
    ran = dms(*BEST, "--brief", "brief.yaml", *more)
    assert ran.code == 2
    assert "Name one of: one, two" in ran.err


def test_several_programmes_in_one_offer(dms: Dms) -> None:
    two = ("best", "two.yaml", "people.csv", *TERM, "--lang", "en")
    assert dms(*two).code == 2
    ran = dms(*two, "--programme", "standard", "--must", "dental")
    assert ran.code == 0
    assert "programme “Стандарт”" in ran.out
    assert "--programme standard" in ran.out


def test_files_that_cannot_be_used_are_told_together(dms: Dms) -> None:
    Path("brief.yaml").write_text("dms: requirement/1\nid: b\nprogrammes: []\n", "utf-8")
    Path("choice.yaml").write_text("dms: offer/1\n", "utf-8")
    ran = dms(*BEST, "--brief", "brief.yaml")
    assert ran.code == 3
    assert "brief.yaml" in ran.err
    assert "choice.yaml" in ran.err


def test_nobody_in_the_list(dms: Dms) -> None:
    Path("people.csv").write_text("Табельный номер;ФИО;Дата рождения;Программа\n", "utf-8")
    ran = dms(*BEST)
    assert ran.code in (1, 3)
    assert ran.out == ""


def test_questions_and_the_mildest_issue(dms: Dms) -> None:
    asked = dms(*BEST, "--must", "dental", "--questions", "--fail-on", "question")
    assert asked.code == 1
    assert "Questions to the insurer" in asked.out
    assert "more questions" not in asked.out


def test_it_answers_in_russian_by_default(dms: Dms) -> None:
    ran = dms("best", "choice.yaml", "people.csv", *TERM, "--must", "dental", "--json")
    assert ran.document["wanted"][0]["title"] == "Стоматология"
