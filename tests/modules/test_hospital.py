"""Inpatient care: levels of hospitals, emergency and planned admission."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import codes, programme, read
from pydantic import ValidationError

from dms.modules import Role, Stated
from dms.modules.emergency_inpatient import EmergencyInpatient
from dms.modules.hospital import Ward
from dms.modules.planned_inpatient import PlannedInpatient

INPATIENT = ["emergency_inpatient", "planned_inpatient"]
wards = st.sampled_from(Ward)


def test_the_single_room_is_the_highest_level_then_the_double_and_so_on():
    """«Высшим уровнем считается … одноместной палате, далее идут двухместные палаты и т. д.»."""
    assert sorted(Ward, key=lambda w: w.rank) == [
        Ward.SINGLE,
        Ward.DOUBLE,
        Ward.TRIPLE,
        Ward.MULTI,
    ]
    assert all(Ward.SINGLE.at_least(ward) for ward in Ward)
    assert not any(Ward.MULTI.at_least(w) for w in (Ward.SINGLE, Ward.DOUBLE, Ward.TRIPLE))


@given(wards, wards, wards)
def test_levels_of_wards_are_one_order(a, b, c):
    assert a.at_least(b) or b.at_least(a)
    assert not (a.at_least(b) and b.at_least(a)) or a is b
    assert not (a.at_least(b) and b.at_least(c)) or a.at_least(c)


def test_emergency_is_basic_and_planned_is_additional():
    """«экстренная стационарная помощь … базовая опция, а плановая … дополнительная»."""
    assert EmergencyInpatient.role is Role.BASE
    assert PlannedInpatient.role is Role.OPTION
    assert PlannedInpatient.requires == ("emergency_inpatient",)
    assert EmergencyInpatient.requires == ()


@pytest.mark.parametrize("kind", INPATIENT)
def test_the_level_is_named_for_each_programme(kind):
    """«В запросе по этой опции желательно обозначить уровень стационаров по каждой программе.»."""
    assert "MODULE-HOSPITAL-LEVEL-UNSTATED" in codes(read(kind).questions())


@pytest.mark.parametrize("kind", INPATIENT)
@pytest.mark.parametrize("level", [{"ward": "double"}, {"hospital_level": "Б"}])
def test_a_ward_names_the_level_as_well_as_the_insurers_own_word(kind, level):
    care = read(kind, clinics=["gkb-1"], **level)
    assert care.questions() == []


@pytest.mark.parametrize("kind", INPATIENT)
def test_a_whole_group_of_hospitals_is_included(kind):
    """«В программу обычно включают целую группу больниц и специализированных центров…»."""
    assert "MODULE-CLINICS-UNSTATED" in codes(read(kind).questions())
    assert len(read(kind, clinics=["gkb-1", "gkb-2", "centr-3"]).clinics) == 3


@pytest.mark.parametrize("wrong", ["одноместная", 1, "SINGLE"])
def test_wards_are_named(wrong):
    with pytest.raises(ValidationError):
        read("emergency_inpatient", ward=wrong)


@pytest.mark.parametrize("kind", INPATIENT)
@pytest.mark.parametrize(
    ("written", "given"), [(True, ("ambulance",)), (False, ()), ("unknown", ())]
)
def test_some_insurers_put_the_ambulance_into_inpatient_care(kind, written, given):
    """«Иногда страховщики автоматически включают в эту опцию и услугу „скорая помощь“…»."""
    assert read(kind, includes_ambulance=written).also_gives() == given


def test_a_programme_with_both():
    both = programme("emergency_inpatient", "planned_inpatient")
    assert both.offers("planned_inpatient") is Stated.YES
    assert "MODULE-REQUIRED-UNSTATED" not in codes(both.questions())
