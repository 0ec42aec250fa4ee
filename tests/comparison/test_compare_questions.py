"""Questions: everything that is open, each once, what matters most first."""

import pytest
from compare_helpers import MKAD, brief, care, compared, must, offer, people
from contract_helpers import terms

from dms.comparison.candidate import Candidate
from dms.comparison.comparison import Comparison
from dms.comparison.questions import Question
from dms.requirements.wishes import Need

A = offer("a", care("outpatient"), care("home_care"))
TERRITORY = "MODULE-TERRITORY-UNSTATED"


def about(found: Comparison, code: str, id_: str = "a") -> Question:
    (one,) = [question for question in found.questions[id_] if code in question.codes]
    return one


def test_every_insurer_gets_numbered_questions() -> None:
    found = compared(A, offer("b", care("outpatient")))
    for questions in found.questions.values():
        assert [one.number for one in questions] == list(range(1, len(questions) + 1))
    assert about(found, "MODULE-TERRITORY-UNSTATED").where.pointer == (
        "/programmes/0/modules/1/territory"
    )
    assert not [q for q in found.questions["b"] if "MODULE-TERRITORY-UNSTATED" in q.codes]


def test_what_is_answered_is_not_asked() -> None:
    said = offer("a", care("outpatient"), care("home_care", territory=MKAD))
    asked = [code for one in compared(said).questions["a"] for code in one.codes]
    assert "MODULE-TERRITORY-UNSTATED" not in asked


def test_the_brief_and_the_offer_ask_once_and_a_must_comes_first() -> None:
    wishes = brief(
        {"kind": "outpatient", "need": "should", "access": "direct"},
        must("home_care", territory=MKAD),
    )
    found = compared(A, requirement=wishes)
    first, second, *rest = found.questions["a"]
    assert first.codes[:2] == ("MODULE-TERRITORY-UNSTATED", "std.home_care.territory")
    assert (first.number, first.need) == (1, Need.MUST)
    assert first.origins[:2] == ("offer", "requirement")
    assert first.text.to("en") == "Home care: in which area do doctors visit people at home?"
    assert (second.need, second.codes[0]) == (Need.SHOULD, "MODULE-ACCESS-UNSTATED")
    assert {one.need for one in rest} == {None}


def test_care_that_an_offer_does_not_mention_is_asked_in_the_words_of_the_brief() -> None:
    one = about(compared(A, requirement=brief(must("dental"))), "std.dental")
    assert one.origins == ("requirement",)
    assert one.text.to("en") == "Dental care: is it offered?"
    assert one.where is not None


def test_what_the_insurer_cannot_answer_is_not_asked() -> None:
    near = {"to": "home", "within": "city", "share": "0.5"}
    clinic = {"id": "1", "name": "К", "city": "Москва", "kinds": ["outpatient"]}
    listed = offer("a", care("outpatient"), clinics=[clinic], programme={"clinics": ["1"]})
    found = compared(listed, requirement=brief(must("outpatient", clinics_near=near)))
    wish = "std.outpatient.clinics_near"
    assert any(one.wish == wish and one.ours for one in found.by_id["a"].met)
    assert not [q for q in found.questions["a"] if wish in q.codes]


def test_checks_and_documents_ask_about_one_clause_once() -> None:
    found = compared(Candidate(A, terms(leaving={"refund": {"set_off_share": None}})))
    pointers = [
        one.where.pointer
        for one in found.questions["a"]
        if one.where is not None and one.where.pointer and not one.where.pointer[-1].isdigit()
    ]
    assert len(pointers) == len(set(pointers))
    checked = [one for one in found.questions["a"] if "check" in one.origins]
    assert checked
    assert all(one.weight == 2 for one in checked)


def test_one_thing_in_two_programmes_is_asked_once_for_both() -> None:
    again = A.programmes[0].model_copy(update={"id": "x", "name": "Люкс"})
    one = about(compared(A.agreeing({"programmes": (*A.programmes, again)})), TERRITORY)
    assert one.programmes == ("std", "Люкс")
    assert one.where is not None
    assert one.where.pointer == "/programmes/0/modules/1/territory"


def test_offer_brief_and_check_ask_for_one_field_once() -> None:
    wishes = brief(must("outpatient", access="direct"))
    access = about(compared(A, requirement=wishes), "COV-07")
    assert access.origins == ("offer", "requirement", "check")
    assert access.text.to("en") == (
        "Outpatient care: is access to the clinics direct, or by the insurer's referral?"
    )


@pytest.mark.parametrize(
    ("kind", "check", "asked"),
    [
        ("outpatient", "CLI-02", "MODULE-CLINICS-UNSTATED"),
        ("home_care", "TER-01", "MODULE-TERRITORY-UNSTATED"),
        ("ambulance", "TER-02", "MODULE-TERRITORY-UNSTATED"),
        ("dental", "COV-08", "MODULE-PROSTHETICS-UNSTATED"),
        ("dental", "COV-09", "MODULE-PLACES-UNSTATED"),
        ("emergency_inpatient", "COV-05", "MODULE-HOSPITAL-LEVEL-UNSTATED"),
    ],
)
def test_a_check_asks_with_the_offer(kind: str, check: str, asked: str) -> None:
    found = compared(
        offer("a", care("outpatient"), *([care(kind)] if kind != "outpatient" else []))
    )
    one = about(found, check)
    assert one.origins == ("offer", "check")
    assert one.codes == (asked, check)


def test_offer_and_terms_have_places_of_the_same_names() -> None:
    late = terms(payment={"late_payment": None})
    found = compared(Candidate(A, late))
    assert about(found, "OFFER-PAYMENT-UNSTATED").origins == ("offer",)


def test_the_tenth_programme_is_not_the_first() -> None:
    one, many = A.programmes[0], range(11)
    named = tuple(one.model_copy(update={"id": f"p{n}", "name": f"П{n}"}) for n in many)
    found = compared(A.agreeing({"programmes": named}), roster=people(2, "p1"))
    assert about(found, TERRITORY).programmes == tuple(f"П{n}" for n in many)


def test_what_the_contract_as_such_leaves_open_is_of_no_programme() -> None:
    assert about(compared(A), "OFFER-PAYMENT-UNSTATED").programmes == ()


def test_without_terms_they_are_asked_for() -> None:
    assert about(compared(A), "COMPARE-TERMS-MISSING").origins == ("terms",)
    asked = [code for q in compared(Candidate(A, terms())).questions["a"] for code in q.codes]
    assert "COMPARE-TERMS-MISSING" not in asked


def test_readings_of_the_quote_are_questions_too() -> None:
    read = offer("a", care("outpatient"), assumptions=[{"at": "age.on", "reading": "начало"}])
    found = compared(read, roster=people(1))
    assert about(found, "OFFER-ASSUMPTION").origins == ("quote",)
