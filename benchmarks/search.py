"""The search for the best programmes: against trying everything, and how its time grows.

    python benchmarks/search.py            # prints the tables
    python benchmarks/search.py --page     # and writes them into docs/performance.md

Offers, rules and people are invented, from fixed seeds; figures are medians over the seeds. Both
ways find the same frontier, which is checked.
"""

import argparse
import statistics
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from random import Random
from time import perf_counter
from typing import TypeVar

import report
from attrs import evolve, frozen

from dms.configurator.logic.clause import Clause, excludes, requires, requires_any
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.crowd import Crowd
from dms.configurator.search.frontier import frontier
from dms.configurator.search.task import Task
from dms.pricing.rounding import RoundingRule

T = TypeVar("T")
BEGIN, END = "<!-- search: begin -->", "<!-- search: end -->"
OPTIONS, VALUES = 3, 3
"""Each kind of care has so many options with so many values: 27 alternatives, one of them to leave
it out."""
FACTORS = (80, 100, 120, 135, 170)
SHARES = tuple(Fraction(days, 365) for days in (365, 365, 252, 100, 31))


@frozen
class Size:
    """How much there is to search."""

    slots: int = 12
    alternatives: int = 27
    cells: int = 100
    rules: int = 15
    joint: int = 0
    level: str = "person"
    unit: str = "0.01"

    @property
    def configurations(self) -> int:
        return prod([self.alternatives] * self.slots)


USUAL = Size()
BOTH = tuple(
    Size(slots, alternatives, cells=20, rules=slots)
    for slots, alternatives in ((3, 9), (4, 9), (3, 27), (5, 9), (4, 18))
)
SHAPES = {
    "the usual size": USUAL,
    "6 kinds of care": evolve(USUAL, slots=6),
    "24 kinds of care": evolve(USUAL, slots=24),
    "9 alternatives each": evolve(USUAL, alternatives=9),
    "10 cells": evolve(USUAL, cells=10),
    "1,000 cells": evolve(USUAL, cells=1_000),
    "no rules": evolve(USUAL, rules=0),
    "45 rules": evolve(USUAL, rules=45),
    "5 wishes across kinds of care": evolve(USUAL, joint=5),
    "10 wishes across kinds of care": evolve(USUAL, joint=10),
    "rounded line by line": evolve(USUAL, level="line"),
    "rounded as one group": evolve(USUAL, level="group"),
    "rounded to 100 roubles": evolve(USUAL, unit="100"),
}
_TITLE = (
    f"### What the search takes ({USUAL.slots} kinds of care, {USUAL.alternatives} alternatives "
    f"each, {USUAL.cells} cells, {USUAL.rules} rules)"
)


def main() -> None:
    """Measure and print."""
    wishes = _wishes()
    against = [_against(size, wishes.seeds) for size in BOTH]
    grows = [_alone(name, size, wishes.seeds) for name, size in SHAPES.items()]
    words = "\n\n".join(
        [
            "### The search against trying everything",
            _markdown([("configurations", "trying, s", "search, s", "times faster"), *against]),
            _TITLE,
            _markdown([("what is searched", "seconds", "slowest", "points"), *grows]),
        ]
    )
    print(words)
    if wishes.page:
        page = report.PAGE.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        report.PAGE.write_text(f"{head}{BEGIN}\n\n{words}\n\n{END}{tail}", encoding="utf-8")


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the search for the best programmes.")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--page", action="store_true", help="write the tables into docs too")
    return parser.parse_args()


def _against(size: Size, seeds: int) -> Sequence[str]:
    tried, searched = [], []
    for seed in range(seeds):
        task = invented(size, seed)
        slow, expected = _timed(_by_trying, task)
        fast, points = _timed(frontier, task)
        if [(one.gains, one.units, one.chosen) for one in points] != expected:
            raise SystemExit(f"The search and trying everything differ: {size}, seed {seed}")
        tried.append(slow)
        searched.append(fast)
    slow, fast = statistics.median(tried), statistics.median(searched)
    return f"{size.configurations:,}", f"{slow:.2f}", f"{fast:.4f}", f"{slow / fast:,.0f}"


def _alone(name: str, size: Size, seeds: int) -> Sequence[str]:
    runs = [_timed(frontier, invented(size, seed)) for seed in range(seeds)]
    times = [seconds for seconds, _ in runs]
    points = [len(found) for _, found in runs]
    return (
        name,
        f"{statistics.median(times):.2f}",
        f"{max(times):.2f}",
        f"{statistics.median(points):.0f}",
    )


def _timed(way: Callable[[Task], T], task: Task) -> tuple[float, T]:
    begin = perf_counter()
    result = way(task)
    return perf_counter() - begin, result


def _by_trying(task: Task) -> list[tuple[int, int, tuple[int, ...]]]:
    """Return gains, premium and choice of what nothing else beats."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for chosen in product(*(range(len(slot.alternatives)) for slot in task.slots)):
        parts = [slot.alternatives[n] for slot, n in zip(task.slots, chosen, strict=True)]
        if _is_allowed(task, frozenset().union(*(one.atoms for one in parts))):
            gains = sum(one.gains for one in parts)
            best = (task.units(chosen), chosen)
            found[gains] = min(found.get(gains, best), best)
    kept = []
    least = None
    for gains, (units, chosen) in sorted(found.items(), reverse=True):
        if least is None or units < least:
            kept.append((gains, units, chosen))
            least = units
    return kept[::-1]


def _is_allowed(task: Task, atoms: frozenset[str]) -> bool:
    return all(
        any((one.atom in atoms) is one.positive for one in clause.literals)
        for clause in task.clauses
    )


def invented(size: Size, seed: int) -> Task:
    """Return an invented offer and group of a size."""
    draw = Random(seed)  # noqa: S311 - the same ones each time
    factors = [draw.choice(FACTORS) for _ in range(size.cells)]
    crowd = Crowd(
        tuple(draw.randint(1, 30) for _ in range(size.cells)),
        tuple(draw.choice(SHARES) for _ in range(size.cells)),
        places=2,
        rounding=RoundingRule.model_validate({"level": size.level, "unit": size.unit}),
    )
    slots = [_slot(number, size, factors, draw) for number in range(size.slots)]
    clauses = [one for number in range(size.rules) for one in _rule(number, size, draw)]
    joint = [_joint(slots, draw) for _ in range(size.joint)]
    return Task(tuple(slots), tuple(clauses), crowd, tuple(joint))


def _slot(number: int, size: Size, factors: Sequence[int], draw: Random) -> Slot:
    premium = draw.randint(10, 300) * 100
    dearer = [
        [draw.choice((90, 100, 110, 125, 150)) for _ in range(VALUES)] for _ in range(OPTIONS)
    ]
    several = [Alternative(frozenset(), None)]
    for values in list(product(range(VALUES), repeat=OPTIONS))[: size.alternatives - 1]:
        kind = f"care{number}"
        chosen = (f"{kind}.option{option}={value}" for option, value in enumerate(values))
        percent = prod(dearer[option][value] for option, value in enumerate(values))
        line = tuple(premium * percent * factor // 100**OPTIONS for factor in factors)
        gains = 1 + sum(value == 2 for value in values)
        several.append(Alternative(frozenset([kind, *chosen]), line, gains=gains))
    return Slot(f"care{number}", tuple(several))


def _rule(number: int, size: Size, draw: Random) -> tuple[Clause, ...]:
    one, other = (f"care{place}" for place in draw.sample(range(size.slots), 2))
    if draw.random() < 0.6:
        one = f"{one}.option{draw.randrange(OPTIONS)}={draw.randrange(VALUES)}"
    match draw.randrange(4):
        case 0 | 1:
            return requires(one, [other], f"rule {number}")
        case 2:
            return requires_any(one, [f"{other}.option0={n}" for n in (0, 2)], f"rule {number}")
        case _:
            return excludes(one, [f"{other}.option1={draw.randrange(VALUES)}"], f"rule {number}")


def _joint(slots: Sequence[Slot], draw: Random) -> JointWish:
    """Wish for a value of one kind of care together with a value of one or two others."""
    several = draw.sample(slots, draw.choice((2, 2, 3)))
    meeting = []
    for slot in several:
        value = f"{slot.name}.option{draw.randrange(OPTIONS)}={draw.randrange(VALUES)}"
        meeting.append([n for n, one in enumerate(slot.alternatives) if value in one.atoms])
    names = tuple(slot.name for slot in several)
    return JointWish(draw.randint(1, 3), names, frozenset(product(*meeting)))


def _markdown(table: Sequence[Sequence[str]]) -> str:
    head, *rows = table
    dashes = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, dashes, *rows])


if __name__ == "__main__":
    main()
