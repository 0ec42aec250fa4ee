"""`dms compare`: offers of the example side by side, in every form, and what it refuses."""

import json
import stat
from pathlib import Path

import pytest
from cli_helpers import Dms
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from dms.io.schemas import json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = EXAMPLES / "comparison"
SEVER, YUG, MEDSI = HERE / "sever.yaml", HERE / "yug.yaml", EXAMPLES / "medsi" / "offer.yaml"
ROSTER = ("--roster", HERE / "roster.csv", "--lang", "en")
PROGRAMMES = (
    "--programme", "sever:Оптима=klassik", "--programme", "sever:Стандарт=komfort",
    "--programme", "yug:Оптима=standart", "--programme", "yug:Стандарт=premium",
)  # fmt: skip
TERMS = (
    "--terms", f"sever={HERE / 'terms-sever.yaml'}", "--terms", f"yug={HERE / 'terms-yug.yaml'}",
)  # fmt: skip
BARE = ("compare", SEVER, YUG, *ROSTER, *PROGRAMMES)
AROUND = ("--brief", HERE / "brief.yaml", "--plan", HERE / "plan.yaml")
WHOLE = (*BARE, *TERMS, *AROUND)
THREE = (
    "compare", MEDSI, *WHOLE[1:],
    "--assume", "medsi-1-9:age.upper_end=included",
    "--assume", "medsi-1-9:factors.age.multiply.age.0-59=1",
)  # fmt: skip


def line(written: str, start: str) -> list[str]:
    found = (row.strip() for row in written.splitlines())
    return next(row for row in found if row.startswith(start)).removeprefix(start).split()


def test_two_offers_side_by_side(dms: Dms) -> None:
    ran = dms(*BARE)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("2 offers are compared · 2026-02-01–2027-01-31 · 9 people\n")
    assert line(ran.out, "Premium for the term") == ["354,550.00", "536,067.00"]
    assert line(ran.out, "Dental care")[:2] == ["26,950.00", "30,618.00"]
    assert "dms template requirement" in ran.out
    assert "-o report.html" in ran.out


def test_three_offers_against_a_brief_and_a_plan(dms: Dms) -> None:
    ran = dms(*THREE)
    assert ran.code == 0, ran.err
    assert line(ran.out, "Premium for the term") == ["337,500.00", "354,550.00", "536,067.00"]
    musts = next(row for row in ran.out.splitlines() if " of 37" in row)
    assert "".join(musts.split()).endswith("?10of37✗17of37✓37of37")
    assert line(ran.out, "Days without cover") == ["?", "cannot", "be", "told", "333", "0"]
    assert "From medsi-1-9 to sever" in ran.out


def test_json_is_the_published_document(dms: Dms) -> None:
    found = dms(*THREE, "--json").document
    Draft202012Validator(json_schema("comparison")).validate(found)
    assert [one["id"] for one in found["offers"]] == ["medsi-1-9", "sever", "yug"]
    assert found["requirement"] == "primer-2026"


def test_one_run_writes_every_form(dms: Dms, tmp_path: Path) -> None:
    files = [tmp_path / f"report{ending}" for ending in (".html", ".xlsx", ".json", ".txt")]
    ran = dms(*WHOLE, *(part for file in files for part in ("-o", file)))
    assert (ran.code, ran.out) == (0, "")
    assert all(f"Written: {file}" in " ".join(ran.err.split("\n")) for file in files)
    page, book, document, words = files
    assert "</html>" in page.read_text("utf-8")
    assert load_workbook(book).sheetnames
    assert json.loads(document.read_bytes())["dms"] == "comparison/1"
    assert words.read_text("utf-8") == dms(*WHOLE).out


def test_endings_in_capitals(dms: Dms, tmp_path: Path) -> None:
    ran = dms(*BARE, "-o", tmp_path / "a.HTML", "-o", tmp_path / "b.Xlsx")
    assert ran.code == 0, ran.err
    assert "</html>" in (tmp_path / "a.HTML").read_text("utf-8")


def test_only_who_wrote_it_may_read_the_workbook_with_the_people(dms: Dms, tmp_path: Path) -> None:
    dms(*BARE, "-o", tmp_path / "a.html", "-o", tmp_path / "a.xlsx")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.html", "a.xlsx")]
    assert modes[0] & 0o400
    assert modes[1] == 0o600


def test_what_is_missing_is_asked_for_in_words_of_the_command(dms: Dms) -> None:
    ran = dms("compare", SEVER, YUG, *ROSTER)
    said = " ".join(ran.out.split()) + " ".join(ran.err.split())
    assert '--programme "sever:Оптима=' in said


def test_two_runs_write_the_same_bytes(dms: Dms, tmp_path: Path) -> None:
    for name in ("one", "two"):
        dms(*WHOLE, "-o", tmp_path / f"{name}.html", "-o", tmp_path / f"{name}.xlsx")
    for ending in (".html", ".xlsx"):
        one, two = ((tmp_path / f"{name}{ending}").read_bytes() for name in ("one", "two"))
        assert one == two


def test_a_day_stands_on_the_page_when_it_is_named(dms: Dms, tmp_path: Path) -> None:
    dms(*BARE, "-o", tmp_path / "a.html", "--today", "30.01.2026")
    dms(*BARE, "-o", tmp_path / "b.html")
    assert "2026-01-30" in (tmp_path / "a.html").read_text("utf-8")
    assert "2026-01-30" not in (tmp_path / "b.html").read_text("utf-8")


def test_an_offer_that_has_expired_is_named(dms: Dms) -> None:
    ran = dms(*BARE, "--today", "16.02.2026", "--json")
    found = [{issue["code"] for issue in one["issues"]} for one in ran.document["offers"]]
    assert all("QUOTE-OFFER-EXPIRED" in codes for codes in found)
    assert ran.err.count("[QUOTE-OFFER-EXPIRED]") == 2


def test_the_present_insurer(dms: Dms) -> None:
    found = dms(*BARE, "--current", "yug", "--json").document
    assert (found["base"], found["current"]) == ("yug", "yug")
    assert [one["offer"] for one in found["renewals"]] == ["sever"]
    assert found["bridges"][0]["difference"] == "-181517.00"


def test_weights_give_points(dms: Dms, tmp_path: Path) -> None:
    weights = tmp_path / "weights.yaml"
    weights.write_text("price: 2\nmust: 1\n", "utf-8")
    found = dms(*WHOLE, "--weights", weights, "--json").document
    assert [one["weight"] for one in found["scores"]["criteria"]] == ["2/3", "1/3"]
    assert "Points" in dms(*WHOLE, "--weights", weights).out


def test_another_period_is_named_and_not_priced(dms: Dms) -> None:
    ran = dms(*BARE, "--start", "01.03.2026", "--last-day", "28.02.2027", "--json")
    assert ran.code == 1
    assert {one["total"] for one in ran.document["offers"]} == {None}
    assert ran.codes == {"COMPARE-PERIOD-DIFFERS"}


def test_some_kinds_of_care_and_a_way_to_pay(dms: Dms) -> None:
    taken = ("--take", "sever:klassik=outpatient,home_care", "--payment", "sever=quarterly")
    found = dms(*BARE, *taken, "--json").document
    states = {
        row["kind"]: row["cells"]["sever"]["priced"]
        for row in found["modules"]
        if row["programme"] == "Оптима"
    }
    assert states["outpatient"] == "own"
    assert states["dental"] == "not_taken"


def test_open_terms_are_answered(dms: Dms) -> None:
    before = dms(*WHOLE, "--json").document["questions"]["sever"]
    answer = ("--assume-term", "sever:enrolment.counting=strict")
    after = dms(*WHOLE, *answer, "--json").document["questions"]["sever"]
    assert "ENROLMENT-COUNTING-UNSTATED" in json.dumps(before)
    assert "ENROLMENT-COUNTING-UNSTATED" not in json.dumps(after)


def test_labour_costs_give_the_page_its_section_on_taxes(dms: Dms, tmp_path: Path) -> None:
    costs = tmp_path / "costs.csv"
    months = [(2026, month) for month in range(1, 13)] + [(2027, 1)]
    costs.write_text("".join(f"{m:02}.{y};500000\n" for y, m in months), "utf-8")
    dms(*WHOLE, "-o", tmp_path / "with.html", "--labour-costs", costs)
    dms(*WHOLE, "-o", tmp_path / "without.html")
    pages = [(tmp_path / name).read_text("utf-8") for name in ("with.html", "without.html")]
    assert len(pages[0]) > len(pages[1])


class TestExitCode:
    def test_questions_and_warnings_count_when_they_are_meant_to(self, dms: Dms) -> None:
        assert dms(*BARE, "--fail-on", "question").code == 1
        assert dms(*BARE, "--fail-on", "warning").code == 1
        assert "[MEMBER-PLACE-OUTSIDE-TERRITORY]" in dms(*BARE).err
        assert dms("compare", YUG, *ROSTER, *PROGRAMMES[4:], "--fail-on", "warning").code == 0

    def test_people_without_a_price(self, dms: Dms) -> None:
        programmes = ("--programme", "sever:Оптима=klassik")
        wrong = ("compare", SEVER, *ROSTER, *programmes)
        ran = dms(*wrong, "--json")
        assert ran.code == 1
        (one,) = ran.document["offers"]
        assert (one["status"], one["priced"], one["unpriced"]) == ("partial", 5, 4)
        assert dms(*wrong, "--fail-on", "never").code == 0

    def test_a_list_with_faults(self, dms: Dms, tmp_path: Path) -> None:
        faulty = tmp_path / "roster.csv"
        good = (HERE / "roster.csv").read_text("utf-8")
        row = "999;31.02.1990;М;сотрудник;Москва;Москва;Оптима\n"
        faulty.write_text(good.rstrip("\n") + "\n" + row, "utf-8")
        ran = dms("compare", SEVER, YUG, "--roster", faulty, "--lang", "en", *PROGRAMMES)
        assert ran.code == 1
        assert "[ROSTER-DATE-INVALID]" in ran.err
        assert "9 people" in ran.out


class TestRefused:
    def test_ids_that_no_offer_has_are_told_together(self, dms: Dms) -> None:
        wrong = ("--terms", "a=t.yaml", "--programme", "b:x=y", "--assume", "c:x=y")
        more = ("--take", "d:x=y", "--payment", "e=y", "--current", "f")
        ran = dms(*BARE, *wrong, *more)
        assert (ran.code, ran.out) == (2, "")
        said = " ".join(ran.err.split())
        for named in ("--terms a", "--programme b", "--assume c", "--take d", "--payment e"):
            assert named in said
        assert "--current f" in said
        assert "sever, yug" in said

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (("--programme", "Оптима=klassik"), "--programme"),
            (("--programme", "sever:=klassik"), "--programme"),
            (("--terms", "sever"), "--terms"),
            (("--assume", "age.upper_end=included"), "--assume"),
            (("--assume-term", "sever:a=b"), "--assume-term"),
            (("--take", "sever:none=dental"), "klassik"),
            (("--take", "sever:klassik=teeth"), "outpatient"),
            (("-o", "report.pdf"), ".html / .xlsx / .json / .txt"),
            (("-o", "none/report.txt"), "cannot be written"),
            (("--start", "01.02.2026"), "--last-day"),
            (("--today", "yesterday"), "--today"),
        ],
    )
    def test_what_cannot_be_meant(self, dms: Dms, more: tuple[str, ...], said: str) -> None:
        ran = dms(*BARE, *more)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err

    def test_an_input_is_not_overwritten(self, dms: Dms, tmp_path: Path) -> None:
        plan = tmp_path / "plan.json"
        plan.write_text('{"dms": "hiring-plan/1", "id": "p"}', "utf-8")
        ran = dms(*BARE, "--plan", plan, "-o", tmp_path / "a.txt", "-o", plan)
        assert ran.code == 2
        assert not (tmp_path / "a.txt").exists()
        assert plan.read_text("utf-8").startswith("{")

    def test_a_hard_link_to_an_input_is_one(self, dms: Dms, tmp_path: Path) -> None:
        own, link = tmp_path / "yug.yaml", tmp_path / "hard.txt"
        own.write_bytes(YUG.read_bytes())
        link.hardlink_to(own)
        ran = dms("compare", SEVER, own, *ROSTER, *PROGRAMMES, "-o", link)
        assert ran.code == 2
        assert "overwrite an input" in ran.err
        assert own.read_bytes() == YUG.read_bytes()

    @pytest.mark.parametrize("second", ["none/b.xlsx", "x/../a.html"])
    def test_nothing_is_read_or_written_when_one_result_cannot_be(
        self, dms: Dms, tmp_path: Path, second: str
    ) -> None:
        (tmp_path / "x").mkdir()
        none = ("compare", "none.yaml", "--roster", "none.csv", "--lang", "en")
        ran = dms(*none, "-o", tmp_path / "a.html", "-o", tmp_path / second)
        assert ran.code == 2, "before any file is read"
        assert not (tmp_path / "a.html").exists()

    @pytest.mark.parametrize(
        ("option", "one", "other"),
        [
            ("--terms", "yug=insurers-standard", "yug=client-improved"),
            ("--programme", "yug:Стандарт=premium", "yug:Стандарт=standart"),
            ("--programme", "yug:Стандарт=premium", "yug: Стандарт=standart"),
            ("--assume", "yug:age.upper_end=included", "yug:age.upper_end=excluded"),
            ("--take", "yug:standart=dental", "yug:standart=outpatient"),
            ("--payment", "yug=single", "yug=quarterly"),
        ],
    )
    def test_two_answers_to_one_question(self, dms: Dms, option: str, one: str, other: str) -> None:
        ran = dms("compare", SEVER, YUG, *ROSTER, option, one, option, other)
        assert (ran.code, ran.out) == (2, "")
        assert f"{option} speaks of" in " ".join(ran.err.split())

    def test_all_that_cannot_be_meant_is_told_at_once(self, dms: Dms) -> None:
        wrong = ("--start", "2026-13-01", "--today", "xx", "--terms", "sever")
        ran = dms(*BARE, *wrong)
        assert ran.code == 2
        said = " ".join(ran.err.split())
        for option in ("--start is not", "--today is not", "Write --terms"):
            assert option in said

    @pytest.mark.parametrize("path", ["zzz.y", "insurer.name", "headcount.min"])
    def test_a_wrong_assumption_is_told_with_the_file_of_its_offer(
        self, dms: Dms, path: str
    ) -> None:
        ran = dms(*BARE, "--assume", f"yug:{path}=1", "--json")
        assert ran.code == 3
        files = [issue["location"].get("file") for issue in ran.document["issues"]]
        assert files == [str(YUG)]

    def test_a_wrong_assumption_about_terms_too(self, dms: Dms) -> None:
        ran = dms(*WHOLE, "--assume-term", "yug:zzz.y=1", "--json")
        files = [issue["location"].get("file") for issue in ran.document["issues"]]
        assert (ran.code, files) == (3, [str(HERE / "terms-yug.yaml")])

    def test_everything_wrong_with_any_file_at_once(self, dms: Dms, tmp_path: Path) -> None:
        bad = tmp_path / "bad.yaml"
        bad.write_text("dms: requirement/1\nid: r\nprogrammes: []\n", "utf-8")
        weights = tmp_path / "weights.yaml"
        weights.write_text("price: 0\n", "utf-8")
        terms = ("--terms", f"sever={tmp_path / 'none.yaml'}")
        around = ("--brief", bad, "--weights", weights, "--plan", bad)
        ran = dms("compare", SEVER, YUG, "--roster", "none.csv", *terms, *around, "--json")
        assert ran.code == 3
        assert {"DOC-FILE-MISSING", "WEIGHTS-EMPTY", "ROSTER-FILE-NOT-FOUND"} <= ran.codes
        files = {issue["location"].get("file") for issue in ran.document["issues"]}
        assert {str(bad), str(weights)} <= files

    def test_offers_that_cannot_be_read(self, dms: Dms, tmp_path: Path) -> None:
        other = tmp_path / "list.yaml"
        other.write_text("- 1\n", "utf-8")
        ran = dms("compare", tmp_path / "a.yaml", tmp_path / "b.yaml", *ROSTER)
        assert ran.code == 3
        assert ran.err.count("[DOC-FILE-MISSING]") == 2
        assert dms("compare", other, SEVER, *ROSTER).code == 3

    def test_one_offer_twice(self, dms: Dms) -> None:
        ran = dms("compare", SEVER, *BARE[1:], "--json")
        assert ran.code == 1
        assert "COMPARE-OFFER-TWICE" in ran.codes
        assert len(ran.document["offers"]) == 2


def test_a_long_list_is_not_named_person_by_person(dms: Dms) -> None:
    ran = dms(*WHOLE)
    assert not any(word in ran.out for word in ("101", "103", "07.05.1987"))
