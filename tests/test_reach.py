"""How near a network is to the people of a roster."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.clinics import Clinic, Network
from dms.members import Member, Roster
from dms.reach import Nearness, Tally, reach


def roster(*rows: tuple[str | None, str | None]) -> Roster:
    members = (Member(id=str(n), place=p, office=o) for n, (p, o) in enumerate(rows))
    return Roster.of(members)


def network(*places: str | None) -> Network:
    return Network(
        clinics=tuple(Clinic(id=f"k{n}", name="К", city=p) for n, p in enumerate(places))
    )


MOSCOW = network("Москва, ЦАО", "Москва, САО", "Московская область, Химки")


def test_near_home_or_near_the_office() -> None:
    """«Рядом с офисом или рядом с домом»."""
    found = reach(
        roster(
            ("Москва, САО", "Москва, ЦАО"),
            ("Московская область, Клин", "Москва, ЦАО"),
            ("Казань", "Казань"),
            ("г. Москва", None),
        ),
        MOSCOW,
    )
    assert found.home == Nearness(city=Tally(2, 2, 0), district=Tally(1, 0, 3))
    assert found.office == Nearness(city=Tally(2, 1, 1), district=Tally(2, 0, 2))
    assert found.either == Nearness(city=Tally(3, 1, 0), district=Tally(2, 0, 2))
    assert found.without == ("Московская область, Клин", "Республика Татарстан, Казань")


@pytest.mark.parametrize(
    ("place", "city", "district"),
    [
        ("Москва, ЦАО", "yes", "yes"),
        ("Москва, ЮАО", "yes", "no"),
        ("Зеленоград", "yes", "no"),
        ("Москва", "yes", "unknown"),
        ("Москва, ул. Примерная, 5", "yes", "unknown"),
        ("Московская область, Химки", "yes", "unknown"),
        ("Московская область, Клин", "no", "unknown"),
        ("Химки", "unknown", "unknown"),
        ("Московская область", "unknown", "unknown"),
        ("Офис Ленинский", "unknown", "unknown"),
        ("", "unknown", "unknown"),
        (None, "unknown", "unknown"),
    ],
)
def test_one_member_at_a_time(place: str | None, city: str, district: str) -> None:
    home = reach(roster((place, None)), MOSCOW).home
    assert home.city == Tally(*(int(city == answer) for answer in ("yes", "no", "unknown")))
    assert home.district == Tally(*(int(district == answer) for answer in ("yes", "no", "unknown")))


def test_a_clinic_whose_place_is_not_stated_leaves_the_question_open() -> None:
    found = reach(roster(("Казань", None), ("Москва", None)), network("Москва", None))
    assert found.home.city == Tally(yes=1, no=0, unknown=1)
    assert found.without == ()


def test_the_same_bare_name_is_the_same_town() -> None:
    found = reach(roster(("г. Мытищи", None), ("Химки", None)), network("Мытищи"))
    assert found.home.city == Tally(yes=1, no=0, unknown=1)


def test_only_the_clinics_of_one_kind_of_care() -> None:
    clinics = Network(
        clinics=(
            Clinic(id="a", name="К", city="Москва", kinds=["dental"]),
            Clinic(id="b", name="К", city="Казань", kinds=["outpatient"]),
        )
    )
    found = reach(roster(("Москва", None), ("Казань", None)), clinics.only(kind="dental"))
    assert found.home.city == Tally(yes=1, no=1, unknown=0)


def test_shares_are_exact_and_say_what_is_not_known() -> None:
    tally = Tally(yes=1, no=1, unknown=1)
    assert tally.total == 3
    assert tally.share == Fraction(1, 3)
    assert tally.share_at_most == Fraction(2, 3)
    assert Tally(0, 0, 0).share is None
    assert Tally(0, 0, 0).share_at_most is None


def test_an_empty_roster_and_an_empty_network() -> None:
    assert reach(roster(), MOSCOW).either.city.total == 0
    found = reach(roster(("Москва", None), (None, None)), network())
    assert found.home.city == Tally(yes=0, no=1, unknown=1)


PLACES = st.sampled_from(
    [None, "Москва", "Москва, ЦАО", "Зеленоград", "Химки", "Казань", "Московская область, Химки"]
)
ROWS = st.lists(st.tuples(PLACES, PLACES), max_size=8)
NETWORKS = st.lists(PLACES, max_size=4)


@given(ROWS, NETWORKS)
def test_everybody_is_counted_once(
    rows: list[tuple[str | None, str | None]], places: list[str | None]
) -> None:
    found = reach(roster(*rows), network(*places))
    for near in (found.home, found.office, found.either):
        assert near.city.total == near.district.total == len(rows)
        assert near.district.yes <= near.city.yes
    assert found.either.city.yes >= max(found.home.city.yes, found.office.city.yes)


@given(ROWS, NETWORKS)
def test_the_order_of_people_and_clinics_does_not_matter(
    rows: list[tuple[str | None, str | None]], places: list[str | None]
) -> None:
    there = reach(roster(*rows), network(*places))
    assert there == reach(roster(*rows[::-1]), network(*places[::-1]))


@given(ROWS, NETWORKS, PLACES)
def test_one_clinic_more_is_never_worse(
    rows: list[tuple[str | None, str | None]], places: list[str | None], more: str | None
) -> None:
    before = reach(roster(*rows), network(*places)).either.city
    after = reach(roster(*rows), network(*places, more)).either.city
    assert after.yes >= before.yes
    assert after.no <= before.no
