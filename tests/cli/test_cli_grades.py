"""`dms grades`: who gets which programme, what is found, what is written, what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_configure_helpers import TERM as TERM_OPTIONS
from cli_configure_helpers import said
from cli_helpers import Dms
from cli_search_helpers import DOCUMENT, GRADES, STAFF, write_search_inputs
from jsonschema import Draft202012Validator

from dms.configurator.grades.assigning import assign
from dms.io.grades import load_grades
from dms.io.offers import load_offer
from dms.io.roster import read_roster
from dms.io.schemas import json_schema
from dms.members import Roster
from dms.periods import Period
from dms.pricing.quoting import quote

TERM = Period(date(2026, 2, 1), date(2027, 1, 31))


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with an offer to choose from, a list of people and grades."""
    monkeypatch.chdir(tmp_path)
    write_search_inputs()


def assigned() -> Roster:
    """Return the list with grades, as the command makes it."""
    grades = load_grades("grades.yaml")
    people = read_roster("staff.csv", extra=grades.columns, as_of=TERM.start).roster
    return assign(people, grades, start=TERM.start).roster


def document(dms: Dms, *more: str) -> dict[str, Any]:
    found = dms(*GRADES, *more, "--json").document
    Draft202012Validator(json_schema("grade-plan")).validate(found)
    return found


def test_who_gets_what(dms: Dms) -> None:
    ran = dms(*GRADES)
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert ["Руководители", "·", "heads", "1", "0", "1", "0"] in rows
    assert ["in", "all", "4", "0", "4", "0"] in rows
    found = document(dms)
    assert [(one["id"], one["grade"]) for one in found["members"]] == [
        ("101", "heads"),
        ("102", "old"),
        ("103", "new"),
        ("104", "old"),
    ]


def test_tenure_is_read_from_its_column(dms: Dms) -> None:
    """A column that only the grades look at is read, and no note says that it was not used."""
    assert "Дата приёма" not in dms(*GRADES).err


@pytest.mark.parametrize("more", [(), ("--best",), ("--best", "--budget", "150000")])
@pytest.mark.parametrize("name", ["all.yaml", "all.json"])
def test_what_is_written_quotes_to_the_same_kopeck(
    dms: Dms, more: tuple[str, ...], name: str
) -> None:
    ran = dms(*GRADES, *more, "-o", name, "--json")
    found = ran.document
    made = quote(load_offer(name), assigned(), period=TERM, today=None)
    assert f"{made.total:f}" == found["quote"]["total"]
    assert f"{made.amounts.employer:f}" == found["quote"]["contributions"]["employer"]


def test_several_results_at_once(dms: Dms) -> None:
    ran = dms(*GRADES, "-o", "all.yaml", "-o", "all.txt")
    assert ran.out == ""
    assert said(ran) == "Written: all.yaml Written: all.txt"
    assert "What the people of each grade cost" in Path("all.txt").read_text("utf-8")


@pytest.mark.parametrize("more", [(), ("--best",)])
@pytest.mark.parametrize("people", ["assigned.csv", "assigned.xlsx"])
def test_the_list_with_programmes_goes_on_to_a_quote(
    dms: Dms, more: tuple[str, ...], people: str
) -> None:
    document_ = DOCUMENT + 'upgraded: {heads: ["102"]}\n'
    Path("grades.yaml").write_text(document_, "utf-8")
    planned = dms(*GRADES, *more, "-o", "all.yaml", "-o", people, "--json").document["quote"]
    assert Path(people).stat().st_mode & 0o077 == 0
    quoted = dms("quote", "all.yaml", people, *TERM_OPTIONS, "--lang", "en", "--json").document
    assert quoted["total"] == planned["total"]
    assert quoted["contributions"] == planned["contributions"]


def test_the_list_with_programmes_has_no_names(dms: Dms) -> None:
    dms(*GRADES, "-o", "people.csv")
    written = Path("people.csv").read_text("utf-8-sig")
    heading, first, *_ = written.splitlines()
    assert heading.split(";") == [
        "Табельный номер",
        "Дата рождения",
        "Грейд",
        "Программа",
        "Дата приёма",
        "Положена программа",
    ]
    assert first == "101;07.05.1990;руководитель;heads;01.02.2015;heads"


def test_grades_that_change_nothing_of_who_pays_need_no_column_of_their_own(dms: Dms) -> None:
    """A list with programmes is enough, whoever wrote it."""
    offer = Path("choice.yaml").read_text("utf-8")
    Path("choice.yaml").write_text(f"{offer}contribution: [{{employer: 0.7}}]\n", "utf-8")
    plain = DOCUMENT.replace("upgrades", "#").replace("employer", "#")
    Path("grades.yaml").write_text(plain, "utf-8")
    planned = dms(*GRADES, "-o", "all.yaml", "--json").document["quote"]
    programmes = ("Программа", "heads", "old", "new", "old")
    rows = zip(STAFF.splitlines(), programmes, strict=True)
    Path("filled.csv").write_text("\n".join(";".join(row) for row in rows), "utf-8")
    ran = dms("quote", "all.yaml", "filled.csv", *TERM_OPTIONS, "--lang", "en", "--json")
    assert ran.code == 0
    assert ran.document["contributions"] == planned["contributions"]
    assert "ROSTER-EXTRA-MISSING" not in ran.codes


def test_people_without_a_grade_have_no_programme_in_the_list(dms: Dms) -> None:
    Path("grades.yaml").write_text(DOCUMENT.replace("  - id: new", "  - id: new\n    members: []"))
    dms(*GRADES, "-o", "all.yaml", "-o", "people.csv")
    assert "103;01.03.1970;специалист;;" in Path("people.csv").read_text("utf-8-sig")
    ran = dms("quote", "all.yaml", "people.csv", *TERM_OPTIONS, "--lang", "en")
    assert (ran.code, "No programme is named for this member" in ran.out) == (1, True)


def test_the_best_programmes_under_a_budget(dms: Dms) -> None:
    found = document(dms, "--best", "--budget", "150 000")
    searched = found["search"]
    best = searched["frontier"][searched["best"]]
    assert best["total"] == found["quote"]["total"]
    assert float(best["total"]) <= 150_000
    ran = dms(*GRADES, "--best", "--budget", "150000")
    assert ran.code == 0
    assert "Budget: RUB150,000.00 for the contract; left: " in ran.out


def test_a_budget_that_does_not_hold(dms: Dms) -> None:
    """A warning with its place, and as bad as `--fail-on` says."""
    Path("grades.yaml").write_text(DOCUMENT.replace("budget_per_head: 60000", "budget: 100"))
    ran = dms(*GRADES)
    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert "warning: grades.yaml:11:13 · Grade “Руководители” is 32,800.00 ₽ over its" in told
    assert dms(*GRADES, "--fail-on", "warning").code == 1
    codes = [issue["code"] for issue in document(dms)["issues"]]
    assert codes == ["GRADES-BUDGET-BROKEN"]


def test_people_by_number_and_never_by_name(dms: Dms) -> None:
    ran = dms(*GRADES, "--people")
    assert "“Руководители” instead of “old”, person by person" in ran.out
    assert "102" in ran.out
    assert "Петрова" not in ran.out
    assert document(dms, "--people")["people"][0]["member"] == "102"
    assert document(dms)["people"] is None


def test_nothing_fits_the_budget(dms: Dms) -> None:
    ran = dms(*GRADES, "--best", "--budget", "1000", "-o", "all.yaml")
    assert ran.code == 1
    assert "The budget is short by" in ran.out
    assert said(ran) == "Nothing was written: no programmes were found."
    assert not Path("all.yaml").exists()
    text_only = dms(*GRADES, "--best", "--budget", "1000", "-o", "all.txt")
    assert "The budget is short by" in text_only.out
    assert document(dms, "--best", "--budget", "1000")["quote"] is None


def test_people_without_a_grade(dms: Dms) -> None:
    Path("grades.yaml").write_text(DOCUMENT.replace("  - id: new", "  - id: new\n    members: []"))
    ran = dms(*GRADES)
    assert ran.code == 1
    assert "without a grade" in ran.out
    assert "103: No grade fits this employee" in ran.out
    assert document(dms)["unplaced"] == ["103"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--budget", "5000"), "--budget and --vary are for the search; add --best."),
        (("--vary", "dental.place"), "--budget and --vary are for the search; add --best."),
        (("--best", "--budget", "x"), "Write --budget like 900000."),
        (
            ("-o", "all.pdf"),
            "The name of the result must end in .yaml / .yml / .json / .csv / .xlsx / .txt.",
        ),
        (("-o", "staff.csv"), "The result would overwrite an input"),
        (("-o", "grades.yaml"), "The result would overwrite an input"),
        (("-o", "all.txt", "-o", "./all.txt"), "Two results have the same name"),
    ],
)
def test_options_that_cannot_be_meant(dms: Dms, more: tuple[str, ...], told: str) -> None:
    ran = dms(*GRADES, *more)
    assert (ran.code, ran.out) == (2, "")
    assert told in said(ran)


def test_files_that_cannot_be_used_are_told_together(dms: Dms) -> None:
    Path("grades.yaml").write_text("dms: grades/1\nid: g\ngrades: []\n", "utf-8")
    Path("choice.yaml").write_text("dms: offer/1\n", "utf-8")
    ran = dms(*GRADES)
    assert ran.code == 3
    assert "grades.yaml" in ran.err
    assert "choice.yaml" in ran.err


def test_choices_that_the_offer_does_not_have(dms: Dms) -> None:
    Path("grades.yaml").write_text(DOCUMENT.replace("[dental.place=both,", "[dental.place=bth,"))
    ran = dms(*GRADES)
    assert ran.code == 3
    assert "grades.yaml:9" in ran.err
    assert "Did you mean dental.place=both?" in ran.err


def test_nobody_says_when_the_contract_starts(dms: Dms) -> None:
    ran = dms("grades", "choice.yaml", "staff.csv", "grades.yaml", "--lang", "en")
    assert ran.code == 1
    assert "QUOTE-PERIOD-UNSTATED" in ran.err


def test_questions_and_the_mildest_issue(dms: Dms) -> None:
    assert dms(*GRADES, "--fail-on", "question").code in (0, 1)
    asked = dms(*GRADES, "--questions", "--fail-on", "question")
    assert asked.code == 1
    assert "Questions to the insurer" in asked.out


def test_a_heading_that_the_tariff_and_the_grades_use(dms: Dms) -> None:
    """The tariff's own name for a column is good for the grades, too."""
    offer = Path("choice.yaml").read_text("utf-8")
    columns = "columns: {level: {title: Уровень, values: names}}\n"
    Path("choice.yaml").write_text(offer.replace("programmes:\n", f"{columns}programmes:\n", 1))
    Path("staff.csv").write_text(STAFF.replace("Грейд", "Уровень"), "utf-8")
    Path("grades.yaml").write_text(DOCUMENT.replace("{grade: р", "{level: р"), "utf-8")
    assert document(dms)["members"][0]["grade"] == "heads"
