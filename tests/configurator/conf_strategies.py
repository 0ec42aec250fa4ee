"""Random offers in which something may be chosen: options, rules, and every kind of price."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from random_offers import (
    NAMES,
    TERM,
    conditions,
    dates,
    factors,
    members,
    percents,
    policies,
    prices,
    rates,
    roundings,
    shares,
    sums,
)

from dms.configurator.configuration import Configuration
from dms.configurator.configuring import bench_of
from dms.configurator.model import ChoiceModel
from dms.errors import QuoteRefused
from dms.members import Member, Relationship, Roster, Sex
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote

__all__ = ["TERM", "configurations_of", "modular_offers", "modular_rosters", "started", "total_of"]

KINDS = (
    "home_care",
    "ambulance",
    "telemedicine",
    "emergency_inpatient",
    "planned_inpatient",
    "check_up",
)
SETS = {
    "limit": [{"limits": [{"visits": 6, "per": "year"}]}, {"limits": []}],
    "share": [{"deductible": {"share": "0.2"}}, {"deductible": {"share": 0}}],
    "ages": [{"ages": "0-59"}, {"ages": "18+"}],
}
"""What options of a module change; nothing of it needs a kind of care of its own."""

multiples = st.integers(0, 40).map(lambda n: f"{n / 20:.2f}")
STEPS = {"add": sums, "percent": percents, "multiply": multiples}


@st.composite
def value_prices(draw: st.DrawFn, keys: list[str]) -> dict[str, Any]:
    """The price of a value: one of `keys`, the same, or not stated."""
    key = draw(st.sampled_from([*keys, *keys, "same", "unknown"]))
    if key in ("same", "unknown"):
        return {"price": key}
    return {key: draw(rates(prices if key == "premium" else STEPS[key]))}


@st.composite
def options(draw: st.DrawFn, *, premium: bool, steps: bool) -> dict[str, Any]:
    """Options of a module; one of them at most replaces the price."""
    found: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(list(SETS)), max_size=2, unique=True)):
        replaces = premium and not found
        keys = ["premium"] * replaces + list(STEPS) * steps
        values = draw(st.lists(st.sampled_from(SETS[name]), min_size=1, max_size=2))
        found[name] = {
            "written": "w",
            "values": {
                f"v{n}": {"set": one, **draw(value_prices(keys))} for n, one in enumerate(values)
            },
        }
    return found


@st.composite
def modules(draw: st.DrawFn, kind: str, *, whole: bool) -> dict[str, Any]:
    base = kind == "outpatient"
    price = draw(st.sampled_from([*["stated"] * 9, "included", "included", "unknown"]))
    if price == "included" and base and not whole:
        price = "stated"
    module: dict[str, Any] = {"kind": kind}
    module["premium"] = draw(rates(prices)) if price == "stated" else price
    if draw(st.integers(0, 2)) > 0:
        module["taken"] = draw(st.sampled_from(["always", "by_default", "on_request"]))
    if draw(st.integers(0, 5)) == 0:
        module["ages"] = draw(st.sampled_from(["0-65", "18+", "3-80"]))
    if draw(st.integers(0, 7)) == 0 and not base:
        module |= {"offered": "unknown"}
    found = draw(options(premium=price != "included", steps=price == "stated"))
    return {**module, "options": found} if found else module


@st.composite
def whole_options(draw: st.DrawFn, *, whole: bool) -> dict[str, Any]:
    """Options of the programme: clinic tier, deductible."""
    keys = ["percent", "multiply", *(["premium"] if whole else [])]
    found: dict[str, Any] = {}
    if draw(st.booleans()):
        price = draw(value_prices(keys))
        found["clinic_tier"] = {
            "written": "one",
            "values": {"two": {"set": {"clinic_tier": "2"}, **price}},
        }
    if draw(st.booleans()):
        price = draw(value_prices(["percent", "multiply"]))
        found["deductible"] = {
            "written": "none",
            "values": {"fifth": {"set": {"deductible": {"share": "0.2"}}, **price}},
        }
    return found


@st.composite
def modular_programmes(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    whole = draw(st.integers(0, 3)) == 0
    kinds = ["outpatient", "dental", *draw(st.lists(st.sampled_from(KINDS), max_size=3))]
    found: dict[str, Any] = {
        "id": id_,
        "clinic_tier": draw(st.sampled_from(NAMES["clinic_tier"])),
        "modules": [draw(modules(kind, whole=whole)) for kind in dict.fromkeys(kinds)],
    }
    if whole:
        found["premium"] = draw(rates(prices))
    if chosen := draw(whole_options(whole=whole)):
        found["options"] = chosen
    if draw(st.integers(0, 5)) == 0:
        found["eligibility"] = {"ages": "0-65"}
    return found


@st.composite
def office_doctors(draw: st.DrawFn) -> dict[str, Any]:
    """An office doctor by the term or by the hour; twice a week at a price of its own."""
    hourly = draw(st.booleans())
    sizes = st.builds(lambda n: {"headcount": {"1-3": str(n), "4+": str(2 * n)}}, st.integers(1, 9))
    price = prices | sizes
    twice = draw(st.sampled_from(["premium", "percent", "same", "unknown"]))
    values = {"premium": price, "percent": percents}
    cost = {twice: draw(values[twice])} if twice in values else {"price": twice}
    return {
        "kind": "office_doctor",
        "taken": draw(st.sampled_from(["always", "by_default", "on_request"])),
        "premium": draw(price),
        "visits_per_week": 1,
        "hours_per_visit": "1.5",
        "weeks": 50,
        "premium_per": "hour" if hourly else "term",
        "options": {
            "visits": {
                "written": "once",
                "values": {"twice": {"set": {"visits_per_week": 2}, **cost}},
            }
        },
    }


@st.composite
def paying(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Who pays; some rules count on the price of one of the programmes."""
    rules = []
    for _ in range(draw(st.integers(0, 2))):
        rule: dict[str, Any] = {"when": draw(conditions()), "employer": draw(shares)}
        if draw(st.booleans()):
            rule["of"] = draw(st.sampled_from(NAMES["programme"]))
        rules.append(rule)
    return [*rules, *([{"employer": draw(shares)}] if draw(st.integers(0, 9)) else [])]


def names_in(written: dict[str, Any], programme: dict[str, Any]) -> list[str]:
    """Everything that can be chosen in a programme, as it is written."""
    parts = [m for m in programme["modules"] if m.get("offered", True) is True]
    found = []
    for part, kind in [
        *((m, m["kind"]) for m in parts),
        (programme, "programme"),
        *((m, m["kind"]) for m in written["modules"]),
    ]:
        found += [kind] if kind != "programme" else []
        for name, option in part.get("options", {}).items():
            values = [option["written"], *option["values"]]
            found += [f"{kind}.{name}={value}" for value in values]
    return found


@st.composite
def rules(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    says = draw(st.sampled_from(["requires", "requires_any", "excludes", "only_for", "at_least"]))
    what = {
        "only_for": st.sampled_from([{"headcount": "2+"}, {"age": "0-64"}, {"place": "Казань"}]),
        "at_least": st.integers(2, 4),
    }
    return {"choose": draw(st.sampled_from(names)), says: draw(what.get(says, some))}


@st.composite
def modular_offers(draw: st.DrawFn, *, with_rules: bool = True) -> Offer:
    written: dict[str, Any] = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "И"},
        "period": {"start": TERM.start, "last_day": TERM.last_day},
        "headcount": {"counts": draw(st.sampled_from(["all", "employees", "unknown"]))},
        "columns": {"tenure": {"values": "numbers"}},
        "programmes": [draw(modular_programmes("basic")), draw(modular_programmes("top"))],
        "modules": draw(st.lists(office_doctors(), max_size=1)),
        "factors": [draw(factors(n)) for n in range(draw(st.integers(0, 3)))],
        "proration": draw(st.fixed_dictionaries({"join": policies, "leave": policies | st.none()})),
        "rounding": draw(roundings),
        "age": {
            "on": draw(st.sampled_from(["contract_start", "cover_start", None])),
            "upper_end": draw(st.sampled_from(["included", "excluded", None])),
        },
    }
    if draw(st.integers(0, 2)) == 0:
        written["contribution"] = draw(paying())
    if with_rules:
        for programme in written["programmes"]:
            names = names_in(written, programme)
            programme["rules"] = draw(st.lists(rules(names), max_size=3))
    return Offer.model_validate(written)


@st.composite
def modular_members(draw: st.DrawFn, id_: str) -> Member:
    """Mostly people of whom everything is known, for one of the programmes."""
    if draw(st.integers(0, 7)) == 0:
        return draw(members(id_))
    return Member(
        id=id_,
        birth=date(draw(st.integers(1955, 2020)), draw(st.integers(1, 12)), 10),
        relationship=draw(st.sampled_from(Relationship)),
        sex=draw(st.sampled_from(Sex)),
        place=draw(st.sampled_from(["Москва", "Казань"])),
        grade=draw(st.sampled_from(["A", "B"])),
        programme=draw(st.sampled_from(["basic", "basic", "top"])),
        start=draw(st.none() | st.none() | dates),
        extra={"tenure": draw(st.integers(0, 6))},
    )


modular_rosters = st.integers(2, 6).flatmap(
    lambda size: st.tuples(*(modular_members(f"m{n}") for n in range(size))).map(list)
)


@st.composite
def configurations_of(draw: st.DrawFn, start: Configuration, most: int = 5) -> Configuration:
    """Some decisions in a programme, whether they go together or not."""
    names = sorted(start.bench.model.parts.names)
    found = start
    for name in draw(st.lists(st.sampled_from(names), max_size=most)):
        drops = "=" not in name and draw(st.integers(0, 2)) == 0
        found = found.drop(name) if drops else found.choose(name)
    return found


def started(offer: Offer, people: list[Member], programme: str) -> Configuration | None:
    """Begin to configure a programme, be its rules good or not; None without prices."""
    found = offer.programme(programme)
    assert found is not None
    try:
        return Configuration(bench_of(ChoiceModel(offer, found), Roster.of(people), {}))
    except QuoteRefused:
        return None


def total_of(quoted: Quote) -> Decimal | None:
    """Return the premium of a quote; None where nobody has a price."""
    return None if quoted.status == "refused" else quoted.total
