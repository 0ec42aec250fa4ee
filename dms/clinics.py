"""Clinics and networks: where people are treated, what a clinic gives and how one gets in.

«Поликлинику лучше всего выбирать по территориальному признаку … рядом с офисом или рядом с домом»;
prices and ratings matter; the clinic should give all the services one needs and have a broad
diagnostic base. How near a network is to a roster is in :mod:`dms.reach`.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from attrs import frozen
from pydantic import Field, field_validator

from dms.documents import Document, Id, Number, Source, problem
from dms.i18n import text
from dms.places import Place
from dms.regions import name_key

__all__ = ["Access", "Clinic", "Network", "Overlap", "clinics_named", "overlap"]


class Access(StrEnum):
    """How an insured person gets to a clinic."""

    DIRECT = "direct"
    """Прямой доступ: one comes without prior booking at any convenient time."""
    BY_REFERRAL = "by_referral"
    """По направлению страховщика: every visit is ordered by phone at the insurer; usual for
    specialised diagnostic clinics."""


class Clinic(Document):
    """A medical organisation (ЛПУ) as an insurer's list describes it; None is "not stated"."""

    id: Id
    name: Annotated[str, Field(min_length=1)]
    city: str | None = None
    """The town; with the region before it unless it is a regional capital."""
    district: str | None = None
    """The district of the city or the region."""
    region: Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")] | None = None
    """ISO 3166-2 code of the region, `RU-MOS`."""
    address: str | None = None
    """Street and house."""
    tier: str | None = None
    """The price tier, as the insurer names it."""
    rating: Number | None = None
    """The rating, on whatever scale the list uses."""
    kinds: tuple[Id, ...] | None = None
    """Kinds of care it gives: `outpatient`, `home_care`, `dental`, `planned_inpatient`."""
    services: tuple[str, ...] | None = None
    """Services by name."""
    diagnostic_base: tuple[str, ...] | None = None
    """What it examines with: laboratory, ultrasound, CT, MRI."""
    access: Access | None = None
    """Direct, or by the insurer's referral."""
    diagnostic_only: bool | None = None
    """A specialised diagnostic clinic."""
    dental_office: bool | None = None
    """It has a dental office, so dental care can be given in it."""
    home_visits: bool | None = None
    """Its doctors visit patients at home."""
    source: Source | None = None
    """Where the statement comes from."""

    @field_validator("kinds", "services", "diagnostic_base", mode="before")
    @classmethod
    def _list_not_text(cls, value: object) -> object:
        if isinstance(value, str):
            raise problem(
                "CLINIC-LIST-EXPECTED",
                "This is a list, not a text.",
                hint=text("Write the items in square brackets: [outpatient, dental]"),
            )
        return value

    @cached_property
    def place(self) -> Place:
        """Where the clinic is, as far as the list says."""
        names = (self.region, self.city, self.district)
        return Place.named(", ".join(name for name in names if name))

    def gives(self, kind: str) -> bool | None:
        """Say whether the clinic gives a kind of care; None when the list does not say."""
        if self.kinds is not None:
            return kind in self.kinds
        return {"dental": self.dental_office, "home_care": self.home_visits}.get(kind)


def clinics_named(ids: Iterable[str], listed: Iterable[Clinic]) -> tuple[Clinic, ...]:
    """Return the clinics with these ids, in their order, out of those that an offer lists.

    An id of a list elsewhere stands for a clinic of which nothing else is known, so that it is
    called by its id.
    """
    known = {clinic.id: clinic for clinic in listed}
    return tuple(known.get(id_) or Clinic(id=id_, name=id_) for id_ in ids)


class Network(Document):
    """A network of clinics (перечень ЛПУ); ids are unique."""

    clinics: tuple[Clinic, ...] = ()

    @field_validator("clinics", mode="after")
    @classmethod
    def _ids_are_unique(cls, clinics: tuple[Clinic, ...]) -> tuple[Clinic, ...]:
        seen: set[str] = set()
        for index, clinic in enumerate(clinics):
            if clinic.id in seen:
                raise problem(
                    "CLINIC-ID-TWICE",
                    "Two clinics have the id {id}.",
                    pointer=[index, "id"],
                    hint=text("Give every clinic an id of its own."),
                    id=clinic.id,
                )
            seen.add(clinic.id)
        return clinics

    @cached_property
    def by_id(self) -> dict[str, Clinic]:
        """The clinics by id."""
        return {clinic.id: clinic for clinic in self.clinics}

    def __len__(self) -> int:
        return len(self.clinics)

    def __contains__(self, clinic_id: object) -> bool:
        return clinic_id in self.by_id

    def __getitem__(self, clinic_id: str) -> Clinic:
        return self.by_id[clinic_id]

    def only(
        self, *, kind: str | None = None, access: Access | None = None, tier: str | None = None
    ) -> "Network":
        """Return the part of the network that is stated to give a kind of care, and so on.

        A clinic of which the list does not say it is left out.
        """
        kept = tuple(
            clinic
            for clinic in self.clinics
            if (kind is None or clinic.gives(kind))
            and (access is None or clinic.access is access)
            and (tier is None or clinic.tier == tier)
        )
        return Network(clinics=kept)


@frozen
class Overlap:
    """What a change of network means for people: clinics kept, lost and gained.

    `kept` are pairs of the clinic in the old and in the new network.
    """

    kept: tuple[tuple[Clinic, Clinic], ...]
    lost: tuple[Clinic, ...]
    gained: tuple[Clinic, ...]

    def counts(self) -> tuple[int, int, int]:
        """Return how many clinics are kept, lost and gained."""
        return len(self.kept), len(self.lost), len(self.gained)


def overlap(old: Network, new: Network) -> Overlap:
    """Compare two networks, clinic by clinic: same id, or else same name in the same city.

    A name stands for one clinic only where it occurs once in the city in each network; branches of
    one name need ids.
    """
    kept = [(clinic, new[clinic.id]) for clinic in old.clinics if clinic.id in new]
    left = [clinic for clinic in old.clinics if clinic.id not in new]
    arrived = [clinic for clinic in new.clinics if clinic.id not in old]
    by_name = _unique_names(arrived)
    kept += [(c, by_name[key]) for key, c in _unique_names(left).items() if key in by_name]
    was, now = {a.id for a, _ in kept}, {b.id for _, b in kept}
    order = {clinic.id: n for n, clinic in enumerate(old.clinics)}
    return Overlap(
        kept=tuple(sorted(kept, key=lambda pair: order[pair[0].id])),
        lost=tuple(clinic for clinic in old.clinics if clinic.id not in was),
        gained=tuple(clinic for clinic in new.clinics if clinic.id not in now),
    )


def _unique_names(clinics: list[Clinic]) -> dict[tuple[str, Place], Clinic]:
    """Return clinics by name and city; those that share both are left out."""
    found: dict[tuple[str, Place], list[Clinic]] = {}
    for clinic in clinics:
        city = clinic.place.city_area()
        if city is not None:
            found.setdefault((name_key(clinic.name), city), []).append(clinic)
    return {key: same[0] for key, same in found.items() if len(same) == 1}
