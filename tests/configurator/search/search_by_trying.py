"""The search as anybody would write it: try everything. Shared by the tests of the search."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import strategies as st

from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.crowd import Crowd
from dms.configurator.search.frontier import Point
from dms.configurator.search.task import Task
from dms.money import round_to
from dms.pricing.rounding import RoundingRule

MODES = ("half_up", "half_even", "up", "down")
LEVELS = ("person", "line", "group")
UNITS = ("0.01", "1", "100")


def rounding(level: str = "person", unit: str = "0.01", mode: str = "half_up") -> RoundingRule:
    return RoundingRule.model_validate({"level": level, "unit": unit, "mode": mode})


def crowd(
    counts: Sequence[int] = (1,),
    shares: Sequence[Fraction] | None = None,
    *,
    places: int = 2,
    rule: RoundingRule | None = None,
) -> Crowd:
    whole = tuple(Fraction(1) for _ in counts)
    return Crowd(tuple(counts), tuple(shares or whole), places, rule or rounding())


def taken(atom: str, *prices: int, gains: int = 0, flat: int = 0) -> Alternative:
    """An alternative with one atom and a price for each cell."""
    return Alternative(frozenset([atom]), tuple(prices), flat, gains)


LEFT_OUT = Alternative(frozenset(), None)


def slot(name: str, *alternatives: Alternative) -> Slot:
    return Slot(name, (LEFT_OUT, *alternatives))


def rule(*literals: str) -> Clause:
    """A clause from words: `-dental` is not taken."""
    return Clause(tuple(Literal(one.lstrip("-"), one[0] != "-") for one in literals), "rule")


def configurations(task: Task) -> Iterator[tuple[int, ...]]:
    """Return every configuration that meets the rules and musts."""
    for chosen in product(*(range(len(one.alternatives)) for one in task.slots)):
        if meets_rules(task, chosen) and meets_musts(task, chosen):
            yield chosen


def parts(task: Task, chosen: Sequence[int]) -> list[Alternative]:
    return [one.alternatives[number] for one, number in zip(task.slots, chosen, strict=True)]


def meets_rules(task: Task, chosen: Sequence[int]) -> bool:
    true = {atom for one in parts(task, chosen) for atom in one.atoms}
    return all(
        any((literal.atom in true) == literal.positive for literal in clause.literals)
        for clause in task.clauses
    )


def meets(task: Task, chosen: Sequence[int], wish: JointWish) -> bool:
    names = [one.name for one in task.slots]
    return tuple(chosen[names.index(name)] for name in wish.slots) in wish.met


def meets_musts(task: Task, chosen: Sequence[int]) -> bool:
    return all(meets(task, chosen, wish) for wish in task.joint if wish.must)


def gains(task: Task, chosen: Sequence[int]) -> int:
    own = sum(one.gains for one in parts(task, chosen))
    joint = (wish for wish in task.joint if not wish.must and meets(task, chosen, wish))
    return own + sum(wish.weight for wish in joint)


def lines(task: Task, chosen: Sequence[int]) -> list[tuple[int, ...]]:
    return [*task.base, *(one.line for one in parts(task, chosen) if one.line is not None)]


def roubles(who: Crowd, line: Sequence[int], cell: int) -> Fraction:
    return Fraction(line[cell], 10**who.places) * who.shares[cell]


def exact(who: Crowd, several: Sequence[Sequence[int]]) -> Fraction:
    cells = range(len(who.counts))
    return sum((who.counts[c] * roubles(who, one, c) for one in several for c in cells), Fraction())


def premium(who: Crowd, several: Sequence[Sequence[int]]) -> Fraction:
    """Round as the offer says, with the rounding of the ground floor."""
    rule = who.rounding
    cells = range(len(who.counts))
    match rule.level:
        case "group":
            amounts = [(1, exact(who, several))]
        case "line":
            amounts = [(who.counts[c], roubles(who, one, c)) for one in several for c in cells]
        case _:
            amounts = [
                (who.counts[c], sum((roubles(who, one, c) for one in several), Fraction()))
                for c in cells
            ]
    rounded = (n * Fraction(round_to(amount, rule.unit, rule.mode)) for n, amount in amounts)
    return sum(rounded, Fraction())


def units(task: Task, chosen: Sequence[int]) -> int:
    found = premium(task.crowd, lines(task, chosen)) / Fraction(task.crowd.rounding.unit)
    assert found.denominator == 1
    return int(found) + task.flat + sum(one.flat for one in parts(task, chosen))


def point(task: Task, chosen: tuple[int, ...]) -> Point:
    """What a configuration comes to, found without the search."""
    return Point(
        gains=gains(task, chosen),
        units=units(task, chosen),
        chosen=chosen,
        exact=exact(task.crowd, lines(task, chosen)),
    )


def frontier_by_trying(task: Task) -> tuple[Point, ...]:
    """Return what no other configuration beats: first by the definition, then by the tie rule."""
    every = [point(task, chosen) for chosen in configurations(task)]
    best: dict[tuple[int, int], Point] = {}
    for one in every:  # in canonical order, so the first one of a tie stays
        best.setdefault((one.gains, one.units), one)
    kept = [
        one
        for one in best.values()
        if not any(
            other is not one and other.gains >= one.gains and other.units <= one.units
            for other in best.values()
        )
    ]
    return tuple(sorted(kept, key=lambda one: one.units))


# Models for hypothesis. Prices are few and round, so that ties and half kopecks are common.

SHARES = tuple(map(Fraction, ("1", "1/2", "1/3", "252/365", "31/365")))


@st.composite
def crowds(draw: st.DrawFn, level: str | None = None) -> Crowd:
    cells = draw(st.integers(0, 3))
    counts = draw(st.lists(st.integers(0, 4), min_size=cells, max_size=cells))
    shares = draw(st.lists(st.sampled_from(SHARES), min_size=cells, max_size=cells))
    rule = rounding(
        level or draw(st.sampled_from(LEVELS)),
        draw(st.sampled_from(UNITS)),
        draw(st.sampled_from(MODES)),
    )
    return crowd(counts, shares, places=draw(st.integers(0, 3)), rule=rule)


@st.composite
def lines_for(draw: st.DrawFn, who: Crowd, *, lowest: int = 0) -> tuple[int, ...]:
    price = st.one_of(
        st.sampled_from([0, 5, 10, 100, 150, 300]), st.integers(lowest, 400), st.integers(0, 9_999)
    )
    cells = len(who.counts)
    if draw(st.booleans()):
        return (draw(price),) * cells
    return tuple(draw(st.lists(price, min_size=cells, max_size=cells)))


@st.composite
def slots(draw: st.DrawFn, name: str, who: Crowd, most: int, lowest: int) -> Slot:
    several = []
    for number in range(draw(st.integers(1, most))):
        atoms = {f"{name}.{one}" for one in draw(st.sets(st.integers(0, 2), max_size=2))}
        line = draw(st.none() | lines_for(who, lowest=lowest))
        flat = draw(st.sampled_from([0, 0, 0, 1, 2, 40]))
        several.append(
            Alternative(frozenset(atoms), line, flat if number else 0, draw(st.integers(0, 3)))
        )
    return Slot(name, tuple(several))


@st.composite
def tasks_a_unit_apart(draw: st.DrawFn) -> Task:
    """Draw a task of whole prices of which hardly any two are farther apart than a unit."""
    several = tuple(
        Slot(
            name,
            tuple(
                taken(f"{name}.{number}", draw(st.integers(0, 3)), gains=draw(st.integers(0, 1)))
                for number in range(3)
            ),
        )
        for name in "abcde"
    )
    atoms = st.sampled_from(
        [atom for one in several for part in one.alternatives for atom in part.atoms]
    )
    literals = st.lists(st.builds(Literal, atoms, st.booleans()), min_size=2, max_size=3)
    clauses = draw(st.lists(literals, max_size=6))
    wishes = draw(st.lists(joint_wishes(several), max_size=2))
    rules = tuple(Clause(tuple(one), "rule") for one in clauses)
    return Task(several, rules, crowd(), tuple(wishes))


@st.composite
def joint_wishes(draw: st.DrawFn, of: Sequence[Slot]) -> JointWish:
    several = draw(
        st.lists(st.sampled_from(of), min_size=1, max_size=3, unique_by=lambda s: s.name)
    )
    every = list(product(*(range(len(one.alternatives)) for one in several)))
    met = draw(st.sets(st.sampled_from(every), max_size=6))
    must = draw(st.integers(0, 4)) == 0
    return JointWish(
        draw(st.integers(1, 4)), tuple(one.name for one in several), frozenset(met), must
    )


@st.composite
def tasks(draw: st.DrawFn, level: str | None = None, *, size: int = 600, lowest: int = 0) -> Task:
    """Draw a task that is small enough to try everything."""
    who = draw(crowds(level))
    names = "abcd"[: draw(st.integers(1, 4))]
    several: list[Slot] = []
    for name in names:
        most = size // prod(len(one.alternatives) for one in several)
        several.append(draw(slots(name, who, min(most, 5), lowest)))
    atoms = st.sampled_from([f"{name}.{number}" for name in (*names, "z") for number in range(3)])
    literals = st.lists(st.builds(Literal, atoms, st.booleans()), min_size=1, max_size=3)
    clauses = draw(st.lists(literals, max_size=4))
    return Task(
        slots=tuple(several),
        clauses=tuple(Clause(tuple(one), f"rule {n}") for n, one in enumerate(clauses)),
        crowd=who,
        joint=tuple(draw(st.lists(joint_wishes(several), max_size=3))),
        flat=draw(st.sampled_from([0, 7])),
        base=tuple(draw(st.lists(lines_for(who), max_size=2))),
    )
