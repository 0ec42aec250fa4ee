"""Clinics, networks, and what a change of network means."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.clinics import Access, Clinic, Network, clinics_named, overlap
from dms.places import Place


def clinic(id_: str, name: str = "Клиника", **more: Any) -> Clinic:
    return Clinic(id=id_, name=name, **more)


def network(*clinics: Clinic) -> Network:
    return Network(clinics=clinics)


def test_an_id_of_a_list_elsewhere_stands_for_a_clinic_of_which_nothing_is_known() -> None:
    known = clinic("a", "Клиника А", dental_office=True)
    assert clinics_named(["b", "a"], [known]) == (clinic("b", "b"), known)
    assert clinics_named(["b"], [known])[0].gives("dental") is None
    assert clinics_named([], [known]) == ()


def test_access_is_direct_or_by_referral_or_not_stated() -> None:
    """«Застрахованный может посетить ЛПУ без предварительной записи в любое удобное ему время»."""
    assert clinic("a", access="direct").access is Access.DIRECT
    assert clinic("a", access="by_referral").access is Access.BY_REFERRAL
    assert clinic("a", access="unknown").access is None
    assert clinic("a").access is None


def test_what_is_not_stated_stays_so() -> None:
    stated = clinic("a").model_dump(exclude_none=True)
    assert stated == {"id": "a", "name": "Клиника"}


def test_a_full_entry() -> None:
    """«Чтобы клиника обладала широкой лечебно-диагностической базой»; prices and ratings matter."""
    full = clinic(
        "k-1",
        city="Москва",
        district="ЦАО",
        address="ул. Примерная, 1",
        tier="Бизнес",
        rating="4.75",
        kinds=["outpatient", "dental"],
        services=["ЛОР"],
        diagnostic_base=["лаборатория", "МРТ"],
        access="by_referral",
        diagnostic_only=True,
        dental_office=True,
        home_visits=False,
    )
    assert Clinic.model_validate_json(full.model_dump_json()) == full
    assert str(full.rating) == "4.75"
    assert full.place == Place.named("Москва, ЦАО")


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ({"city": "г. Москва", "district": "САО"}, Place.named("Москва, САО")),
        ({"city": "Химки", "region": "RU-MOS"}, Place(region="RU-MOS", city="Химки")),
        ({"city": "Московская область, Химки"}, Place(region="RU-MOS", city="Химки")),
        ({"city": "Химки"}, Place.named("Химки")),
        ({"region": "RU-TA"}, Place(region="RU-TA")),
        ({"address": "ул. Примерная, 1"}, Place()),
    ],
)
def test_where_a_clinic_is(where: dict[str, str], place: Place) -> None:
    assert clinic("a", **where).place == place


@pytest.mark.parametrize(
    ("stated", "kind", "answer"),
    [
        ({}, "outpatient", None),
        ({"kinds": ["outpatient"]}, "outpatient", True),
        ({"kinds": ["outpatient"]}, "dental", False),
        ({"dental_office": True}, "dental", True),
        ({"dental_office": False}, "dental", False),
        ({"home_visits": True}, "home_care", True),
        ({"home_visits": True}, "dental", None),
    ],
)
def test_which_care_a_clinic_gives(stated: dict[str, Any], kind: str, answer: bool | None) -> None:
    """«Стоматологическую помощь можно включить в базовые поликлиники при наличии кабинета»."""
    assert clinic("a", **stated).gives(kind) is answer


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id": "a b", "name": "К"}, "string_pattern_mismatch"),
        ({"id": "a", "name": ""}, "string_too_short"),
        ({"id": "a", "name": "К", "kinds": "outpatient"}, "CLINIC-LIST-EXPECTED"),
        ({"id": "a", "name": "К", "diagnostic_base": "МРТ"}, "CLINIC-LIST-EXPECTED"),
        ({"id": "a", "name": "К", "rating": 4.5}, "DOC-NUMBER-INVALID"),
        ({"id": "a", "name": "К", "access": "да"}, "enum"),
        ({"id": "a", "name": "К", "region": "Москва"}, "string_pattern_mismatch"),
    ],
)
def test_a_wrong_entry_is_refused(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Clinic(**fields)
    assert [error["type"] for error in caught.value.errors()] == [code]


# Networks

SMALL = network(
    clinic("a", kinds=["outpatient"], access="direct", tier="1"),
    clinic("b", kinds=["outpatient", "dental"], access="by_referral", tier="1"),
    clinic("c", dental_office=True),
)


def test_a_network_is_looked_up_by_id() -> None:
    assert len(SMALL) == 3
    assert "a" in SMALL
    assert "z" not in SMALL
    assert SMALL["b"].access is Access.BY_REFERRAL
    with pytest.raises(KeyError):
        SMALL["z"]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "abc"),
        ({"kind": "outpatient"}, "ab"),
        ({"kind": "dental"}, "bc"),
        ({"access": Access.DIRECT}, "a"),
        ({"tier": "1", "kind": "dental"}, "b"),
        ({"tier": "2"}, ""),
    ],
)
def test_a_part_of_a_network(asked: dict[str, Any], ids: str) -> None:
    assert [c.id for c in SMALL.only(**asked).clinics] == list(ids)


def test_two_clinics_with_one_id_are_refused_at_the_second() -> None:
    with pytest.raises(ValidationError) as caught:
        network(clinic("a"), clinic("b"), clinic("a"))
    (error,) = caught.value.errors()
    assert error["type"] == "CLINIC-ID-TWICE"
    assert error["ctx"]["pointer"] == [2, "id"]


# Overlap


def test_kept_lost_gained() -> None:
    old = network(clinic("a"), clinic("b"), clinic("c"))
    new = network(clinic("c"), clinic("d"), clinic("a"))
    change = overlap(old, new)
    assert [(was.id, now.id) for was, now in change.kept] == [("a", "a"), ("c", "c")]
    assert [c.id for c in change.lost] == ["b"]
    assert [c.id for c in change.gained] == ["d"]
    assert change.counts() == (2, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ({"name": "Клиника «Заря»", "city": "Москва"}, {"name": "клиника Заря"}, False),
        (
            {"name": "Клиника «Заря»", "city": "Москва"},
            {"name": "клиника заря", "city": "г. Москва"},
            True,
        ),
        ({"name": "Заря", "city": "Москва"}, {"name": "Заря", "city": "Казань"}, False),
        ({"name": "Ёлка", "city": "Химки"}, {"name": "Елка", "city": "Химки"}, True),
        ({"name": "Заря"}, {"name": "Заря"}, False),
        (
            {"name": "Заря", "city": "Москва", "district": "ЦАО"},
            {"name": "Заря", "city": "Москва"},
            True,
        ),
    ],
)
def test_insurers_have_ids_of_their_own_so_names_are_matched(
    old: dict[str, str], new: dict[str, str], kept: bool
) -> None:
    change = overlap(network(Clinic(id="o-1", **old)), network(Clinic(id="n-9", **new)))
    assert change.counts() == ((1, 0, 0) if kept else (0, 1, 1))


def test_branches_of_one_name_are_not_guessed_at() -> None:
    branches = [clinic(f"o-{n}", "Сеть", city="Москва") for n in (1, 2)]
    one = clinic("n-1", "Сеть", city="Москва")
    assert overlap(network(*branches), network(one)).counts() == (0, 2, 1)


def test_an_id_goes_before_a_name() -> None:
    old = network(clinic("a", "Заря", city="Москва"), clinic("b", "Луч", city="Москва"))
    new = network(clinic("a", "Луч", city="Москва"), clinic("c", "Луч", city="Москва"))
    change = overlap(old, new)
    assert [(was.id, now.id) for was, now in change.kept] == [("a", "a"), ("b", "c")]


NAMES = st.sampled_from(["Заря", "Луч", "Сеть"])
CITIES = st.sampled_from(["Москва", "Казань", None])


@st.composite
def networks(draw: st.DrawFn) -> Network:
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    return network(*(clinic(i, draw(NAMES), city=draw(CITIES)) for i in ids))


@given(networks(), networks())
def test_every_clinic_is_counted_once(old: Network, new: Network) -> None:
    kept, lost, gained = overlap(old, new).counts()
    assert kept + lost == len(old)
    assert kept + gained == len(new)


@given(networks(), networks())
def test_the_way_back_swaps_lost_and_gained(old: Network, new: Network) -> None:
    there, back = overlap(old, new), overlap(new, old)
    assert {(a.id, b.id) for a, b in there.kept} == {(a.id, b.id) for b, a in back.kept}
    assert there.lost == back.gained
    assert there.gained == back.lost


@given(networks())
def test_a_network_keeps_all_of_itself(one: Network) -> None:
    assert overlap(one, one).counts() == (len(one), 0, 0)
