"""Names for people of dimensions and of the values on them."""

from collections.abc import Sequence
from datetime import date

from dms.bands import Band
from dms.conditions import Condition
from dms.i18n import Text, text
from dms.members import Relationship, Sex
from dms.modules.registry import title_of
from dms.places import Place
from dms.pricing.offer import Offer
from dms.pricing.plan import LinePlan, Plan
from dms.pricing.table_checks import Value
from dms.pricing.tariff import WHOLE_PROGRAMME

__all__ = [
    "condition_in_words",
    "dimension_name",
    "line_title",
    "listed",
    "relationship_name",
    "value_name",
    "values_in_words",
]

_DIMENSIONS = {
    "age": text("age"),
    "sex": text("sex"),
    "relationship": text("relationship"),
    "place": text("place"),
    "grade": text("grade"),
    "programme": text("programme"),
    "clinic_tier": text("clinic tier"),
    "deductible": text("deductible"),
    "headcount": text("headcount"),
    "payment": text("way of paying"),
    "date": text("date"),
}
_VALUES = {
    "relationship": {
        Relationship.EMPLOYEE.value: text("employee"),
        Relationship.SPOUSE.value: text("spouse"),
        Relationship.CHILD.value: text("child"),
        Relationship.PARENT.value: text("parent"),
        Relationship.OTHER.value: text("other relative"),
    },
    "sex": {Sex.MALE.value: text("male"), Sex.FEMALE.value: text("female")},
}


def relationship_name(relationship: Relationship) -> Text:
    """Return what one member of a relationship is called."""
    return _VALUES["relationship"][relationship]


def dimension_name(name: str, plan: Plan) -> Text:
    """Return what a dimension is called; a free column has the title that the offer gives it."""
    return _named(name, plan.tariff.offer)


def _named(name: str, offer: Offer) -> Text:
    if name in _DIMENSIONS:
        return _DIMENSIONS[name]
    column = offer.columns.get(name)
    return _plain(column.title if column is not None and column.title else name)


def value_name(name: str, value: Value, plan: Plan) -> Text:
    """Return a value on a dimension in words.

    In a cell a number stands for the band up to the next number at which a price may change.
    """
    if value is None:
        return text("not stated")
    if isinstance(value, str):
        written = plan.tariff.spellings.get((name, value))
        if written is None and name == "place":  # it may be somebody's home address
            return _plain(Place.named(value).city or "…")
        return _VALUES.get(name, {}).get(value) or _plain(written or value)
    if name == "date":
        return _plain(date.fromordinal(value).isoformat())
    if name in plan.units:
        return _plain(str(value))
    above = [cut for cut in plan.cuts.get(name, ()) if cut > value]
    return _plain(str(Band(value, above[0] - 1 if above else None)))


def condition_in_words(when: Condition, offer: Offer) -> Text:
    """Return `age 18-60, place Москва` for a condition as it is written in an offer."""
    return listed([_condition_part(name, wanted, offer) for name, wanted in when.items()])


def _condition_part(name: str, wanted: str | int | list[str | int], offer: Offer) -> Text:
    known = _VALUES.get(name, {})
    values = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
    said = listed([known.get(value) or _plain(value) for value in values])
    return text("{name} {value}", name=_named(name, offer), value=said)


def line_title(line: LinePlan) -> Text:
    """Return what a price is for: a kind of care, or the whole programme."""
    kind = line.line.kind
    return text("Whole programme") if kind == WHOLE_PROGRAMME else title_of(kind)


def values_in_words(names: Sequence[str], values: Sequence[Value], plan: Plan) -> Text:
    """Return `age 60-65, place Москва` for some dimensions and the values on them."""
    return listed(
        [
            text("{name} {value}", name=dimension_name(n, plan), value=value_name(n, v, plan))
            for n, v in zip(names, values, strict=True)
        ]
    )


def listed(texts: Sequence[Text]) -> Text:
    """Join texts with commas."""
    names = {f"t{i}": one for i, one in enumerate(texts)}
    return Text(", ".join(f"{{{name}}}" for name in names), names)


def _plain(words: str) -> Text:
    """Return words that stand in a document and are not translated."""
    return Text("{words}", {"words": words})
