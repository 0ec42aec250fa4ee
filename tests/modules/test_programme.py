"""Programmes: which care is given, refused or not mentioned, and what is left to ask."""

from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import codes, only_error, pointers, programme
from pydantic import ValidationError

from dms.members import Relationship
from dms.modules import Programme, Stated, kinds
from dms.rates import Rate

STANDARD = {
    "id": "standard",
    "name": "Стандарт",
    "modules": [
        {
            "kind": "outpatient",
            "premium": "18500.00",
            "access": "direct",
            "clinics": ["klinika-1", "klinika-2"],
            "diagnostics": "by_referral",
        },
        {
            "kind": "home_care",
            "premium": "2100.00",
            "territory": {"base": "mkad", "ring_km": 30, "excluded": [], "call_until": "12:00"},
        },
        {
            "kind": "dental",
            "premium": "9800.00",
            "limits": [{"per": "year", "amount": "100000.00"}],
        },
        {"kind": "ambulance", "premium": "1600.00", "territory": {"base": "mkad"}},
        {"kind": "emergency_inpatient", "premium": "6400.00", "ward": "double"},
        {"kind": "planned_inpatient", "offered": False},
        {"kind": "office_doctor", "offered": False},
    ],
}
"""The programme of a usual offer."""


@pytest.fixture(scope="module")
def standard():
    return Programme.model_validate(STANDARD)


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        ("outpatient", Stated.YES),
        ("dental", Stated.YES),
        ("planned_inpatient", Stated.NO),
        ("office_doctor", Stated.NO),
        ("vaccination", Stated.NOT_STATED),
        ("telemedicine", Stated.NOT_STATED),
    ],
)
def test_yes_no_and_not_stated_are_three_things(standard, kind, stated):
    assert standard.offers(kind) is stated


def test_modules_are_found_by_kind(standard):
    assert standard.module("home_care").territory.ring_km == 30
    assert standard.module("office_doctor").offered is False
    assert standard.module("vaccination") is None


def test_only_modules_that_are_given_count_as_offered(standard):
    assert [m.kind for m in standard.offered_modules] == [
        "outpatient",
        "home_care",
        "dental",
        "ambulance",
        "emergency_inpatient",
    ]


def test_each_module_is_of_the_class_of_its_kind(standard):
    assert [type(m) for m in standard.modules] == [kinds()[m.kind] for m in standard.modules]


def test_what_is_left_to_agree_with_places(standard):
    assert list(zip(codes(standard.questions()), pointers(standard.questions()), strict=True)) == [
        ("MODULE-LIMITS-UNSTATED", "/modules/0/limits"),
        ("MODULE-PROVIDER-UNSTATED", "/modules/1/provider"),
        ("MODULE-PLACES-UNSTATED", "/modules/2/places"),
        ("MODULE-PROSTHETICS-UNSTATED", "/modules/2/prosthetics"),
        ("MODULE-CLINICS-UNSTATED", "/modules/4/clinics"),
    ]


def test_terms_of_the_whole_programme():
    read = programme(
        "outpatient",
        tier="Бизнес",
        clinic_tier="2",
        clinics=["klinika-1"],
        deductible={"share": "0.2"},
        sum_insured="1 000 000 ₽",
        exclusions=["oncology"],
        eligibility={"ages": "18-80", "relationships": ["employee", "spouse"]},
        clause="Приложение 1",
        source={"file": "КП.xlsx"},
    )
    assert read.sum_insured == Decimal(1000000)
    assert read.deductible.share == Decimal("0.2")
    assert read.eligibility.admits(30, Relationship.SPOUSE) is Stated.YES
    assert read.eligibility.admits(81, Relationship.EMPLOYEE) is Stated.NO


def test_a_deductible_of_unknown_size_is_asked_of_the_programme():
    assert "/deductible/share" in pointers(programme("dental", deductible={}).questions())


def test_terms_left_out_stay_not_stated():
    silent = programme("outpatient")
    stated = silent.model_dump(exclude={"id", "modules"})
    assert set(stated.values()) == {None}


def test_one_price_for_the_whole_programme_is_kept_for_the_tariff():
    assert programme("outpatient", premium="38400.00").premium == Rate.of("38400.00")


def test_each_kind_is_listed_once():
    with pytest.raises(ValidationError) as caught:
        programme("dental", "outpatient", "dental")
    (error,) = caught.value.errors()
    assert error["type"] == "PROGRAMME-MODULE-TWICE"
    assert error["ctx"]["pointer"] == ["modules", 2]


def test_a_programme_without_care_is_none():
    with pytest.raises(ValidationError) as caught:
        programme()
    assert only_error(caught.value)[0] == "PROGRAMME-EMPTY"


@pytest.mark.parametrize("wrong", ["dentall", "", "Dental"])
def test_an_unknown_kind_is_refused_with_the_known_ones(wrong):
    with pytest.raises(ValidationError) as caught:
        programme(wrong)
    (error,) = caught.value.errors()
    assert error["type"] == "union_tag_invalid"
    assert "'dental'" in error["ctx"]["expected_tags"]


@pytest.mark.parametrize("wrong", [{}, {"premium": "1"}, {"kind": None}])
def test_a_module_names_its_kind(wrong):
    with pytest.raises(ValidationError):
        programme(wrong)


def test_planned_care_is_not_sold_where_emergency_care_is_refused():
    """«экстренная … базовая опция, а плановая (оплата плановых операций) — дополнительная»."""
    with pytest.raises(ValidationError) as caught:
        programme({"kind": "emergency_inpatient", "offered": False}, "planned_inpatient")
    (error,) = caught.value.errors()
    assert error["type"] == "MODULE-REQUIRES"
    assert error["ctx"]["pointer"] == ["modules", 1]
    assert (error["ctx"]["kind"], error["ctx"]["needed"]) == (
        "planned_inpatient",
        "emergency_inpatient",
    )


@pytest.mark.parametrize(
    "modules",
    [
        ("planned_inpatient",),
        ("planned_inpatient", {"kind": "emergency_inpatient", "offered": None}),
    ],
)
def test_planned_care_without_a_word_of_emergency_care_is_a_question(modules):
    asked = [q for q in programme(*modules).questions() if q.code == "MODULE-REQUIRED-UNSTATED"]
    assert pointers(asked) == ["/modules/0"]
    assert asked[0].message("en") == (
        "Planned inpatient care: it is built on “Emergency inpatient care”, which the offer does"
        " not mention."
    )


def test_planned_care_that_is_refused_needs_nothing():
    refused = {"kind": "planned_inpatient", "offered": False}
    assert programme("dental", refused).offers("planned_inpatient") is Stated.NO


def test_a_line_that_says_no_is_believed_before_what_comes_along():
    hidden = {"kind": "emergency_inpatient", "includes_ambulance": True}
    assert programme(hidden, {"kind": "ambulance", "offered": False}).offers("ambulance") is (
        Stated.NO
    )
    assert programme(hidden, {"kind": "ambulance", "offered": None}).offers("ambulance") is (
        Stated.YES
    )


def test_the_schema_lets_an_editor_check_a_programme():
    schema = Programme.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(STANDARD, schema)
    for wrong in ({"id": "a", "modules": []}, {"id": "a", "modules": [{"kind": "dentall"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


listed = st.dictionaries(
    st.sampled_from(sorted(kinds())), st.sampled_from([True, False, None]), min_size=1
).filter(lambda m: not (m.get("planned_inpatient") and m.get("emergency_inpatient") is False))


@given(listed, st.randoms())
def test_the_order_of_modules_never_matters(offered, chance):
    modules = [{"kind": kind, "offered": answer} for kind, answer in offered.items()]
    one = programme(*modules)
    chance.shuffle(modules)
    other = programme(*modules)
    assert {k: one.offers(k) for k in kinds()} == {k: other.offers(k) for k in kinds()}
    assert sorted(codes(one.questions())) == sorted(codes(other.questions()))


@given(listed)
def test_a_programme_says_of_each_kind_what_its_line_says(offered):
    read = programme(*({"kind": kind, "offered": answer} for kind, answer in offered.items()))
    for kind, answer in offered.items():
        if answer is not None:
            assert read.offers(kind) is Stated.of(answer)
    unmentioned = set(kinds()) - set(offered) - {"maternity"}
    assert {read.offers(kind) for kind in unmentioned} <= {Stated.NOT_STATED}


@given(listed)
def test_every_question_points_to_a_module_that_is_not_refused(offered):
    read = programme(*({"kind": kind, "offered": answer} for kind, answer in offered.items()))
    for pointer in pointers(read.questions()):
        _, _, index, *_ = pointer.split("/")
        assert read.modules[int(index)].offered is not False


@given(listed)
def test_a_programme_is_read_back_as_it_was_written(offered):
    read = programme(*({"kind": kind, "offered": answer} for kind, answer in offered.items()))
    assert Programme.model_validate_json(read.model_dump_json()) == read
