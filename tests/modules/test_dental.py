"""Dental care, by the source text and by what people find out too late."""

import pytest
from module_helpers import codes, read
from pydantic import ValidationError

from dms.modules.dental import Dental, DentalPlace


@pytest.mark.parametrize(
    ("written", "places"),
    [
        # «как в базовые поликлиники по программе (при наличие стоматологического кабинета…)»
        (["clinic_office"], (DentalPlace.CLINIC_OFFICE,)),
        # «так и в специализированные стоматологические кабинеты и компании»
        (["specialised"], (DentalPlace.SPECIALISED,)),
        (
            ["clinic_office", "specialised"],
            (DentalPlace.CLINIC_OFFICE, DentalPlace.SPECIALISED),
        ),
    ],
)
def test_where_teeth_are_treated(written, places):
    assert read("dental", places=written).places == places


@pytest.mark.parametrize("wrong", [["home"], "specialised", [None]])
def test_teeth_are_not_treated_elsewhere(wrong):
    with pytest.raises(ValidationError):
        read("dental", places=wrong)


def test_dental_without_prosthetics_is_the_rule_and_is_asked_about():
    """In lists of insurers: «стоматология (без протезирования)»."""
    assert "MODULE-PROSTHETICS-UNSTATED" in codes(Dental().questions())
    stated = read("dental", prosthetics=False, clinics=["stom-1"], exclusions=["prosthetics"])
    assert stated.questions() == []
    assert stated.prosthetics is False


def test_the_level_of_dental_services():
    """РЕСО: «уровень стом. услуг 2»."""
    assert read("dental", level="2").level == "2"


def test_planned_dental_care_may_have_to_wait():
    waiting = read("dental", waiting_period={"days": 30}).waiting_period
    assert waiting.days == 30
