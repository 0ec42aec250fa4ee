"""Whoever changes a contract file is found out, at the first place that was changed."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from contract_example import eventful
from contract_forging import forged
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dms.errors import LoadError
from dms.io.contract_file import contract_json, load_contract
from dms.issues import Issue

DATA: dict[str, Any] = json.loads(contract_json(eventful()))
LAST = len(DATA["movements"])


def issues_of(data: Any, folder: Path) -> tuple[Issue, ...]:
    path = folder / "c.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with pytest.raises(LoadError) as error:
        load_contract(path, name="c.json")
    return error.value.issues


def codes(data: Any, folder: Path) -> list[str]:
    return [issue.code for issue in issues_of(data, folder)]


def leaves(node: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, dict | list):
        parts = node.items() if isinstance(node, dict) else enumerate(node)
        for step, part in parts:
            yield from leaves(part, (*way, step))
    else:
        yield way


LEAVES = [way for way in leaves(DATA) if way[0] != "made_with"]
GROUPS = sorted({way[:-1] for way in LEAVES} - {()}, key=str)


def at(data: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        data = data[step]
    return data


def changed(value: Any) -> Any:
    """Return another value that is as like it as can be."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + 1
    digit = next((i for i, sign in enumerate(value) if sign.isdigit()), None)
    if digit is None:
        return value + "a"
    other = "1" if value[digit] != "1" else "2"
    return value[:digit] + other + value[digit + 1 :]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(LEAVES))
def test_a_changed_value_is_noticed(way: tuple[str | int, ...], tmp_path: Path) -> None:
    data = deepcopy(DATA)
    at(data, way[:-1])[way[-1]] = changed(at(data, way))
    assert issues_of(data, tmp_path)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(LEAVES))
def test_a_value_left_out_is_noticed(way: tuple[str | int, ...], tmp_path: Path) -> None:
    data = deepcopy(DATA)
    del at(data, way[:-1])[way[-1]]
    assert issues_of(data, tmp_path)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(GROUPS))
def test_something_put_in_is_noticed(way: tuple[str | int, ...], tmp_path: Path) -> None:
    data = deepcopy(DATA)
    group = at(data, way)
    if isinstance(group, list):
        group.append(deepcopy(group[-1]))
    else:
        group["note"] = "x"
    if way == ("made_with",):
        return
    assert issues_of(data, tmp_path)


@pytest.mark.parametrize("number", range(1, LAST + 1))
def test_the_first_changed_movement_is_named(number: int, tmp_path: Path) -> None:
    data = deepcopy(DATA)
    for entry in data["movements"][number - 1 :]:
        entry["request"]["note"] = "x"
    (issue,) = issues_of(data, tmp_path)
    assert issue.code == "CONTRACT-HASH-MOVEMENT"
    assert f"Movement {number} was changed" in issue.line("en")
    assert issue.where.pointer == f"/movements/{number - 1}"


@pytest.mark.parametrize("number", range(1, LAST))
def test_a_movement_left_out_is_noticed(number: int, tmp_path: Path) -> None:
    data = deepcopy(DATA)
    del data["movements"][number - 1]
    (issue,) = issues_of(data, tmp_path)
    assert (issue.code, issue.where.pointer) == (
        "CONTRACT-HASH-MOVEMENT",
        f"/movements/{number - 1}",
    )


def test_the_last_movement_left_out_is_noticed(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    del data["movements"][-1]
    assert codes(data, tmp_path) == ["CONTRACT-HASH-END"]
    data["movements"] = []
    assert codes(data, tmp_path) == ["CONTRACT-HASH-END"]


@pytest.mark.parametrize("number", range(1, LAST))
def test_swapped_movements_are_noticed(number: int, tmp_path: Path) -> None:
    data = deepcopy(DATA)
    rows = data["movements"]
    rows[number - 1], rows[number] = rows[number], rows[number - 1]
    assert "CONTRACT-HASH-MOVEMENT" in codes(data, tmp_path)


def test_a_movement_of_another_place_is_noticed(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["movements"].insert(1, deepcopy(data["movements"][0]))
    assert codes(data, tmp_path) == ["CONTRACT-HASH-MOVEMENT"]


def test_changes_in_several_places_are_all_told(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["policyholder"] = "ООО «Лютик»"
    data["movements"][3]["outcome"]["amount"] = "1.00"
    data["head"] = "0" * 64
    assert codes(data, tmp_path) == [
        "CONTRACT-HASH-AGREEMENT",
        "CONTRACT-HASH-MOVEMENT",
        "CONTRACT-HASH-END",
    ]


AMOUNTS = [
    (n, name)
    for n, entry in enumerate(DATA["movements"])
    for name in ("amount", "paid", "returned")
    if name in entry["outcome"]
]


@pytest.mark.parametrize(("place", "name"), AMOUNTS)
def test_new_hashes_do_not_help(place: int, name: str, tmp_path: Path) -> None:
    data = deepcopy(DATA)
    outcome = data["movements"][place]["outcome"]
    outcome[name] = changed(outcome[name])
    (issue,) = issues_of(forged(data), tmp_path)
    assert issue.code == "CONTRACT-REPLAY-DIFFERS"
    assert issue.where.pointer == f"/movements/{place}"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from([way for way in LEAVES if way[:1] == ("movements",)]))
def test_no_outcome_can_be_forged(way: tuple[str | int, ...], tmp_path: Path) -> None:
    """A forged request is another contract; a forged outcome never fits its request."""
    if "outcome" not in way:
        return
    data = deepcopy(DATA)
    at(data, way[:-1])[way[-1]] = changed(at(data, way))
    assert issues_of(forged(data), tmp_path)


@pytest.mark.parametrize("name", ["amount", "hash"])
def test_other_prices_of_the_first_list_are_noticed(name: str, tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["conclusion"][name] = changed(data["conclusion"][name])
    (issue,) = issues_of(data, tmp_path)
    assert (issue.code, issue.where.pointer) == ("CONTRACT-REPLAY-DIFFERS", "/conclusion")
    assert "movement 0" in issue.line("en")


def test_forged_rates_are_noticed_by_what_they_come_to(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["offer"]["programmes"][0]["modules"][0]["premium"] = "18500.01"
    assert codes(forged(data), tmp_path) == ["CONTRACT-REPLAY-DIFFERS"]


def test_two_people_of_one_id_are_no_list(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["members"][2]["id"] = "E-001"
    assert codes(forged(data), tmp_path) == ["CONTRACT-REPLAY-DIFFERS"]


def test_an_unknown_programme_of_a_forged_list_is_named(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["members"][0]["programme"] = "gold"
    found = issues_of(forged(data), tmp_path)
    assert [issue.where.file for issue in found] == ["c.json"]
    assert found[0].where.member == "E-001"


def test_a_year_without_a_calendar_is_told(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["movements"][0]["request"]["requested_on"] = "2035-01-12"
    assert issues_of(forged(data), tmp_path)


def test_numbers_with_a_point_are_no_whole_numbers(tmp_path: Path) -> None:
    data = deepcopy(DATA)
    data["headcount"] = 3.0
    assert codes(data, tmp_path) == ["CONTRACT-HASH-AGREEMENT"]


def test_what_does_not_matter_may_change(tmp_path: Path) -> None:
    """Layout, the order of keys and the version are nobody's promise."""
    path = tmp_path / "c.json"
    data = {name: DATA[name] for name in reversed(DATA)}
    data["made_with"] = {"dms": "0.0.1"}
    path.write_text(json.dumps(data, indent=4), "utf-8")
    assert load_contract(path).head == DATA["head"]
    del data["made_with"]
    path.write_text(json.dumps(data), "utf-8")
    assert contract_json(load_contract(path)) == contract_json(eventful())
