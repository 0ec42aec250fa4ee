"""The tariff of :mod:`work` as an offer for `dms`."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import work


def _bands(lows: Sequence[int]) -> list[str]:
    return [f"{low}-{high - 1}" for low, high in pairwise(lows)] + [f"{lows[-1]}+"]


def _table(dimension: str, keys: Iterable[object], values: Iterable[object]) -> str:
    rows = ", ".join(f'"{key}": "{value}"' for key, value in zip(keys, values, strict=True))
    return f"{{{dimension}: {{{rows}}}}}"


def _programme(id_: str, deductible: str) -> list[str]:
    lines = [
        f"  - id: {id_}",
        f'    deductible: {{share: "{int(deductible[:-1]) / 100}"}}',
        "    modules:",
    ]
    for module in work.MODULES:
        prices = [work.base(module, id_, place) for place in work.PLACES]
        premium = _table("place", work.PLACES, prices)
        lines.append(f"      - {{kind: {module}, premium: {premium}}}")
    return lines


def _factors() -> dict[str, str]:
    return {
        "age_visits": _table("age", _bands(work.AGES), work.AGE_FACTORS["visits"]),
        "age_stays": _table("age", _bands(work.AGES), work.AGE_FACTORS["stays"]),
        "relationship": _table("relationship", work.RELATIONSHIPS, work.RELATIONSHIP_FACTORS),
        "headcount": _table("headcount", _bands(work.HEADCOUNTS), work.HEADCOUNT_FACTORS),
        "deductible": _table(
            "deductible", work.DEDUCTIBLE_FACTORS, work.DEDUCTIBLE_FACTORS.values()
        ),
        "payment": _table(
            "payment", ["single", work.PAYMENT, "monthly"], ["1", work.PAYMENT_FACTOR, "1.1"]
        ),
        "experience": f'"{work.EXPERIENCE_FACTOR}"',
    }


def offer_text() -> str:
    """Return the offer in YAML."""
    scopes = {"age_visits": work.VISITS, "age_stays": work.STAYS}
    lines = [
        "dms: offer/1",
        "id: benchmark",
        "insurer: {id: benchmark, name: Benchmark}",
        f"period: {{start: {work.START}, last_day: {work.LAST_DAY}}}",
        "headcount: {min: 1, counts: all}",
        "age: {on: contract_start}",
        f"payment: [single, {work.PAYMENT}, monthly]",
        "proration: {join: days}",
        "programmes:",
    ]
    for id_, deductible in zip(work.PROGRAMMES, work.DEDUCTIBLES, strict=True):
        lines += _programme(id_, deductible)
    lines.append("factors:")
    for id_, rate in _factors().items():
        lines += [f"  - id: {id_}", f"    multiply: {rate}"]
        if id_ in scopes:
            lines.append(f"    modules: [{', '.join(scopes[id_])}]")
    return "\n".join(lines) + "\n"


def write_offer(path: Path) -> None:
    path.write_text(offer_text(), encoding="utf-8")
