"""Random offers from which much can be chosen, and people; small enough to try everything.

Prices are few and half kopecks common, so that ties and rounding matter. Shared by the tests of the
search for one programme and for several grades.
"""

from datetime import date
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from dms.configurator.bench import Bench
from dms.configurator.configuring import bench_of
from dms.configurator.model import ChoiceModel
from dms.configurator.model_issues import model_issues
from dms.issues import errors_in
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

Written = dict[str, Any]

KINDS = ("outpatient", "dental", "telemedicine", "emergency_inpatient", "planned_inpatient")
PRICES = ("100", "100", "60.5", "33.335", "250", "0.005")
BY_AGE = ({"0-39": "100", "40+": "150"}, {"0-59": "70.25"})
STEPS = (
    {"premium": "40"},
    {"premium": "140.505"},
    {"add": "12.345"},
    {"percent": "-10"},
    {"percent": "12.5"},
    {"multiply": "1.5"},
    {"price": "same"},
)
OVERALL = ({"percent": "-14"}, {"multiply": "1.35"}, {"price": "same"})
TAKEN = ("always", "by_default", "on_request", "on_request", None)
BIRTHS = (date(1990, 5, 5), date(1990, 5, 5), date(1960, 1, 2), date(2015, 3, 3))
STARTS = (None, None, None, date(2026, 3, 1), date(2026, 7, 17))
DOCTOR = "office_doctor"


def an_offer(*programmes: Written, **more: Any) -> Offer:
    """Write an offer for the year 2026."""
    return Offer.model_validate(
        {
            "dms": "offer/1",
            "id": "o",
            "insurer": {"id": "i", "name": "Страховщик"},
            "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
            "headcount": {"counts": "all"},
            "age": {"on": "contract_start", "upper_end": "included"},
            "proration": {"join": "days", "leave": "days"},
            "programmes": [*programmes],
            **more,
        }
    )


def care(kind: str, premium: Any = "100", taken: str | None = "on_request", **more: Any) -> Written:
    said = {} if taken is None else {"taken": taken}
    return {"kind": kind, "premium": premium, **said, **more}


def option(**values: Written) -> Written:
    """Write an option: `a` stands in the module, and these are the other values."""
    return {"written": "a", "values": values}


def people(*programmes: str | None, **more: Any) -> Roster:
    """Make one employee for each programme that is named."""
    return Roster.of(
        [Member(id=str(n), programme=one, **more) for n, one in enumerate(programmes, 1)]
    )


def bench(offer: Offer, roster: Roster, programme: str | None = None) -> Bench:
    """Price everything, even where the rules of the offer are no good."""
    found = offer.programme(programme) if programme is not None else offer.programmes[0]
    assert found is not None
    return bench_of(ChoiceModel(offer, found), roster, {})


class Room:
    """How many configurations there may still be."""

    def __init__(self, left: int) -> None:
        self.left = left

    def takes(self, several: int) -> bool:
        """Make room for a choice between several things where there is any."""
        if several > self.left:
            return False
        self.left //= several
        return True


@st.composite
def values(draw: st.DrawFn, several: Any) -> Written:
    return {name: draw(st.sampled_from(several)) for name in "bc"[: draw(st.integers(1, 2))]}


@st.composite
def modules(draw: st.DrawFn, kind: str, room: Room, *, whole: bool = False) -> Written:
    """Draw a kind of care; under one price for the whole programme it may be included."""
    premium: Any = draw(st.sampled_from(PRICES))
    if draw(st.integers(0, 4)) == 0:
        premium = {"age": draw(st.sampled_from(BY_AGE))}
    taken = draw(st.sampled_from(TAKEN))
    if kind == "emergency_inpatient" and taken == "on_request":
        taken = "by_default"  # planned care is built on it, and may be usual
    if taken != "always" and not (taken is None and kind == KINDS[0]) and not room.takes(2):
        taken = "always"
    prices = [STEPS, STEPS[2:]]
    if whole and draw(st.booleans()):
        premium, prices = "included", [[*STEPS[:2], {"price": "same"}]]
    options: Written = {}
    for name, steps in zip("xy", prices, strict=False):
        if draw(st.integers(0, 2)):
            drawn = draw(values(steps))
            if room.takes(len(drawn) + 1):
                options[name] = {"written": "a", "values": drawn}
    return care(kind, premium, taken, **({"options": options} if options else {}))


def names_of(modules: list[Written], programme: Written) -> list[str]:
    """Return every choice between these."""
    kinds = [(one["kind"], one) for one in modules]
    found = [kind for kind, _ in kinds]
    for kind, one in [*kinds, ("programme", programme)]:
        for name, written in one.get("options", {}).items():
            found += [f"{kind}.{name}={value}" for value in ("a", *written["values"])]
    return found


@st.composite
def rules(draw: st.DrawFn, names: list[str]) -> Written:
    one, *others = draw(st.permutations(names))[:3]
    if not others:
        return {"choose": one, "at_least": 3}
    match draw(st.integers(0, 5)):
        case 0 | 1:
            return {"choose": one, "requires": others[:1]}
        case 2:
            return {"choose": one, "requires_any": others}
        case 3:
            return {"choose": one, "excludes": others[:1]}
        case 4:
            return {"choose": one, "at_least": draw(st.integers(2, 4))}
        case _:
            return {"choose": one, "only_for": {"age": "0-59"}}


@st.composite
def programmes(draw: st.DrawFn, id_: str, room: Room, once: list[Written]) -> Written:
    """Draw a programme with rules, also about what is priced once for the contract."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=4, unique=True))
    written: Written = {"id": id_}
    if draw(st.booleans()) and room.takes(2):
        step = draw(st.sampled_from(OVERALL))
        written["options"] = {"tier": option(b=step)}
    whole = draw(st.integers(0, 4)) == 0
    if whole:
        written["premium"] = draw(st.sampled_from(["500.005", {"age": BY_AGE[0]}]))
    listed = sorted(kinds, key=KINDS.index)
    written["modules"] = [draw(modules(kind, room, whole=whole)) for kind in listed]
    names = names_of([*written["modules"], *once], written)
    found = draw(st.lists(rules(names), max_size=3)) if len(names) > 1 else []
    return {**written, "rules": found} if found else written


@st.composite
def contract_modules(draw: st.DrawFn, room: Room) -> list[Written]:
    """Draw a doctor for the office, or nobody."""
    if draw(st.integers(0, 2)) or not room.takes(2):
        return []
    taken = draw(st.sampled_from(["always", "by_default", "on_request"]))
    doctor = care(DOCTOR, draw(st.sampled_from(["240.5", "30.005"])), taken)
    if draw(st.booleans()) and room.takes(2):
        step = draw(st.sampled_from([{"premium": "20"}, {"premium": "300"}, {"percent": "10"}]))
        doctor["options"] = {"visits": option(b=step)}
    return [doctor]


@st.composite
def roundings(draw: st.DrawFn) -> Written:
    return {
        "level": draw(st.sampled_from(["person", "line", "group"])),
        "unit": draw(st.sampled_from(["0.01", "1", "10"])),
        "mode": draw(st.sampled_from(["half_up", "half_even", "up", "down"])),
    }


@st.composite
def rosters(draw: st.DrawFn, ids: list[str], *, least: int = 1, most: int = 4) -> Roster:
    heads = draw(st.integers(least, most))
    return Roster.of(
        [
            Member(
                id=str(n),
                birth=draw(st.sampled_from(BIRTHS)),
                programme=draw(st.sampled_from(ids)),
                start=draw(st.sampled_from(STARTS)),
                relationship=draw(st.sampled_from([Relationship.EMPLOYEE, Relationship.SPOUSE])),
            )
            for n in range(1, heads + 1)
        ]
    )


@st.composite
def offers(draw: st.DrawFn, *, several: int, size: int) -> Offer:
    """Draw an offer of so many programmes; each has at most `size` configurations."""
    shared = Room(size)
    once = draw(contract_modules(shared))
    more: Written = {"modules": once} if once else {}
    found = [draw(programmes(f"p{n}", Room(shared.left), once)) for n in range(several)]
    if draw(st.booleans()):
        more["factors"] = [{"id": "age", "multiply": {"age": {"0-59": "1", "60+": "1.5"}}}]
    return an_offer(*found, rounding=draw(roundings()), **more)


def sound(*programmes: Written, **more: Any) -> Offer:
    """Write an offer with as many of the rules as go together, one after the other."""
    found = an_offer(*({**one, "rules": None} for one in programmes), **more)
    kept: list[list[Written]] = [[] for _ in programmes]
    for own, one in zip(kept, programmes, strict=True):
        for rule in one.get("rules", ()):
            own.append(rule)
            listed = [{**p, "rules": r or None} for p, r in zip(programmes, kept, strict=True)]
            tried = an_offer(*listed, **more)
            if errors_in(model_issues(tried)):
                own.pop()
            else:
                found = tried
    return found


@st.composite
def benches(draw: st.DrawFn, size: int = 48) -> Bench:
    """Draw a programme for people, some of whom may have another one."""
    several = draw(st.sampled_from([1, 1, 2]))
    made = draw(offers(several=several, size=size))
    ids = ["p0", "p0", *(one.id for one in made.programmes)]
    found = bench(made, draw(rosters(ids)))
    assume(found.board.heads)
    return found


@st.composite
def propped(draw: st.DrawFn) -> Bench:
    """Draw a programme with options whose values hang together, most of them cheaper ones."""
    kinds = KINDS[:2]
    programme: Written = {"id": "p0", "options": {"tier": option(b={"percent": "-14"})}}
    programme["modules"] = [
        care(kind, "100", draw(st.sampled_from(["always", "on_request"])), options={"x": found})
        for kind in kinds
        for found in [{"written": "a", "values": draw(values(STEPS))}]
    ]
    names = names_of(programme["modules"], programme)
    of_options = st.sampled_from([name for name in names if "=" in name])
    rule = st.tuples(of_options, of_options, st.sampled_from(["requires", "excludes"]))
    drawn = draw(st.lists(rule, min_size=2, max_size=5))
    programme["rules"] = [{"choose": a, says: [b]} for a, b, says in drawn if a != b] or None
    return bench(an_offer(programme), people("p0"))
