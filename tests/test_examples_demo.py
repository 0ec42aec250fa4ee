"""`make demo` runs the main job on the examples and says where the results lie."""

import importlib.util
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import dms

EXAMPLES = Path(__file__).parent.parent / "examples"


def _demo():
    spec = importlib.util.spec_from_file_location("examples_demo", EXAMPLES / "demo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Run the demo once; return the folder of results and what was printed."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words: printed.append(" ".join(map(str, words))))
        _demo().main(["-o", str(folder)])
    return folder, "\n".join(printed).replace("\u00a0", " ")


def test_it_leaves_the_results_where_it_says(shown):
    folder, printed = shown
    files = sorted(f for f in folder.rglob("*") if f.is_file())
    assert [str(f.relative_to(folder)) for f in files] == [
        "comparison/letter.docx",
        "comparison/report.html",
        "comparison/report.txt",
        "comparison/report.xlsx",
        "configure/configuration.txt",
        "configure/grades.html",
        "configure/grades.yaml",
        "configure/programme.yaml",
        "configure/quote.html",
        "contract/contract.json",
        "contract/deadlines.ics",
        "contract/instalments.txt",
        "contract/movement.txt",
        "contract/statement-june.txt",
        "contract/statement-year.txt",
        "contract/tax.txt",
        "contract/what-if.txt",
        "large/quote.html",
        "large/quote.json",
        "large/quote.txt",
        "large/roster.csv",
        "medsi/quote.html",
        "medsi/quote.json",
        "medsi/quote.txt",
        "medsi/roster-check.xlsx",
    ]
    last = printed.rpartition("Готово")[2]
    assert all(str(file) in last for file in files)


@pytest.mark.parametrize("cell", ["Список!D10", "Список!D15", "Список!C15"])
def test_it_shows_the_faults_of_the_list_with_their_cells(shown, cell):
    assert cell in shown[1].partition("2. Прайс-лист")[0]


def test_it_gives_the_list_back_with_marked_cells(shown):
    folder, _ = shown
    sheets = load_workbook(folder / "medsi" / "roster-check.xlsx")
    assert sheets["Список"]["D10"].comment is not None


def test_it_first_shows_what_the_price_list_leaves_open(shown):
    part = shown[1].partition("2. Прайс-лист")[2].partition("3. То же")[0]
    assert "134 500,00" in part
    for code in ("QUOTE-RATE-MISSING", "QUOTE-BORDER-UNSTATED", "TARIFF-BORDER-UNSTATED"):
        assert code in part


def test_it_then_shows_a_price_for_everybody_and_explains_one(shown):
    part = shown[1].partition("3. То же")[2].partition("4. Условное")[0]
    assert "368 000,00" in part
    assert "25 950,00 × 2,5 = 64 875,00" in part
    assert "82 500,00" in part
    for answer in ("age.upper_end", "factors.age.multiply.age.0-59"):
        assert answer in part


def test_the_files_have_the_figures_that_were_printed(shown):
    folder, printed = shown
    written = (folder / "medsi" / "quote.txt").read_text("utf-8").replace("\u00a0", " ")
    assert all(line in printed for line in written.splitlines())
    quote = json.loads((folder / "medsi" / "quote.json").read_text("utf-8"))
    assert quote["total"] == "368000.00"
    assert len(quote["members"]) == 7


def test_the_large_offer_prices_two_hundred_people(shown):
    folder, _ = shown
    quote = json.loads((folder / "large" / "quote.json").read_text("utf-8"))
    assert quote["status"] == "complete"
    assert len(quote["members"]) == 200


def test_it_shows_three_offers_side_by_side(shown):
    folder, printed = shown
    part = printed.partition("6. Три предложения")[2].partition("7. Собрать")[0]
    for total in ("337 500,00", "354 550,00", "536 067,00"):
        assert total in part
    page = (folder / "comparison" / "report.html").read_text("utf-8")
    assert page.startswith(("<!DOCTYPE html>", "<!doctype html>"))
    assert load_workbook(folder / "comparison" / "report.xlsx").sheetnames


def test_it_ends_with_programmes_put_together(shown):
    folder, printed = shown
    part = printed.partition("7. Собрать программу")[2]
    for figure in ("779 328,99", "1 332 899,97", "1 198 815,25"):
        assert figure in part
    assert dms.load_offer(folder / "configure" / "programme.yaml").rules is None


def test_a_second_run_writes_the_same_bytes(shown, tmp_path, capsys):
    folder, _ = shown
    _demo().main(["-o", str(tmp_path)])
    capsys.readouterr()
    for file in (f for f in folder.rglob("*") if f.is_file()):
        assert (tmp_path / file.relative_to(folder)).read_bytes() == file.read_bytes(), file


YEAR = (
    # 33 000 a year for 306 of 365 days: wished for 10 March, asked for too late, insured in April.
    "27 665,75",
    # The same with an uplift of 15 % for 262 days, borne by the employee.
    "27 240,82",
    # 26 000 for the 215 days after 30 June, and the 31 of them that were paid for.
    "15 315,07",
    "2 208,22",
    # 52 000 for the 46 paid days after 15 September: four fifths of it come back in cash.
    "6 553,42",
    "5 242,74",
)


@pytest.mark.parametrize("figure", YEAR)
def test_the_year_of_the_contract_has_the_figures_of_its_story(shown, figure):
    assert figure in shown[1].partition("5. Год договора")[2]


def test_the_contract_it_writes_is_read_and_verified(shown):
    contract = dms.load_contract(shown[0] / "contract/contract.json")
    assert contract.balance == 0
    assert sum(contract.payments.values()) == contract.premium
    kept = {entry.movement.kind for entry in contract.entries}
    assert kept == {"add", "add_relative", "remove", "change_programme", "pay"}


def test_the_year_on_better_terms_has_fewer_days_without_cover(shown):
    weighed = (shown[0] / "contract/what-if.txt").read_text("utf-8")
    days = next(row for row in weighed.splitlines() if row.startswith("Дней без страховки"))
    assert days.split()[-1].startswith("−")
