"""Who may be insured: closed bands of ages, relationships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.bands import Band
from dms.members import Relationship
from dms.modules import Stated
from dms.modules.eligibility import Eligibility

ages = st.integers(0, 120)
bands = st.builds(
    lambda low, extra: Band(low, None if extra is None else low + extra), ages, st.none() | ages
)


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("18-80", [18, 80], [17, 81]),  # РЕСО «ДМС. Малый бизнес»: 18 to 80 years
        ("18+", [18, 100], [17]),  # «для людей от 18 лет»
        ("0", [0], [1]),  # «наблюдение за ребенком до года»
        (0, [0], [1]),
        (" 1 – 2 ", [1, 2], [0, 3]),
    ],
)
def test_both_ends_of_a_band_of_ages_count(written, inside, outside):
    eligibility = Eligibility.model_validate({"ages": written, "relationships": ["employee"]})
    for age in inside:
        assert eligibility.admits(age, Relationship.EMPLOYEE) is Stated.YES
    for age in outside:
        assert eligibility.admits(age, Relationship.EMPLOYEE) is Stated.NO


@pytest.mark.parametrize("wrong", ["80-18", "от 18", "18-", "", True, 1.5, None, [18, 80], -1])
def test_what_is_no_band_of_ages(wrong):
    with pytest.raises(ValidationError) as caught:
        Eligibility.model_validate({"ages": {"band": wrong} if wrong is None else wrong})
    assert {e["loc"] for e in caught.value.errors()} == {("ages",)}


@pytest.mark.parametrize(
    ("stated", "age", "relationship", "admitted"),
    [
        ({}, 30, Relationship.CHILD, Stated.NOT_STATED),
        ({"ages": "18+"}, 30, Relationship.CHILD, Stated.NOT_STATED),
        ({"ages": "18+"}, 7, Relationship.CHILD, Stated.NO),
        ({"ages": "18+"}, None, Relationship.EMPLOYEE, Stated.NOT_STATED),
        ({"relationships": ["employee"]}, 7, Relationship.CHILD, Stated.NO),
        ({"relationships": ["employee"]}, 30, Relationship.EMPLOYEE, Stated.NOT_STATED),
        ({"relationships": []}, 30, Relationship.EMPLOYEE, Stated.NO),
        ({"ages": "18+", "relationships": ["child"]}, 7, None, Stated.NO),
        ({"ages": "0-17", "relationships": ["child"]}, 7, None, Stated.NOT_STATED),
        ({"ages": "0-17", "relationships": ["child"]}, 7, Relationship.CHILD, Stated.YES),
    ],
)
def test_one_no_decides_and_silence_is_no_yes(stated, age, relationship, admitted):
    assert Eligibility.model_validate(stated).admits(age, relationship) is admitted


@given(bands)
def test_a_band_of_ages_is_written_as_it_is_read(band):
    eligibility = Eligibility(ages=band)
    assert eligibility.model_dump() == {"ages": str(band), "relationships": None}
    assert Eligibility.model_validate(eligibility.model_dump()) == eligibility


@given(bands, ages, st.sampled_from(Relationship))
def test_a_programme_that_says_more_never_admits_more(band, age, relationship):
    loose = Eligibility(relationships=(relationship,)).admits(age, relationship)
    strict = Eligibility(ages=band, relationships=(relationship,)).admits(age, relationship)
    assert loose is Stated.NOT_STATED
    assert strict is Stated.of(age in band)
