"""`dms roster check`: every problem with its cell, and the list given back marked."""

import sys

import pytest
from cli_helpers import Dms
from jsonschema import Draft202012Validator

from dms.io.schemas import json_schema

EN = ("--lang", "en")


def test_a_good_list(dms: Dms, folder) -> None:
    ran = dms("roster", "check", "staff.csv", *EN)
    assert (ran.code, ran.err) == (0, "")
    assert "People in the list: 3; usable: 3; with errors: 0" in ran.out


def test_a_faulty_list(dms: Dms, folder) -> None:
    ran = dms("roster", "check", "faulty.csv", *EN)
    assert ran.code == 1
    assert "error: faulty.csv · C5 · «Дата рождения»" in ran.out
    assert "People in the list: 4; usable: 3; with errors: 1" in ran.out
    assert dms("roster", "check", "faulty.csv", *EN, "--fail-on", "never").code == 0


def test_the_document(dms: Dms, folder) -> None:
    ran = dms("roster", "check", "faulty.csv", "--json")
    assert (ran.code, ran.err) == (1, "")
    Draft202012Validator(json_schema("roster-check")).validate(ran.document)
    assert ran.document["faulty_rows"] == [5]


def test_births_after_a_day_are_errors(dms: Dms, folder) -> None:
    assert dms("roster", "check", "staff.csv", "--as-of", "01.01.1980").code == 1
    ran = dms("roster", "check", "staff.csv", "--as-of", "01.1980", *EN)
    assert ran.code == 2
    assert "--as-of is not a date" in ran.err


def test_births_in_the_future_are_errors_without_being_told_the_day(dms: Dms, folder) -> None:
    staff = "ФИО;Дата рождения\nИванов Иван;{}\n"
    (folder / "staff.csv").write_text(staff.format("01.01.2090"), "utf-8")
    ran = dms("roster", "check", "staff.csv", *EN)
    assert ran.code == 1
    assert "[ROSTER-BIRTH-FUTURE]" in ran.out
    (folder / "staff.csv").write_text(staff.format("15.03.2026"), "utf-8")
    assert dms("roster", "check", "staff.csv", *EN).code == 0
    assert dms("roster", "check", "staff.csv", *EN, "--as-of", "14.03.2026").code == 1


def test_the_list_itself_is_never_marked(dms: Dms, folder) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(("ФИО", "Дата рождения"))
    book.save(folder / "staff.xlsx")
    before = (folder / "staff.xlsx").read_bytes()
    ran = dms("roster", "check", "staff.xlsx", "--annotate", "staff.xlsx", *EN)
    assert ran.code == 2
    assert "would overwrite an input" in ran.err
    assert (folder / "staff.xlsx").read_bytes() == before


def test_the_list_comes_back_marked(dms: Dms, folder) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ran = dms("roster", "check", "faulty.csv", "--annotate", "marked.xlsx", *EN)
    assert ran.code == 1
    assert "marked.xlsx" in ran.err
    book = openpyxl.load_workbook(folder / "marked.xlsx")
    assert book.worksheets[0]["C5"].comment is not None
    assert "Errors" in book.sheetnames


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--annotate", "marked.csv"], "must end in .xlsx"),
        (["--annotate", "no/such/folder/marked.xlsx"], "cannot be written"),
        (["--profile", "nobody"], "no layout “nobody”"),
        (["--as-of", "01.01.0001"], "--as-of is not a date"),
        (["--end-date", "perhaps"], "perhaps"),
    ],
)
def test_what_cannot_be_meant(dms: Dms, folder, arguments: list[str], said: str) -> None:
    ran = dms("roster", "check", "faulty.csv", *arguments, *EN)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_a_sheet_of_a_workbook(dms: Dms, folder) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Второй")):
        sheet.append(("ФИО", "Дата рождения"))
        sheet.append(("Иванов Иван", "07.05.1990"))
    book.save(folder / "staff.xlsx")
    ran = dms("roster", "check", "staff.xlsx", "--sheet", "Второй", *EN)
    assert ran.out.startswith("staff.xlsx · sheet “Второй”\n")


def test_a_file_that_is_no_list(dms: Dms, folder) -> None:
    ran = dms("roster", "check", "offer.yaml", *EN)
    assert (ran.code, ran.out) == (3, "")
    assert "[ROSTER-HEADER-NOT-FOUND]" in ran.err


def test_marking_needs_a_part_that_may_be_missing(
    dms: Dms, folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = dms("roster", "check", "faulty.csv", "--annotate", "marked.xlsx", *EN)
    assert (ran.code, ran.out) == (4, "")
    assert "dms-quote[xlsx]" in ran.err
