"""A small offer as rules of choice: kinds of care, the place of dental care, tiers of clinics."""

from dms.configurator.logic.clause import (
    always,
    exactly_one,
    excludes,
    requires,
    requires_any,
)
from dms.configurator.logic.theory import Theory

CARE = (
    "outpatient",
    "home_care",
    "dental",
    "ambulance",
    "emergency_inpatient",
    "planned_inpatient",
    "maternity",
)
PLACES = ("dental.place=any", "dental.place=specialised")
TIERS = ("programme.clinic_tier=A", "programme.clinic_tier=B", "programme.clinic_tier=C")

RULES = (
    *always("outpatient", "outpatient-always"),
    *exactly_one(PLACES, "dental-place", when="dental"),
    *exactly_one(TIERS, "clinic-tier"),
    *requires("planned_inpatient", ["emergency_inpatient"], "planned-with-emergency"),
    *requires("emergency_inpatient", ["ambulance"], "emergency-with-ambulance"),
    *requires_any("maternity", ["planned_inpatient", "home_care"], "maternity-with-visits"),
    *excludes("maternity", ["programme.clinic_tier=C"], "no-maternity-in-c"),
    *excludes("dental.place=specialised", ["programme.clinic_tier=C"], "no-specialised-in-c"),
)
OFFER = Theory((*CARE, *PLACES, *TIERS), RULES)
