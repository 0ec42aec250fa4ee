"""A contract through a year: what a preview costs, and how replaying grows with the movements.

    python benchmarks/contract.py            # prints the tables
    python benchmarks/contract.py --page     # and writes them into docs/performance.md

A preview is set against quoting everybody again, which is what one does without a contract. Runs
take turns; figures are medians.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import report

import dms
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, ChangeProgramme, Pay, Remove, Request
from dms.io.contract_file import load_contract, save_contract

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "examples/large"))
import generate  # noqa: E402 - lies in the examples

BEGIN, END = "<!-- contracts: begin -->", "<!-- contracts: end -->"
SIZES = (1_000, 10_000)
MOVEMENTS = (5_000, 10_000, 20_000)
FIRST = date(2026, 1, 1)
TERMS = {
    "dms": "terms/1",
    "id": "benchmark",
    "enrolment": {
        "days": [1, 15],
        "notice": {"working_days": 10},
        "counting": "strict",
        "late": "next_day",
    },
    "leaving": {
        "days": "any",
        "notice": {"working_days": 0},
        "late": "next_day",
        "with_employee": False,
        "refund": {"set_off_share": "1", "cash_share": "0.8"},
    },
    "programme_change": {
        "allowed": True,
        "days": "any",
        "notice": {"working_days": 0},
        "late": "next_day",
    },
    "payment": {
        "schedule": "quarterly",
        "due": {"calendar_days": 10},
        "split": "days",
        "additional": "next_instalment",
    },
    "recalculation": {"headcount": "fixed", "ages": "contract_start"},
}


def main() -> None:
    """Measure and print."""
    wishes = _wishes()
    tables = [_previews(size, wishes.rounds) for size in wishes.sizes]
    grows = _replays(max(wishes.sizes), wishes.movements, wishes.rounds)
    words = "\n\n".join(
        [
            *(
                f"### A preview on a contract of {size:,} people\n\n{_markdown(table)}"
                for size, table in zip(wishes.sizes, tables, strict=True)
            ),
            f"### Movements on a contract of {max(wishes.sizes):,} people\n\n{_markdown(grows)}",
        ]
    )
    print(words)
    if wishes.page:
        page = report.PAGE.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        report.PAGE.write_text(f"{head}{BEGIN}\n\n{words}\n\n{END}{tail}", encoding="utf-8")


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure previews and replays of a contract.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--movements", type=int, nargs="+", default=list(MOVEMENTS))
    parser.add_argument("--page", action="store_true", help="write the tables into docs too")
    return parser.parse_args()


def _contract(size: int) -> dms.Contract:
    """Conclude a contract for invented people who are all insured from the first day."""
    offer = dms.load_offer(ROOT / "examples/large/offer.yaml")
    columns = dict(generate.members(size).columns)
    roster = dms.Roster({n: v for n, v in columns.items() if n not in ("start", "last_day")})
    terms = dms.Terms.model_validate(TERMS)
    return dms.Contract.from_offer(offer, roster, terms=terms, number="B-1", payment="quarterly")


def _previews(size: int, rounds: int) -> list[Sequence[str]]:
    contract = _contract(size)
    contract = contract.apply(contract.pay(on=date(2026, 4, 15)))
    somebody = contract.agreement.members[0].id
    joiner = dms.Member(**_joiner("new"))
    roster = contract.agreement.members
    asked: dict[str, Callable[[], object]] = {
        "add an employee": lambda: contract.add(joiner, requested_on=date(2026, 5, 4)),
        "remove with a refund": lambda: contract.remove(
            somebody, last_day=date(2026, 6, 30), requested_on=date(2026, 5, 4)
        ),
        "change the programme": lambda: contract.change_programme(
            somebody, "Бизнес", requested_on=date(2026, 5, 4)
        ),
        "pay": lambda: contract.pay(on=date(2026, 7, 15)),
        "quote everybody again": lambda: (
            dms.quote(contract.agreement.offer, roster, payment="quarterly").total
        ),
    }
    times = _in_turns(asked, rounds)
    whole = times["quote everybody again"]
    rows = [(n, f"{t * 1e3:.3f}", f"{whole / t:.0f}") for n, t in times.items()]
    return [("", "ms", "× faster than quoting again"), *rows]


def _in_turns(asked: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in asked}
    for number in range(rounds):
        names = list(asked) if number % 2 else list(asked)[::-1]
        for name in names:
            repeats = 3 if name.startswith("quote") else 200
            asked[name]()
            begin = perf_counter()
            for _ in range(repeats):
                asked[name]()
            found[name].append((perf_counter() - begin) / repeats)
    return {name: statistics.median(times) for name, times in found.items()}


def _replays(size: int, counts: Sequence[int], rounds: int) -> list[Sequence[str]]:
    contract = _contract(size)
    requests = list(_year(contract, max(counts)))
    rows: list[Sequence[str]] = []
    with TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder, f"{count}.json")
            replays, saves, loads = [], [], []
            for _ in range(rounds):
                begin = perf_counter()
                lived = contract.replay(requests[:count])
                replayed = perf_counter()
                save_contract(lived, path)
                saved = perf_counter()
                again = load_contract(path)
                loaded = perf_counter()
                if again.head != lived.head:
                    raise SystemExit("A contract came back from its file as another one")
                replays.append(replayed - begin)
                saves.append(saved - replayed)
                loads.append(loaded - saved)
            took = [statistics.median(times) for times in (replays, saves, loads)]
            each = took[0] / count * 1e3
            seconds = [f"{t:.2f}" for t in took]
            rows.append((f"{count:,}", *seconds, f"{each:.3f}"))
    return [("movements", "replay, s", "save, s", "load and verify, s", "ms each"), *rows]


def _joiner(id_: str) -> dict[str, object]:
    return {
        "id": id_,
        "birth": date(1990, 5, 17),
        "sex": dms.Sex.FEMALE,
        "programme": "Стандарт",
        "place": "Москва",
        "grade": "1",
        "extra": {"tenure": 3},
    }


def _year(contract: dms.Contract, count: int) -> Iterator[Request]:
    """Make a year of requests in the order they are filed: joiners, leavers, changes, payments."""
    rng = Random(1)  # noqa: S311 - invented people
    staff = [m.id for m in contract.agreement.members if m.programme in ("Стандарт", "Бизнес")]
    employees = [id_ for id_ in staff if "/" not in id_]
    rng.shuffle(employees)
    joined: list[str] = []
    for number in range(count):
        day = FIRST + timedelta(days=10 + number * 280 // count)
        turn = number % 20
        if number and number % 5_000 == 0:
            yield Pay(requested_on=day, amount=1_000_000)
        elif turn == 7 and employees:
            id_ = employees.pop()
            yield ChangeProgramme(requested_on=day, member_id=id_, programme="VIP")
        elif turn % 2 and joined:
            yield Remove(requested_on=day, member_id=joined.pop(0), last_day=day + timedelta(40))
        else:
            id_ = f"n{number}"
            member = MemberRecord.of(dms.Member(**_joiner(id_)))
            joined.append(id_)
            yield Add(requested_on=day, member=member)


def _markdown(table: Sequence[Sequence[str]]) -> str:
    head, *rows = table
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    main()
