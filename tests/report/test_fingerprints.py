"""Fingerprints tell inputs by what they say, not by how or where it is written."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_helpers import MEMBERS, OFFER, PEOPLE, ROSTERS, member, offer

from dms.io.documents import read_document
from dms.io.offers import load_offer
from dms.members import Member, Roster
from dms.report.fingerprints import fingerprint, offer_fingerprint, roster_fingerprint


def test_a_fingerprint_is_a_sha256() -> None:
    assert fingerprint({}) == (
        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    )


def test_the_order_of_keys_does_not_matter_and_that_of_items_does() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint([1, 2]) != fingerprint([2, 1])


class TestOffers:
    def test_the_same_offer_in_another_format_and_place_is_the_same(self, tmp_path: Path) -> None:
        data = read_document(OFFER, name="a.yaml", format="yaml").data
        yaml, as_json = tmp_path / "a.yaml", tmp_path / "b.json"
        yaml.write_text(OFFER, "utf-8")
        as_json.write_text(json.dumps(data, default=str, ensure_ascii=False), "utf-8")
        assert offer_fingerprint(load_offer(yaml)) == offer_fingerprint(load_offer(as_json))

    @pytest.mark.parametrize(
        "other",
        [
            OFFER.replace("18500", "18500.01"),
            OFFER.replace("0-59: 1,", '0-59: "1.1",'),
            OFFER.replace("join: days", "join: none"),
            OFFER.replace("access: direct", "access: by_referral"),
            OFFER + "assumptions: [{at: a, reading: b}]\n",
        ],
    )
    def test_what_it_says_matters(self, other: str) -> None:
        assert other != OFFER
        assert offer_fingerprint(offer(text=other)) != offer_fingerprint(offer())


class TestRosters:
    @given(st.permutations(PEOPLE))
    def test_the_order_of_people_does_not_matter(self, people: list[Member]) -> None:
        assert roster_fingerprint(Roster.of(people)) == roster_fingerprint(Roster.of(PEOPLE))

    def test_names_and_columns_that_say_nothing_do_not_matter(self) -> None:
        bare = Roster({"id": ["a", "b"], "birth": [1990, 1991]})
        full = Roster.of([Member(id="a", birth=1990, name="Имя"), Member(id="b", birth=1991)])
        assert roster_fingerprint(full) == roster_fingerprint(bare)

    @given(ROSTERS, MEMBERS)
    def test_another_member_is_another_roster(self, people: list[Member], other: Member) -> None:
        assert roster_fingerprint(Roster.of(people)) != roster_fingerprint(
            Roster.of([*people, member(f"{other.id}-new", other.birth)])
        )

    @pytest.mark.parametrize(
        "changed",
        [
            {"birth": date(1990, 1, 2)},
            {"sex": "male"},
            {"start": date(2026, 3, 1)},
            {"extra": {"tenure": 3}},
            {"programme": "business"},
        ],
    )
    def test_what_a_price_may_depend_on_matters(self, changed: dict[str, object]) -> None:
        one = {"id": "E-1", "birth": date(1990, 1, 1)}
        before, after = Member(**one), Member(**{**one, **changed})  # type: ignore[arg-type]
        assert roster_fingerprint(Roster.of([before])) != roster_fingerprint(Roster.of([after]))

    def test_an_empty_roster_has_one_too(self) -> None:
        assert roster_fingerprint(Roster({})) == roster_fingerprint(Roster.of([]))
