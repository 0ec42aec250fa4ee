"""What an offer leaves open can be assumed, in sight; what it states cannot."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dms.errors import LoadError
from dms.io.offers import load_offer
from dms.members import Member, Roster
from dms.pricing.explanation import explain_member
from dms.pricing.quoting import quote

OFFER = """\
dms: offer/1
id: open-questions
insurer: {id: a, name: Страховщик А}
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {counts: unknown}
programmes:
  - id: standard
    modules:
      - {kind: outpatient, premium: 1000}
      - {kind: dental, premium: 500}
factors:
  - id: age
    multiply: {age: {60-65: "2", 65-70: "2.5"}}
"""


@pytest.fixture
def offer_file(tmp_path: Path) -> Path:
    path = tmp_path / "offer.yaml"
    path.write_text(OFFER, "utf-8")
    return path


def member(born: date) -> Roster:
    return Roster.of([Member(id="1", birth=born)])


def codes(error: pytest.ExceptionInfo[LoadError]) -> list[str]:
    return [issue.code for issue in error.value.issues]


def test_an_open_border_is_settled_by_an_assumption(offer_file):
    roster = member(date(1960, 6, 1))
    assert quote(load_offer(offer_file), roster).status == "refused"
    offer = load_offer(offer_file, assume={"age.upper_end": "included"})
    assert quote(offer, roster).total == Decimal("3000.00")
    offer = load_offer(offer_file, assume={"age.upper_end": "excluded"})
    assert quote(offer, roster).total == Decimal("3750.00")


def test_a_missing_row_of_a_table_is_added(offer_file):
    path = "factors.age.multiply.age.0-59"
    offer = load_offer(offer_file, assume={path: "1", "age.upper_end": "included"})
    priced = quote(offer, member(date(1990, 1, 1)))
    assert priced.total == Decimal("1500.00")
    step = explain_member(priced, "1").parts[0].parts[1]
    assert step.source is not None
    assert step.source.line == 13, "an added row points to the table it was added to"


def test_every_assumption_is_a_question_in_every_quote(offer_file):
    offer = load_offer(offer_file, assume={"headcount.counts": "all"})
    issues = quote(offer, member(date(1960, 1, 2))).issues
    (question,) = [i for i in issues if i.code == "OFFER-ASSUMPTION"]
    assert question.severity == "question"
    assert question.message("en") == "Assumed: headcount.counts is all."
    assert [a.at for a in offer.assumptions] == ["headcount.counts"]


def test_an_item_of_a_list_is_found_by_its_kind(offer_file):
    path = "programmes.standard.modules.dental.clause"
    offer = load_offer(offer_file, assume={path: "п. 2.1"})
    module = offer.programmes[0].module("dental")
    assert module is not None
    assert module.clause == "п. 2.1"


def test_what_the_offer_states_is_not_overridden(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"programmes.standard.modules.dental.premium": "1"})
    (issue,) = error.value.issues
    assert issue.code == "ASSUMPTION-STATED"
    assert issue.where.line == 10


def test_paths_that_lead_nowhere_are_all_reported(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"factors.sex.multiply": "1", "id.x": "1"})
    assert codes(error) == ["ASSUMPTION-PATH-UNKNOWN", "ASSUMPTION-PATH-UNKNOWN"]
    assert [str(issue.where) for issue in error.value.issues] == ["", ""]


def test_a_misspelt_statement_is_an_unknown_key(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"age.uper_end": "included"})
    assert codes(error) == ["DOC-KEY-UNKNOWN"]
    (issue,) = error.value.issues
    assert str(issue.where) == "/age/uper_end", "no line of the offer is wrong"
    advice = "Correct the assumption `age.uper_end`. Did you mean upper_end?"
    assert issue.advice("en") == advice


def test_a_reading_that_is_no_answer_is_refused(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"age.upper_end": "perhaps"})
    assert codes(error) == ["DOC-CHOICE-INVALID"]
    assert error.value.issues[0].where.line is None


def test_a_reading_for_what_the_offer_leaves_unknown_is_not_the_offers_mistake(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"headcount.counts": "everybody"})
    (issue,) = error.value.issues
    assert issue.where.line is None
    assert "`headcount.counts`" in issue.advice("en")


def test_what_an_assumption_leaves_out_is_its_mistake_too(offer_file):
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"tariff_dates.start": "01.01.2026"})
    (issue,) = error.value.issues
    assert (issue.code, str(issue.where)) == ("DOC-KEY-MISSING", "/tariff_dates/last_day")
    assert "`tariff_dates.start`" in issue.advice("en")


def test_a_mistake_that_has_no_advice_of_its_own_names_the_assumption(offer_file):
    dates = {"tariff_dates.start": "02.01.2026", "tariff_dates.last_day": "01.01.2026"}
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume=dates)
    (issue,) = error.value.issues
    assert (issue.code, issue.where.line) == ("OFFER-PERIOD-BACKWARDS", None)
    assert issue.advice("en") == "Correct the assumption `tariff_dates.start`."


def test_a_band_that_overlaps_one_of_the_offer_is_the_assumptions_mistake(offer_file):
    path = "factors.age.multiply.age.0-64"
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={path: "1", "age.upper_end": "included"})
    (issue,) = error.value.issues
    assert (issue.code, issue.where.line) == ("TARIFF-BAND-OVERLAP", None)
    assert f"`{path}`" in issue.advice("en")


def test_mistakes_of_the_offer_keep_their_lines(offer_file):
    offer_file.write_text(OFFER.replace("insurer: {id: a,", "insurer: {idd: a,"), "utf-8")
    with pytest.raises(LoadError) as error:
        load_offer(offer_file, assume={"age.uper_end": "included"})
    assert {(i.where.pointer, i.where.line) for i in error.value.issues} == {
        ("/insurer/id", 3),
        ("/insurer/idd", 3),
        ("/age/uper_end", None),
    }


def test_without_assumptions_nothing_changes(offer_file):
    assumed = load_offer(offer_file, assume={})
    assert assumed.model_dump() == load_offer(offer_file).model_dump()
