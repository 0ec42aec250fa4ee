"""Configuring and searching: what it takes against one quote, at 200 and 10,000 people.

    python benchmarks/configure.py            # prints the table
    python benchmarks/configure.py --page     # and writes it into docs/performance.md

The offer is invented: twelve kinds of care with three or four options of three values each, two
options of the programme, rules among them. A quote of what is taken by default is the measure;
everything runs in one process, in turns, and figures are medians.
"""

import argparse
import statistics
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from time import perf_counter
from typing import Any

import report

import dms
from dms.configurator.best import search
from dms.configurator.brief_wishes import wishes_of_brief
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import bench_for
from dms.configurator.grades.grade_bench import grade_benches
from dms.configurator.grades.grade_search import GradeSearch
from dms.configurator.wanted import wishes_of_choices
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import Need

BEGIN, END = "<!-- configure: begin -->", "<!-- configure: end -->"
SIZES = (200, 10_000)
KINDS = (
    "outpatient",
    "home_care",
    "dental",
    "ambulance",
    "emergency_inpatient",
    "planned_inpatient",
    "telemedicine",
    "vaccination",
    "check_up",
    "rehabilitation",
    "chronic_care",
    "maternity",
)
GRADES = ("director", "manager", "staff")


def main() -> None:
    """Measure and print."""
    wishes = _wishes()
    table = [row for size in wishes.sizes for row in _measured(size, wishes.rounds)]
    words = _markdown([("people", "what", "seconds", "× one quote"), *table])
    print(words)
    if wishes.page:
        page = report.PAGE.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        report.PAGE.write_text(f"{head}{BEGIN}\n\n{words}\n\n{END}{tail}", encoding="utf-8")


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure configuring and searching.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--page", action="store_true", help="write the table into docs too")
    return parser.parse_args()


def offer() -> dms.Offer:
    """Return an offer in which nearly everything may be chosen."""
    return dms.Offer.model_validate(
        {
            "dms": "offer/1",
            "id": "benchmark",
            "insurer": {"id": "invented", "name": "Invented"},
            "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
            "headcount": {"counts": "all"},
            "age": {"on": "contract_start", "upper_end": "included"},
            "proration": {"join": "days", "leave": "days"},
            "programmes": [
                {
                    "id": "everything",
                    "clinic_tier": "standard",
                    "options": {
                        "clinic_tier": _option("clinic_tier", ["business", "vip"], {"percent": 25}),
                        "deductible": _option(
                            "deductible",
                            [{"share": "0.1"}, {"share": "0.2"}],
                            {"percent": -7},
                        ),
                    },
                    "modules": [_module(number, kind) for number, kind in enumerate(KINDS)],
                    "rules": [
                        {
                            "choose": "dental.o0=v1",
                            "requires_any": ["programme.clinic_tier=v1", "dental.o1=v1"],
                        },
                        {"choose": "telemedicine", "excludes": ["home_care.o1=v2"]},
                        {
                            "choose": "planned_inpatient.o0=v2",
                            "requires": ["emergency_inpatient.o0=v2"],
                        },
                        {"choose": "check_up", "at_least": 5},
                    ],
                }
            ],
            "same_for_all": ["outpatient.o0"],
            "factors": [
                {"id": "age", "multiply": {"age": {"0-39": 1, "40-59": "1.2", "60+": "1.7"}}}
            ],
        }
    )


def _module(number: int, kind: str) -> dict[str, Any]:
    several = 4 if number in (2, 5) else 3
    steps = ({"add": 137 * (number + 1)}, {"percent": 11}, {"multiply": "1.07"}, {"add": "0.5"})
    return {
        "kind": kind,
        "taken": "always" if number == 0 else ("by_default", "on_request")[number % 2],
        "premium": 1_200 * (13 - number),
        "waiting_period": {"days": 40},
        "limits": [{"visits": 5, "per": "year"}],
        "options": {
            f"o{n}": _option(
                "limits",
                [[{"visits": 10 * (n + 1), "per": "year"}], []],
                steps[(n + number) % 4],
            )
            for n in range(several)
        },
    }


def _option(field: str, several: Sequence[object], step: dict[str, Any]) -> dict[str, Any]:
    """Write an option of three values, the third of which costs the step twice."""
    key, by = next(iter(step.items()))
    prices = (step, {key: by * 2 if isinstance(by, int) else by})
    return {
        "written": "v0",
        "values": {
            f"v{n}": {"set": {field: value}, **price}
            for n, (value, price) in enumerate(zip(several, prices, strict=True), 1)
        },
    }


def people(size: int) -> dms.Roster:
    """Return invented people, some of whom join within the year."""
    rng = Random(1)  # noqa: S311 - invented people
    return dms.Roster.of(
        [
            dms.Member(
                id=str(number),
                birth=date(1956 + rng.randrange(48), rng.randrange(1, 13), rng.randrange(1, 29)),
                grade=GRADES[min(rng.randrange(10) // 2, 2)],
                start=date(2026, rng.randrange(2, 12), 1) if number % 7 == 0 else None,
            )
            for number in range(size)
        ]
    )


BRIEF = {
    "dms": "requirement/1",
    "id": "benchmark",
    "programmes": [
        {
            "id": "wanted",
            "modules": [
                {"kind": kind, "need": "should", "limits": [{"visits": 8 + n, "per": "year"}]}
                for n, kind in enumerate(KINDS)
            ],
        }
    ],
}
SHOULDS = {f"{kind}.o{n}=v{1 + n % 2}": 1 + n for n in range(3) for kind in KINDS}
PROGRAMMES = {
    "dms": "grades/1",
    "id": "benchmark",
    "grades": [
        {"id": "director", "when": {"grade": "director"}, "must": ["dental.o0=v1"]},
        {"id": "manager", "when": {"grade": "manager"}, "should": list(SHOULDS)[:12]},
        {"id": "staff"},
    ],
}


def _measured(size: int, rounds: int) -> list[Sequence[str]]:
    jobs = _jobs(offer(), people(size))
    times = _in_turns(jobs, rounds)
    one = times["one quote"]
    return [(f"{size:,}", name, f"{t:.3f}", f"{t / one:.0f}") for name, t in times.items()]


def _jobs(made: dms.Offer, roster: dms.Roster) -> dict[str, Callable[[], object]]:
    bench = bench_for(made, roster)
    usual = Configuration(bench).offer
    parts, brief = bench.model.parts, Requirement.model_validate(BRIEF)
    named = wishes_of_choices(SHOULDS, parts, Need.SHOULD)
    grades = dms.Grades.model_validate(PROGRAMMES)
    assigned = dms.assign(roster, grades, start=date(2026, 1, 1))
    return {
        "one quote": lambda: dms.quote(usual, roster).total,
        "prices of everything that may be chosen": lambda: bench_for(_anew(made), roster).theory,
        "one more choice, with the prices of all others": lambda: (
            Configuration(bench).choose("dental.o0=v1").options
        ),
        "search: every kind of care": lambda: _found(search(bench)),
        "search: 36 values of options": lambda: _found(search(bench, named)),
        "search: a brief of 24 points": lambda: _found(
            search(bench, [*wishes_of_brief(brief, brief.programmes[0], parts, bench.people)])
        ),
        "three grades: prices of everything": lambda: grade_benches(_anew(made), assigned, grades),
        "three grades: prices and search": lambda: _found_for_grades(
            dms.search_grades(_anew(made), assigned, grades)
        ),
    }


def _anew(made: dms.Offer) -> dms.Offer:
    """Return the offer as it is right after loading: what was found out about it is forgotten."""
    return made.agreeing({})


def _found(found: dms.Search) -> None:
    """Fail where what is found does not come to its quote."""
    best = found.best
    if best is None or best.total != best.configuration.quote.total:
        raise SystemExit("What the search found has another price than its quote")


def _found_for_grades(found: GradeSearch) -> None:
    best = found.best
    if best is None or best.total != best.plan.quote.total:
        raise SystemExit("What the search for grades found has another price than its quote")


def _in_turns(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds):
        for name in list(jobs) if number % 2 else list(jobs)[::-1]:
            begin = perf_counter()
            jobs[name]()
            found[name].append(perf_counter() - begin)
    return {name: statistics.median(times) for name, times in found.items()}


def _markdown(table: Sequence[Sequence[str]]) -> str:
    head, *rows = table
    lines = [head, ["---:", "---", "---:", "---:"], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    main()
