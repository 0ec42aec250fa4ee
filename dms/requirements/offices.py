"""Offices of a brief: where they are, and how many people have to reach a clinic from there."""

from collections.abc import Sequence

from dms.i18n import Text, text
from dms.members import Roster
from dms.pricing.dimensions import same
from dms.requirements.requirement import Office

__all__ = ["office_people", "with_office_places"]


def office_people(offices: Sequence[Office]) -> Roster | Text:
    """Return nameless people by their offices, or why that is not possible.

    With a single office all people work in it, however many.
    """
    alone = len(offices) == 1
    heads = [office.people or (1 if alone else 0) for office in offices]
    if not all(heads):
        return text("the brief does not say how many people work in each office")
    places = [_place(office) for office, n in zip(offices, heads, strict=True) for _ in range(n)]
    return Roster({"id": [str(n) for n in range(1, len(places) + 1)], "office": places})


def with_office_places(people: Roster, offices: Sequence[Office]) -> Roster:
    """Return the people with places instead of the names of offices that the brief explains."""
    places = {same(office.name): _place(office) for office in offices}
    if not places or "office" not in people.columns:
        return people
    column = [places.get(same(word), word) if word else word for word in people.columns["office"]]
    return Roster({**people.columns, "office": column})


def _place(office: Office) -> str:
    return ", ".join(part for part in (office.city, office.district) if part)
