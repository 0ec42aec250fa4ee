"""Rows about a territory: the base area, its ring, places added and taken out, hours of calls."""

from collections.abc import Iterator
from decimal import Decimal

from dms.i18n import Text, text
from dms.io.rfp.answers import Answer, Lines, Number, TimeOfDay, Words
from dms.io.rfp.choices import choice_of
from dms.io.rfp.form import Path, Row, Target
from dms.regions import REGIONS
from dms.territory import TerritoryBase

__all__ = ["regions", "territory_rows"]

_BASES = choice_of(
    (
        (TerritoryBase.CITY_BOUNDARY.value, text("within the boundary of a city")),
        (TerritoryBase.MKAD.value, text("within the Moscow ring road (MKAD)")),
        (TerritoryBase.REGION.value, text("within a region")),
        (TerritoryBase.RUSSIA.value, text("anywhere in Russia")),
        (TerritoryBase.ABROAD.value, text("abroad, outside Russia")),
        (TerritoryBase.WORLD.value, text("anywhere in the world")),
    )
)


def regions() -> Answer:
    """Return the choice of a federal subject by its name."""
    named = sorted((name, code) for code, (name, _) in REGIONS.items())
    return choice_of((code, Text("{name}", {"name": name})) for name, code in named)


_ROWS: tuple[tuple[str, Text, Answer, bool], ...] = (
    ("base", text("Territory: base area"), _BASES, True),
    ("city", text("Territory: which city, for the boundary of a city"), Words(), False),
    ("region", text("Territory: which region, for a region"), regions(), False),
    (
        "ring_km",
        text("Territory: how far beyond the border, km"),
        Number(least=Decimal("0.1"), most=Decimal(1000), places=1),
        False,
    ),
    ("included", text("Territory: places added, separated by semicolons"), Lines(), False),
    ("excluded", text("Territory: places taken out, separated by semicolons"), Lines(), False),
    ("call_until", text("Calls are accepted until (24:00 is round the clock)"), TimeOfDay(), False),
)


def territory_rows(path: Path, wish: Text | None) -> Iterator[Row]:
    """Yield the questions about the territory at `path`; the wish stands beside the first."""
    for field, label, answer, needed in _ROWS:
        yield Row(
            label=label,
            answer=answer,
            target=Target.OFFER,
            path=(*path, field),
            wish=wish if needed else None,
            needed=needed,
        )
