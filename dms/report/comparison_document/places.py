"""Clinics and territories in a published comparison."""

from collections.abc import Iterable

from dms.clinics import Clinic, Overlap
from dms.comparison.clinic_changes import ClinicChange
from dms.comparison.clinics_near import NearClinics
from dms.comparison.comparison import Comparison
from dms.comparison.territory_changes import TerritoryCell
from dms.documents import Result
from dms.modules.questions import Stated
from dms.reach import Nearness, Reach, Tally
from dms.report.comparison_document.offers import Count, words
from dms.report.plain import Data
from dms.territory_relation import Relation

__all__ = ["ClinicsPart", "TerritoryPart", "clinics", "territories"]


class ClinicPart(Result):
    """A clinic."""

    id: str
    name: str
    city: str | None
    district: str | None


class OverlapPart(Result):
    """What becomes of clinics."""

    kept: tuple[ClinicPart, ...]
    """As the new list has them."""
    lost: tuple[ClinicPart, ...]
    gained: tuple[ClinicPart, ...]


class ProgrammeOverlapPart(Result):
    """What becomes of the clinics of a programme."""

    programme: str | None
    overlap: OverlapPart | None
    """Null where one of the two lists no clinics."""


class ChangePart(Result):
    """What becomes of clinics with one offer, counted from the base."""

    offer: str
    overall: OverlapPart | None
    programmes: tuple[ProgrammeOverlapPart, ...]
    silent: tuple[str, ...]
    """The offers of the two that list no clinics."""


class TallyPart(Result):
    """How many people: surely, surely not, and who cannot be told."""

    yes: Count
    no: Count
    unknown: Count


class NearnessPart(Result):
    """People with a clinic in their city and in their district."""

    city: TallyPart
    district: TallyPart


class NearPart(Result):
    """How near the clinics of an offer are to the people."""

    offer: str
    programme: str | None
    kind: str
    clinics: Count | None
    """Null is not stated."""
    unsure: Count
    """Clinics of which it is not said whether they give this care."""
    home: NearnessPart | None
    office: NearnessPart | None
    either: NearnessPart | None


class ClinicsPart(Result):
    """Clinics kept, lost and gained, and near the people."""

    changes: tuple[ChangePart, ...]
    near: tuple[NearPart, ...]


class TerritoryCellPart(Result):
    """The territory of one offer."""

    state: Stated
    """Whether the care is offered."""
    words: str | None
    """Null is not stated."""
    relation: Relation | None
    """How it relates to that of the base; null where there is nothing to compare."""
    hours: Relation | None
    members: TallyPart | None
    """People who live inside."""


class TerritoryPart(Result):
    """Where care comes to, by offers."""

    programme: str | None
    kind: str
    title: str
    cells: dict[str, TerritoryCellPart]


def clinics(comparison: Comparison) -> Data:
    """Return clinics as plain data, the shape of :class:`ClinicsPart`."""
    found = comparison.clinics
    return {
        "changes": [_change(one) for one in found.changes],
        "near": [_near(one) for one in found.near],
    }


def _change(one: ClinicChange) -> Data:
    return {
        "offer": one.candidate,
        "overall": _overlap(one.overall),
        "programmes": [
            {"programme": id_, "overlap": _overlap(found)}
            for id_, found in one.by_programme.items()
        ],
        "silent": one.silent,
    }


def _overlap(found: Overlap | None) -> Data | None:
    if found is None:
        return None
    kept = (new for _, new in found.kept)
    return {"kept": _listed(kept), "lost": _listed(found.lost), "gained": _listed(found.gained)}


def _listed(found: Iterable[Clinic]) -> list[Data]:
    names = ("id", "name", "city", "district")
    return [{name: getattr(clinic, name) for name in names} for clinic in found]


def _near(one: NearClinics) -> Data:
    return {
        "offer": one.candidate,
        "programme": one.programme.id,
        "kind": one.kind,
        "clinics": len(one.network) if one.network is not None else None,
        "unsure": one.unsure,
        **{side: _nearness(one.reach, side) for side in ("home", "office", "either")},
    }


def _nearness(reach: Reach | None, side: str) -> Data | None:
    if reach is None:
        return None
    found: Nearness = getattr(reach, side)
    return {"city": _tally(found.city), "district": _tally(found.district)}


def _tally(found: Tally | None) -> Data | None:
    if found is None:
        return None
    return {"yes": found.yes, "no": found.no, "unknown": found.unknown}


def territories(comparison: Comparison, lang: str) -> list[Data]:
    """Return territories by offers as plain data, the shape of :class:`TerritoryPart`."""
    return [
        {
            "programme": row.programme.id if row.programme is not None else None,
            "kind": row.kind,
            "title": row.title.to(lang),
            "cells": {id_: _territory(cell, lang) for id_, cell in row.cells.items()},
        }
        for row in comparison.territories
    ]


def _territory(cell: TerritoryCell, lang: str) -> Data:
    return {
        "state": cell.state,
        "words": words(cell.words, lang),
        "relation": cell.relation,
        "hours": cell.hours,
        "members": _tally(cell.members),
    }
