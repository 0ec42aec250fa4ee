"""What a roster may call programmes: by id, by name, and never by a spelling that two share."""

import pytest
from pricing_helpers import offer, programme

from dms.pricing.programme_names import meant_programme, programme_names

TWO = offer(programmes=[programme("1", "std", name="Стандарт"), programme("2", "vip", name="Люкс")])
ONE = offer(programmes=[programme("1", "std", name="Стандарт")])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("std", "std"),
        ("STD", "std"),
        ("стандарт", "std"),
        (" Люкс ", "vip"),
        ("Эконом", None),
        (None, None),
    ],
)
def test_ids_and_names(written: str | None, meant: str | None) -> None:
    ids = [one.id for one in TWO.programmes]
    assert meant_programme(written, ids, programme_names(TWO.programmes)) == meant


def test_no_word_means_the_only_one() -> None:
    assert meant_programme(None, ["std"], programme_names(ONE.programmes)) == "std"


def test_a_spelling_that_two_share_means_neither() -> None:
    twins = offer(
        programmes=[programme("1", "a", name="Люкс"), programme("2", "b", name="люкс")]
    ).programmes
    assert "люкс" not in programme_names(twins)


def test_an_id_goes_before_a_name() -> None:
    crossed = offer(
        programmes=[programme("1", "a", name="b"), programme("2", "b", name="c")]
    ).programmes
    assert programme_names(crossed)["b"] == "b"
