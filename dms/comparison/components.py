"""Components: the kinds of reasons why a premium is what it is.

The row of the price list, each dimension that factors look at, what is priced for the contract as
such, the dates of cover, and rounding. Offers name their factors as they like; a component is named
after what a factor looks at, so that the age factors of two insurers stand on one line.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dms.i18n import Text, text
from dms.pricing.dimensions import KNOWN, Level
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer
from dms.pricing.tables import Table
from dms.pricing.tariff import Step

__all__ = [
    "BASE",
    "CONTRACT",
    "PART_OF_TERM",
    "ROUNDING",
    "component_of",
    "component_order",
    "component_title",
]

BASE = "base"
"""The row of the price list."""
CONTRACT = "contract"
"""What is priced for the contract as such, like the doctor in the office."""
PART_OF_TERM = "part_of_term"
"""What the dates of cover cost less than the whole term: nothing, or a negative amount."""
ROUNDING = "rounding"
"""What rounding adds to the exact price or takes from it."""

_COLUMN, _FACTOR = "column:", "factor:"

_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        BASE: text("Price list"),
        "programme": text("Programme"),
        "clinic_tier": text("Clinic tier"),
        "deductible": text("Deductible of the programme"),
        "age": text("Age"),
        "sex": text("Sex"),
        "relationship": text("Relationship"),
        "place": text("Town"),
        "grade": text("Grade"),
        "headcount": text("Headcount"),
        "payment": text("Way of paying"),
        "date": text("Start of the contract"),
        CONTRACT: text("Priced for the contract as a whole"),
        PART_OF_TERM: text("Dates of cover within the term"),
        ROUNDING: text("Rounding"),
    }
)
_ORDER = {name: number for number, name in enumerate(_TITLES)}


def component_of(step: Step) -> str:
    """Return which component a step of the tariff belongs to.

    That is the one dimension by which its amount varies, or else the one that its condition asks
    about. Where several remain after those that the programme settles, it is the factor itself,
    `factor:` and its id; a column of the offer's own is `column:` and its name.
    """
    factor = step.factor
    varies_by = _names(step.table) | ({factor.per} if factor.per is not None else set())
    asks_about = _names(step.condition) if step.condition is not None else set()
    only = _only(varies_by) if varies_by else _only(asks_about)
    if only is None:
        return _FACTOR + factor.id
    return only if only in KNOWN else _COLUMN + only


def _names(table: Table) -> set[str]:
    return {dimension.name for dimension in table.dimensions}


def _only(names: set[str]) -> str | None:
    """Return the one dimension that explains a price, None where several could."""
    settled = {n for n in names if n in KNOWN and KNOWN[n].level is Level.PROGRAMME}
    left = names - settled or names
    return left.pop() if len(left) == 1 else None


def component_order(component: str) -> tuple[int, str]:
    """Return where a component stands among others: the price list first, rounding last."""
    if component in _TITLES:
        after_own = component in (CONTRACT, PART_OF_TERM, ROUNDING)
        return _ORDER[component] + 2 * after_own, ""
    return _ORDER[CONTRACT] + component.startswith(_FACTOR), component


def component_title(component: str, offers: tuple[Offer, ...] = ()) -> Text:
    """Return what a component is called; `offers` know the names of their factors and columns."""
    if component in _TITLES:
        return _TITLES[component]
    found = [name for offer in offers for name in _own_names(component, offer)]
    bare = component.partition(":")[2]
    return Text("{words}", {"words": " / ".join(dict.fromkeys(found)) or bare})


def _own_names(component: str, offer: Offer) -> list[str]:
    prefix, _, name = component.partition(":")
    if prefix + ":" == _FACTOR:
        named: list[Factor] = [factor for factor in offer.factors if factor.id == name]
        return [factor.name or factor.id for factor in named]
    return [offer.columns[name].title or name] if name in offer.columns else []
