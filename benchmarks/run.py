"""Compare `dms` with other ways to do the same work, side by side in one run.

    python benchmarks/run.py                          # sets up .venv-bench and runs everything
    python benchmarks/run.py --python VENV/bin/python # takes an environment that is there
    python benchmarks/run.py --rounds 1 --sizes 200   # a quick look
    python benchmarks/run.py --page                   # and writes docs/performance.md

Every variant runs in a process of its own, warm inside; variants take turns and each round turns
their order around. Figures are medians over rounds. The run fails if `dms` differs from the exact
reference by a kopeck in any row or line.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import venv
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import report
import startup
import work
from report import VARIANTS

HERE = Path(__file__).parent
ROOT = HERE.parent
SIZES = (200, 10_000, 100_000)
REPEATS = {200: 21, 10_000: 7, 100_000: 3}
SOURCES = ("memory", "csv")
EXACT = [name for name in VARIANTS if name.startswith(("dms", "naive"))]

Row = dict[str, float]


def main() -> int:
    wishes = _wishes()
    python = wishes.python or _environment(ROOT / ".venv-bench")
    with TemporaryDirectory() as folder:
        for size in {200, *wishes.sizes}:
            work.write_csv(Path(folder, f"{size}.csv"), size)
        rows = _rounds(python, folder, wishes.sizes, wishes.rounds)
        started = startup.measure(python, ROOT, Path(folder))
        ties = {str(size): _json(python, "ties.py", str(size)) for size in wishes.sizes}
    results = {
        "machine": _machine(),
        "versions": _json(python, "versions.py"),
        "rounds": wishes.rounds,
        "ties": ties,
        "startup": started,
        "results": rows,
    }
    wishes.output.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(report.plain(results))
    if wishes.page:
        report.write_page(results)
    return _verdict(rows)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare dms with other ways to price a roster.")
    parser.add_argument("--python", help="an interpreter with requirements.txt installed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--output", type=Path, default=HERE / "results.json")
    parser.add_argument("--page", action="store_true", help="write the tables into docs too")
    return parser.parse_args()


def _environment(folder: Path) -> str:
    """Make the environment of the benchmark if it is not there, and return its interpreter."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = HERE / "requirements.txt"
    stamp = folder / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != requirements.read_text():
        print(f"Setting up {folder.name} …", file=sys.stderr)
        venv.create(folder, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", "--requirement", requirements]
        subprocess.run(install, check=True)
        stamp.write_text(requirements.read_text())
    return str(python)


def _rounds(python: str, folder: str, sizes: list[int], rounds: int) -> dict[str, Row]:
    """Run everything in turns; return the medians by size, source and variant."""
    found: dict[str, list[Row]] = defaultdict(list)
    for size in sizes:  # the reference comes first: the others are compared with it
        _one(python, "naive_loop", size, "memory", folder, repeats=1)
    for number in range(rounds):
        order = list(VARIANTS) if number % 2 == 0 else list(VARIANTS)[::-1]
        for size in sizes:
            for source in SOURCES:
                print(f"round {number + 1}, {size} people, {source}", file=sys.stderr)
                for name in order:
                    row = _one(python, name, size, source, folder, REPEATS.get(size, 3))
                    found[f"{size} {source} {name}"].append(row)
    return {key: _medians(rows) for key, rows in found.items()}


def _one(python: str, name: str, size: int, source: str, folder: str, repeats: int) -> Row:
    return _json(python, "one.py", name, str(size), source, str(repeats), folder)


def _json(python: str, script: str, *arguments: str) -> dict:
    command = [python, HERE / script, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script} {' '.join(arguments)} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _medians(rows: list[Row]) -> Row:
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


def _machine() -> dict[str, object]:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
    }


def _verdict(rows: dict[str, Row]) -> int:
    """Return 1 if an exact variant is off anywhere."""
    wrong = [
        key
        for key, row in rows.items()
        if key.rsplit(" ", 1)[1] in EXACT and (row["rows_off"] or row["lines_off"])
    ]
    for key in wrong:
        print(f"NOT EXACT: {key}", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
