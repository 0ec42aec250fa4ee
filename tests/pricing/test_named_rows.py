"""Rows that are found by names alone: the index says what a search through the table says."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.issues import Location
from dms.pricing.dimensions import KNOWN
from dms.pricing.tables import Table, build_table
from dms.rates import Rate

NAMES = ["a", "b", "c"]


def table(written: Any) -> Table:
    built, issues = build_table(Rate.of(written), KNOWN, Location())
    assert built is not None
    assert not [issue for issue in issues if issue.code == "TARIFF-BAND-OVERLAP"]
    return built


@given(st.dictionaries(st.tuples(*[st.sampled_from(NAMES)] * 2), st.integers(0, 99), min_size=1))
def test_the_index_says_what_a_search_says(prices: dict[tuple[str, str], int]) -> None:
    rows = [[place, grade, price] for (place, grade), price in prices.items()]
    found = table({"by": ["place", "grade"], "rows": rows})
    assert set(found.named) == set(prices)
    for key in product(NAMES, NAMES):
        searched = found.find(key)
        indexed = found.named.get(key)
        if indexed is None:
            assert key not in prices
        else:
            assert indexed.row is searched
            assert indexed.value.decimal() == prices[key]


def test_every_alternative_of_a_row_is_indexed() -> None:
    found = table({"by": ["place"], "rows": [[["Москва", "Химки"], "2"], ["Тверь", "1"]]})
    assert {key: row.value.decimal() for key, row in found.named.items()} == {
        ("москва",): 2,
        ("химки",): 2,
        ("тверь",): 1,
    }


@pytest.mark.parametrize(
    "written",
    [
        {"age": {"0-59": "1", "60+": "2"}},
        {"by": ["place", "age"], "rows": [["a", "0+", "1"]]},
        {"by": ["place", "grade"], "rows": [["a", "*", "1"], ["b", "c", "2"]]},
    ],
)
def test_bands_and_any_need_a_search(written: dict[str, Any]) -> None:
    assert table(written).named == {}


def test_what_is_not_stated_is_no_name() -> None:
    narrowed = table({"by": ["place", "grade"], "rows": [["a", "b", "1"]]}).narrow({"grade": None})
    assert narrowed.named == {}
