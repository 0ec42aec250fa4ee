"""What figures are called in front of people."""

from dms.i18n import Text, text
from dms.members import Relationship
from dms.modules.registry import title_of
from dms.pricing.tariff import WHOLE_PROGRAMME

__all__ = ["line_title", "relationship_title"]

_RELATIONSHIPS = {
    Relationship.EMPLOYEE: text("Employees"),
    Relationship.SPOUSE: text("Spouses"),
    Relationship.CHILD: text("Children"),
    Relationship.PARENT: text("Parents"),
    Relationship.OTHER: text("Other relatives"),
}


def line_title(kind: str) -> Text:
    """Return what a line of the price is called: a kind of care, or the whole programme."""
    return text("Whole programme") if kind == WHOLE_PROGRAMME else title_of(kind)


def relationship_title(relationship: Relationship) -> Text:
    """Return what the members of a relationship are called together."""
    return _RELATIONSHIPS[relationship]
