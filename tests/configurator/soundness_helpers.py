"""Offers in files from which much may be chosen, and what is wrong with them when they are read."""

from pathlib import Path

import pytest

from dms.errors import LoadError
from dms.io.offers import load_offer
from dms.issues import Issue

__all__ = ["CARE", "faults", "line_of", "offer_file", "single_fault"]

HEAD = """\
dms: offer/1
id: modular
insurer: {id: insurer, name: Insurer}
period: {start: 01.02.2026, last_day: 31.01.2027}
age: {on: contract_start}
headcount: {min: 5, max: 100, counts: all}
"""
CARE = """\
      - {kind: outpatient, premium: 10 000, taken: always}
      - {kind: home_care, premium: 2 000, taken: by_default}
      - {kind: telemedicine, premium: 500, taken: on_request}
"""


def offer_file(folder: Path, modules: str = CARE, rules: str = "", rest: str = "") -> Path:
    """Write an offer; `modules` and `rules` are list items, `rest` stands at the end."""
    programme = "programmes:\n  - id: base\n    clinic_tier: A\n"
    listed = f"    rules:\n{rules}" if rules else ""
    path = folder / "offer.yaml"
    path.write_text(f"{HEAD}{programme}{listed}    modules:\n{modules}{rest}", "utf-8")
    return path


def faults(path: Path) -> list[Issue]:
    with pytest.raises(LoadError) as caught:
        load_offer(path)
    return list(caught.value.issues)


def line_of(path: Path, words: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if words in line)


def single_fault(path: Path) -> Issue:
    """Return the only thing that is wrong with an offer."""
    found = faults(path)
    assert len(found) == 1, [issue.line("en") for issue in found]
    return found[0]
