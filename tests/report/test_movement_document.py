"""The published movement says the same as the movement."""

import json
from datetime import date
from decimal import Decimal

import pytest
from contract_example import child, concluded, employee, eventful
from jsonschema import Draft202012Validator

from dms.contracts.state.movement import Movement
from dms.io.contract_file import contract_json
from dms.io.schemas import json_schema
from dms.report.movement_document import MovementDocument, movement_document

MOVEMENTS = eventful().journal
SCHEMA = Draft202012Validator(json_schema("movement"))


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda m: f"{m.number}-{m.kind}")
def test_every_kind_fits_the_published_schema_and_comes_back(movement: Movement) -> None:
    document = movement_document(movement, "en")
    written = document.model_dump_json()
    SCHEMA.validate(json.loads(written))
    assert MovementDocument.model_validate_json(written) == document
    assert movement_document(movement, "en").model_dump_json() == written


@pytest.mark.parametrize("movement", MOVEMENTS, ids=lambda m: f"{m.number}-{m.kind}")
def test_figures_are_those_of_the_movement(movement: Movement) -> None:
    document = movement_document(movement, "en")
    assert document.amount == movement.amount
    assert document.paid == movement.paid
    assert document.returned == movement.returned
    assert document.modules == movement.by_module
    assert sum((Decimal(line.amount) for line in document.lines), Decimal(0)) == document.amount
    assert [part.kept + part.returned for part in document.refunds] == [
        part.paid for part in document.refunds
    ]


def test_a_late_joiner() -> None:
    asked = {"requested_on": date(2026, 1, 20), "start": date(2026, 2, 1)}
    document = movement_document(concluded().add(employee("E-043"), **asked), "en")
    assert (document.kind, document.status, document.number) == ("add", "accepted", 1)
    assert document.people == ("E-043",)
    assert (document.wished, document.effective) == (date(2026, 2, 1), date(2026, 2, 15))
    assert document.latest_filing == date(2026, 1, 19)
    assert document.days_without_cover == 14
    assert document.amount == Decimal("33665.75")
    assert document.payers is not None
    assert document.payers.employer == Decimal("33665.75")
    assert document.other_counting is None
    assert document.reasons[-1] == "The next possible day is 2026-02-15"


def test_the_other_counting_is_there_where_the_contract_is_silent() -> None:
    contract = concluded(enrolment={"counting": None})
    asked = {"requested_on": date(2026, 1, 19), "start": date(2026, 2, 1)}
    document = movement_document(contract.add(employee("E-043"), **asked), "en")
    assert document.other_counting is not None
    assert document.other_counting.model_dump() == {
        "counting": "lenient",
        "effective": date(2026, 2, 1),
        "latest_filing": date(2026, 1, 19),
    }
    assert [issue.code for issue in document.issues] == ["ENROLMENT-COUNTING-UNSTATED"]


def test_a_refusal_has_its_reason_and_options() -> None:
    movement = concluded().add_relative(child("E-001/1", "E-001"), requested_on=date(2026, 5, 10))
    document = movement_document(movement, "en")
    SCHEMA.validate(json.loads(document.model_dump_json()))
    assert (document.status, document.effective) == ("refused", None)
    assert document.payers is None
    assert [issue.code for issue in document.issues] == ["RELATIVES-WINDOW-CLOSED"]
    assert document.options[0].startswith("Let the relative join")


def test_a_leaving_with_its_refund() -> None:
    leaving = movement_document(MOVEMENTS[6], "en")
    (refund,) = leaving.refunds
    assert refund.member == "E-001"
    assert refund.kept + refund.returned == refund.paid
    assert refund.freed == refund.paid + refund.unpaid
    assert refund.steps[0] == "Premium for the days no longer insured: 22,513.97 ₽"
    assert {way.value for way in leaving.alternatives} == {"set_off", "cash"}


def test_an_early_end_has_one_refund_for_all() -> None:
    (refund,) = movement_document(MOVEMENTS[9], "en").refunds
    assert refund.member is None


def test_words_follow_the_language_and_figures_do_not() -> None:
    movement = concluded().add(employee("E-043"), requested_on=date(2026, 1, 20))
    english, russian = movement_document(movement, "en"), movement_document(movement, "ru")
    assert english.model_copy(update={"reasons": russian.reasons}) == russian


def test_the_contract_file_fits_its_published_schema() -> None:
    data = json.loads(contract_json(eventful()))
    schema = Draft202012Validator(json_schema("contract"))
    schema.validate(data)
    data["movements"][0]["request"]["kind"] = "adopt"
    assert not schema.is_valid(data)
