"""One variant at one size in a process of its own; prints times, memory and errors as JSON.

python benchmarks/one.py VARIANT SIZE memory|csv REPEATS FOLDER
"""

import importlib
import json
import pickle
import resource
import statistics
import sys
from pathlib import Path
from time import process_time

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]


def main(name: str, size: str, source: str, repeats: str, folder: str) -> dict[str, object]:
    variant = importlib.import_module(f"variants.{name}")
    getattr(variant, "prepare", lambda: None)()
    roster_file = Path(folder, f"{size}.csv")
    roster = variant.in_memory(int(size)) if source == "memory" else None
    times, peak = [], 0.0
    for _ in range(int(repeats) + 1):  # the first is for warming up
        begin = process_time()
        result = variant.price(variant.load(roster_file) if roster is None else roster)
        times.append(process_time() - begin)
        peak = peak or peak_memory()  # of doing the work once
    totals, lines = variant.kopecks(result)
    answers = Path(folder, f"{size}.pickle")
    if name == "naive_loop" and not answers.exists():
        answers.write_bytes(pickle.dumps((totals, lines)))
    return {
        "first_ms": times[0] * 1000,
        "ms": statistics.median(times[1:]) * 1000,
        "peak_mb": peak,
        **errors(totals, lines, *pickle.loads(answers.read_bytes())),  # noqa: S301 - written above
    }


def errors(totals, lines, right_totals, right_lines) -> dict[str, float]:
    """Count how many rows and lines differ from the reference, and by how much at most."""
    off = [abs(a - b) for a, b in zip(totals, right_totals, strict=True)]
    off_lines = [
        abs(a - b)
        for row, right in zip(lines, right_lines, strict=True)
        for a, b in zip(row, right, strict=True)
    ]
    return {
        "rows_off": sum(map(bool, off)) / len(off),
        "rows_off_by": max(off),
        "lines_off": sum(map(bool, off_lines)) / len(off_lines),
        "lines_off_by": max(off_lines),
        "total_off": sum(totals) - sum(right_totals),
    }


def peak_memory() -> float:
    """Return the most memory this process has held, in MB, interpreter and imports included.

    On Linux `ru_maxrss` would start from what the parent process held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
