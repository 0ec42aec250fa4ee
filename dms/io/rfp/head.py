"""The head of a form: which request it belongs to, kept in a hidden sheet.

A filled form is read without the brief: the head says which programmes and kinds of care its rows
are about.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, field_validator

from dms.documents import Document, Id
from dms.i18n import LANGUAGES
from dms.modules.base import PricedPer
from dms.modules.registry import kinds
from dms.pricing.offer import Span
from dms.requirements.requirement import Requirement

__all__ = ["FORM", "FormHead", "FormProgramme"]

FORM = "rfp/1"
"""Version of the form."""

Kinds = Annotated[tuple[Id, ...], Field(max_length=200)]


def _known(asked: Iterable[str]) -> tuple[str, ...]:
    known, found = kinds(), tuple(asked)
    if not known.keys() >= set(found):
        raise ValueError("the form asks for a kind of care that is not known here")
    return found


class FormProgramme(Document):
    """A programme that is asked for, with the kinds of care that are priced for each person."""

    id: Id
    name: str | None = None
    kinds: Kinds

    _kinds_are_known = field_validator("kinds")(_known)


class FormHead(Document):
    """What a form is about; the insurer's answers are not in it."""

    form: Literal["rfp/1"]
    lang: Literal["ru", "en"]
    requirement: Id
    client: str | None = None
    insurer: str | None = None
    """Whom the form was made for."""
    period: Span | None = None
    programmes: Annotated[tuple[FormProgramme, ...], Field(min_length=1)]
    contract_kinds: Kinds = ()
    """Kinds of care that are priced once for the whole contract: the office doctor."""

    _kinds_are_known = field_validator("contract_kinds")(_known)

    @classmethod
    def of(cls, requirement: Requirement, *, insurer: str | None, lang: str) -> "FormHead":
        """Return the head of a form for a brief; ValueError for an unknown language."""
        if lang not in LANGUAGES:
            raise ValueError(f"There is no form in language {lang!r}: {', '.join(LANGUAGES)}")
        programmes = _programmes(requirement)
        return cls.model_validate(
            {
                "form": FORM,
                "lang": lang,
                "requirement": requirement.id,
                "client": requirement.client,
                "insurer": insurer,
                "period": requirement.period,
                "programmes": programmes,
                "contract_kinds": _of_the_contract(requirement, programmes),
            }
        )


def _programmes(requirement: Requirement) -> list[FormProgramme]:
    """Return the programmes; care of the whole contract stands apart unless nothing else does."""
    found = []
    for one in requirement.programmes:
        asked = tuple(wish.kind for wish in one.modules)
        personal = tuple(kind for kind in asked if kinds()[kind].priced_per is PricedPer.PERSON)
        found.append(FormProgramme(id=one.id, name=one.name, kinds=personal or asked))
    return found


def _of_the_contract(
    requirement: Requirement, programmes: Iterable[FormProgramme]
) -> tuple[str, ...]:
    """Return the kinds of care that no programme has kept."""
    kept = {kind for one in programmes for kind in one.kinds}
    asked = (wish.kind for one in requirement.programmes for wish in one.modules)
    return tuple(dict.fromkeys(kind for kind in asked if kind not in kept))
