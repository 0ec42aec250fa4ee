"""Comparing offers: what it takes against one quote, at 1,000 and 10,000 people.

    python benchmarks/comparison.py            # prints the table
    python benchmarks/comparison.py --page     # and writes it into docs/performance.md

Each offer is the invented one of `examples/large` with prices of its own. A quote of one of them is
the measure; everything runs in one process, in turns, and figures are medians.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import report

import dms
from dms.io.documents import read_document
from dms.report.comparison_document import comparison_document

ROOT = Path(__file__).parent.parent
OFFER = ROOT / "examples/large/offer.yaml"
sys.path.insert(0, str(ROOT / "examples/large"))
import generate  # noqa: E402 - lies in the examples

BEGIN, END = "<!-- comparison: begin -->", "<!-- comparison: end -->"
SIZES = (1_000, 10_000)
OFFERS = (2, 6)
PAYMENT = "quarterly"


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
    parser = argparse.ArgumentParser(description="Measure comparisons against one quote.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--page", action="store_true", help="write the table into docs too")
    return parser.parse_args()


def _measured(size: int, rounds: int) -> list[Sequence[str]]:
    roster = generate.members(size)
    offers = [_offer(number) for number in range(max(OFFERS))]
    jobs: dict[str, Callable[[], object]] = {
        "one quote": lambda: dms.quote(offers[0], roster, payment=PAYMENT).total,
        **{
            f"{count} offers: {what}": lambda count=count, look=look: look(
                _compare(offers[:count], roster)
            )
            for count in OFFERS
            for what, look in _LOOKS.items()
        },
    }
    times = _in_turns(jobs, rounds)
    one = times["one quote"]
    return [(f"{size:,}", name, f"{t:.2f}", f"{t / one:.1f}") for name, t in times.items()]


def _compare(offers: Sequence[dms.Offer], roster: dms.Roster) -> dms.Comparison:
    return dms.compare([dms.Candidate(offer, payment=PAYMENT) for offer in offers], roster)


def _decision(comparison: dms.Comparison) -> object:
    """Look at prices, the same care, bridges and the decision."""
    return comparison.verdict, comparison.bridges, comparison.rows


_LOOKS: dict[str, Callable[[dms.Comparison], object]] = {
    "prices": lambda comparison: [one.total for one in comparison.candidates],
    "prices for the same care, bridges, the decision": _decision,
    "everything, as a document": comparison_document,
}


def _offer(number: int) -> dms.Offer:
    """Return the offer with an id of its own and each price some roubles higher."""
    written = dict(read_document(OFFER).data)
    written["id"] = f"offer-{number}"
    return dms.Offer.model_validate(_dearer(written, number))


def _dearer(data: object, roubles: int) -> object:
    """Return the document with higher prices wherever `premium` is a plain sum."""
    if isinstance(data, list):
        return [_dearer(one, roubles) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: value + roubles
        if key == "premium" and isinstance(value, int | Decimal)
        else _dearer(value, roubles)
        for key, value in data.items()
    }


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
