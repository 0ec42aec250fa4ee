"""What was found in a list of people, as text and as a document."""

import json

import pytest
from jsonschema import Draft202012Validator

from dms.io.roster import RosterImport, read_roster
from dms.io.schemas import json_schema
from dms.report.roster_check import render_roster_check, roster_check

GOOD = "Табельный номер;ФИО;Дата рождения\n1;Иванов Иван;07.05.1990\n2;Петров Пётр;08.05.1991\n"
FAULTY = GOOD + "3;Сидоров Сидор;31.02.1985\n"
SCHEMA = Draft202012Validator(json_schema("roster-check"))


def read(written: str) -> RosterImport:
    return read_roster(written.encode(), name="staff.csv")


def test_a_good_list() -> None:
    assert render_roster_check(read(GOOD), "en").splitlines()[:3] == [
        "staff.csv",
        "People in the list: 2; usable: 2; with errors: 0",
        "Nothing is wrong with it.",
    ]


def test_every_problem_with_its_cell() -> None:
    written = render_roster_check(read(FAULTY), "en")
    assert "People in the list: 3; usable: 2; with errors: 1" in written
    assert "error: staff.csv · C4 · «Дата рождения» · There is no such date" in written
    assert written.endswith("[ROSTER-DATE-INVALID]\n")
    assert "Сидоров" not in written


def test_the_sheet_is_named(tmp_path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Список"
    for row in [("ФИО", "Дата рождения"), ("Иванов Иван", "07.05.1990")]:
        book.active.append(row)
    book.save(tmp_path / "staff.xlsx")
    imported = read_roster(tmp_path / "staff.xlsx")
    assert render_roster_check(imported, "en").startswith("staff.xlsx · sheet “Список”\n")
    assert roster_check(imported).sheet == "Список"


@pytest.mark.parametrize("written", [GOOD, FAULTY])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_document_has_the_published_shape(written: str, lang: str) -> None:
    imported = read(written)
    document = roster_check(imported, lang)
    data = json.loads(document.model_dump_json(exclude_unset=True))
    SCHEMA.validate(data)
    assert data["file"] == "staff.csv"
    assert data["rows_read"] == data["employees"] + data["relatives"] + len(data["faulty_rows"])
    assert data["issues"] == [issue.to_dict(lang) for issue in imported.issues]
    assert data["sheet"] is None
