"""What a contract answers: statements, payments, deadlines, invoices, other terms, taxes."""

import json
from pathlib import Path

import pytest
from cli_contract_helpers import EN, JOINER, NAMES
from cli_helpers import Dms
from icalendar import Calendar

from dms.io.contract_file import load_contract
from dms.report.deadlines import DeadlinesDocument
from dms.report.instalments_document import InstalmentsDocument
from dms.report.reconciliation_document import ReconciliationDocument
from dms.report.statement_document import StatementDocument
from dms.report.tax_document import TaxDocument
from dms.report.what_if_document import WhatIfDocument

FILE = "contract.json"
PLAN = """\
dms: hiring-plan/1
id: p-1
joiners:
  - {member: n1, start: 2026-05-01, filed_on: 2026-04-23, birth: 1991-04-02,
     programme: standard, columns: {tenure: 1}}
"""


@pytest.fixture
def joined(dms: Dms, contract: Path) -> Path:
    """The contract with a joiner and a payment."""
    assert dms("add", FILE, *JOINER, "--requested", "20.01.2026", "--apply").code == 0
    assert dms("pay", FILE, "60000", "--on", "12.01.2026", "--apply").code == 0
    return contract


class TestStatement:
    def test_of_a_month(self, dms: Dms, joined: Path) -> None:
        ran = dms("statement", FILE, "--month", "2026-01", *EN)
        assert ran.code == 0
        assert "2026-01-01 to 2026-01-31" in ran.out
        assert "33,665.75" in ran.out
        assert not any(name in ran.out for name in NAMES)

    def test_of_any_period(self, dms: Dms, joined: Path) -> None:
        month = dms("statement", FILE, "--month", "01.2026", "--json").document
        days = dms("statement", FILE, "--from", "01.01.2026", "--to", "31.01.2026", "--json")
        assert StatementDocument.model_validate(days.document)
        assert days.document == month

    def test_what_employees_bear_is_spread(self, dms: Dms, joined: Path) -> None:
        of_january = ("statement", FILE, "--month", "2026-01", "--json")
        at_once = dms(*of_january).document["deductions"]
        monthly = dms(*of_january, "--deduct", "monthly").document["deductions"]
        assert at_once != monthly

    @pytest.mark.parametrize(
        ("span", "said"),
        [
            ((), "Give --month, or both --from and --to"),
            (("--month", "2026-13"), "--month is not a month"),
            (("--month", "1026-01"), "--month is not a month"),
            (("--month", "2026-01", "--to", "01.02.2026"), "Give --month, or both"),
            (("--from", "01.02.2026"), "Give --month, or both"),
            (("--from", "02.02.2026", "--to", "01.02.2026"), "--to comes before --from"),
            (("--from", "x", "--to", "01.02.2026"), "--from is not a date"),
        ],
    )
    def test_a_period_that_is_none(
        self, dms: Dms, contract: Path, span: tuple[str, ...], said: str
    ) -> None:
        ran = dms("statement", FILE, *span, *EN)
        assert ran.code == 2
        assert said in ran.err


class TestInstalments:
    def test_in_words(self, dms: Dms, joined: Path) -> None:
        ran = dms("instalments", FILE, *EN)
        assert ran.code == 0
        assert "instalment 4" in ran.out
        assert "as of 2026-03-15" in dms("instalments", FILE, "--on", "15.03.2026", *EN).out

    def test_the_document(self, dms: Dms, joined: Path) -> None:
        ran = dms("instalments", FILE, "--json")
        found = InstalmentsDocument.model_validate(ran.document)
        assert sum(p.amount for p in found.payments) == load_contract(joined).premium


class TestDeadlines:
    def test_in_words(self, dms: Dms, contract: Path) -> None:
        ran = dms("deadlines", FILE, *EN)
        lines = ran.out.splitlines()
        assert "2026-01-19   joining from 2026-02-01" in lines
        assert any(line.startswith("2026-01-12   Instalment 1") for line in lines)
        assert any("Relatives: last day to file" in line for line in lines)

    def test_of_a_year(self, dms: Dms, contract: Path) -> None:
        lines = dms("deadlines", FILE, "--year", "2025", *EN).out.splitlines()
        assert all(line.startswith("2025-") for line in lines[2:] if line)

    def test_without_any(self, dms: Dms, contract: Path) -> None:
        assert "There are no deadlines." in dms("deadlines", FILE, "--year", "2030", *EN).out

    def test_the_document(self, dms: Dms, contract: Path) -> None:
        ran = dms("deadlines", FILE, "--json")
        found = DeadlinesDocument.model_validate(ran.document)
        days = [one.last_filing for one in found.deadlines]
        assert days == sorted(days)
        assert {one.kind.value for one in found.deadlines} == {
            "joining",
            "leaving",
            "payment",
            "programme_change",
            "relatives",
            "swap",
        }

    def test_a_calendar_file(self, dms: Dms, contract: Path) -> None:
        assert dms("deadlines", FILE, "-o", "deadlines.ics", "--remind", *EN).code == 0
        first = Path("deadlines.ics").read_bytes()
        events = Calendar.from_ical(first).walk("VEVENT")
        found = DeadlinesDocument.model_validate(dms("deadlines", FILE, "--json").document)
        assert len(events) == len(found.deadlines)
        assert all(event.walk("VALARM") for event in events)
        assert b"\r\n" in first
        assert b"\r\r" not in first
        dms("deadlines", FILE, "-o", "deadlines.ics", "--remind", *EN)
        assert Path("deadlines.ics").read_bytes() == first

    @pytest.mark.parametrize("ending", ["txt", "json"])
    def test_other_files(self, dms: Dms, contract: Path, ending: str) -> None:
        assert dms("deadlines", FILE, "-o", f"deadlines.{ending}").code == 0
        written = Path(f"deadlines.{ending}").read_text("utf-8")
        as_json = ("--json",) if ending == "json" else ()
        assert written == dms("deadlines", FILE, *as_json).out

    def test_another_ending(self, dms: Dms, contract: Path) -> None:
        ran = dms("deadlines", FILE, "-o", "deadlines.doc", *EN)
        assert ran.code == 2
        assert ".ics / .txt / .json" in ran.err

    def test_never_over_the_contract(self, dms: Dms, contract: Path) -> None:
        before = contract.read_bytes()
        assert dms("deadlines", FILE, "-o", FILE).code == 2
        assert contract.read_bytes() == before


class TestReconcile:
    def invoice(self, text: str) -> str:
        Path("invoice.csv").write_text(f"Таб. №;Сумма к доплате\n{text}", "utf-8")
        return "invoice.csv"

    def test_it_agrees(self, dms: Dms, joined: Path) -> None:
        name = self.invoice("1010;33665,75\n")
        ran = dms("reconcile", FILE, name, "--from", "13.01.2026", "--to", "31.01.2026", *EN)
        assert ran.code == 0
        assert "Reconciliation of contract 7/26" in ran.out

    def test_a_difference_ends_with_code_1(self, dms: Dms, joined: Path) -> None:
        name = self.invoice("1010;33000\n")
        words = ("reconcile", FILE, name, "--from", "13.01.2026", "--to", "31.01.2026")
        ran = dms(*words, "--json")
        assert ran.code == 1
        found = ReconciliationDocument.model_validate(ran.document)
        assert str(found.totals.difference) == "-665.75"
        assert dms(*words, "--fail-on", "never").code == 0

    def test_people_whom_nobody_knows(self, dms: Dms, joined: Path) -> None:
        name = self.invoice("1010;33665,75\n77;100\n")
        ran = dms("reconcile", FILE, name, "--month", "2026-01", "--json")
        assert ran.code == 1
        assert "RECONCILE-PERSON-UNKNOWN" in ran.codes

    def test_an_instalment(self, dms: Dms, joined: Path) -> None:
        name = self.invoice("101;9468,49\n")
        ran = dms("reconcile", FILE, name, "--instalment", "1", *EN)
        assert "№ 102: contract" in ran.out

    def test_flaws_of_the_invoice_are_told(self, dms: Dms, joined: Path) -> None:
        name = self.invoice("1010;much\n")
        ran = dms("reconcile", FILE, name, "--month", "2026-01", *EN)
        assert ran.code == 1
        assert "invoice.csv · B2" in ran.err

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ((), "Say what it is for"),
            (("--instalment", "1", "--month", "2026-01"), "Say what it is for"),
            (("--instalment", "9"), "the contract has 4 of them"),
            (("--instalment", "1", "--profile", "nobody"), "There is no layout “nobody”"),
        ],
    )
    def test_a_call_that_cannot_be_meant(
        self, dms: Dms, contract: Path, more: tuple[str, ...], said: str
    ) -> None:
        ran = dms("reconcile", FILE, self.invoice("101;1\n"), *more, *EN)
        assert ran.code == 2
        assert said in ran.err


class TestWhatIf:
    def test_what_has_happened(self, dms: Dms, joined: Path) -> None:
        ran = dms("what-if", FILE, "--under", "improved.yaml", *EN)
        assert ran.code == 0
        assert "Contract 7/26 under other terms" in ran.out
        assert not any(name in ran.out for name in NAMES)

    def test_a_plan(self, dms: Dms, contract: Path) -> None:
        Path("plan.yaml").write_text(PLAN, "utf-8")
        words = ("what-if", FILE, "--under", "improved.yaml", "--plan", "plan.yaml", "--json")
        found = WhatIfDocument.model_validate(dms(*words).document)
        assert (found.compared, found.joiners) == (1, 1)

    def test_terms_that_leave_things_open(self, dms: Dms, joined: Path) -> None:
        words = ("what-if", FILE, "--under", "insurers-standard", *EN)
        ran = dms(*words)
        assert "There are no figures" in ran.out
        assert dms(*words, "--fail-on", "question").code == 1
        answers = ("uplift_from_start=no", "windows.one-month.since=contract_start")
        answers = (*answers, "windows.one-month.uplift=0.15")
        said = [word for a in answers for word in ("--assume-term", f"relatives.{a}")]
        assert "There are no figures" not in dms(*words, *said).out


class TestTax:
    COSTS = "Месяц;ФОТ\n" + "".join(f"{m:02}.2026;1 500 000,00\n" for m in range(1, 13))

    @pytest.fixture(autouse=True)
    def _costs(self, inputs: Path) -> None:
        (inputs / "costs.csv").write_text(self.COSTS, "utf-8")

    def test_in_words(self, dms: Dms, joined: Path) -> None:
        ran = dms("tax", FILE, "--labour-costs", "costs.csv", *EN)
        assert ran.code == 0
        assert "This is not advice" in ran.out
        assert "1,500,000.00" in ran.out

    def test_everything_that_the_employer_adds(self, dms: Dms, joined: Path) -> None:
        months = "dms: monthly-amounts/1\nmonths: {2026-01: 1000}\n"
        Path("others.yaml").write_text(months, "utf-8")
        table = {"dms": "tax-parameters/1", "parameters": []}
        Path("parameters.json").write_text(json.dumps(table), "utf-8")
        ran = dms(
            *("tax", FILE, "--labour-costs", "costs.csv", "--other-payments", "others.yaml"),
            *("--base-from", "15.01.2026", "--first-month", "by-days", "--accident-rate", "0,002"),
            *("--contractors", "tenure=7", "--left", "1010=31.03.2026", "--json"),
        )
        found = TaxDocument.model_validate(ran.document)
        assert found.dms == "tax/1"
        assert "TAX-OTHER-PAYMENTS-UNSTATED" not in ran.codes

    def test_a_contract_that_ended_early(self, dms: Dms, joined: Path) -> None:
        end = ("--by", "client", "--last-day", "30.06.2026", "--requested", "01.04.2026")
        dms("terminate", FILE, *end, "--apply")
        ran = dms("tax", FILE, "--labour-costs", "costs.csv", *EN)
        assert "The contract ended early on 2026-06-30" in ran.out

    @pytest.mark.parametrize(
        ("more", "code", "said"),
        [
            (("--accident-rate", "2"), 2, "--accident-rate is a share"),
            (("--left", "999=31.03.2026"), 2, "nobody with the number “999”"),
            (("--left", "101=soon"), 2, "--left is not a date"),
            (("--contractors", "x"), 2, "Write --contractors like contract_type=ГПХ"),
            (("--parameters", "no.yaml"), 3, "DOC-FILE-MISSING"),
            (("--other-payments", "no.csv"), 3, "ROSTER-FILE-NOT-FOUND"),
        ],
    )
    def test_what_cannot_be_read(
        self, dms: Dms, contract: Path, more: tuple[str, ...], code: int, said: str
    ) -> None:
        ran = dms("tax", FILE, "--labour-costs", "costs.csv", *more, *EN)
        assert ran.code == code
        assert said in ran.err
