"""The usual points: what a good brief says of each kind of care, and how to write it."""

from collections.abc import Callable

from attrs import field, frozen

from dms.i18n import Text, text
from dms.modules.registry import kinds
from dms.requirements.wishes import ModuleWish

__all__ = ["CARE_POINTS", "CarePoint"]


@frozen
class CarePoint:
    """A point of a kind of care that any one of `fields` answers."""

    code: str
    fields: tuple[str, ...]
    question: Text
    hint: Text
    concerns: Callable[[ModuleWish], bool] = field(repr=False)


def _has(name: str) -> Callable[[ModuleWish], bool]:
    """Select the kinds of care that have a field of this name."""
    return lambda wish: name in kinds()[wish.kind].model_fields


CARE_POINTS = (
    CarePoint(
        "REQUIREMENT-TERRITORY-UNSTATED",
        ("territory",),
        text("in which area must it work?"),
        text("Write `territory` with its `base`: city_boundary, mkad, region …"),
        lambda wish: kinds()[wish.kind].needs_territory,
    ),
    CarePoint(
        "REQUIREMENT-OWN-LINE-UNSTATED",
        ("own_line",),
        text("must it stand on a line with a price of its own?"),
        text("Write `own_line: true`, or false if it does not matter."),
        lambda wish: kinds()[wish.kind].own_line,
    ),
    CarePoint(
        "REQUIREMENT-WARD-UNSTATED",
        ("ward", "hospital_level"),
        text("which level of hospitals and which ward?"),
        text("Write `ward`: single, double, triple or multi."),
        _has("ward"),
    ),
    CarePoint(
        "REQUIREMENT-ACCESS-UNSTATED",
        ("access",),
        text("direct access to the clinics, or is the insurer's referral enough?"),
        text("Write `access: direct` or `access: by_referral`."),
        _has("access"),
    ),
    CarePoint(
        "REQUIREMENT-CLINICS-UNSTATED",
        ("clinics_near", "clinics"),
        text("for how many people must a clinic be near, or which clinics must be there?"),
        text("Write `clinics_near` with `to`, `within` and `share`, or `clinics`."),
        _has("access"),
    ),
    CarePoint(
        "REQUIREMENT-PLACES-UNSTATED",
        ("places", "clinics"),
        text("in the dental offices of the clinics, or in specialised dental clinics?"),
        text("Write `places`: [clinic_office], [specialised] or both."),
        _has("places"),
    ),
    CarePoint(
        "REQUIREMENT-PROSTHETICS-UNSTATED",
        ("prosthetics",),
        text("must prosthetics be included? Most programmes leave them out"),
        text("Write `prosthetics: true` or `prosthetics: false`."),
        _has("prosthetics"),
    ),
    CarePoint(
        "REQUIREMENT-VISITS-UNSTATED",
        ("visits_per_week",),
        text("how many times a week must the doctor come?"),
        text("Write `visits_per_week`, usually 1 or 2."),
        _has("visits_per_week"),
    ),
    CarePoint(
        "REQUIREMENT-HOURS-UNSTATED",
        ("hours_per_visit",),
        text("for how many hours must the doctor come?"),
        text("Write `hours_per_visit`, usually 2."),
        _has("hours_per_visit"),
    ),
)
