"""Statements, plans and reconciliations in words and as documents: the same figures, ids only."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from contract_helpers import START, applied, contract, employee, offer, relative, terms
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from random_years import years

from dms.contracts.accounts.instalments import instalment_plan
from dms.contracts.accounts.statement import statement
from dms.contracts.contract import Contract
from dms.contracts.invoices.reconciliation import reconcile
from dms.contracts.terms_words.payment import CONSEQUENCES
from dms.io.invoice import read_invoice
from dms.io.schemas import json_schema
from dms.periods import Period, month_of
from dms.report.instalments_document import instalments_document
from dms.report.instalments_text import render_instalments
from dms.report.reconciliation_document import reconciliation_document
from dms.report.reconciliation_text import render_reconciliation
from dms.report.statement_document import statement_document
from dms.report.statement_text import LISTED, render_statement

ALL = Period(date(2025, 12, 1), date(2027, 1, 31))
HALF = offer("36500", contribution=[{"employer": "0.5"}])
LATE = terms(payment={"grace": {"calendar_days": 10}, "late_payment": "suspension"})


def lived() -> Contract:
    """A contract with a payment, a joiner and a leaver."""
    of = contract(employee("A"), employee("B"), relative("A1"), of=HALF, on=LATE)
    of = applied(of, of.pay(on=date(2026, 1, 12)))
    of = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 2), start=date(2026, 2, 15)))
    return applied(of, of.remove("B", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 20)))


def february(of: Contract | None = None, **more: Any) -> str:
    return render_statement(statement(of or lived(), month_of(date(2026, 2, 1)), **more), "en")


def cells(written: str, start: str) -> list[str]:
    (found,) = [ln for ln in written.splitlines() if ln.strip().startswith(start)]
    return [cell.strip() for cell in found.split("   ") if cell.strip()]


def as_json(document: Any, name: str) -> dict[str, Any]:
    """Return a document as other programs read it, checked against the published schema."""
    data: dict[str, Any] = json.loads(document.model_dump_json())
    Draft202012Validator(json_schema(name)).validate(data)
    return data


class TestStatementText:
    def test_each_figure_stands_as_it_was_came_and_is(self) -> None:
        written = february()
        assert written.startswith("Statement of contract 1 · 2026-02-01 to 2026-02-28\n")
        assert cells(written, "Premium booked") == [
            "Premium booked",
            "109,500.00",
            "1,400.00",
            "110,900.00",
        ]
        assert cells(written, "Earned by days")[2] == "9,800.00"
        assert cells(written, "Paid")[1:] == ["27,000.00", "0.00", "27,000.00"]
        assert cells(written, "Still to be paid")[3] == "83,900.00"

    def test_people_and_bookings(self) -> None:
        written = february()
        rows = [ln.split() for ln in written.splitlines()]
        assert ["Employees", "2", "1", "0", "3"] in rows
        assert ["Children", "1", "0", "0", "1"] in rows
        assert cells(written, "2   ")[:5] == ["2", "2026-02-02", "joining", "D", "2026-02-15"]
        assert cells(written, "3   ")[5] == "−30,600.00"

    def test_a_payment_shows_what_was_paid(self) -> None:
        january = render_statement(statement(lived(), month_of(START)), "en")
        assert cells(january, "1   ")[-1] == "27,000.00"

    def test_nothing_booked_says_so(self) -> None:
        of = contract()
        may = render_statement(statement(of, month_of(date(2026, 5, 1))), "en")
        assert "Nothing was booked in the period." in may
        assert "STATEMENT-PAYER-UNSTATED" in may
        assert "Employer" not in may

    def test_nobody_is_insured_before_the_start(self) -> None:
        november = render_statement(statement(contract(), month_of(date(2025, 11, 1))), "en")
        assert "Insured people" not in november

    @pytest.mark.parametrize(
        ("spread", "said"), [("at_once", "all at once"), ("monthly", "in equal parts")]
    )
    def test_deductions_say_how_they_are_spread(self, spread: str, said: str) -> None:
        written = february(spread=spread)
        assert f"To be withheld from pay: {said}" in written
        assert "for № D" in written

    def test_what_is_kept_of_the_whole_is_told_apart(self) -> None:
        of = contract(employee("A"), of=HALF, on=terms(payment={"schedule": "single"}))
        of = applied(of, of.pay(on=date(2026, 1, 12)))
        end = of.terminate("client", last_day=date(2026, 2, 28), requested_on=date(2026, 2, 2))
        assert "Employees also bear RUB3,060.00 of sums" in february(applied(of, end))

    def test_long_lists_are_cut_and_counted(self) -> None:
        of = contract(*(employee(f"E{n}") for n in range(LISTED + 7)), of=HALF)
        assert render_statement(statement(of, month_of(START)), "en").count("and 7 more") == 1


class TestStatementDocument:
    def test_it_fits_its_schema(self) -> None:
        found = statement(lived(), month_of(date(2026, 2, 1)))
        data = as_json(statement_document(found, "en"), "statement")
        assert data["booked"] == {
            "amount": "1400.00",
            "employer": "700.00",
            "employees": "700.00",
        }
        assert data["heads"]["employee"] == {"opening": 2, "joined": 1, "left": 0, "closing": 3}
        assert [entry["kind"] for entry in data["entries"]] == ["add", "remove"]
        release = data["entries"][1]["lines"][0]
        assert (release["kind"], release["reverses"]) == ("release", "0.1")
        assert data["opening"]["premium"]["amount"] == "109500.00"

    def test_lines_may_be_left_out(self) -> None:
        found = statement(lived(), month_of(START))
        data = as_json(statement_document(found, lines=False), "statement")
        assert all(entry["lines"] == [] for entry in data["entries"])

    def test_what_nobody_states_is_null(self) -> None:
        data = as_json(statement_document(statement(contract(), month_of(START))), "statement")
        assert data["earned"]["employer"] is None
        assert data["issues"][0]["code"] == "STATEMENT-PAYER-UNSTATED"


class TestInstalmentsText:
    def test_each_payment_with_its_days_and_changes(self) -> None:
        written = render_instalments(instalment_plan(lived()), "en")
        assert cells(written, "instalment 2  ")[:3] == [
            "instalment 2",
            "2026-04-01 to 2026-06-30",
            "2026-04-13 (by the contract 2026-04-11)",
        ]
        assert "instalment 2: changed by movements № 2 (+13,600.00), № 3 (−12,200.00)" in written
        assert cells(written, "Still to be paid")[1] == "RUB83,900.00"

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            (date(2026, 1, 20), "instalment 1 is overdue; it is in time until 2026-01-22"),
            (date(2026, 1, 23), "instalment 1 is late since 2026-01-23"),
        ],
    )
    def test_late_payments_and_what_follows(self, on: date, said: str) -> None:
        written = render_instalments(instalment_plan(contract(on=LATE), as_of=on), "en")
        assert said in written
        late = "late since" in said
        assert (CONSEQUENCES["suspension"].to("en") in written) == late
        assert f"as of {on}" in written.splitlines()[0]

    def test_overdue_without_days_of_grace(self) -> None:
        written = render_instalments(instalment_plan(contract(), as_of=date(2026, 2, 1)), "en")
        assert "instalment 1 is overdue; no days of grace are stated" in written

    def test_other_payments_have_their_names(self) -> None:
        of = contract(on=terms(payment={"additional": {"calendar_days": 0}}))
        of = applied(of, of.add(employee("D"), requested_on=date(2026, 2, 10)))
        assert "additional premium" in render_instalments(instalment_plan(of), "en")
        single = contract(on=terms(payment={"schedule": None}))
        assert cells(render_instalments(instalment_plan(single), "en"), "settlement")[1] == (
            "not stated"
        )

    def test_a_credit_is_shown(self) -> None:
        of = contract(on=terms(payment={"schedule": "half_yearly"}))
        of = applied(of, of.pay(Decimal(54300), on=date(2026, 1, 12)))
        for id_ in "ABC":
            leaving = of.remove(id_, last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
            of = applied(of, leaving)
        written = render_instalments(instalment_plan(of), "en")
        assert cells(written, "Credit carried forward")[1] == "RUB45,000.00"
        assert cells(written, "Still to be paid")[1] == "−RUB45,000.00"

    def test_a_payment_that_is_set_off_and_many_changes(self) -> None:
        of = contract(
            *(employee(f"E{n}") for n in range(7)), on=terms(payment={"schedule": "monthly"})
        )
        of = applied(of, of.pay(Decimal(7 * 9000), on=date(2026, 1, 12)))
        for n in range(6):
            leaving = of.remove(f"E{n}", last_day=date(2026, 1, 31), requested_on=date(2026, 1, 20))
            of = applied(of, leaving)
        written = render_instalments(instalment_plan(of), "en")
        assert "and 1 more" in written
        assert "set off RUB" in written

    def test_the_document_fits_its_schema(self) -> None:
        plan = instalment_plan(lived(), as_of=date(2026, 5, 1))
        data = as_json(instalments_document(plan), "instalments")
        second = data["payments"][1]
        assert (second["due"], second["written"]) == ("2026-04-13", "2026-04-11")
        assert (second["late"], second["late_after"]) == (True, "2026-04-23")
        assert second["changes"][0] == {"movement": 2, "amount": "13600.00"}
        assert data["consequence"] == "suspension"
        undated = as_json(instalments_document(instalment_plan(contract())), "instalments")
        assert undated["as_of"] is None
        assert undated["payments"][0]["employer"] is None


def invoiced(listed: str) -> Any:
    of = lived()
    read = read_invoice(listed.encode(), name="invoice.csv")
    return reconcile(of, read.rows, of=of.journal[2:])


class TestReconciliationText:
    LISTED = "Таб. №;Сумма\nD;32 100,00\nX;5,00\n"

    def test_both_formulas_stand_below_the_difference(self) -> None:
        written = render_reconciliation(invoiced(self.LISTED), "en").splitlines()
        at = written.index("№ D: contract RUB32,000.00, invoice RUB32,100.00, difference RUB100.00")
        assert written[at + 1 : at + 4] == [
            "  Contract: 36,500.00 ₽ × 320 of 365 days = 32,000.00 ₽",
            "  Invoice: one day more is counted",
            "  Invoice: 36,500.00 ₽ × 320 of 365 days, 321 days counted = 32,100.00 ₽",
        ]

    def test_missing_people_and_strangers(self) -> None:
        written = render_reconciliation(invoiced(self.LISTED), "en")
        assert "№ B: contract −RUB30,600.00, not in the invoice" in written
        assert "Not in the contract (invoice.csv · B3 · «Сумма»): invoice RUB5.00" in written
        assert "RECONCILE-PERSON-UNKNOWN" in written
        assert "RECONCILE-PERSON-MISSING" in written
        assert cells(written, "explained")[1] == "100.00"

    def test_a_figure_without_a_reading_is_a_question(self) -> None:
        written = render_reconciliation(invoiced("Таб. №;Сумма\nD;1,23\n"), "en")
        assert "No usual way of counting gives this; ask for the formula." in written

    def test_an_invoice_that_matches_says_so(self) -> None:
        doctor = {"modules": [{"kind": "office_doctor", "premium": "100"}]}
        of = contract(employee("A"), of=offer("36500", **doctor))
        read = read_invoice("Таб. №;Сумма\nA;36 500,00\n".encode(), name="i.csv")
        written = render_reconciliation(reconcile(of, read.rows, of=ALL), "en")
        assert "1 person is the same." in written
        assert "The invoice matches the contract." in written
        assert "Expected beside the people: RUB100.00" in written

    def test_the_document_fits_its_schema(self) -> None:
        data = as_json(reconciliation_document(invoiced(self.LISTED), "en"), "reconciliation")
        assert data["totals"]["difference"] == "30705.00"
        gone, joiner, stranger = data["people"]
        assert (gone["outcome"], gone["theirs"]) == ("missing", None)
        assert joiner["explained"]["codes"] == ["day_more"]
        assert (stranger["member"], stranger["ours"]) == (None, None)
        assert data["agrees"] is False


PAPERS: list[Callable[[Contract], str]] = [
    lambda of: render_statement(statement(of, ALL), "en"),
    lambda of: statement_document(statement(of, ALL), "en").model_dump_json(),
    lambda of: render_instalments(instalment_plan(of, as_of=date(2026, 7, 1)), "en"),
    lambda of: instalments_document(instalment_plan(of)).model_dump_json(),
    lambda of: render_reconciliation(reconcile(of, [], of=ALL), "en"),
    lambda of: reconciliation_document(reconcile(of, [], of=ALL), "en").model_dump_json(),
]


@given(years())
@settings(max_examples=30)
def test_any_year_can_be_written_and_is_the_same_each_time(of: Contract) -> None:
    for paper in PAPERS:
        assert paper(of) == paper(of)


@given(years())
@settings(max_examples=20)
def test_any_year_fits_the_schemas(of: Contract) -> None:
    as_json(statement_document(statement(of, ALL)), "statement")
    as_json(instalments_document(instalment_plan(of)), "instalments")
    as_json(reconciliation_document(reconcile(of, [], of=ALL)), "reconciliation")


def test_no_paper_has_a_name() -> None:
    of = contract(employee("A", name="Орлов Пётр"), of=HALF)
    for paper in PAPERS:
        assert "Орлов" not in paper(of)
