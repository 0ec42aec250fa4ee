"""All wishes of a brief against an offer: paths, order, programmes, and what must always hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import (
    NO,
    NOT_STATED,
    SPAN,
    TERRITORY,
    YES,
    brief,
    found,
    offer,
    people,
    said,
    terms,
    why,
    wish,
)
from test_requirement_checklist import CONTRACT, FULL

from dms.modules.registry import kinds
from dms.requirements.meeting import meet
from dms.requirements.met import tally

ALL = brief(*FULL, **{**CONTRACT, "budget": {"total": 1, "per_head": 1}})


class TestOrder:
    def test_in_the_order_of_the_brief(self):
        requirement = brief(
            wish("dental", places=["specialised"]),
            wish("ambulance", own_line=True),
            **{**CONTRACT, "budget": {"total": 1}},
        )
        assert [one.wish for one in meet(requirement, offer())] == [
            "period",
            "std.dental",
            "std.dental.places",
            "std.ambulance",
            "std.ambulance.own_line",
            "budget.total",
            "joining.any_day",
            "joining.notice_at_most",
            "joining.pro_rata",
            "relatives.relationships",
            "relatives.window_months_at_least",
            "relatives.uplift_at_most",
            "leaving.any_day",
            "leaving.notice_at_most",
            "leaving.cash_share_at_least",
            "leaving.no_expense_load",
            "early_end.cash_share_at_least",
            "early_end.no_expense_load",
            "payment",
        ]

    def test_each_wish_knows_its_programme_and_kind_and_weight(self):
        asked = wish("dental", "should", places=["specialised"])
        care, places = meet(brief(asked), offer())
        assert (care.programme, care.kind, care.need.value) == ("std", "dental", "should")
        assert places.title.to("en") == "Dental care: Where teeth are treated"

    def test_preferred_points_weigh_less(self):
        asked = wish("dental", places=["specialised"], prefer=["places"])
        assert [one.need.value for one in meet(brief(asked), offer())] == ["must", "should"]

    def test_paths_are_unique(self):
        paths = [one.wish for one in meet(ALL, offer(), terms=terms())]
        assert len(paths) == len(set(paths))


class TestProgrammes:
    GIVEN = offer(
        programmes=[
            {"id": "a", "name": "Бизнес", "modules": [{"kind": "dental"}]},
            {"id": "b", "modules": [{"kind": "dental", "offered": False}]},
        ]
    )

    def asked(self, **programme: Any) -> Any:
        return brief(programmes=[{"modules": [wish("dental")], **programme}])

    @pytest.mark.parametrize(
        ("programme", "named", "answer"),
        [
            ({"id": "a"}, {}, YES),
            ({"id": "b"}, {}, NO),
            ({"id": "x", "name": "бизнес"}, {}, YES),
            ({"id": "x"}, {"x": "b"}, NO),
            ({"id": "a"}, {"a": "b"}, NO),
            ({"id": "x", "name": "Икс"}, {"Икс": "b"}, NO),
        ],
    )
    def test_which_programme_of_the_offer_is_meant(self, programme, named, answer):
        path = f"{programme['id']}.dental"
        met = found(self.asked(**programme), self.GIVEN, path, programmes=named)
        assert met.answer is answer

    @pytest.mark.parametrize("named", [{"std": None}, {"STD": "nope"}, {"Стандарт": None}])
    def test_where_one_is_named_no_other_stands_in_for_it(self, named):
        """The offer has a programme `std` too, and it is not the one that is meant."""
        requirement = brief(
            programmes=[{"id": "std", "name": "Стандарт", "modules": [wish("dental")]}]
        )
        met = found(requirement, offer({"kind": "dental"}), "std.dental", programmes=named)
        assert (met.answer, met.ours) == (NOT_STATED, True)
        assert met.reason is not None

    def test_a_programme_that_nothing_answers_is_for_the_client_to_name(self):
        met = found(self.asked(id="x"), self.GIVEN, "x.dental")
        assert (met.answer, met.ours, met.asks_insurer) == (NOT_STATED, True, False)
        assert "which programme of the offer" in (why(met) or "")


class TestEvidence:
    def test_the_words_of_the_offer_about_the_care(self):
        source = {"quote": "Прямой доступ"}
        given = offer({"kind": "outpatient", "access": "direct", "source": source})
        asked = brief(wish("outpatient", access="direct", deductible_at_most=0))
        care, access, deductible = meet(asked, given)
        assert (care.quotation, access.quotation) == ("Прямой доступ", "Прямой доступ")
        assert deductible.quotation is None, "the offer says nothing of it"

    def test_a_note_will_do_and_the_part_goes_first(self):
        territory = {**TERRITORY, "source": {"quote": "по городу"}}
        given = offer({"kind": "home_care", "note": "до 14 часов", "territory": territory})
        care, area = meet(brief(wish("home_care", territory=TERRITORY)), given)
        assert (care.quotation, area.quotation) == ("до 14 часов", "по городу")

    def test_places_point_to_the_nearest_part(self):
        given = offer("outpatient", {"kind": "dental"})
        asked = brief(wish("dental", prosthetics=True), wish("ambulance"))
        pointers = [one.where.pointer for one in meet(asked, given) if one.where]
        assert pointers == ["/programmes/0/modules/1"] * 2 + ["/programmes/0"]


def as_offered(module: dict[str, Any]) -> dict[str, Any]:
    """Return what a wish asks for as an offer that says just that."""
    said_so = {k: v for k, v in module.items() if k not in ("need", "prefer", "own_line")}
    said_so.pop("clinics_near", None)
    if "deductible_at_most" in said_so:
        said_so["deductible"] = {"share": said_so.pop("deductible_at_most")}
    if "waiting_days_at_most" in said_so:
        said_so["waiting_period"] = {"days": said_so.pop("waiting_days_at_most")}
    if module.get("own_line"):
        said_so["premium"] = 100
    return said_so


SHARES = st.sampled_from(["0", "0.1", "0.25", "1"])
POINTS: dict[str, st.SearchStrategy[Any]] = {
    "access": st.sampled_from(["direct", "by_referral"]),
    "ward": st.sampled_from(["single", "double", "triple", "multi"]),
    "hospital_level": st.sampled_from(["1", "Бизнес"]),
    "territory": st.sampled_from(
        [TERRITORY, {"base": "mkad", "ring_km": 30}, {"base": "russia", "call_until": "12:00"}]
    ),
    "places": st.sampled_from([["specialised"], ["clinic_office", "specialised"]]),
    "prosthetics": st.booleans(),
    "visits_per_week": st.integers(1, 7),
    "hours_per_visit": st.sampled_from(["1", "2.5"]),
    "own_line": st.booleans(),
    "clinics": st.sampled_from([["c-1"], ["c-1", "c-2"]]),
    "limits": st.sampled_from(
        [
            [{"visits": 9, "per": "year"}],
            [{"amount": 100, "per": "case"}, {"amount": 9, "per": "term"}],
        ]
    ),
    "deductible_at_most": SHARES,
    "waiting_days_at_most": st.integers(0, 60),
}


@st.composite
def modules(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a wish for a kind of care with points that it has."""
    kind = draw(st.sampled_from(sorted(kinds())))
    own = {"access", "ward", "hospital_level", "places", "prosthetics"}
    own |= {"visits_per_week", "hours_per_visit"}
    fields = kinds()[kind].model_fields
    names = [name for name in POINTS if name not in own or name in fields]
    taken = draw(st.lists(st.sampled_from(names), unique=True))
    return wish(kind, **{name: draw(POINTS[name]) for name in taken})


class TestWhatAlwaysHolds:
    @given(modules())
    def test_an_offer_that_says_what_is_asked_for_meets_it(self, module):
        single = len(module.get("limits", ())) < 2
        met = meet(brief(module), offer(as_offered(module)))
        for one in met:
            if single or not one.wish.endswith(".limits"):
                assert one.answer is YES, (one.wish, said(one), why(one))

    @given(modules())
    def test_silence_is_never_a_no(self, module):
        assert {one.answer for one in meet(brief(module), offer({"kind": "toddler"}))} <= {
            NOT_STATED,
            YES if module["kind"] == "toddler" else NOT_STATED,
        }

    @given(modules())
    def test_an_offer_of_the_bare_care_leaves_the_points_open(self, module):
        care, *points = meet(brief(module), offer({"kind": module["kind"]}))
        assert care.answer is YES
        assert {one.answer for one in points} <= {NOT_STATED}
        assert all(one.asks_insurer and one.found is None for one in points)

    @given(modules())
    def test_care_that_is_refused_misses_every_point(self, module):
        refused = {"kind": module["kind"], "offered": False}
        assert {one.answer for one in meet(brief(module), offer(refused))} == {NO}

    def test_an_offer_that_says_nothing_at_all_misses_nothing(self):
        found_all = meet(ALL, offer({"kind": "toddler"}), roster=people("Москва"))
        assert {one.answer for one in found_all} == {NOT_STATED}
        assert tally(found_all).must_missed == 0

    @given(st.permutations(FULL))
    def test_the_order_of_wishes_changes_no_answer(self, shuffled):
        given = offer({"kind": "dental", "places": []}, {"kind": "outpatient", "access": "direct"})
        answers = {one.wish: one.answer for one in meet(brief(*shuffled, period=SPAN), given)}
        assert answers == {one.wish: one.answer for one in meet(brief(*FULL, period=SPAN), given)}

    def test_words_are_whole(self):
        given = offer(*(as_offered(dict(module)) for module in FULL), period=SPAN)
        for one in meet(ALL, given, terms=terms(), roster=people("Москва")):
            for words in (one.title, one.wanted, one.found, one.reason):
                assert words is None or "{" not in words.to("en")
