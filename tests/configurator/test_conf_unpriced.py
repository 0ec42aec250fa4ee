"""The fewest values with which every combination is gone."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from dms.configurator.choice import Choice
from dms.configurator.unpriced import fewest_gone


@st.composite
def gone_among(draw: st.DrawFn) -> tuple[list[tuple[Choice, ...]], set[tuple[Choice, ...]]]:
    sizes = draw(st.lists(st.integers(1, 3), max_size=3))
    options = [
        tuple(Choice("dental", f"o{n}", f"v{value}") for value in range(size))
        for n, size in enumerate(sizes)
    ]
    return options, set(draw(st.lists(st.sampled_from(list(product(*options))))))


@given(gone_among())
def test_they_say_just_what_is_gone_and_none_says_too_much(
    drawn: tuple[list[tuple[Choice, ...]], set[tuple[Choice, ...]]],
) -> None:
    options, gone = drawn
    ordered = [one for one in product(*options) if one in gone]
    found = [set(said) for said, _ in fewest_gone(options, ordered)]
    for one in product(*options):
        assert any(said <= set(one) for said in found) is (one in gone)
    for said in found:
        for size in range(len(said)):
            for fewer in combinations(said, size):
                assert not all(one in gone for one in product(*options) if set(fewer) <= set(one))
    for said, example in fewest_gone(options, ordered):
        assert set(said) <= set(example)
        assert example in gone
