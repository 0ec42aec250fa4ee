"""What the columns of a list of people are called in front of people."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dms.i18n import Text, text

__all__ = ["column_title", "column_titles"]

_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "id": text("number"),
        "birth": text("birth date"),
        "relationship": text("relationship"),
        "employee_id": text("number of the employee"),
        "sex": text("sex"),
        "programme": text("programme"),
        "place": text("place of care"),
        "office": text("office"),
        "grade": text("grade"),
        "start": text("first day of cover"),
        "last_day": text("last day of cover"),
        "name": text("name"),
        "amount": text("amount"),
    }
)


def column_title(name: str) -> Text:
    """Return what a column is called; a further column keeps the name that its list gives it."""
    return _TITLES.get(name) or Text("{name}", {"name": name})


def column_titles(names: Iterable[str]) -> Text:
    """Name several columns in their order, with commas between them."""
    titles = {f"c{n}": column_title(name) for n, name in enumerate(names)}
    return Text(", ".join(f"{{{key}}}" for key in titles), titles)
