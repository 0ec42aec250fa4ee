"""Random offers and rosters: small, legal, and with every kind of rule that a tariff may have."""

from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from dms.members import Member, Relationship, Sex
from dms.periods import Period
from dms.pricing.offer import Offer

TERM = Period(date(2025, 3, 10), date(2026, 3, 9))
KINDS = ("outpatient", "home_care", "dental", "ambulance", "telemedicine")
NAMES = {
    "relationship": [r.value for r in Relationship],
    "sex": ["male", "female"],
    "place": ["Москва", "Казань"],
    "grade": ["A", "B"],
    "programme": ["basic", "top"],
    "clinic_tier": ["1", "2"],
}
CUTS = {"age": (18, 40, 60), "headcount": (3, 5), "tenure": (1, 3)}
LAST = {"age": 70, "headcount": 99, "tenure": 40}

prices = st.integers(0, 60_000).map(lambda n: f"{n // 2}.{'05'[n % 2]}")
multipliers = st.integers(0, 50).map(lambda n: f"{n / 20:.2f}")
percents = st.integers(-40, 80).map(lambda n: f"{n / 2:.1f}")
sums = st.integers(-400, 2_000).map(lambda n: f"{n * 2.5:.2f}")


@st.composite
def bands(draw: st.DrawFn, name: str) -> list[list[str]]:
    """Bands that follow one another, or that share their borders as «от 40 до 60» does."""
    cuts = draw(st.lists(st.sampled_from(CUTS[name]), unique=True).map(sorted))
    shared = name == "age" and len(cuts) > 0 and draw(st.integers(0, 3)) == 0
    starts = [0, *cuts]
    ends = [*((cut if shared else cut - 1) for cut in cuts), LAST[name]]
    written = [f"{low}-{high}" for low, high in zip(starts, ends, strict=True)]
    if draw(st.booleans()):
        written[-1] = f"{starts[-1]}+"
    return [[band] for band in written]


@st.composite
def names(draw: st.DrawFn, name: str) -> list[list[str]]:
    """Some names, two of them perhaps on one row; or a row for everybody."""
    if draw(st.integers(0, 4)) == 0:
        return [["*"]]
    found = draw(st.lists(st.sampled_from(NAMES[name]), min_size=1, unique=True))
    if len(found) > 2 and draw(st.booleans()):
        return [found[:2], *([one] for one in found[2:])]
    return [[one] for one in found]


DIMENSIONS = st.lists(st.sampled_from([*NAMES, *CUTS]), min_size=1, max_size=2, unique=True)


@st.composite
def rates(draw: st.DrawFn, values: st.SearchStrategy[str]) -> Any:
    if draw(st.integers(0, 2)) == 0:
        return draw(values)
    by = draw(DIMENSIONS)
    keys = [draw(bands(name) if name in CUTS else names(name)) for name in by]
    rows = [
        [*(key[0] if len(key) == 1 else key for key in combination), draw(values)]
        for combination in product(*keys)
    ]
    table: dict[str, Any] = {"by": by, "rows": rows}
    if draw(st.integers(0, 3)) > 0:
        table["otherwise"] = draw(values)
    return table


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, Any]:
    return {
        name: draw(st.sampled_from(["0-17", "18-59", "60+", "4"]))
        if name in CUTS
        else draw(st.lists(st.sampled_from(NAMES[name]), min_size=1, max_size=2, unique=True))
        for name in draw(DIMENSIONS)
    }


@st.composite
def factors(draw: st.DrawFn, number: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(["multiply", "multiply", "percent", "add", "replace"]))
    values = {"multiply": multipliers, "percent": percents, "add": sums, "replace": prices}
    factor: dict[str, Any] = {"id": f"f{number}", kind: draw(rates(values[kind]))}
    if kind in ("percent", "add") and draw(st.integers(0, 3)) == 0:
        factor["per"] = draw(st.sampled_from(["tenure", "age"]))
    if draw(st.integers(0, 2)) == 0:
        factor["when"] = draw(conditions())
    if draw(st.integers(0, 3)) == 0:
        factor["modules"] = draw(st.lists(st.sampled_from(["dental", "outpatient"]), min_size=1))
    if draw(st.integers(0, 4)) == 0:
        factor["programmes"] = ["basic"]
    if draw(st.integers(0, 5)) == 0:
        factor["round_to"] = draw(st.sampled_from(["0.1", "10", "250"]))
    return factor


@st.composite
def programmes(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    kinds = ["outpatient", "dental", *draw(st.lists(st.sampled_from(KINDS[1:2] + KINDS[3:])))]
    whole = draw(st.booleans())
    modules = []
    for kind in dict.fromkeys(kinds):
        included = kind != "outpatient" and draw(st.integers(0, 3)) == 0
        premium = "included" if included or whole else draw(rates(prices))
        modules.append({"kind": kind, "premium": premium})
    programme: dict[str, Any] = {"id": id_, "modules": modules}
    if whole:
        programme["premium"] = draw(rates(prices))
    if draw(st.booleans()):
        programme["clinic_tier"] = draw(st.sampled_from(NAMES["clinic_tier"]))
    if draw(st.integers(0, 5)) == 0:
        programme["eligibility"] = {"ages": "0-65"}
    return programme


months = st.builds(
    lambda count, anchor, of: {"method": "months", "count": count, "anchor": anchor, "of": of},
    st.sampled_from(["started", "full", "exact"]),
    st.sampled_from(["contract_day", "calendar_month", "entry_day"]),
    st.sampled_from([None, 12]),
)
days = st.builds(
    lambda of, thirty: {"method": "days", "of": of, "months_of_30": thirty},
    st.sampled_from(["term", 365, 360]),
    st.booleans(),
)
short = st.lists(st.integers(1, 20), min_size=1, max_size=12).map(
    lambda steps: {
        "method": "short_period",
        "shares": {n + 1: f"{min(sum(steps[: n + 1]), 100) / 100:.2f}" for n in range(len(steps))},
    }
)
policies = st.one_of(st.just("none"), days, months, short)


@st.composite
def contributions(draw: st.DrawFn) -> list[dict[str, Any]]:
    rules = []
    for _ in range(draw(st.integers(0, 2))):
        rule: dict[str, Any] = {"when": draw(conditions()), "employer": draw(shares)}
        if draw(st.booleans()):
            rule["cap"] = draw(prices)
        if draw(st.integers(0, 2)) == 0:
            rule["of"] = "basic"
        rules.append(rule)
    if draw(st.integers(0, 3)) > 0 or not rules:
        rules.append({"employer": draw(shares)})
    return rules


shares = st.integers(0, 20).map(lambda n: f"{n / 20:.2f}")
roundings = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["0.01", "0.01", "0.05", "1", "10"]),
        "mode": st.sampled_from(["half_up", "half_up", "half_even", "up", "down"]),
        "level": st.sampled_from(["person", "line", "group"]),
    }
)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    written: dict[str, Any] = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "И"},
        "period": {"start": TERM.start, "last_day": TERM.last_day},
        "headcount": {"counts": draw(st.sampled_from(["all", "employees"]))},
        "columns": {"tenure": {"values": "numbers"}},
        "programmes": [draw(programmes("basic")), draw(programmes("top"))],
        "factors": [draw(factors(n)) for n in range(draw(st.integers(0, 4)))],
        "proration": {"join": draw(policies | st.none()), "leave": draw(policies | st.none())},
        "rounding": draw(roundings),
        "age": {
            "on": draw(st.sampled_from(["contract_start", "cover_start", None])),
            "upper_end": draw(st.sampled_from(["included", "excluded", None])),
        },
    }
    if draw(st.booleans()):
        written["contribution"] = draw(contributions())
    if draw(st.integers(0, 4)) == 0:
        written["eligibility"] = {"relationships": ["employee", "spouse", "child"]}
    return Offer.model_validate(written)


births = st.integers(0, 80 * 366).map(lambda n: date(1945, 6, 1) + timedelta(days=n))
edges = st.sampled_from([date(y, m, d) for y in (1965, 1985, 2007) for m, d in ((3, 9), (3, 10))])
dates = st.integers(-3, 367).map(lambda n: TERM.start + timedelta(days=n))


@st.composite
def members(draw: st.DrawFn, id_: str) -> Member:
    extra = {"tenure": tenure} if (tenure := draw(st.none() | st.integers(0, 6))) else {}
    return Member(
        id=id_,
        birth=draw(st.one_of(births, births, edges, st.none())),
        relationship=draw(st.sampled_from(Relationship)),
        sex=draw(st.sampled_from(Sex)),
        place=draw(st.sampled_from(["москва", "Казань", "Омск", None])),
        grade=draw(st.sampled_from(["A", "B", "A", None])),
        programme=draw(st.sampled_from(["basic", "top", "basic", "top", "other"])),
        start=draw(st.none() | st.none() | dates),
        last_day=draw(st.none() | st.none() | dates),
        extra=extra,
    )


rosters = st.integers(1, 7).flatmap(
    lambda size: st.tuples(*(members(f"m{n}") for n in range(size))).map(list)
)
