"""Offers that fail, pass and do not answer the checks of care, territories and clinics."""

from typing import Any

from contract_helpers import employee
from subject_helpers import Case, listed, module, offering

INPATIENT = module("emergency_inpatient", premium="5000", ward="double")
CITY = {"base": "city_boundary", "city": "Казань"}


def clinic(id_: str, **says: Any) -> dict[str, Any]:
    return {"id": id_, "name": f"Клиника {id_}", **says}


def visiting(kind: str, territory: dict[str, Any] | None) -> Any:
    return offering(module(kind, premium="1000", territory=territory))


def territories(kind: str) -> Case:
    return visiting(kind, {"base": "russia"}), visiting(kind, CITY), visiting(kind, None)


def living_in(*places: str | None) -> Any:
    """A programme with home care in Kazan, and employees who live in some places."""
    people = [employee(str(n), place=place) for n, place in enumerate(places)]
    return offering(module("home_care", premium="1000", territory=CITY), roster=listed(*people))


def clinics_in(city: str, *places: str | None) -> Any:
    people = [employee(str(n), place=place) for n, place in enumerate(places)]
    return offering(
        module("outpatient", premium="1000", clinics=["a"]),
        roster=listed(*people),
        of={"clinics": [clinic("a", city=city)]},
    )


def with_ambulance(**says: Any) -> Any:
    return offering(INPATIENT, module("ambulance", **says))


CASES: dict[str, Case] = {
    "COV-01": (
        offering(INPATIENT, exclusions=["implants", "oncology"]),
        offering(INPATIENT, exclusions=["oncology", "hiv", "spa_treatment"]),
        offering(INPATIENT, exclusions=["prosthetics"]),
    ),
    "COV-02": (
        offering(module("dental", premium="1", limits=[{"service": "гигиена"}])),
        offering(
            module(
                "dental",
                premium="1",
                limits=[{"visits": 5, "per": "year"}],
                waiting_period={"days": 30},
            ),
            deductible={"share": "0.1"},
        ),
        offering(module("dental", premium="1")),
    ),
    "COV-04": (
        offering({**INPATIENT, "includes_ambulance": True}),
        with_ambulance(premium="1000"),
        offering(INPATIENT),
    ),
    "COV-05": (
        offering(module("emergency_inpatient", premium="1", hospital_level="II")),
        offering(INPATIENT),
        offering(module("emergency_inpatient", premium="1")),
    ),
    "COV-06": (
        offering(INPATIENT, module("planned_inpatient", offered=False)),
        offering(INPATIENT, module("planned_inpatient", premium="1")),
        offering(INPATIENT),
    ),
    "COV-07": (
        offering(module("outpatient", premium="1", access="by_referral")),
        offering(module("outpatient", premium="1", access="direct", diagnostics="by_referral")),
        offering(module("outpatient", premium="1", diagnostics="by_referral")),
    ),
    "COV-08": (
        offering(module("dental", premium="1", prosthetics=False)),
        offering(module("dental", premium="1", prosthetics=True)),
        offering(module("dental", premium="1")),
    ),
    "COV-09": (
        offering(
            module("dental", premium="1", places=["clinic_office"]),
            clinics=["a"],
            of={"clinics": [clinic("a", dental_office=False)]},
        ),
        offering(module("dental", premium="1", places=["specialised"])),
        offering(module("dental", premium="1")),
    ),
    "COV-10": (
        offering(module("office_doctor", visits_per_week=2, hours_per_visit="1.5")),
        offering(module("office_doctor", visits_per_week=2, hours_per_visit=2)),
        offering(module("office_doctor", hours_per_visit=2)),
    ),
    "TER-01": territories("home_care"),
    "TER-02": territories("ambulance"),
    "TER-03": (living_in("Казань", "Самара"), living_in("Казань"), living_in("Казань", None)),
    "TER-04": (
        visiting("ambulance", {**CITY, "call_until": "20:00"}),
        visiting("ambulance", {**CITY, "call_until": "24:00"}),
        visiting("ambulance", CITY),
    ),
    "CLI-01": (
        clinics_in("Казань", "Казань", "Самара"),
        clinics_in("Казань", "Казань"),
        clinics_in("Казань", None),
    ),
    "CLI-02": (
        offering(module("outpatient", premium="1", clinics=[])),
        clinics_in("Казань"),
        offering(module("outpatient", premium="1")),
    ),
    "PD-01": (
        offering(INPATIENT, roster=listed(employee("1", extra={"Телефон": "x"}))),
        offering(INPATIENT, roster=listed(employee("1", place="Казань"))),
        offering(INPATIENT, roster=listed(employee("1", extra={"Примечание": "x"}))),
    ),
    "PD-04": (
        offering(INPATIENT, roster=listed(employee("1", extra={"Группа здоровья": "x"}))),
        offering(INPATIENT, roster=listed(employee("1", extra={"Телефон": "x"}))),
        offering(INPATIENT, roster=listed(employee("1", extra={"Примечание": "x"}))),
    ),
}
