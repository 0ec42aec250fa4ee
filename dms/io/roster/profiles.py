"""Profiles: what the headings of one insurer's or employer's layout mean.

Headings that everybody uses in one sense are in :mod:`dms.io.roster.aliases`; a profile says only
what differs, above all whether the day in «Дата открепления» is still a day of cover. Where no
source says so the profile is silent and `end_date` has to be given.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import field, frozen

from dms.io.roster.aliases import ROSTER_WORDS
from dms.io.roster.vocabulary import Vocabulary
from dms.io.roster.words import plain

__all__ = ["PROFILES", "EndDate", "Profile", "profile_named"]

ENTRY_POINTS = "dms.roster_profiles"


class EndDate(StrEnum):
    """What the date in a column such as «Дата открепления» means."""

    LAST_DAY = "last_day"
    """People are still served on that day."""
    DETACHED_FROM = "detached_from"
    """From that day on people are no longer served."""


def _plain_heads(heads: Mapping[str, str | None]) -> Mapping[str, str | None]:
    return MappingProxyType({plain(head): name for head, name in heads.items()})


@frozen
class Profile:
    """A layout of a list.

    `heads` maps headings to fields (see :data:`dms.io.roster.aliases.FIELDS`), or to None for a
    column to leave out; a two-row heading is written «upper / lower». `end` says what the day in
    a column of ambiguous name means, None when nobody knows. `words` is what all other headings
    mean; an invoice has more fields than a roster.
    """

    name: str
    title: str = ""
    heads: Mapping[str, str | None] = field(factory=dict, converter=_plain_heads, hash=False)
    end: EndDate | None = None
    words: Vocabulary = field(default=ROSTER_WORDS, repr=False)

    def __attrs_post_init__(self) -> None:
        fields = self.words.aliases
        unknown = sorted({name for name in self.heads.values() if name and name not in fields})
        if unknown:
            raise ValueError(
                f"Profile {self.name!r} uses unknown fields {', '.join(unknown)}; "
                f"choose from {', '.join(fields)}"
            )


_VSK_HEADS: Mapping[str, str | None] = {
    "NAME1": "last_name",
    "NAME2": "first_name",
    "NAME3": "middle_name",
    "DATE": "birth",
    "PLACE": "office",
    "BEGIN": "start",
    "KATEGORY": "grade",
    "Программа": "programme",
    "Объём": None,
}

_NAMES = ("ФИО", "Фамилия", "Имя", "Отчество", "Full name", "Name")

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            Profile("alfa", "Альфа", end=EndDate.DETACHED_FROM),
            Profile("ingosstrakh", "Ингосстрах"),
            Profile("sogaz", "СОГАЗ"),
            Profile("reso", "РЕСО"),
            Profile("kapital_life", "Капитал Лайф", end=EndDate.LAST_DAY),
            Profile("luchi", "Лучи", end=EndDate.LAST_DAY),
            Profile("zetta", "Зетта", end=EndDate.LAST_DAY),
            Profile("yugoria", "Югория", end=EndDate.LAST_DAY),
            Profile("psb", "ПСБ", end=EndDate.LAST_DAY),
            Profile("vsk", "ВСК", _VSK_HEADS),
            Profile("sovcombank", "Совкомбанк"),
            Profile("soglasie", "Согласие"),
            Profile("sber", "Сбер"),
            Profile("energogarant", "Энергогарант"),
            Profile("renaissance", "Ренессанс", {"Фамилия": "name"}),
            Profile("hr", "Список работодателя"),
            Profile("census", "Обезличенный список", dict.fromkeys(_NAMES)),
        )
    }
)
"""The profiles that come with the library, by name."""


def profile_named(name: str) -> Profile:
    """Return a profile of the library or of an installed package (`dms.roster_profiles`).

    Raises ValueError when there is none of this name or the package that has it is broken.
    """
    if name in PROFILES:
        return PROFILES[name]
    from dms.io.plugins import plugin_named

    return plugin_named(ENTRY_POINTS, name, Profile, PROFILES, "roster profile")
