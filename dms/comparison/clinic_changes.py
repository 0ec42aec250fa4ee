"""Clinic changes: the clinics that people keep, lose and gain with another insurer.

Counted from the base of the comparison, as a rule the current insurer, to each other offer. Where
one of the two lists no clinics nothing is known, and nobody is said to lose anything.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from dms.clinics import Network, Overlap, overlap
from dms.comparison.clinics_near import NearClinics, near_clinics
from dms.comparison.compared import Compared
from dms.comparison.networks import network_of_offer, network_of_programme
from dms.comparison.occasion import Occasion

__all__ = ["ClinicChange", "ClinicComparison", "clinic_comparison"]


@frozen
class ClinicChange:
    """What changes with one candidate; None where one of the two lists no clinics."""

    candidate: str
    overall: Overlap | None
    """All clinics of the two offers."""
    by_programme: Mapping[str | None, Overlap | None]
    """Clinics of each programme of the client."""
    silent: tuple[str, ...]
    """Which of the two lists no clinics at all."""


@frozen
class ClinicComparison:
    """Clinics of all candidates: the changes from the base, and how near they are to people."""

    base: str
    changes: tuple[ClinicChange, ...]
    near: tuple[NearClinics, ...]


def clinic_comparison(
    occasion: Occasion, candidates: Sequence[Compared], base: Compared
) -> ClinicComparison:
    """Compare the clinics of candidates with those of the base, and with where people are."""
    return ClinicComparison(
        base.id,
        tuple(_change(base, c) for c in candidates if c.id != base.id),
        near_clinics(occasion, candidates),
    )


def _change(base: Compared, other: Compared) -> ClinicChange:
    old, new = network_of_offer(base.offer), network_of_offer(other.offer)
    return ClinicChange(
        other.id,
        _overlap(old, new),
        {id_: _in_programme(base, other, id_) for id_ in base.programmes},
        tuple(c.id for c, network in ((base, old), (other, new)) if network is None),
    )


def _in_programme(base: Compared, other: Compared, id_: str | None) -> Overlap | None:
    return _overlap(
        network_of_programme(base.offer, base.programmes[id_]),
        network_of_programme(other.offer, other.programmes[id_]),
    )


def _overlap(old: Network | None, new: Network | None) -> Overlap | None:
    return overlap(old, new) if old is not None and new is not None else None
