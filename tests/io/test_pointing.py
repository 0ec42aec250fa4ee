"""The places that pydantic names lead to the parts of the document that they mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.io.pointing import steps_to

DATA: dict[str, Any] = {
    "rate": {"rows": [[1, "x"], [2, "y"]]},
    "modules": [
        {"kind": "dental", "dental": {"limit": 5}, "limit": 7},
        {"kind": "dental", "limit": 7},
    ],
    "factors": {"a b": 1.5},
}
DENTAL = DATA["modules"][0]


@pytest.mark.parametrize(
    ("loc", "found", "steps"),
    [
        ((), DATA, ()),
        (("rate",), DATA["rate"], ("rate",)),
        # the name of an alternative of a union
        (("rate", "decimal"), DATA["rate"], ("rate",)),
        (("rate", "function-before[_exact(), decimal]"), DATA["rate"], ("rate",)),
        (("rate", "Table", "rows", 1, 0), 2, ("rate", "rows", 1, 0)),
        # the tag of a tagged union, also one that is spelt like a key
        (("modules", 1, "dental", "limit"), 7, ("modules", 1, "limit")),
        (("modules", 0, "dental", "limit"), 7, ("modules", 0, "limit")),
        (("modules", 0, "dental", "dental", "limit"), 5, ("modules", 0, "dental", "limit")),
        (("modules", 0, "dental"), DENTAL, ("modules", 0)),
        (("modules", 0, "dental"), dict(DENTAL), ("modules", 0)),
        (("modules", 0, "dental", "dental"), DENTAL["dental"], ("modules", 0, "dental")),
        # a mark for a key
        (("factors", "a b", "[key]"), "a b", ("factors", "a b")),
        # what the data does not have
        (("rate", "rows", 9, 0), 2, ("rate", "rows")),
        (("nowhere", 3), None, ()),
        ((-1,), None, ()),
    ],
)
def test_steps(loc: tuple[str | int, ...], found: object, steps: tuple[str | int, ...]) -> None:
    assert steps_to(loc, DATA, found) == steps


def test_without_the_value_the_last_part_decides() -> None:
    copied = {"kind": "dental", "limit": "a value that a validator has changed"}
    assert steps_to(("modules", 0, "dental", "limit"), DATA, copied["limit"])[-1] == "limit"


NODES = st.recursive(
    st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "tag"]), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(NODES, st.data())
def test_a_way_into_the_data_is_found_whatever_else_the_place_names(
    node: Any, data: st.DataObject
) -> None:
    steps: list[str | int] = []
    loc: list[str | int] = []
    inner = node
    while isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
        keys = list(inner) if isinstance(inner, dict) else range(len(inner))
        step = data.draw(st.sampled_from(keys))
        loc += [*data.draw(st.lists(st.just("label[x]"), max_size=1)), step]
        steps.append(step)
        inner = inner[step]
    assert steps_to(tuple(loc), node, inner) == tuple(steps)


@given(st.integers(1, 60))
def test_long_places_cost_little(depth: int) -> None:
    node: dict[str, Any] = {}
    node["a"] = node
    assert steps_to(("a",) * depth, node, "nowhere") == ("a",) * depth
