"""Towns out of addresses: where somebody is served, never where somebody lives.

No price needs a street, and a home address is personal data: only the town is kept of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dms.i18n import plural, text
from dms.io.roster.cells import Cell, written
from dms.io.roster.flaws import Flaw
from dms.io.roster.table import Table
from dms.issues import Issue, Severity
from dms.place_names import before_street

__all__ = ["read_place", "town_in", "town_notes"]

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
_NAME = rf"({_WORD}(?: {_WORD})?)"
_TOWNS = (
    re.compile(rf"(?:.*\s)?(?:г\.?|город)\s{_NAME}"),
    re.compile(rf"{_NAME}\s(?:г\.?|город)"),
)
_CITY = re.compile(  # regions of their own
    r"(?:\d{6}\s)?(?:Россия\s)?(Москва|Санкт-Петербург|Севастополь)(?![-\w])"
)
_POSTCODE = re.compile(r"\d{6}")
_NUMBER = re.compile(  # a postcode before all, or a number that ends an element: a house, a flat
    r"\A\s*\d{6}\b|[,;]\s*(?:[^,;]*\s)?\d+(?:[/-]\d+)?\s?[а-яё]?\s*(?=[,;]|\Z)"
)


def town_in(cell: Cell) -> str | None:
    """Return only the town of an address, never the street; None when it cannot be told."""
    for element in map(before_street, re.split("[,;]", written(cell))):
        if found := _CITY.match(element):
            return found[1]
        if found := next(filter(None, (form.fullmatch(element) for form in _TOWNS)), None):
            return found[1]
    return None


def read_place(cell: Cell) -> str | None:
    """Return the place as written, of a home address only the town or what stands before it."""
    words = written(cell)
    if not _is_home(words):
        return words or None
    return town_in(words) or _before_street(words) or None


def town_notes(table: Table, name: str, towns: Sequence[str | None]) -> Iterator[Issue]:
    """Say what became of addresses in a column: only the town was kept, or not even that."""
    pairs = Counter(zip(table.cells(table.columns[name]), towns, strict=True))
    unclear = sum(n for (cell, town), n in pairs.items() if cell and town is None)
    at = table.at_head(table.columns[name])
    if unclear:
        yield _towns_unclear(unclear).at(at)
    if name == "place":
        cut = sum(n for (cell, town), n in pairs.items() if town and _is_home(written(cell)))
        if cut:
            yield _streets_left_out(cut).at(at)


def _towns_unclear(count: int) -> Flaw:
    return Flaw(
        "ROSTER-TOWN-UNCLEAR",
        plural(
            "In {count} address the town cannot be told from the street.",
            "In {count} addresses the town cannot be told from the street.",
            count,
        ),
        text("Write only the town, in a column «Город»."),
        Severity.QUESTION,
    )


def _streets_left_out(count: int) -> Flaw:
    return Flaw(
        "ROSTER-STREETS-LEFT-OUT",
        plural(
            "In {count} cell a street stands beside the town; only the town was kept.",
            "In {count} cells a street stands beside the town; only the town was kept.",
            count,
        ),
        text("Leave streets and houses out when you send the list for a quote."),
        Severity.INFO,
    )


def _is_home(words: str) -> bool:
    """Say whether a place has a street, a house, a flat or a postcode in it."""
    elements = (" ".join(one.replace(".", ". ").split()) for one in re.split("[,;]", words))
    return any(before_street(one) != one for one in elements) or bool(_NUMBER.search(words))


def _before_street(words: str) -> str:
    kept: list[str] = []
    for element in re.split("[,;]", words):
        if _POSTCODE.fullmatch(element.strip()):
            continue
        before = before_street(element)
        if not before or any(sign.isdigit() for sign in before):
            street_alone = before[:1].isdigit() and len(kept) > 1  # «Пермь, Мира, 5»
            return ", ".join(kept[:-1] if street_alone else kept)
        kept.append(before)
    return ", ".join(kept)
