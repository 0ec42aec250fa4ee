"""`dms quote`: results on standard output, talk on standard error, and the exit codes."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from cli_helpers import FAULTY, OFFER, QUOTE, STAFF, Dms
from jsonschema import Draft202012Validator

from dms.io.schemas import json_schema

# 18 500 + 9 800 = 28 300; × 0,9 = 25 470 for five years and more; × 2 from 60
TOTAL = "91870.33"
"""28 300 + 2 × 25 470 + 25 470 × 181/365 = 28 300 + 50 940 + 12 630,33"""


class TestText:
    def test_a_quote(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE)
        assert ran.code == 0
        assert ran.out.startswith("АО «Страховщик А» · offer a-1\n")
        assert ran.out.rstrip().endswith("RUB91,870.33")
        assert "error" not in ran.err

    def test_russian_is_the_language_by_default(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE[:5])
        assert "91\xa0870,33\xa0₽" in ran.out
        assert "01.01.2026" in ran.out

    def test_explain_adds_the_total(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE, "--explain")
        assert "Premium of the contract\n" in ran.out
        assert "1 × 28,300.00 ₽" in ran.out

    def test_questions_are_listed_on_demand_and_count(self, dms: Dms, folder: Path) -> None:
        assert "Questions to the insurer" not in dms(*QUOTE).out
        ran = dms(*QUOTE, "--questions", "--fail-on", "question")
        assert "Questions to the insurer\n" in ran.out
        assert "[OFFER-ELIGIBILITY-UNSTATED]" in ran.out
        assert ran.code == 1


class TestFaultyRows:
    def test_the_good_rows_are_priced_and_the_quote_says_so(self, dms: Dms, folder: Path) -> None:
        ran = dms(*FAULTY)
        assert ran.code == 1
        assert "RUB91,870.33" in ran.out
        assert "1 person of the list is not in this calculation" in ran.out
        assert "faulty.csv · C5 · «Дата рождения»" in ran.err
        assert "Тайный" not in ran.out + ran.err

    def test_the_document_says_so_too(self, dms: Dms, folder: Path) -> None:
        ran = dms(*FAULTY, "--json")
        assert ran.code == 1
        assert {"ROSTER-PEOPLE-LEFT-OUT", "ROSTER-DATE-INVALID"} <= ran.codes
        assert ran.document["total"] == TOTAL

    @pytest.mark.parametrize(
        ("fail_on", "code"), [("error", 1), ("warning", 1), ("question", 1), ("never", 0)]
    )
    def test_the_exit_code_follows_fail_on(
        self, dms: Dms, folder: Path, fail_on: str, code: int
    ) -> None:
        assert dms(*FAULTY, "--fail-on", fail_on).code == code

    def test_milder_issues_fail_only_when_asked(self, dms: Dms, folder: Path) -> None:
        expired = (*QUOTE, "--today", "01.02.2026")
        assert dms(*expired).code == 0
        assert dms(*expired, "--fail-on", "warning").code == 1


class TestJson:
    def test_the_document_and_nothing_else(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE, "--json")
        assert (ran.code, ran.err) == (0, "")
        Draft202012Validator(json_schema("quote")).validate(ran.document)
        assert ran.document["total"] == TOTAL
        members = ran.document["members"]
        assert sum(Decimal(m["premium"]) for m in members) == Decimal(TOTAL)
        assert members[2]["period"]["last_day"] == "2026-06-30"

    def test_the_same_bytes_each_time(self, dms: Dms, folder: Path) -> None:
        assert dms(*QUOTE, "--json", "--explain").out == dms(*QUOTE, "--json", "--explain").out

    def test_explain_gives_each_member_the_tree(self, dms: Dms, folder: Path) -> None:
        assert "explanation" not in dms(*QUOTE, "--json").document["members"][0]
        tree = dms(*QUOTE, "--json", "--explain").document["members"][1]["explanation"]
        assert tree[0]["parts"][0]["source"]["line"] == 12

    def test_questions_stand_among_the_issues(self, dms: Dms, folder: Path) -> None:
        assert "OFFER-ELIGIBILITY-UNSTATED" in dms(*QUOTE, "--json", "--questions").codes


class TestOptions:
    def test_payment(self, dms: Dms, folder: Path) -> None:
        assert dms(*QUOTE[:3], "--json", "--payment", "quarterly").document["total"] > TOTAL
        missing = dms(*QUOTE[:3], "--json")
        assert (missing.code, missing.document["total"]) == (1, None)
        assert "QUOTE-PAYMENT-UNSTATED" in missing.codes

    def test_take(self, dms: Dms, folder: Path) -> None:
        data = dms(*QUOTE, "--json", "--take", "standard=dental").document
        assert [m["module"] for m in data["modules"]] == ["dental"]
        both = dms(*QUOTE, "--json", "--take", "standard = outpatient, dental").document
        assert both["total"] == TOTAL

    def test_assume(self, dms: Dms, folder: Path) -> None:
        (folder / "offer.yaml").write_text(OFFER.replace("60-64: 2", "60+: unknown"), "utf-8")
        answered = ("--assume", "factors.age.multiply.age.60+=2")
        assert dms(*QUOTE, "--json").code == 3
        data = dms(*QUOTE, "--json", *answered).document
        assert data["total"] == TOTAL
        assert data["assumptions"][0]["reading"] == "2"

    def test_a_period_for_an_offer_without_one(self, dms: Dms, folder: Path) -> None:
        bare = OFFER.replace("period: {start: 2026-01-01, last_day: 2026-12-31}\n", "")
        (folder / "offer.yaml").write_text(bare, "utf-8")
        assert "QUOTE-PERIOD-UNSTATED" in dms(*QUOTE, "--json").codes
        dates = ("--start", "01.01.2026", "--last-day", "2026-12-31")
        assert dms(*QUOTE, "--json", *dates).document["total"] == TOTAL

    def test_an_end_that_may_mean_two_things(self, dms: Dms, folder: Path) -> None:
        ambiguous = STAFF.replace("Открепление с", "Дата открепления")
        (folder / "staff.csv").write_text(ambiguous, "utf-8")
        asked = dms(*QUOTE, "--json")
        assert "ROSTER-END-DATE-AMBIGUOUS" in asked.codes
        said = dms(*QUOTE, "--json", "--end-date", "detached_from")
        assert said.document["total"] == TOTAL
        assert dms(*QUOTE, "--json", "--profile", "alfa").document["total"] == TOTAL

    @pytest.mark.parametrize(
        ("birth", "today", "future"),
        [
            ("15.03.2026", (), False),
            ("16.03.2026", (), True),
            ("16.03.2026", ("--today", "16.03.2026"), False),
            ("15.03.2026", ("--today", "14.03.2026"), True),
            ("31.12.2026", ("--today", "01.06.2027"), False),
            ("01.01.2027", ("--today", "01.06.2027"), True),  # after the contract
        ],
    )
    @pytest.mark.parametrize("command", ["quote", "explain"])
    def test_a_birth_in_the_future_is_an_error(
        self, dms: Dms, folder: Path, birth: str, today: tuple[str, ...], future: bool, command: str
    ) -> None:
        staff = STAFF.replace("01.03.1970;9;01.07.2026", f"{birth};9;")
        (folder / "staff.csv").write_text(staff, "utf-8")
        ran = dms(command, *QUOTE[1:], *today)
        assert ("ROSTER-BIRTH-FUTURE" in ran.err) == future

    def test_the_day_of_the_run_does_not_expire_an_offer(self, dms: Dms, folder: Path) -> None:
        assert "QUOTE-OFFER-EXPIRED" not in dms(*QUOTE, "--json").codes

    def test_an_assumption_that_does_not_fit_is_named(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE, "--assume", "age.uper_end=included")
        assert ran.code == 3
        assert "offer.yaml:" not in ran.err
        assert "assumption `age.uper_end`. Did you mean upper_end?" in ran.err


class TestFiles:
    @pytest.mark.parametrize("name", ["result.json", "result.txt"])
    def test_the_result_goes_to_a_file(self, dms: Dms, folder: Path, name: str) -> None:
        ran = dms(*QUOTE, "-o", name)
        assert (ran.code, ran.out) == (0, "")
        assert name in ran.err
        written = (folder / name).read_text("utf-8")
        same = dms(*QUOTE, *(["--json"] if name.endswith("json") else []))
        assert written == same.out

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-o", "result.pdf"], "must end in .json / .txt"),
            (["--json", "-o", "result.txt"], "must end in .json"),
            (["-o", "no/such/folder/result.json"], "cannot be written"),
        ],
    )
    def test_a_name_that_will_not_do(
        self, dms: Dms, folder: Path, arguments: list[str], said: str
    ) -> None:
        ran = dms(*QUOTE, *arguments)
        assert ran.code == 2
        assert said in " ".join(ran.err.split())

    def test_an_input_is_never_overwritten(self, dms: Dms, folder: Path) -> None:
        (folder / "offer.json").write_text("{}", "utf-8")
        data = json.dumps({"dms": "offer/1"})
        (folder / "offer.json").write_text(data, "utf-8")
        (folder / "staff.txt").write_text(STAFF, "utf-8")
        ran = dms("quote", "offer.yaml", "staff.txt", "--payment", "single", "-o", "staff.txt")
        assert ran.code == 2
        assert (folder / "staff.txt").read_text("utf-8") == STAFF


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--start", "01.01.2026"], "Give both --start and --last-day"),
            (["--start", "02.01.2026", "--last-day", "01.01.2026"], "comes before --start"),
            (["--start", "2026-13-01", "--last-day", "01.01.2026"], "--start is not a date"),
            (["--today", "tomorrow"], "--today is not a date"),
            (["--assume", "age.on"], "Write --assume like age.upper_end=included"),
            (["--take", "standard="], "Write --take like"),
            (["--take", "vip=dental"], "no “vip” here; use some of: standard"),
            (["--take", "standard=dentall"], "no “dentall” here; use some of: outpatient, dental"),
            (["--profile", "nobody"], "no layout “nobody” that can be used; there are: alfa,"),
            (["--today", "31.12.9999"], "--today is not a date"),
            (["--fail-on", "anything"], "anything"),
            (["--no-such-option"], "--no-such-option"),
        ],
    )
    def test_what_cannot_be_meant(
        self, dms: Dms, folder: Path, arguments: list[str], said: str
    ) -> None:
        ran = dms(*QUOTE, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in " ".join(ran.err.split())
        assert "Traceback" not in ran.err

    def test_a_column_cannot_be_called_extra(self, dms: Dms, folder: Path) -> None:
        offer = OFFER.replace("columns: {", "columns: {extra: {title: Рост}, ")
        (folder / "offer.yaml").write_text(offer, "utf-8")
        ran = dms(*QUOTE)
        assert (ran.code, ran.out) == (2, "")
        assert "An extra column cannot be called extra" in " ".join(ran.err.split())

    def test_it_is_said_in_russian_too(self, dms: Dms, folder: Path) -> None:
        ran = dms(*QUOTE[:5], "--start", "01.01.2026")
        assert ran.code == 2
        assert "--last-day" in ran.err


class TestUnusable:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["no.yaml", "staff.csv"], "DOC-FILE-MISSING"),
            (["offer.yaml", "no.csv"], "ROSTER-FILE-NOT-FOUND"),
            (["broken.yaml", "staff.csv"], "DOC-KEY-UNKNOWN"),
            (["offer.yaml", "empty.csv"], "ROSTER-FILE-EMPTY"),
            (["offer.yaml", "offer.yaml"], "ROSTER-HEADER-NOT-FOUND"),
        ],
    )
    def test_every_problem_with_its_place_and_no_result(
        self, dms: Dms, folder: Path, arguments: list[str], code: str
    ) -> None:
        (folder / "broken.yaml").write_text(OFFER + "cliens: x\nidd: y\n", "utf-8")
        (folder / "empty.csv").write_text("", "utf-8")
        said = dms("quote", *arguments, "--lang", "en")
        assert (said.code, said.out) == (3, "")
        assert f"[{code}]" in said.err
        document = dms("quote", *arguments, "--lang", "en", "--json")
        assert (document.code, document.err) == (3, "")
        assert code in document.codes
        Draft202012Validator(json_schema("issues")).validate(document.document)

    def test_all_at_once(self, dms: Dms, folder: Path) -> None:
        (folder / "broken.yaml").write_text(OFFER + "cliens: x\nidd: y\n", "utf-8")
        ran = dms("quote", "broken.yaml", "staff.csv", "--lang", "en")
        assert "broken.yaml:22:1" in ran.err
        assert "broken.yaml:23:1" in ran.err

    def test_a_part_that_is_not_installed(
        self, dms: Dms, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(("ФИО", "Дата рождения"))
        book.save(folder / "staff.xlsx")
        monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
        ran = dms("quote", "offer.yaml", "staff.xlsx", "--lang", "en")
        assert (ran.code, ran.out) == (4, "")
        assert "pip install 'dms-quote[xlsx]'" in ran.err
