"""What is not paid for, and who pays instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import only_error, read
from pydantic import TypeAdapter, ValidationError

from dms.modules.exclusions import CATALOGUE, AnyExclusion, Exclusion, Payer

exclusion = TypeAdapter(AnyExclusion).validate_python

SOURCE_TEXT = [
    # «Не входят в ОМС и ДМС: обследование по собственному желанию, санаторно-курортное лечение,
    # косметические операции.»
    ("examination_at_will", "Examination at one's own wish", Payer.NOBODY),
    ("spa_treatment", "Spa and resort treatment", Payer.NOBODY),
    ("cosmetic_surgery", "Cosmetic operations", Payer.NOBODY),
    # «Не входят в ОМС: прививки вне Национального календаря, установление имплантов,
    # VIP-обслуживание.»
    ("vaccines_outside_calendar", "Vaccinations outside the national calendar", Payer.NOBODY),
    ("implants", "Implants", Payer.NOBODY),
    ("vip_service", "VIP service", Payer.NOBODY),
    # «Не входят в ДМС: лечение некоторых хронических болезней, онкопатологии, травм, в том числе
    # полученных в ДТП, в состоянии алкогольного или наркотического опьянения, постсуицидальное
    # состояние.» «ОМС … включает все виды услуг», «лечение хронической патологии».
    ("chronic_disease", "Some chronic diseases", Payer.OMS),
    ("oncology", "Oncological diseases", Payer.OMS),
    ("injuries", "Injuries", Payer.OMS),
    ("road_accidents", "Injuries from road accidents", Payer.OMS),
    ("intoxication", "Injuries in a state of alcoholic or narcotic intoxication", Payer.OMS),
    ("suicide_attempt", "Condition after a suicide attempt", Payer.OMS),
]
BUDGET = [
    "hiv",
    "tuberculosis",
    "sexual_infections",
    "psychiatry",
    "palliative_care",
    "air_ambulance",
]


@pytest.mark.parametrize(("name", "title", "payer"), SOURCE_TEXT)
def test_the_lists_of_the_source_text(name, title, payer):
    found = exclusion(name)
    assert found.title.to("en") == title
    assert found.paid_elsewhere is payer


@pytest.mark.parametrize("name", BUDGET)
def test_what_is_outside_base_oms_is_paid_by_the_budget(name):
    assert exclusion(name).paid_elsewhere is Payer.BUDGET


def test_nobody_says_who_pays_for_prosthetics():
    assert exclusion("prosthetics").paid_elsewhere is None


def test_the_catalogue_is_nothing_but_these():
    listed = {name for name, _, _ in SOURCE_TEXT} | {*BUDGET, "prosthetics"}
    assert set(CATALOGUE) == listed


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=list(CATALOGUE))
def test_every_entry_names_its_source(entry):
    assert entry.source
    assert CATALOGUE[entry.id] is entry


def test_an_offer_may_use_its_own_words():
    found = exclusion({"text": "лечение храпа", "elsewhere": "oms"})
    assert found.title.to("en") == "лечение храпа"
    assert found.paid_elsewhere is Payer.OMS


def test_own_words_say_nothing_of_who_pays():
    assert exclusion({"text": "лечение храпа"}).paid_elsewhere is None


def test_braces_in_own_words_stay_as_they_are():
    assert (
        exclusion({"text": "услуги {x} сверх списка"}).title.to("en") == "услуги {x} сверх списка"
    )


def test_own_words_may_narrow_an_entry_of_the_catalogue():
    found = exclusion({"id": "oncology", "text": "онкология после первичного диагноза"})
    assert found.title.to("en") == "онкология после первичного диагноза"
    assert found.paid_elsewhere is Payer.OMS


def test_the_offer_knows_better_who_pays():
    assert exclusion({"id": "oncology", "elsewhere": "nobody"}).paid_elsewhere is Payer.NOBODY


@pytest.mark.parametrize("written", ["onkology", "имплантация", ""])
def test_an_unknown_id_is_an_error_that_lists_the_known_ones(written):
    with pytest.raises(ValidationError) as caught:
        exclusion(written)
    (error,) = caught.value.errors()
    assert error["type"] == "EXCLUSION-UNKNOWN"
    assert "oncology" in error["ctx"]["known"]
    assert "text" in error["ctx"]["hint"]


@pytest.mark.parametrize("written", [{}, {"elsewhere": "oms"}, {"text": ""}, {"text": "  "}])
def test_an_exclusion_excludes_something(written):
    with pytest.raises(ValidationError) as caught:
        exclusion(written)
    assert only_error(caught.value)[0] == "EXCLUSION-EMPTY"


@pytest.mark.parametrize("written", [7, None, ["oncology"], True])
def test_what_is_no_exclusion_is_refused(written):
    with pytest.raises(ValidationError):
        exclusion(written)


def test_a_module_lists_both_forms():
    dental = read("dental", exclusions=["implants", {"text": "виниры"}])
    assert [e.title.to("en") for e in dental.exclusions] == ["Implants", "виниры"]


@given(
    st.builds(
        dict,
        id=st.none() | st.sampled_from(sorted(CATALOGUE)),
        text=st.just("слова предложения") | st.text("абв {}", min_size=1).filter(str.strip),
        elsewhere=st.none() | st.sampled_from([p.value for p in Payer]),
    )
)
def test_an_exclusion_is_read_back_as_it_was_written(written):
    once = Exclusion.model_validate(written)
    assert exclusion(once.model_dump(mode="json")) == once
