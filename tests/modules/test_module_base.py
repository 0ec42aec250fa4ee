"""What all kinds of care have in common."""

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import answer, codes, only_error, read
from pydantic import ValidationError

from dms.modules import PricedPer, Role, Stated, kinds

KINDS = list(kinds())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_shown_to_people(kind):
    module = kinds()[kind]
    assert module.title.to("en")
    assert module.description.to("en") != module.title.to("en")
    assert module.__doc__


def test_titles_and_abbreviations_tell_kinds_apart():
    titles = [module.title.to("en") for module in kinds().values()]
    short = [word.upper() for module in kinds().values() for word in module.abbreviations]
    assert len(set(titles)) == len(titles)
    assert len(set(short)) == len(short)


@pytest.mark.parametrize(
    ("abbreviation", "kind"),
    [
        ("АПП", "outpatient"),
        ("ПНД", "home_care"),
        ("СТОМ", "dental"),
        ("СТ", "dental"),
        ("Стомат", "dental"),
        ("СМП", "ambulance"),
        ("Поликлиника", "outpatient"),
    ],
)
def test_short_names_that_insurers_write(abbreviation, kind):
    assert abbreviation in kinds()[kind].abbreviations


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.BASE, {"outpatient", "emergency_inpatient"}),
        (
            Role.OPTION,
            {
                "home_care",
                "dental",
                "ambulance",
                "planned_inpatient",
                "office_doctor",
                "abroad",
            },
        ),
        (
            Role.ADD_ON,
            {
                "vaccination",
                "rehabilitation",
                "specific_therapy",
                "chronic_care",
                "maternity",
                "telemedicine",
                "check_up",
            },
        ),
        (Role.TARGETED, {"pregnancy", "infant", "toddler", "elderly", "annual_care"}),
    ],
)
def test_the_role_of_each_kind(role, expected):
    assert {kind for kind, module in kinds().items() if module.role is role} == expected


def test_only_the_office_doctor_is_paid_for_the_contract():
    by_contract = [k for k, m in kinds().items() if m.priced_per is PricedPer.CONTRACT]
    assert by_contract == ["office_doctor"]


def test_care_that_comes_to_people_needs_a_territory():
    assert {k for k, m in kinds().items() if m.needs_territory} == {
        "home_care",
        "ambulance",
        "abroad",
    }


@pytest.mark.parametrize("kind", [k for k, m in kinds().items() if m.needs_territory])
def test_a_missing_territory_is_a_question(kind):
    assert "MODULE-TERRITORY-UNSTATED" in codes(read(kind).questions())


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        ({}, Stated.YES),
        ({"offered": True}, Stated.YES),
        ({"offered": False}, Stated.NO),
        ({"offered": "unknown"}, Stated.NOT_STATED),
        ({"offered": None}, Stated.NOT_STATED),
    ],
)
def test_an_offer_says_yes_no_or_nothing(written, stated):
    assert read("dental", **written).stated is stated


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_about_care_that_is_refused(kind):
    assert read(kind, offered=False).questions() == []


@pytest.mark.parametrize("kind", KINDS)
def test_first_of_all_it_is_asked_whether_there_is_any(kind):
    assert codes(read(kind, offered="unknown").questions()) == ["MODULE-OFFERED-UNSTATED"]


@pytest.mark.parametrize("premium", ["2100.00", 0, "included", {"age": {"0-17": "1"}}])
def test_care_that_is_refused_has_no_price(premium):
    with pytest.raises(ValidationError) as caught:
        read("home_care", offered=False, premium=premium)
    (error,) = caught.value.errors()
    assert error["type"] == "MODULE-NOT-OFFERED-PRICED"
    assert error["ctx"]["pointer"] == ["premium"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "wrong", [{"premum": "1"}, {"clinics": ["клиника №1!"]}, {"offered": "maybe"}, {"limits": 3}]
)
def test_typing_errors_are_found_in_every_kind(kind, wrong):
    with pytest.raises(ValidationError):
        read(kind, **wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_a_module_cannot_be_changed(kind):
    with pytest.raises(ValidationError):
        read(kind).note = "иначе"


@pytest.mark.parametrize("kind", KINDS)
def test_a_module_is_not_of_another_kind(kind):
    other = KINDS[KINDS.index(kind) - 1]
    with pytest.raises(ValidationError) as caught:
        kinds()[kind].model_validate({"kind": other})
    assert only_error(caught.value)[0] == "literal_error"


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_asks_for_the_kind(kind):
    schema = kinds()[kind].model_json_schema()
    assert "kind" in schema["required"]
    assert schema["properties"]["kind"]["const"] == kind


@given(st.data())
def test_a_module_is_read_back_and_fits_its_published_schema(data):
    kind = data.draw(st.sampled_from(KINDS))
    fields = sorted({field for ask in kinds()[kind].asks for field in ask.fields})
    stated = data.draw(st.sets(st.sampled_from(fields)))
    module = read(kind, **{field: answer(kind, field) for field in stated})
    written = module.model_dump(mode="json", exclude_none=True)
    assert kinds()[kind].model_validate(written) == module
    jsonschema.validate(written, kinds()[kind].model_json_schema())
