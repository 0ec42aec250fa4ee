"""What a brief asks of clinics: which ones, how one gets in, and how near they are to people."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.clinics import Access, Clinic, Network
from dms.i18n import Text, text
from dms.modules.field_words import FIELDS, in_words
from dms.modules.questions import Stated
from dms.regions import name_key
from dms.requirements.care import Care
from dms.requirements.near_people import NEAR_POINT, networks_of
from dms.requirements.point import SILENT, Judged, Point

__all__ = ["CLINIC_POINTS"]


def _access(care: Care, wanted: Access) -> Judged:
    """Say whether people get into the base clinics as wanted; direct access is always enough.

    A clinic may say otherwise than the module. Diagnostic clinics are left out: a referral is usual
    there.
    """
    given = _ways_in(care)
    if not given:
        return SILENT
    if wanted is Access.BY_REFERRAL:
        return Judged(Stated.YES, in_words(tuple(given)))
    if Access.BY_REFERRAL in given:
        found = [way for way in (Access.DIRECT, Access.BY_REFERRAL) if way in given]
        return Judged(Stated.NO, _which(care) or in_words(tuple(found)))
    if None in given:
        return Judged(Stated.NOT_STATED, text("stated for a part of the clinics only"))
    return Judged(Stated.YES, in_words(Access.DIRECT))


def _ways_in(care: Care) -> set[Access | None]:
    """Return how people get into the base clinics; None is a clinic of which it is not stated.

    What the module says holds for the clinics that say nothing, and where none is listed.
    """
    general: Access | None = care.get("access")
    found = {clinic.access or general for clinic in _base_clinics(care)} or {general}
    return found if found != {None} else set()


def _which(care: Care) -> Text | None:
    """Name the base clinics that ask for a referral, where only some of them do."""
    base, general = _base_clinics(care), care.get("access")
    closed = [one.name for one in base if (one.access or general) is Access.BY_REFERRAL]
    if not closed or len(closed) == len(base):
        return None
    return text("by the insurer's referral into: {clinics}", clinics=", ".join(closed))


def _base_clinics(care: Care) -> list[Clinic]:
    diagnostic = care.get("diagnostic_clinics") or ()
    return [
        clinic
        for clinic in care.clinics or ()
        if not clinic.diagnostic_only
        and clinic.id not in diagnostic
        and clinic.gives(care.kind) is not False
    ]


def _clinics(care: Care, wanted: tuple[str, ...]) -> Judged:
    """Say whether all clinics that are wanted, by id or name, give the care.

    A clinic may be listed and give other care only; or it is not said whether it gives this.
    """
    if care.clinics is None:
        return _nobody_says(care)
    surely, perhaps = networks_of(care, care.clinics)
    missing = _not_among(perhaps, wanted)
    if missing:
        return Judged(Stated.NO, text("not listed: {clinics}", clinics=", ".join(missing)))
    unsure = _not_among(surely, wanted)
    if not unsure:
        return Judged(Stated.YES, text("all of them are listed"))
    reason = text(
        "listed, but not said whether they give this care: {clinics}", clinics=", ".join(unsure)
    )
    return Judged(Stated.NOT_STATED, text("all of them are listed"), reason=reason)


def _not_among(network: Network, wanted: tuple[str, ...]) -> list[str]:
    named = {name for clinic in network.clinics for name in (clinic.id, name_key(clinic.name))}
    return [name for name in wanted if name not in named and name_key(name) not in named]


def _nobody_says(care: Care) -> Judged:
    if not care.case.offer.clinics:
        return SILENT
    reason = text("the offer lists clinics, but not which of them belong to this programme")
    return Judged(Stated.NOT_STATED, reason=reason)


def _names(wanted: tuple[str, ...]) -> Text:
    return in_words(wanted)


CLINIC_POINTS: Mapping[str, Point] = MappingProxyType(
    {
        "access": Point(FIELDS["access"], in_words, _access),
        "clinics": Point(FIELDS["clinics"], _names, _clinics),
        "clinics_near": NEAR_POINT,
    }
)
"""What may be asked of clinics, by the names of the fields."""
