"""`dms rfp`: forms for insurers, and filled forms read back."""

import io
from pathlib import Path

import pytest
from cli_helpers import Dms
from openpyxl import load_workbook

from dms.io.offers import load_offer
from dms.io.terms import load_terms

BRIEF = """\
dms: requirement/1
id: primer
programmes:
  - id: base
    modules:
      - {kind: outpatient, need: must}
      - {kind: ambulance, need: must}
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    return tmp_path


@pytest.fixture
def form(work: Path, dms: Dms) -> Path:
    assert new(dms, "Юг").code == 0
    return work / "forms" / "rfp-юг.xlsx"


def new(dms: Dms, *insurers: str):
    asked = [part for name in insurers for part in ("--insurer", name)]
    return dms("rfp", "new", "brief.yaml", "-o", "forms", *asked, "--lang", "en")


def spoil(form: Path, words: str) -> None:
    book = load_workbook(io.BytesIO(form.read_bytes()))
    book["Offer"]["E7"].value = words
    book.save(form)


def test_one_form_for_each_insurer_with_a_safe_name(work: Path, dms: Dms) -> None:
    ran = new(dms, "СК «Север»", "../../Юг", "***")
    assert (ran.code, ran.out) == (0, "")
    names = sorted(path.name for path in (work / "forms").iterdir())
    assert names == ["rfp-insurer.xlsx", "rfp-ск-север.xlsx", "rfp-юг.xlsx"]


def test_what_the_brief_forgot_is_said_before(work: Path, dms: Dms) -> None:
    ran = new(dms, "Юг")
    assert "REQUIREMENT-TERRITORY-UNSTATED" in ran.err
    assert ran.err.index("REQUIREMENT-") < ran.err.index("Written: ")


def test_a_form_that_is_there_stays(form: Path, dms: Dms) -> None:
    before = form.read_bytes()
    spoil(form, "31.01.2026")
    filled = form.read_bytes()
    ran = new(dms, "Юг")
    assert (ran.code, form.read_bytes()) == (2, filled)
    assert "is there already" in ran.err
    assert before != filled


@pytest.mark.parametrize(
    ("insurers", "said"),
    [(("Юг", "юг"), "same name"), ((" ",), "--insurer is empty")],
)
def test_names_that_will_not_do(work: Path, dms: Dms, insurers: tuple[str, ...], said: str) -> None:
    ran = new(dms, *insurers)
    assert ran.code == 2
    assert said in ran.err
    assert not (work / "forms").exists()


def test_a_folder_that_is_a_file(work: Path, dms: Dms) -> None:
    (work / "forms").write_text("")
    assert new(dms, "Юг").code == 2


def test_a_broken_brief(work: Path, dms: Dms) -> None:
    (work / "brief.yaml").write_text("dms: requirement/1\n", "utf-8")
    assert new(dms, "Юг").code == 3


def test_an_answer_becomes_an_offer_and_terms(form: Path, dms: Dms) -> None:
    outputs = ("-o", "offer.yaml", "--terms-out", "terms.yaml")
    ran = dms("rfp", "read", form, *outputs, "--brief", "brief.yaml", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert "questions to the insurer are open" in ran.err
    assert load_offer("offer.yaml").insurer.name == "Юг"
    assert load_terms("terms.yaml").name == "Юг"


def test_a_form_that_came_back_untouched_is_named(form: Path, dms: Dms) -> None:
    ran = dms("rfp", "read", form, "-o", "offer.yaml", "--lang", "en")
    assert ran.code == 0
    assert ran.err.count("RFP-NOTHING-ANSWERED") == 1
    spoil(form, "31.01.2026")
    assert "RFP-NOTHING" not in dms("rfp", "read", form, "--lang", "en").err


def test_without_a_file_the_offer_is_printed(form: Path, dms: Dms) -> None:
    ran = dms("rfp", "read", form, "--lang", "en")
    assert ran.out.startswith('dms: "offer/1"')


def test_json_lists_the_issues_and_nothing_else(form: Path, dms: Dms) -> None:
    ran = dms("rfp", "read", form, "--json", "--fail-on", "question")
    assert ran.code == 1
    assert "MODULE-OFFERED-UNSTATED" in ran.codes


def test_a_wrong_cell_writes_nothing(form: Path, dms: Dms, work: Path) -> None:
    spoil(form, "завтра")
    ran = dms("rfp", "read", form, "-o", "offer.yaml", "--lang", "en")
    assert ran.code == 3
    assert "Offer!E7" in ran.err
    assert "RFP-DATE-INVALID" in ran.err
    assert not (work / "offer.yaml").exists()


def test_a_form_of_another_brief(form: Path, dms: Dms, work: Path) -> None:
    (work / "brief.yaml").write_text(BRIEF.replace("primer", "other"), "utf-8")
    ran = dms("rfp", "read", form, "--brief", "brief.yaml", "--json")
    assert (ran.code, ran.codes) == (3, {"RFP-OTHER-REQUEST"})


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (("-o", "offer.txt"), ".yaml"),
        (("-o", "brief.yaml"), "is there already"),
        (("-o", "a.yaml", "--terms-out", "a.yaml"), "two files"),
        (("-o", "forms/a.yaml", "--terms-out", "forms/../forms/a.yaml"), "two files"),
        (("-o", "forms/a.yaml", "--terms-out", "none/t.yaml"), "cannot be written"),
    ],
)
def test_results_that_will_not_do(
    form: Path, dms: Dms, outputs: tuple[str, ...], said: str
) -> None:
    ran = dms("rfp", "read", form, *outputs, "--lang", "en")
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert [path.name for path in form.parent.iterdir()] == [form.name]


def test_no_form_at_all(work: Path, dms: Dms) -> None:
    assert dms("rfp", "read", "brief.yaml", "--lang", "en").code == 3
    assert dms("rfp", "read", "nothing.xlsx", "--lang", "en").code == 3
