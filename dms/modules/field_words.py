"""What an offer says of a kind of care, in words: one table of fields, one way to say each value.

A field of a kind that another package adds has no name here and is left out.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from types import MappingProxyType

from dms.bands import Band
from dms.i18n import Text, text
from dms.modules.annual_care import AnnualService
from dms.modules.choice_words import CHOICE_WORDS
from dms.modules.exclusions import Exclusion, Payer
from dms.modules.limit_words import deductible_words, limit_words, waiting_words
from dms.modules.limits import Deductible, Limit, WaitingPeriod
from dms.territory import Territory

__all__ = ["FIELDS", "in_words"]

FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "access": text("Access to clinics"),
        "diagnostics": text("Specialised diagnostics"),
        "clinics": text("Clinics"),
        "diagnostic_clinics": text("Diagnostic clinics"),
        "territory": text("Territory"),
        "provider": text("Who comes"),
        "places": text("Where teeth are treated"),
        "level": text("Level of services"),
        "prosthetics": text("Prosthetics"),
        "ward": text("Ward"),
        "hospital_level": text("Level of hospitals"),
        "includes_ambulance": text("Ambulance included"),
        "consultations": text("Consultations"),
        "services": text("Services"),
        "documents": text("Documents"),
        "doctors": text("Doctors"),
        "around_the_clock": text("Around the clock"),
        "vaccines": text("Vaccines"),
        "beyond_calendar": text("Beyond the national calendar"),
        "therapies": text("Therapies"),
        "conditions": text("Diseases"),
        "outside_exacerbation": text("Outside an exacerbation"),
        "after": text("After"),
        "examinations": text("Examinations"),
        "includes": text("Includes"),
        "visits_at_home": text("Visits at home"),
        "from_week": text("From week of pregnancy"),
        "childbirth": text("Childbirth"),
        "visits_per_week": text("Visits a week"),
        "hours_per_visit": text("Hours of one visit"),
        "office": text("Office"),
        "ages": text("Ages, full years"),
        "limits": text("Limits"),
        "waiting_period": text("Waiting period"),
        "deductible": text("Deductible (part of the bill)"),
        "exclusions": text("Not paid for"),
        "note": text("Note"),
    }
)
"""The fields of modules that people are told of, in this order, with their names."""

_SERVICES: Mapping[StrEnum, Text] = MappingProxyType(
    {
        AnnualService.ACUTE_DISEASE: text("acute diseases"),
        AnnualService.CHRONIC_DISEASE: text("chronic diseases"),
        AnnualService.INJURIES: text("treatment of injuries"),
        AnnualService.CONSULTATIONS: text("consultations of doctors"),
        AnnualService.LABORATORY: text("laboratory"),
        AnnualService.INSTRUMENTAL: text("instrumental diagnostics"),
        AnnualService.TREATMENT: text("treatment services of the clinic"),
        AnnualService.CERTIFICATES: text("certificates"),
        AnnualService.HOME_CALLS: text("calls of a doctor to the home"),
    }
)
_PAID_BY = {
    Payer.OMS: text("compulsory medical insurance pays"),
    Payer.BUDGET: text("the state budget pays"),
}


@singledispatch
def in_words(value: object) -> Text:
    """Say a value of a field in words; a text of the offer stays as it is."""
    return Text("{said}", {"said": value})


@in_words.register
def _(value: bool) -> Text:  # noqa: FBT001 - the value is the subject
    return text("yes") if value else text("no")


@in_words.register
def _(value: Decimal) -> Text:
    return Text("{number}", {"number": value.normalize()})


@in_words.register
def _(value: StrEnum) -> Text:
    found = CHOICE_WORDS.get(value) or _SERVICES.get(value)
    return found if found is not None else Text("{said}", {"said": value.value})


@in_words.register
def _(value: Band) -> Text:
    return Text("{band}", {"band": str(value).replace("-", "–")})


@in_words.register
def _(value: tuple) -> Text:  # type: ignore[type-arg]
    return _joined(map(in_words, value)) if value else text("none")


@in_words.register
def _(value: Territory) -> Text:
    return value.describe()


@in_words.register
def _(value: Exclusion) -> Text:
    payer = _PAID_BY.get(value.paid_elsewhere) if value.paid_elsewhere is not None else None
    if payer is None:
        return value.title
    return Text("{title} ({payer})", {"title": value.title, "payer": payer})


in_words.register(Limit, limit_words)
in_words.register(WaitingPeriod, waiting_words)
in_words.register(Deductible, deductible_words)


def _joined(parts: Iterable[Text]) -> Text:
    """Join what is said with commas; a single part stays as it is."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    named = {f"t{number}": part for number, part in enumerate(found)}
    return Text(", ".join(f"{{{name}}}" for name in named), named)
