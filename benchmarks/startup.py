"""What a fresh process costs: importing `dms`, and `dms quote` for 200 people.

The clock runs from starting the interpreter to its end; variants take turns.
"""

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import work
from offer import write_offer

RUNS = 15
HEAVY = (
    "attrs", "babel", "calamine", "holidays", "numpy", "openpyxl", "pandas", "pydantic", "rich",
    "typer", "yaml",
)  # fmt: skip
"""Packages that `import dms` must not load."""

_LOADED = f"import sys, dms; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
_COMMAND = "import sys; from dms.cli import main; sys.exit(main())"


def measure(python: str, root: Path, folder: Path) -> dict[str, object]:
    """Return medians in milliseconds, and what `import dms` loads of the heavy packages."""
    offer, roster = folder / "offer.yaml", folder / "200.csv"
    write_offer(offer)
    quote = ("quote", str(offer), str(roster), "--payment", work.PAYMENT)
    commands = {
        "bare interpreter": ("-c", "pass"),
        "import dms": ("-c", "import dms"),
        "import pydantic": ("-c", "from pydantic import BaseModel"),
        "pydantic and one model": ("-c", _ONE_MODEL),
        "dms quote, 200 people": ("-c", _COMMAND, *quote),
        "dms quote --json, 200 people": ("-c", _COMMAND, *quote, "--json"),
    }
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": ""}
    medians = _in_turns({n: (python, *c) for n, c in commands.items()}, environment)
    loaded = _run((python, "-c", _LOADED), environment).split()
    return {"ms": medians, "heavy packages loaded by import dms": loaded}


_ONE_MODEL = "from pydantic import BaseModel\nclass A(BaseModel):\n    a: int"


def _in_turns(
    commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]
) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(RUNS + 1):  # the first round fills the disk cache
        names = list(commands) if number % 2 else list(commands)[::-1]
        for name in names:
            begin = perf_counter()
            _run(commands[name], environment)
            times[name].append((perf_counter() - begin) * 1000)
    return {name: statistics.median(found[1:]) for name, found in times.items()}


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout
