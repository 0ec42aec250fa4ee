"""The clinics of a filled form: their rows, and the names by which the offer refers to them."""

import re
from collections.abc import Mapping, Sequence

from attrs import define, field

from dms.i18n import LANGUAGES
from dms.io.rfp import flaws
from dms.io.rfp.cells import Given
from dms.io.rfp.choices import ClinicNames
from dms.io.rfp.draft import Draft
from dms.io.rfp.layout import mark_of
from dms.io.rfp.table_reading import TableRow
from dms.io.roster.flaws import Flaw
from dms.io.roster.words import plain
from dms.issues import Issue

__all__ = ["ClinicIds", "put_clinics", "slug"]

_NOT_OF_AN_ID = re.compile(r"[^\w]+")
_LONGEST_ID = 80
_SHOWN = 5
_ALL = frozenset(plain(ClinicNames.ALL.to(lang)) for lang in LANGUAGES)


def slug(*words: str) -> str:
    """Return a short name for machines: small letters, hyphens between words.

    What would be lost of a long name, or of one without any letter, is kept as a mark.

    >>> slug("СК «Север»"), slug("***")
    ('ск-север', '596f4162')
    """
    names = (_NOT_OF_AN_ID.sub("-", one.lower()).strip("-") or mark_of(one) for one in words)
    name = "-".join(names)
    if len(name) <= _LONGEST_ID:
        return name
    mark = mark_of(*words)
    return f"{name[: _LONGEST_ID - len(mark) - 1]}-{mark}"


@define
class ClinicIds:
    """The ids of the clinics by their names."""

    by_name: dict[str, str] = field(factory=dict)

    def add(self, name: str) -> str | None:
        """Return a new id for a clinic, or None where there is one of this name already."""
        key = _key(name)
        if key in self.by_name:
            return None
        taken, id_ = set(self.by_name.values()), slug(name)
        number = 1
        while id_ in taken:
            number += 1
            id_ = f"{slug(name)[: _LONGEST_ID - 6]}-{number}"
        self.by_name[key] = id_
        return id_

    def find(self, names: Sequence[str]) -> list[str] | Flaw:
        """Return the ids of clinics, or the flaw of names that the sheet does not list."""
        keys = [_key(name) for name in names]
        if len(keys) == 1 and keys[0] in _ALL and self.by_name:
            return list(self.by_name.values())
        unknown = [name for name, key in zip(names, keys, strict=True) if key not in self.by_name]
        if unknown:
            return flaws.clinic_unknown("; ".join(unknown[:_SHOWN]))
        return list(dict.fromkeys(self.by_name[key] for key in keys))


def _key(name: str) -> str:
    return plain(name) or name


def put_clinics(rows: Sequence[TableRow], draft: Draft) -> tuple[ClinicIds, list[Issue]]:
    """Put the clinics into the draft of an offer; return their ids and what is wrong."""
    ids, issues, listed = ClinicIds(), [], 0
    for row in rows:
        id_ = ids.add(row["name"].value)
        if id_ is None:
            issues.append(flaws.CLINIC_TWICE.at(row["name"].where))
            continue
        _put(row, id_, listed, draft)
        listed += 1
    return ids, issues


def _put(row: Mapping[str, Given], id_: str, number: int, draft: Draft) -> None:
    draft.put(("clinics", number, "id"), id_)
    for name, given in row.items():
        path = ("clinics", number, name)
        draft.place(path, given.where)
        if given.is_stated:
            draft.put(path, given.value)
