"""Ids of clinics: what programmes and modules name stands in the offer's list, once."""

from typing import Any

import pytest
from pricing_helpers import programme, written
from pydantic import ValidationError

from dms.pricing.offer import Offer

CLINICS = [{"id": "polyclinic-1", "name": "Первая"}, {"id": "hospital-2", "name": "Вторая"}]


def offer(**changes: Any) -> Offer:
    return Offer.model_validate({**written(), "clinics": CLINICS, **changes})


def faults(**changes: Any) -> list[tuple[str, list[Any], str]]:
    with pytest.raises(ValidationError) as caught:
        offer(**changes)
    (error,) = caught.value.errors()
    parts = error["ctx"]["parts"]
    return [(p["type"], p["ctx"]["pointer"], p["ctx"]["hint"]) for p in parts]


def naming(**module: Any) -> dict[str, Any]:
    return {**programme(), "modules": [{"kind": "outpatient", "premium": 1, **module}]}


def test_clinics_of_the_list_may_be_named_anywhere() -> None:
    named = naming(clinics=["polyclinic-1"], diagnostic_clinics=["hospital-2"])
    found = offer(programmes=[{**named, "clinics": ["hospital-2"]}])
    assert len(found.clinics) == 2


def test_without_a_list_ids_are_those_of_a_list_elsewhere() -> None:
    assert offer(clinics=[], programmes=[naming(clinics=["nope"])]).clinics == ()


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({"programmes": [{**programme(), "clinics": ["nope"]}]}, ["programmes", 0, "clinics", 0]),
        (
            {"programmes": [naming(clinics=["hospital-2", "nope"])]},
            ["programmes", 0, "modules", 0, "clinics", 1],
        ),
        (
            {"programmes": [naming(diagnostic_clinics=["nope"])]},
            ["programmes", 0, "modules", 0, "diagnostic_clinics", 0],
        ),
        (
            {"modules": [{"kind": "office_doctor", "premium": 1, "clinics": ["nope"]}]},
            ["modules", 0, "clinics", 0],
        ),
    ],
)
def test_an_unknown_clinic_is_refused_at_its_place(changes: dict[str, Any], way: list[Any]) -> None:
    ((code, pointer, hint),) = faults(**changes)
    assert (code, pointer) == ("CLINIC-ID-UNKNOWN", way)
    assert "Add the clinic under" in hint


def test_a_misspelt_clinic_has_a_suggestion() -> None:
    ((_, _, hint),) = faults(programmes=[naming(clinics=["policlinic-1"])])
    assert hint == "Did you mean {meant}?"


def test_every_clinic_has_an_id_of_its_own_and_all_is_told_at_once() -> None:
    changed = {"clinics": [*CLINICS, CLINICS[0]], "programmes": [naming(clinics=["nope", "no"])]}
    assert [(code, pointer) for code, pointer, _ in faults(**changed)] == [
        ("CLINIC-ID-TWICE", ["clinics", 2, "id"]),
        ("CLINIC-ID-UNKNOWN", ["programmes", 0, "modules", 0, "clinics", 0]),
        ("CLINIC-ID-UNKNOWN", ["programmes", 0, "modules", 0, "clinics", 1]),
    ]
