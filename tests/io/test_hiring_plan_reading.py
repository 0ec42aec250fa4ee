"""Hiring plans as files: read with places, every fault at once."""

from pathlib import Path

import pytest

from dms.errors import LoadError
from dms.io.hiring_plan import load_hiring_plan

PLAN = """\
dms: hiring-plan/1
id: рост-2026
joiners:
  - {birth: 02.04.1991, programme: standard, start: 01.03.2026, filed_before: {working_days: 10}}
templates:
  - {id: office, age: 35, programme: standard, weight: 3}
rates:
  seed: 7
  joiners: "2,5"
  leavers: 1
  filed_ahead: {least: 3, most: 20}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "plan.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_plan_is_read(tmp_path):
    plan = load_hiring_plan(written(tmp_path, PLAN))
    assert plan.id == "рост-2026"
    assert plan.joiners[0].filed_before is not None
    assert plan.rates is not None
    assert str(plan.rates.joiners) == "2.5"
    assert plan.templates[0].weight == 3


def test_faults_are_named_with_their_lines(tmp_path):
    faulty = PLAN.replace("filed_before: {working_days: 10}", "count: 0").replace(
        "seed: 7", "sed: 7"
    )
    with pytest.raises(LoadError) as caught:
        load_hiring_plan(written(tmp_path, faulty), name="plan.yaml")
    places = {(issue.where.file, issue.where.line) for issue in caught.value.issues}
    assert {("plan.yaml", 4), ("plan.yaml", 8)} <= places


def test_a_fault_of_a_whole_part_points_to_it(tmp_path):
    twice = PLAN.replace("age: 35", "age: 35, birth: 01.01.1990")
    with pytest.raises(LoadError) as caught:
        load_hiring_plan(written(tmp_path, twice))
    (issue,) = caught.value.issues
    assert issue.code == "PLAN-AGE-TWICE"
    assert issue.where.line == 6
