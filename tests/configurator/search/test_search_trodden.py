"""Trodden ways: which of two ways to one rest is better for sure."""

import pytest

from dms.configurator.search.sieve import Rest
from dms.configurator.search.trodden import Trodden, Way

REST = Rest((3,), 0, ())
FIRST, LATER = (0, 1), (1, 0)


def beats(
    before: Way, way: Way, *, slack: int = 5, chosen: tuple[int, ...] = LATER, barren: bool = False
) -> bool:
    """Say whether a way by `FIRST` beats another one to the same rest."""
    trodden = Trodden(slack)
    assert not trodden.beats(REST, before, FIRST, barren=False)
    return trodden.beats(REST, way, chosen, barren=barren)


class TestBeats:
    @pytest.mark.parametrize(
        ("before", "way", "expected"),
        [
            (Way(100, 3, 1), Way(111, 3, 2), True),
            (Way(100, 3, 1), Way(110, 3, 2), False),  # rounding may turn them round
            (Way(100, 4, 1), Way(111, 3, 2), True),
            (Way(100, 2, 1), Way(111, 3, 2), False),
            (Way(100, 3, 1), Way(90, 3, 2), False),
            (Way(100, 3, 1), Way(100, 3, 1), True),  # the same price, but later
            (Way(100, 4, 1), Way(100, 3, 1), True),
            (Way(100, 2, 1), Way(100, 3, 1), False),
        ],
    )
    def test_a_later_way(self, before: Way, way: Way, *, expected: bool) -> None:
        assert beats(before, way) is expected

    def test_an_earlier_way_of_the_same_price_is_better(self) -> None:
        assert not beats(Way(100, 3, 1), Way(100, 3, 1), chosen=(0, 0))

    def test_without_doubt_every_unit_counts(self) -> None:
        assert beats(Way(100, 3, 1), Way(101, 3, 2), slack=0)

    @pytest.mark.parametrize(("gains", "expected"), [(3, True), (4, True), (2, False)])
    def test_where_nothing_is_found_price_does_not_matter(
        self, gains: int, *, expected: bool
    ) -> None:
        assert beats(Way(100, gains, 1), Way(1, 3, 2), barren=True) is expected

    def test_another_rest_is_another_matter(self) -> None:
        trodden = Trodden(0)
        assert not trodden.beats(REST, Way(1, 9, 1), FIRST, barren=False)
        assert not trodden.beats(Rest((1,), 0, ()), Way(9, 1, 1), LATER, barren=False)

    def test_the_cheapest_ways_are_remembered_for_each_gain(self) -> None:
        trodden = Trodden(0)
        for number, (cost, gains) in enumerate([(50, 5), (30, 3), (40, 4), (20, 4), (45, 5)]):
            assert not trodden.beats(REST, Way(cost, gains, number), (number,), barren=False)
        for cost, gains, expected in [(21, 4, True), (21, 3, True), (46, 5, True), (44, 5, False)]:
            found = trodden.beats(REST, Way(cost, gains, -1), (9,), barren=False)
            assert found is expected
