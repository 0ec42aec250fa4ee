"""A comparison of terms as text and as a document: complete, adding up, with nobody's name."""

import json
from datetime import date
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator
from what_if_helpers import (
    IMPROVED_TERMS,
    STANDARD_TERMS,
    brings,
    contract,
    family,
    joins,
    leaves,
    staff,
    terms,
)

from dms.contracts.state.requests import Terminate
from dms.contracts.what_if.comparison import compare_terms
from dms.io.schemas import generate_schema
from dms.report.what_if_document import what_if_document
from dms.report.what_if_text import NAMED, render_what_if

YEAR = (
    joins("N-1", date(2026, 1, 20), date(2026, 1, 27)),
    brings("C-1", "E-001", date(2026, 2, 10), date(2026, 2, 17)),
    leaves("E-002", date(2026, 5, 4), date(2026, 5, 15), "cash"),
)
IMPOSSIBLE = terms({"relatives.uplift_from_start": None})
FAMILY = contract(people=family())
SILENT = terms({"leaving.refund": {}, "id": "silent"})


def shown(*pair, requests=YEAR, people=3) -> str:
    found = compare_terms(contract(people=staff(people)), requests, *pair)
    return render_what_if(found, "en")


def line(written: str, start: str) -> str:
    return next(row for row in written.splitlines() if row.strip().startswith(start))


def test_money_days_and_people_stand_side_by_side():
    written = shown(STANDARD_TERMS, IMPROVED_TERMS)
    assert written.startswith("Contract ДМС-26/001 under other terms\nstandard and improved\n")
    assert "3 requests are compared; people who ask to join: 2" in written
    joining = line(written, "Additional premium").split()
    assert joining[-3:] == ["33,665.75", "69,120.00", "+35,454.25"]
    assert line(written, "Days without cover").split()[-3:] == ["337", "0", "−337"]
    assert line(written, "for each person who asks").split()[-2:] == ["168.5", "0"]
    assert line(written, "Requests refused").split()[-3:] == ["1", "0", "−1"]


def test_clauses_stand_alone_and_together():
    written = shown(STANDARD_TERMS, IMPROVED_TERMS)
    assert "+1,998.91" in line(written, "Joining: days and notice")
    assert line(written, "Joining: days and notice").split()[-1] == "105.21"
    assert "+32,192.88" in line(written, "Relatives: windows")
    assert line(written, "Only together").strip()
    assert "+35,454.25" in line(written, "All together")


def test_dearer_is_not_misread():
    written = shown(
        STANDARD_TERMS, terms({"enrolment.days": "any", "id": "any-day"}), requests=YEAR[:1]
    )
    assert (
        "Earlier cover costs more because it is more cover: 105.21 ₽ for each day of cover more."
        in written
    )
    assert "Only together" not in written
    assert "Earlier cover" not in shown(STANDARD_TERMS, IMPROVED_TERMS)


def test_people_and_refusals_are_named_by_id():
    written = shown(STANDARD_TERMS, IMPROVED_TERMS)
    assert "2 people are affected" in written
    assert "№ N-1   2026-02-15 – 2026-12-31   2026-01-27 – 2026-12-31" in written
    assert "not insured" in line(written, "№ C-1")
    assert "Refused under standard\n  C-1: The window for relatives closed" in written


def test_many_people_are_counted():
    many = [joins(f"N-{n}", date(2026, 1, 20), date(2026, 1, 27)) for n in range(NAMED + 5)]
    written = shown(STANDARD_TERMS, IMPROVED_TERMS, requests=many)
    assert f"{NAMED + 5} people are affected" in written
    assert "  and 5 more" in written


def test_a_refusal_of_the_whole_contract_is_of_nobody():
    end = Terminate(by="insurer", last_day=date(2026, 8, 31), requested_on=date(2026, 7, 1))
    forbidden = {"by_insurer": {"allowed": False}}
    written = shown(
        terms({"termination": forbidden}), terms({"termination": forbidden}), requests=[end]
    )
    assert "the whole contract: By this contract the insurer may not end it early" in written


def test_what_nobody_has_said_is_asked():
    written = shown(STANDARD_TERMS, SILENT)
    assert "1 request is left out of both sides: what comes of it nobody has said" in written
    assert "[REFUND-SHARE-UNSTATED]" in written.split("Questions\n")[1]


def test_terms_that_cannot_be_agreed_show_their_questions_only():
    found = compare_terms(FAMILY, YEAR, STANDARD_TERMS, IMPOSSIBLE)
    written = render_what_if(found, "en")
    assert "[RELATIVES-UPLIFT-FROM-START-UNSTATED]" in written.split("Questions\n")[1]
    assert "There are no figures" in written
    assert "Clause by clause" not in written
    assert "People who wait" not in written


def test_an_effect_that_is_open_is_no_zero():
    first = terms(
        {
            "payment": {"schedule": "single", "due": {"calendar_days": 250}},
            "leaving.refund": {"set_off_share": "1"},
        }
    )
    second = terms({"payment": {"schedule": "single", "due": {"calendar_days": 10}}})
    written = shown(first, second, requests=YEAR[2:])
    assert line(written, "Payment").split() == ["Payment", "not", "stated"]
    assert line(written, "Only together").split() == ["Only", "together", "not", "stated"]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("other", [IMPROVED_TERMS, SILENT])
def test_the_document_fits_its_schema(lang, other):
    found = compare_terms(contract(), YEAR, STANDARD_TERMS, other)
    document = json.loads(what_if_document(found, lang).model_dump_json())
    Draft202012Validator(generate_schema("what-if")).validate(document)
    assert document == json.loads(what_if_document(found, lang).model_dump_json())
    assert render_what_if(found, lang) == render_what_if(found, lang)


def test_the_document_has_the_figures():
    found = compare_terms(contract(), YEAR, STANDARD_TERMS, IMPROVED_TERMS)
    document = what_if_document(found, "en").model_dump(mode="json")
    assert document["difference"]["joining"] == "35454.25"
    assert document["a"]["mean_days_without_cover"] == "168.50"
    assert document["a"]["refused"][0]["member"] == "C-1"
    assert document["a"]["refused"][0]["options"]
    assert [one["clause"] for one in document["clauses"]] == ["enrolment", "relatives"]
    assert document["clauses"][0]["premium_per_day"] == "105.21"
    total = sum(Decimal(one["effect"]["premium"]) for one in document["clauses"])
    assert total + Decimal(document["rest"]["premium"]) == Decimal("35454.25")
    assert document["people"][1]["a"]["start"] is None


def test_what_is_unknown_is_null():
    found = compare_terms(FAMILY, YEAR, STANDARD_TERMS, IMPOSSIBLE)
    document = what_if_document(found, "en").model_dump(mode="json")
    assert document["difference"] is None
    assert document["rest"] is None
    assert document["b"]["figures"] is None
    open_ = compare_terms(contract(), YEAR, STANDARD_TERMS, SILENT)
    (left_out,) = what_if_document(open_, "en").left_out
    assert (left_out.number, left_out.kind) == (3, "remove")
    assert [issue.code for issue in left_out.questions] == ["REFUND-SHARE-UNSTATED"]
