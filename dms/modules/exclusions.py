"""Exclusions: what a programme does not pay for, and who pays for it then.

The catalogue holds the exclusions that are named again and again. An offer refers to them by id, or
writes its own in words::

    exclusions: [oncology, {text: лечение за рубежом, elsewhere: nobody}]

What nobody else pays for is a gap in the protection; what ОМС or the budget pays for is not.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Self

from attrs import frozen
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema, model_validator

from dms.documents import Document, problem
from dms.i18n import Text, text

__all__ = ["CATALOGUE", "AnyExclusion", "CatalogueEntry", "Exclusion", "Payer"]


class Payer(StrEnum):
    """Who pays for care that a ДМС programme leaves out."""

    OMS = "oms"
    """Compulsory medical insurance."""
    BUDGET = "budget"
    """The state budget, outside compulsory insurance."""
    NOBODY = "nobody"
    """Only the patient."""


@frozen
class CatalogueEntry:
    """A well-known exclusion: its id, its name, who pays instead, and where that is said."""

    id: str
    title: Text
    elsewhere: Payer | None
    source: str


_NEITHER = "Не входят в ОМС и ДМС: обследование по собственному желанию, …"
_NOT_OMS = "Не входят в ОМС: прививки вне Национального календаря, …"
_NOT_DMS = (
    "Не входят в ДМС: лечение некоторых хронических болезней, онкопатологии, травм, …; "
    "ОМС включает все виды услуг"
)
_BUDGET = "Не входят в базовую программу ОМС, оплачиваются из бюджета (вторичный источник)"
_DENTAL = "СТОМ: стоматология (без протезирования)"

_ENTRIES = (
    CatalogueEntry(
        "examination_at_will", text("Examination at one's own wish"), Payer.NOBODY, _NEITHER
    ),
    CatalogueEntry("spa_treatment", text("Spa and resort treatment"), Payer.NOBODY, _NEITHER),
    CatalogueEntry("cosmetic_surgery", text("Cosmetic operations"), Payer.NOBODY, _NEITHER),
    CatalogueEntry(
        "vaccines_outside_calendar",
        text("Vaccinations outside the national calendar"),
        Payer.NOBODY,
        _NOT_OMS,
    ),
    CatalogueEntry("implants", text("Implants"), Payer.NOBODY, _NOT_OMS),
    CatalogueEntry("vip_service", text("VIP service"), Payer.NOBODY, _NOT_OMS),
    CatalogueEntry("chronic_disease", text("Some chronic diseases"), Payer.OMS, _NOT_DMS),
    CatalogueEntry("oncology", text("Oncological diseases"), Payer.OMS, _NOT_DMS),
    CatalogueEntry("injuries", text("Injuries"), Payer.OMS, _NOT_DMS),
    CatalogueEntry("road_accidents", text("Injuries from road accidents"), Payer.OMS, _NOT_DMS),
    CatalogueEntry(
        "intoxication",
        text("Injuries in a state of alcoholic or narcotic intoxication"),
        Payer.OMS,
        _NOT_DMS,
    ),
    CatalogueEntry(
        "suicide_attempt", text("Condition after a suicide attempt"), Payer.OMS, _NOT_DMS
    ),
    CatalogueEntry("hiv", text("HIV infection"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("tuberculosis", text("Tuberculosis"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("sexual_infections", text("Sexual infections"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("psychiatry", text("Psychiatric care"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("palliative_care", text("Palliative care"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("air_ambulance", text("Air ambulance"), Payer.BUDGET, _BUDGET),
    CatalogueEntry("prosthetics", text("Dental prosthetics"), None, _DENTAL),
)

CATALOGUE: Mapping[str, CatalogueEntry] = MappingProxyType({e.id: e for e in _ENTRIES})
"""The well-known exclusions by id.

The last entry's payer is not stated by any source at hand, so it is None.
"""


def _known(exclusion_id: str) -> str:
    if exclusion_id not in CATALOGUE:
        raise problem(
            "EXCLUSION-UNKNOWN",
            "There is no exclusion “{id}” in the catalogue",
            hint=text("Use one of: {known}. Or write it in words: text: …"),
            id=exclusion_id,
            known=", ".join(CATALOGUE),
        )
    return exclusion_id


ExclusionId = Annotated[
    str,
    AfterValidator(_known),
    WithJsonSchema({"type": "string", "enum": list(CATALOGUE)}),
]
"""The id of an exclusion of the catalogue."""


class Exclusion(Document):
    """Something that is not paid for: an entry of the catalogue or the offer's own words."""

    id: ExclusionId | None = None
    """Id in the catalogue."""
    text: str | None = None
    """The words of the offer."""
    elsewhere: Payer | None = None
    """Who pays instead; for an entry of the catalogue it is known already."""

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.id is None and not self.text:
            raise problem(
                "EXCLUSION-EMPTY",
                "An exclusion needs an id of the catalogue or a text",
                hint=text("Write what is excluded: text: …"),
            )
        return self

    @property
    def title(self) -> Text:
        """What is excluded: the offer's own words if there are any."""
        if self.text:
            return Text("{words}", {"words": self.text})
        return CATALOGUE[str(self.id)].title

    @property
    def paid_elsewhere(self) -> Payer | None:
        """Who pays instead, or None when nobody has said."""
        if self.elsewhere is None and self.id is not None:
            return CATALOGUE[self.id].elsewhere
        return self.elsewhere


def _short_form(written: Any) -> Any:
    return {"id": written} if isinstance(written, str) else written


AnyExclusion = Annotated[
    Exclusion, BeforeValidator(_short_form, json_schema_input_type=ExclusionId | Exclusion)
]
"""An exclusion as an offer lists it: an id of the catalogue, or `text` with `elsewhere`."""
