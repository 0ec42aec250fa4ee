"""A price says what it leaves out because it is given on request only."""

from datetime import date
from decimal import Decimal

from dms.issues import Severity
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote

STAFF = Roster.of([Member(id="1", birth=date(1990, 1, 1)), Member(id="2", birth=date(1985, 5, 5))])


def offer(**contract: object) -> Offer:
    return Offer.model_validate(
        {
            "dms": "offer/1",
            "id": "modular",
            "insurer": {"id": "insurer", "name": "Insurer"},
            "period": {"start": "01.02.2026", "last_day": "31.01.2027"},
            "age": {"on": "contract_start"},
            "programmes": [
                {
                    "id": "base",
                    "modules": [
                        {"kind": "outpatient", "premium": "10000"},
                        {"kind": "dental", "premium": "4000", "taken": "on_request"},
                        {"kind": "home_care", "premium": "1000", "taken": "by_default"},
                    ],
                }
            ],
            "modules": [{"kind": "office_doctor", "premium": "90000", **contract}],
        }
    )


def notes(found: list[str] | None = None, **contract: object) -> list[str]:
    chosen = None if found is None else {"base": found}
    quoted = quote(offer(**contract), STAFF, modules=chosen)
    return [i.line("en") for i in quoted.issues if i.code == "QUOTE-ON-REQUEST"]


def test_what_is_given_on_request_is_left_out_and_named():
    quoted = quote(offer(), STAFF)
    assert quoted.total == Decimal("112000.00")
    noted = [issue for issue in quoted.issues if issue.code == "QUOTE-ON-REQUEST"]
    assert [issue.severity for issue in noted] == [Severity.INFO]
    assert "Dental" in noted[0].line("en")
    assert "Home care" not in noted[0].line("en")


def test_what_was_asked_for_is_in_the_price():
    quoted = quote(offer(), STAFF, modules={"base": ["outpatient", "dental"]})
    assert quoted.total == Decimal("118000.00")
    assert notes(["outpatient", "dental"]) == []


def test_the_contracts_own_modules_wait_for_a_request_too():
    quoted = quote(offer(taken="on_request"), STAFF)
    assert quoted.total == Decimal("22000.00")
    assert any("For the contract" in line for line in notes(taken="on_request"))


def test_nothing_is_said_where_nothing_waits():
    plain = offer()
    modules = [m for m in plain.programmes[0].modules if m.kind != "dental"]
    programme = plain.programmes[0].model_copy(update={"modules": tuple(modules)})
    quoted = quote(plain.agreeing({"programmes": (programme,)}), STAFF)
    assert not [i for i in quoted.issues if i.code == "QUOTE-ON-REQUEST"]


def test_of_the_contract_nothing_can_be_taken_by_kind():
    quoted = quote(offer(taken="on_request"), STAFF)
    hints = {
        i.where.pointer: i.hint.to("en") for i in quoted.issues if i.code == "QUOTE-ON-REQUEST"
    }
    assert "--take" in hints["/programmes/0/modules"]
    assert "--take" not in hints["/modules"]
