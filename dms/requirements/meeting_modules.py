"""What a brief asks of the care itself: territory, hospital, teeth, office doctor, own line."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from dms.i18n import Text, plural, text
from dms.modules.dental import DentalPlace
from dms.modules.field_words import FIELDS, in_words
from dms.modules.hospital import Ward
from dms.modules.questions import Stated
from dms.pricing.dimensions import same
from dms.rates import INCLUDED
from dms.requirements.care import Care
from dms.requirements.met import all_of
from dms.requirements.point import SILENT, Judged, Point
from dms.territory import Territory
from dms.territory_relation import Relation, compare_hours, lies_in

__all__ = ["MODULE_POINTS"]

_LONG_ENOUGH = {
    Relation.EQUAL: Stated.YES,
    Relation.WIDER: Stated.YES,
    Relation.UNKNOWN: Stated.NOT_STATED,
}
"""Hours for calls that are neither equal nor wider nor unknown end too early."""


def _territory(care: Care, wanted: Territory) -> Judged:
    """Say whether the area and the hours are at least those that are wanted."""
    given: Territory | None = care.get("territory")
    if given is None:
        return SILENT
    answers = [Stated(lies_in(wanted, given).value)]
    if wanted.call_until is not None:
        answers.append(_LONG_ENOUGH.get(compare_hours(given, wanted), Stated.NO))
    answer = all_of(answers)
    reason = None
    if answer is Stated.NOT_STATED:
        reason = text("the words of the two do not settle which territory is wider")
        if answers[0] is Stated.YES:
            reason = text("the offer does not say until when calls are accepted")
    return Judged(answer, in_words(given), reason=reason)


def _ward(care: Care, wanted: Ward) -> Judged:
    given: Ward | None = care.get("ward")
    if given is None:
        return SILENT
    return Judged(Stated.of(given.at_least(wanted)), in_words(given))


def _hospital_level(care: Care, wanted: str) -> Judged:
    """Compare the names of levels: each insurer has its own, so another name says nothing."""
    given: str | None = care.get("hospital_level")
    if given is None:
        return SILENT
    if same(given) == same(wanted):
        return Judged(Stated.YES, in_words(given))
    reason = text("each insurer names its levels in its own way; ask which level this one is")
    return Judged(Stated.NOT_STATED, in_words(given), reason=reason)


def _places(care: Care, wanted: tuple[DentalPlace, ...]) -> Judged:
    given: tuple[DentalPlace, ...] | None = care.get("places")
    if given is None:
        return SILENT
    return Judged(Stated.of(set(wanted) <= set(given)), in_words(given))


def _prosthetics(care: Care, _wanted: bool) -> Judged:  # noqa: FBT001 - one shape for all points
    """Say whether prosthetics are included; an exclusion anywhere in the offer is a no."""
    parts = (care.module, care.programme, care.case.offer)
    excluded = [one.id for part in parts if part for one in part.exclusions or ()]
    if "prosthetics" in excluded:
        return Judged(Stated.NO, text("excluded"))
    given: bool | None = care.get("prosthetics")
    return SILENT if given is None else Judged(Stated.of(given), in_words(given))


def _visits_words(visits: int) -> Text:
    return plural("{count} visit a week", "{count} visits a week", visits)


def _hours_words(hours: Decimal) -> Text:
    return text("{hours} h a visit", hours=hours)


def _at_least(
    name: str, words: Callable[[Any], Text]
) -> tuple[Callable[[Any], Text], Callable[[Care, Any], Judged]]:
    """Make the words and the look at a number that must not be smaller than wanted."""

    def judge(care: Care, wanted: Decimal) -> Judged:
        given = care.get(name)
        return SILENT if given is None else Judged(Stated.of(given >= wanted), words(given))

    return lambda wanted: text("at least {least}", least=words(wanted)), judge


_ONE_PRICE = text("the programme has one price; it is not said whether that is with this care")


def _own_line(care: Care, _wanted: bool) -> Judged:  # noqa: FBT001 - one shape for all points
    """Say whether the care stands on its own line with a price of its own.

    «Сама по себе „скорая помощь“ стоит отдельных денег и должна идти отдельной строкой.»
    """
    if care.brought_by is not None:
        hidden = text("comes with “{module}”", module=care.brought_by.title)
        return Judged(Stated.NO, hidden)
    premium = care.get("premium")
    if premium == INCLUDED:
        return Judged(Stated.NO, text("has a line, but no price of its own"))
    if premium is not None:
        return Judged(Stated.YES, text("has a line and a price"))
    if care.is_under_one_price:
        return Judged(Stated.NOT_STATED, reason=_ONE_PRICE)
    return SILENT


def _ward_words(wanted: Ward) -> Text:
    return in_words(wanted) if not wanted.rank else text("{ward}, or better", ward=in_words(wanted))


MODULE_POINTS: Mapping[str, Point] = MappingProxyType(
    {
        "ward": Point(FIELDS["ward"], _ward_words, _ward),
        "hospital_level": Point(FIELDS["hospital_level"], in_words, _hospital_level),
        "territory": Point(FIELDS["territory"], in_words, _territory),
        "places": Point(FIELDS["places"], in_words, _places),
        "prosthetics": Point(FIELDS["prosthetics"], in_words, _prosthetics),
        "visits_per_week": Point(
            FIELDS["visits_per_week"], *_at_least("visits_per_week", _visits_words)
        ),
        "hours_per_visit": Point(
            FIELDS["hours_per_visit"], *_at_least("hours_per_visit", _hours_words)
        ),
        "own_line": Point(text("Line and price of its own"), in_words, _own_line),
    }
)
"""What may be asked of the care itself, by the names of the fields."""
