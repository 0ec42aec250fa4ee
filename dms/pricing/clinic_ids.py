"""Ids of clinics in an offer: each stands for one clinic of the offer's own list."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import PydanticCustomError

from dms.clinics import Clinic
from dms.documents import problem
from dms.i18n import text
from dms.modules.base import Module
from dms.modules.programme import Programme

__all__ = ["clinic_problems"]

Steps = tuple[str | int, ...]
_FIELDS = ("clinics", "diagnostic_clinics")
_COMPARED = 500  # looking for the nearest among thousands of ids would take too long


def clinic_problems(
    clinics: Sequence[Clinic], programmes: Sequence[Programme], modules: Sequence[Module]
) -> list[PydanticCustomError]:
    """Return what is wrong with the ids: one for two clinics, or one of no clinic.

    An offer without a list of clinics may name them by ids of a list elsewhere.
    """
    if not clinics:
        return []
    first = {clinic.id: n for n, clinic in reversed(list(enumerate(clinics)))}
    named = [*_named(programmes, ("programmes",)), *_named(modules, ("modules",))]
    for index, programme in enumerate(programmes):
        named += _named(programme.modules, ("programmes", index, "modules"))
    return [
        *(_twice(clinic.id, n) for n, clinic in enumerate(clinics) if first[clinic.id] != n),
        *(_unknown(id_, way, list(first)) for id_, way in named if id_ not in first),
    ]


def _named(parts: Sequence[Programme | Module], way: Steps) -> Iterator[tuple[str, Steps]]:
    """Yield the ids of clinics that programmes or modules name, with the way to each."""
    for index, part in enumerate(parts):
        for field in _FIELDS:
            for n, id_ in enumerate(getattr(part, field, None) or ()):
                yield id_, (*way, index, field, n)
        for name, option in (part.options or {}).items():
            for value, said in option.values.items():
                place = (*way, index, "options", name, "values", value, "set")
                yield from _set(said.set, place)


def _set(changed: Mapping[str, Any], way: Steps) -> Iterator[tuple[str, Steps]]:
    """Yield the ids of clinics that a value of an option sets, with the way to each."""
    for field in _FIELDS:
        for n, id_ in enumerate(changed.get(field) or ()):
            yield id_, (*way, field, n)


def _twice(id_: str, index: int) -> PydanticCustomError:
    return problem(
        "CLINIC-ID-TWICE",
        "Two clinics have the id {id}.",
        pointer=("clinics", index, "id"),
        hint=text("Give every clinic an id of its own."),
        id=id_,
    )


def _unknown(id_: str, way: Steps, known: Sequence[str]) -> PydanticCustomError:
    close = get_close_matches(id_, known[:_COMPARED], n=1)
    hint = text("Add the clinic under `clinics`, or correct the id.")
    if close:
        hint = text("Did you mean {meant}?", meant=close[0])
    return problem(
        "CLINIC-ID-UNKNOWN",
        "The offer lists no clinic with the id {id}.",
        pointer=way,
        hint=hint,
        id=id_,
    )
