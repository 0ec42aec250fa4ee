"""The work that everybody does: one tariff, one kind of roster, at any size.

Seven modules, six factors on each: age (one table for visits, one for stays), relationship,
headcount, deductible, way of paying, experience of the group. Round numbers, as in real price
lists, so that many premiums end in exactly half a kopeck. Cover is prorated by days of the term.

Everything here is plain data for all variants; only the standard library is used.
"""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

START, LAST_DAY = date(2026, 1, 1), date(2026, 12, 31)
TERM_DAYS = (LAST_DAY - START).days + 1

PROGRAMMES = ("econom", "standard", "optima", "business", "premium")
DEDUCTIBLES = ("20%", "10%", "10%", "5%", "5%")
"""The insured's share of the bill in each programme."""
PLACES = (
    "Москва", "Санкт-Петербург", "Казань", "Екатеринбург", "Новосибирск", "Самара",
    "Уфа", "Омск", "Тверь", "Пермь", "Воронеж", "Тула",
)  # fmt: skip
RELATIONSHIPS = ("employee", "spouse", "child", "parent")
WRITTEN = {"employee": "сотрудник", "spouse": "супруг", "child": "сын", "parent": "мать"}
"""How a roster in a file calls the relationships."""

VISITS = ("outpatient", "home_care", "dental", "telemedicine")
STAYS = ("ambulance", "emergency_inpatient", "planned_inpatient")
MODULES = VISITS + STAYS
_BASES = (11_400, 2_100, 8_700, 900, 1_500, 5_700, 6_900)
"""Roubles a year for the cheapest programme in the last town of the list."""

AGES = (0, 3, 7, 18, 30, 40, 50, 60, 65, 70)
"""The lowest ages of the bands; the last has no upper end."""


def _decimals(*written: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, written))


AGE_FACTORS = {
    "visits": _decimals("1.35", "1.15", "0.9", "1", "1", "1.05", "1.15", "1.5", "1.85", "2.25"),
    "stays": _decimals("1.05", "0.95", "0.85", "1", "1.05", "1.15", "1.35", "1.75", "2.5", "3.05"),
}
RELATIONSHIP_FACTORS = _decimals("1", "1.1", "0.9", "1.2")
HEADCOUNTS = (1, 51, 501, 5_001, 50_001)
HEADCOUNT_FACTORS = _decimals("1.2", "1.1", "1", "0.9", "0.9")
DEDUCTIBLE_FACTORS = {"20%": Decimal("0.8"), "10%": Decimal("0.9"), "5%": Decimal(1)}
PAYMENT, PAYMENT_FACTOR = "quarterly", Decimal("1.05")
EXPERIENCE_FACTOR = Decimal("1.25")


def base(module: str, programme: str, place: str) -> Decimal:
    """Return the base premium in whole hundreds of roubles."""
    dearer = 100 + 35 * PROGRAMMES.index(programme)
    nearer = 100 + 5 * (len(PLACES) - 1 - PLACES.index(place))
    return Decimal(_BASES[MODULES.index(module)] * dearer * nearer // 1_000_000 * 100)


def group_of(module: str) -> str:
    return "visits" if module in VISITS else "stays"


def headcount_factor(people: int) -> Decimal:
    return HEADCOUNT_FACTORS[sum(low <= people for low in HEADCOUNTS) - 1]


class Person(NamedTuple):
    """A row of the roster."""

    id: str
    birth: date
    sex: str
    relationship: str
    place: str
    programme: str
    start: date


def people(size: int, seed: int = 1) -> Iterator[Person]:
    """Make up a roster: employees, some with relatives, 70 % covered from the first day."""
    draw = random.Random(seed)  # noqa: S311 - not a secret
    starts = [date(2026, month, day) for month in range(1, 13) for day in (1, 16)]
    places = [1 / rank for rank in range(1, len(PLACES) + 1)]
    place = programme = ""
    start = START
    for number in range(size):
        relative = number and draw.random() < 0.3
        relationship = draw.choice(RELATIONSHIPS[1:]) if relative else "employee"
        if not relative:
            place = draw.choices(PLACES, places)[0]
            programme = draw.choices(PROGRAMMES, (30, 35, 20, 10, 5))[0]
            start = START if draw.random() < 0.7 else draw.choice(starts[1:])
        youngest, oldest = {"child": (0, 17), "parent": (45, 74)}.get(relationship, (18, 64))
        birth = START - timedelta(draw.randrange(youngest * 365 + 20, oldest * 365))
        sex = draw.choice("МЖ")
        yield Person(str(100_001 + number), birth, sex, relationship, place, programme, start)


HEADING = (
    "Табельный номер", "Дата рождения", "Пол", "Степень родства", "Город", "Программа",
    "Дата начала",
)  # fmt: skip


def write_csv(path: Path, size: int) -> None:
    """Write the roster as Russian Excel does: semicolons and dates with dots."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADING)
        for p in people(size):
            birth, start = f"{p.birth:%d.%m.%Y}", f"{p.start:%d.%m.%Y}"
            writer.writerow(
                (p.id, birth, p.sex, WRITTEN[p.relationship], p.place, p.programme, start)
            )


def read_csv(path: Path) -> list[Person]:
    """Read such a file with the standard library, for variants that have no reader."""
    called = {written: name for name, written in WRITTEN.items()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        return [
            Person(id_, _day(birth), sex, called[relationship], place, programme, _day(start))
            for id_, birth, sex, relationship, place, programme, start in rows
        ]


def _day(written: str) -> date:
    return date(int(written[6:]), int(written[3:5]), int(written[:2]))
