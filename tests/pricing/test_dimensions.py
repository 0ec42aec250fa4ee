"""Dimensions: what a tariff may look at, and when two spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.members import Relationship, Sex
from dms.pricing.dimensions import KNOWN, Dimension, Level, Order, same


class TestSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Москва", "москва"),
            ("Орёл", "ОРЕЛ"),
            ("г. Москва", "Москва"),
            ("гор. Москва", "Москва"),
            ("город Москва", "Москва"),
            ("Нижний\u00a0Новгород", "Нижний  Новгород"),
            (" A ", "a"),
            (2, "2"),
            (Sex.MALE, "male"),
            (Relationship.CHILD, "Child"),
        ],
    )
    def test_spellings_of_one_name(self, one: object, other: object) -> None:
        assert same(one) == same(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Городец", "Одец"),
            ("город", ""),
            ("гурьевск", "урьевск"),
            ("Москва", "Московская область"),
            ("20%", "20"),
        ],
    )
    def test_different_names(self, one: str, other: str) -> None:
        assert same(one) != same(other)

    @given(st.text())
    def test_the_form_is_its_own_form_but_for_a_town(self, name: str) -> None:
        form = same(name)
        assert same(form) == form or form.startswith("г")


class TestKnown:
    def test_each_stands_under_its_name(self) -> None:
        assert all(name == dimension.name for name, dimension in KNOWN.items())

    @pytest.mark.parametrize("name", ["headcount", "payment", "date"])
    def test_what_belongs_to_the_group(self, name: str) -> None:
        assert KNOWN[name].level is Level.GROUP

    @pytest.mark.parametrize(
        ("dimension", "countable"),
        [
            (KNOWN["age"], True),
            (KNOWN["headcount"], False),
            (KNOWN["grade"], False),
            (Dimension("visits", Level.MEMBER, Order.NUMBERS), True),
        ],
    )
    def test_prices_count_by_numbers_of_a_person(
        self, dimension: Dimension, countable: bool
    ) -> None:
        assert dimension.is_countable is countable
