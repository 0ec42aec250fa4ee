"""Outpatient care, by the source text."""

import pytest
from module_helpers import codes, programme, read
from pydantic import ValidationError

from dms.clinics import Access
from dms.modules import Role, kinds
from dms.modules.outpatient import Outpatient


def test_it_is_the_base_position():
    """«Базовая позиция в программе ДМС — амбулаторно-поликлиническое обслуживание.»."""
    assert Outpatient.role is Role.BASE
    assert next(iter(kinds())) == "outpatient"


def test_the_base_is_an_agreed_number_of_consultations_services_and_documents():
    """«…оговоренного количества консультаций врачей, медуслуг, оформления документов»."""
    care = read(
        "outpatient",
        consultations=["терапевт", "хирург"],
        documents=["листок нетрудоспособности", "справка"],
        services=["ЭКГ", "УЗИ"],
        limits=[
            {"visits": 12, "per": "year"},
            {"services": 30, "per": "year"},
            {"documents": 5, "per": "year"},
        ],
    )
    assert [(n.visits, n.services, n.documents) for n in care.limits] == [
        (12, None, None),
        (None, 30, None),
        (None, None, 5),
    ]
    assert care.documents == ("листок нетрудоспособности", "справка")


def test_direct_access_is_agreed_in_advance():
    """«Мы рекомендуем заранее оговаривать возможность „прямого доступа“…»."""
    assert "MODULE-ACCESS-UNSTATED" in codes(read("outpatient").questions())
    assert read("outpatient", access="direct").access is Access.DIRECT


def test_specialised_diagnostic_clinics_are_visited_by_referral():
    """«„по направлению страховщика“ … применяется для специализированных диагностических ЛПУ»."""
    care = read(
        "outpatient", access="direct", diagnostics="by_referral", diagnostic_clinics=["kdc-1"]
    )
    assert (care.access, care.diagnostics) == (Access.DIRECT, Access.BY_REFERRAL)
    assert care.diagnostic_clinics == ("kdc-1",)


def test_diagnostic_clinics_are_recommended_so_they_are_asked_about():
    """«…которые мы также рекомендуем включить в программу поликлинического обслуживания.»."""
    assert "MODULE-DIAGNOSTICS-UNSTATED" in codes(read("outpatient").questions())


def test_unknown_access_is_not_stated():
    care = read("outpatient", access="unknown")
    assert care.access is None
    assert "MODULE-ACCESS-UNSTATED" in codes(care.questions())


@pytest.mark.parametrize("wrong", ["прямой", "", True, "DIRECT"])
def test_access_is_one_of_two(wrong):
    with pytest.raises(ValidationError):
        read("outpatient", access=wrong)


def test_clinics_of_the_programme_answer_for_the_module():
    assert "MODULE-CLINICS-UNSTATED" in codes(programme("outpatient").questions())
    named = programme("outpatient", clinics=["klinika-1"])
    assert "MODULE-CLINICS-UNSTATED" not in codes(named.questions())
