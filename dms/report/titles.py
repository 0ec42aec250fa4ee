"""What figures are called in front of people."""

from dms.i18n import Text, text
from dms.members import Relationship
from dms.modules.registry import title_of
from dms.pricing.rating import UPLIFT
from dms.pricing.tariff import WHOLE_PROGRAMME

__all__ = ["line_title", "relationship_title"]

_RELATIONSHIPS = {
    Relationship.EMPLOYEE: text("Employees"),
    Relationship.SPOUSE: text("Spouses"),
    Relationship.CHILD: text("Children"),
    Relationship.PARENT: text("Parents"),
    Relationship.OTHER: text("Other relatives"),
}

_OWN_LINES = {
    WHOLE_PROGRAMME: text("Whole programme"),
    UPLIFT: text("Uplift for relatives"),
}


def line_title(kind: str) -> Text:
    """Return what a line of the price is called: a kind of care, or the whole programme."""
    return _OWN_LINES[kind] if kind in _OWN_LINES else title_of(kind)


def relationship_title(relationship: Relationship) -> Text:
    """Return what the members of a relationship are called together."""
    return _RELATIONSHIPS[relationship]
