"""Advice on misspelt keys knows what may stand at a place, and what was most likely meant."""

from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from dms.documents import Document, Id, Number
from dms.io.known_keys import known_keys, nearest
from dms.io.pointing import Step


class Leaf(Document):
    leaf: int
    text: str | None = None


class Apple(Document):
    kind: Literal["apple"]
    apple: Leaf | None = None


class Pear(Document):
    kind: Literal["pear"]
    weight: Number | Leaf | None = None


class Tree(Document):
    fruit: list[Annotated[Apple | Pear, Field(discriminator="kind")]]
    named: dict[str, Leaf] = Field(default_factory=dict)
    by_id: dict[Id, Leaf] = Field(default_factory=dict)
    pair: tuple[Leaf, Apple] | None = None
    branches: list["Tree"] = Field(default_factory=list)


@pytest.mark.parametrize(
    ("loc", "keys"),
    [
        ((), ["fruit", "named", "by_id", "pair", "branches"]),
        (("fruit", 0, "apple"), ["kind", "apple"]),
        (("fruit", 0, "apple", "apple"), ["leaf", "text"]),
        (("fruit", 3, "pear"), ["kind", "weight"]),
        (("fruit", 3, "pear", "weight", "Leaf"), ["leaf", "text"]),
        (("fruit", 0), ["kind", "apple", "weight"]),
        (("named", "any name"), ["leaf", "text"]),
        (("by_id", "any-name"), ["leaf", "text"]),
        (("pair", 0), ["leaf", "text"]),
        (("pair", 1), ["kind", "apple"]),
        (("branches", 0, "branches", 7), ["fruit", "named", "by_id", "pair", "branches"]),
        (("fruit", 0, "apple", "kind"), []),
    ],
)
def test_keys_of_a_place(loc: tuple[Step, ...], keys: list[str]) -> None:
    assert known_keys(Tree, loc) == keys


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("branch", "branches"),
        ("FRUIT", "fruit"),
        ("friut", "fruit"),
        ("nmaed", "named"),
        ("ключ", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_word(written: str, meant: str | None) -> None:
    assert nearest(written, list(Tree.model_fields)) == meant


def test_among_words_that_differ_in_case_the_first_is_meant() -> None:
    assert nearest("abc", ["Abc", "ABC"]) == "Abc"


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_only_known_words_are_suggested(written: str, known: list[str]) -> None:
    assert nearest(written, known) in [None, *known]


@given(st.lists(st.text(max_size=4) | st.integers(0, 3), max_size=6))
def test_any_place_has_an_answer(loc: list[Any]) -> None:
    assert set(known_keys(Tree, loc)) <= {
        *Tree.model_fields,
        *Apple.model_fields,
        *Pear.model_fields,
        *Leaf.model_fields,
    }
