"""One kind of care in a letter: what it is, what the offer says of it, and what it does not say."""

import re
from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from dms.clinics import Clinic, clinics_named
from dms.i18n import Text, text
from dms.modules.base import Module
from dms.modules.field_words import FIELDS, in_words
from dms.report.offer_letter.facts import Fact, Line, written
from dms.report.offer_letter.wording import bare_clause

__all__ = ["CLINICS_NAMED", "CarePart", "Clinics", "care_part", "clinics_in_words", "facts_of"]

CLINICS_NAMED = 12
"""So many clinics are named; the rest is counted."""

Clinics = Sequence[Clinic]
"""The clinics that an offer lists."""

_OF_CLINICS = ("clinics", "diagnostic_clinics")
_FIELD = re.compile(r"/(\w+)")


@frozen
class CarePart:
    """One kind of care."""

    title: str
    description: str
    clause: str
    """The paragraph of the contract; empty where the offer names none."""
    facts: tuple[Fact, ...]


def care_part(module: Module, clinics: Clinics, lang: str, given: Collection[str] = ()) -> CarePart:
    """Describe a kind of care; `given` are fields that the programme states for all of them."""
    kind = type(module)
    title = kind.title
    if module.name and module.name != title.to(lang):
        title = Text("{title} ({name})", {"title": kind.title, "name": module.name})
    return CarePart(
        title=title.to(lang),
        description=kind.description.to(lang),
        clause=bare_clause(module.clause),
        facts=facts_of(module, clinics, lang, given),
    )


def facts_of(
    module: Module, clinics: Clinics, lang: str, given: Collection[str] = ()
) -> tuple[Fact, ...]:
    """Return what the offer says, and in the last fact what has to be agreed and is not said."""
    said = written(_said(module, clinics), lang)
    unsaid = [words for field, words in _unsaid(module, lang).items() if field not in given]
    if not unsaid:
        return said
    return (*said, Fact(text("Not stated").to(lang), "; ".join(unsaid)))


def _said(module: Module, clinics: Clinics) -> Iterator[Line]:
    for field, title in FIELDS.items():
        value = getattr(module, field, None)
        if value is None:
            continue
        if field in _OF_CLINICS:
            yield title, clinics_in_words(value, clinics)
        else:
            yield title, in_words(value)


def _unsaid(module: Module, lang: str) -> dict[str, str]:
    """Name the fields that are open, each once; one without a name stands as its question."""
    named: dict[str, str] = {}
    for issue in module.questions():
        found = _FIELD.match(issue.where.pointer or "")
        field = found[1] if found else ""
        if field in FIELDS:
            title = FIELDS[field].to(lang)
            named[field] = title[:1].lower() + title[1:]
        else:
            named.setdefault(field, issue.message(lang).rstrip("."))
    return named


def clinics_in_words(ids: Sequence[str], clinics: Clinics) -> Text:
    """Name clinics with their towns, many of them in part."""
    if not ids:
        return text("none")
    names = "; ".join(map(_name, clinics_named(ids[:CLINICS_NAMED], clinics)))
    if len(ids) <= CLINICS_NAMED:
        return Text("{names}", {"names": names})
    return text("{names} and {count} more", names=names, count=len(ids) - CLINICS_NAMED)


def _name(clinic: Clinic) -> str:
    return f"{clinic.name}, {clinic.city}" if clinic.city else clinic.name
