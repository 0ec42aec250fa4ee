"""Points of care: each has an offer that meets it, one that misses it, one that does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import (
    NO,
    NOT_STATED,
    TERRITORY,
    YES,
    brief,
    found,
    offer,
    point,
    said,
    why,
    wish,
)

from dms.modules.hospital import Ward
from dms.requirements.meeting import meet
from dms.requirements.meeting_care import POINTS
from dms.requirements.wishes import ModuleWish

RING = {"base": "mkad", "ring_km": 30}
TVER = {"base": "city_boundary", "city": "Тверь"}
CALLS = {**TERRITORY, "call_until": "20:00"}


def test_everything_that_can_be_asked_is_judged():
    assert set(POINTS) == set(ModuleWish.POINTS)
    assert set(ModuleWish.POINTS) <= set(ModuleWish.model_fields)


class TestOffered:
    @pytest.mark.parametrize(
        ("module", "answer", "words"),
        [
            ({"kind": "dental"}, YES, "yes"),
            ({"kind": "dental", "offered": False}, NO, "no"),
            ({"kind": "dental", "offered": "unknown"}, NOT_STATED, None),
            ({"kind": "outpatient"}, NOT_STATED, None),
        ],
    )
    def test_three_values(self, module, answer, words):
        met = found(brief("dental"), offer(module), "std.dental")
        assert (met.answer, said(met), met.ours) == (answer, words, False)

    def test_what_comes_along_with_other_care_is_given(self):
        given = offer({"kind": "emergency_inpatient", "includes_ambulance": True})
        met = found(brief("ambulance"), given, "std.ambulance")
        assert (met.answer, said(met)) == (YES, "comes with “Emergency inpatient care”")

    def test_what_the_contract_as_such_has_is_given_too(self):
        given = offer("outpatient", modules=[{"kind": "office_doctor", "visits_per_week": 2}])
        asked = brief(wish("office_doctor", visits_per_week=1))
        assert found(asked, given, "std.office_doctor").answer is YES
        met = found(asked, given, "std.office_doctor.visits_per_week")
        assert met.answer is YES
        assert met.where is not None
        assert met.where.pointer == "/modules/0/visits_per_week"

    @pytest.mark.parametrize(
        ("module", "answer"),
        [
            ({"kind": "home_care", "offered": False}, NO),
            ({"kind": "home_care", "offered": "unknown", "territory": TERRITORY}, NOT_STATED),
            ({"kind": "outpatient"}, NOT_STATED),
        ],
    )
    def test_a_point_is_never_better_known_than_the_care(self, module, answer):
        asked = brief(wish("home_care", territory=TERRITORY))
        assert found(asked, offer(module), "std.home_care.territory").answer is answer


DOCTORS = {
    "two": [{"office": "Север", "visits_per_week": 2}, {"office": "Юг", "visits_per_week": 1}],
    "one refused": [{"office": "Север", "offered": False}, {"office": "Юг", "visits_per_week": 2}],
    "both refused": [{"office": "Север", "offered": False}, {"office": "Юг", "offered": False}],
    "one open": [{"office": "Север", "offered": "unknown"}, {"office": "Юг", "offered": False}],
    "one silent": [{"office": "Север", "visits_per_week": 2}, {"office": "Юг"}],
}


class TestSeveralLines:
    """The contract may have a doctor for each of its offices."""

    def met(self, case, path, visits=2, **more):
        modules = [{"kind": "office_doctor", **one} for one in DOCTORS[case]]
        asked = brief(wish("office_doctor", visits_per_week=visits), **more)
        return found(asked, offer("outpatient", modules=modules), path)

    @pytest.mark.parametrize(
        ("case", "answer"),
        [
            ("two", YES),
            ("one refused", YES),
            ("both refused", NO),
            ("one open", NOT_STATED),
            ("one silent", YES),
        ],
    )
    def test_any_of_them_is_enough_and_only_all_refused_is_a_no(self, case, answer):
        assert self.met(case, "std.office_doctor").answer is answer

    @pytest.mark.parametrize(
        ("case", "visits", "answer", "place"),
        [
            ("two", 1, YES, "/modules/0/visits_per_week"),
            ("two", 2, NO, "/modules/1/visits_per_week"),
            ("one refused", 2, YES, "/modules/1/visits_per_week"),
            ("both refused", 2, NO, "/modules/0"),
            ("one open", 2, NOT_STATED, "/modules/0"),
            ("one silent", 2, NOT_STATED, "/modules/1"),
            ("one silent", 3, NO, "/modules/0/visits_per_week"),
        ],
    )
    def test_a_point_holds_on_all_that_give_it(self, case, visits, answer, place):
        met = self.met(case, "std.office_doctor.visits_per_week", visits)
        assert met.answer is answer
        assert met.where is not None
        assert met.where.pointer == place

    @pytest.mark.parametrize(("office", "answer"), [("север", YES), ("Юг", NO), ("Центр", NO)])
    def test_the_offices_of_the_brief_are_meant(self, office, answer):
        offices = [{"name": office, "city": "Москва"}]
        path = "std.office_doctor.visits_per_week"
        assert self.met("two", path, offices=offices).answer is answer

    @pytest.mark.parametrize("in_programme", [False, "unknown"])
    def test_what_the_contract_has_counts_where_the_programme_has_not(self, in_programme):
        own = {"kind": "office_doctor", "offered": in_programme}
        given = offer(own, modules=[{"kind": "office_doctor", "visits_per_week": 1}])
        asked = brief(wish("office_doctor", visits_per_week=1))
        assert {one.answer for one in meet(asked, given)} == {YES}

    def test_a_no_of_the_contract_is_one_where_the_programme_is_silent(self):
        given = offer("outpatient", modules=[{"kind": "office_doctor", "offered": False}])
        assert found(brief("office_doctor"), given, "std.office_doctor").answer is NO


class TestLeftOut:
    """Care that is offered and not taken is not in the price, so its wish is never met."""

    given = offer("outpatient", {"kind": "dental", "places": ["specialised"]})
    asked = brief("outpatient", wish("dental", places=["specialised"]))

    @pytest.mark.parametrize("path", ["std.dental", "std.dental.places"])
    def test_it_is_never_met(self, path):
        met = found(self.asked, self.given, path, taken={"std": ["outpatient"]})
        assert (met.answer, met.ours, met.asks_insurer) == (NOT_STATED, True, False)
        assert why(met) == "it is offered, but left out of this price"

    @pytest.mark.parametrize(
        "taken", [None, {}, {"std": ["outpatient", "dental"]}, {"vip": ["outpatient"]}]
    )
    def test_what_is_taken_is_met(self, taken):
        assert {one.answer for one in meet(self.asked, self.given, taken=taken)} == {YES}

    @pytest.mark.parametrize(("stated", "answer"), [(False, NO), ("unknown", NOT_STATED)])
    def test_what_is_not_offered_cannot_be_left_out(self, stated, answer):
        given = offer("outpatient", {"kind": "dental", "offered": stated})
        met = found(brief("dental"), given, "std.dental", taken={"std": ["outpatient"]})
        assert (met.answer, met.ours) == (answer, False)

    @pytest.mark.parametrize(
        ("taken", "answer"), [("emergency_inpatient", YES), ("dental", NOT_STATED)]
    )
    def test_what_comes_along_is_left_out_with_its_host(self, taken, answer):
        given = offer("dental", {"kind": "emergency_inpatient", "includes_ambulance": True})
        met = found(brief("ambulance"), given, "std.ambulance", taken={"std": [taken]})
        assert met.answer is answer

    def test_what_the_contract_has_is_always_in_the_price(self):
        given = offer("outpatient", modules=[{"kind": "office_doctor"}])
        met = found(brief("office_doctor"), given, "std.office_doctor", taken={"std": []})
        assert met.answer is YES


class TestTerritory:
    @pytest.mark.parametrize(
        ("given", "answer"),
        [
            (TERRITORY, YES),
            ({"base": "russia"}, YES),
            ({"base": "mkad"}, NO),
            ({"base": "city_boundary", "city": "Казань"}, NO),
            ({"base": "region", "region": "RU-MOS"}, NO),
            ({"base": "mkad", "ring_km": 30}, NOT_STATED),
        ],
    )
    def test_as_wide_or_wider(self, given, answer):
        met = point("home_care", "territory", TERRITORY, {"territory": given})
        assert met.answer is answer
        assert (why(met) is not None) == (answer is NOT_STATED)

    @pytest.mark.parametrize(
        ("given", "wanted", "answer"),
        [
            ({**TERRITORY, "included": ["Химки"]}, TERRITORY, YES),
            ({**TVER, "included": ["Кимры"]}, TVER, YES),
            ({**TERRITORY, "excluded": ["Зеленоград"], "ring_km": 30}, TERRITORY, NO),
            ({**TERRITORY, "excluded": ["Бирюлёво"]}, TERRITORY, NO),
            ({"base": "mkad", "ring_km": 30}, {"base": "mkad", "ring_km": 40}, NO),
        ],
    )
    def test_what_is_added_elsewhere_does_not_matter(self, given, wanted, answer):
        assert point("home_care", "territory", wanted, {"territory": given}).answer is answer

    def test_not_stated(self):
        met = point("home_care", "territory", TERRITORY, {})
        assert (met.answer, met.found, met.reason) == (NOT_STATED, None, None)
        assert met.asks_insurer

    @pytest.mark.parametrize(
        ("hours", "answer"),
        [("20:00", YES), ("24:00", YES), ("12:00", NO), (None, NOT_STATED)],
    )
    def test_hours_for_calls(self, hours, answer):
        given = TERRITORY if hours is None else {**TERRITORY, "call_until": hours}
        met = point("home_care", "territory", CALLS, {"territory": given})
        assert met.answer is answer
        if answer is NOT_STATED:
            assert why(met) == "the offer does not say until when calls are accepted"

    def test_hours_that_nobody_asked_for_do_not_matter(self):
        assert point("ambulance", "territory", TERRITORY, {"territory": CALLS}).answer is YES

    def test_a_smaller_area_is_a_miss_whatever_the_hours(self):
        assert point("ambulance", "territory", CALLS, {"territory": {"base": "mkad"}}).answer is NO

    def test_the_words_of_the_contract_and_their_place(self):
        given = {"base": "mkad", "wording": "в пределах МКАД", "clause": "2.1"}
        met = point("home_care", "territory", TERRITORY, {"territory": given, "clause": "2"})
        assert (met.quotation, met.clause) == ("в пределах МКАД", "2.1")
        assert met.where is not None
        assert met.where.pointer == "/programmes/0/modules/0/territory"


class TestHospital:
    @given(st.sampled_from(Ward), st.sampled_from(Ward))
    def test_a_ward_or_a_better_one(self, given, wanted):
        met = point("emergency_inpatient", "ward", wanted.value, {"ward": given.value})
        assert met.answer is (YES if given.rank <= wanted.rank else NO)

    def test_ward_not_stated(self):
        assert point("planned_inpatient", "ward", "double", {}).answer is NOT_STATED

    @pytest.mark.parametrize(
        ("level", "answer"),
        [("Уровень А", YES), ("уровень а", YES), ("Бизнес", NOT_STATED), (None, NOT_STATED)],
    )
    def test_levels_are_only_names(self, level, answer):
        module = {"hospital_level": level}
        met = point("emergency_inpatient", "hospital_level", "Уровень А", module)
        assert met.answer is answer
        assert (why(met) is not None) == (level == "Бизнес")


class TestDental:
    @pytest.mark.parametrize(
        ("places", "answer"),
        [
            (["specialised", "clinic_office"], YES),
            (["clinic_office"], NO),
            ([], NO),
            (None, NOT_STATED),
        ],
    )
    def test_places(self, places, answer):
        wanted = ["clinic_office", "specialised"]
        assert point("dental", "places", wanted, {"places": places}).answer is answer

    @pytest.mark.parametrize(("given", "answer"), [(True, YES), (False, NO), (None, NOT_STATED)])
    def test_prosthetics(self, given, answer):
        assert point("dental", "prosthetics", True, {"prosthetics": given}).answer is answer

    @pytest.mark.parametrize("where", ["module", "programme", "offer"])
    def test_prosthetics_that_are_excluded_anywhere(self, where):
        excluded = {"exclusions": ["prosthetics"]}
        module = excluded if where == "module" else {}
        written = {"programme": {"programme": excluded}, "offer": excluded}.get(where, {})
        met = point("dental", "prosthetics", True, module, **written)
        assert (met.answer, said(met)) == (NO, "excluded")

    def test_what_is_not_asked_for_is_no_wish(self):
        given = offer({"kind": "dental", "prosthetics": False})
        with pytest.raises(KeyError):
            found(brief(wish("dental", prosthetics=False)), given, "std.dental.prosthetics")


class TestOfficeDoctor:
    @pytest.mark.parametrize(
        ("visits", "answer"), [(3, YES), (2, YES), (1, NO), (None, NOT_STATED)]
    )
    def test_visits(self, visits, answer):
        met = point("office_doctor", "visits_per_week", 2, {"visits_per_week": visits})
        assert met.answer is answer
        assert met.wanted.to("en") == "at least 2 visits a week"

    @pytest.mark.parametrize(
        ("hours", "answer"), [("2.5", YES), ("2", YES), ("1.5", NO), (None, NOT_STATED)]
    )
    def test_hours(self, hours, answer):
        met = point("office_doctor", "hours_per_visit", "2", {"hours_per_visit": hours})
        assert met.answer is answer
        assert met.wanted.to("en") == "at least 2 h a visit"


class TestOwnLine:
    """«Сама по себе „скорая помощь“ стоит отдельных денег и должна идти отдельной строкой.»"""

    @pytest.mark.parametrize(
        ("modules", "answer", "words"),
        [
            ([{"kind": "ambulance", "premium": 1900}], YES, "has a line and a price"),
            (
                [{"kind": "ambulance", "premium": "included"}],
                NO,
                "has a line, but no price of its own",
            ),
            ([{"kind": "ambulance"}], NOT_STATED, None),
            ([{"kind": "outpatient"}], NOT_STATED, None),
            ([{"kind": "ambulance", "offered": False}], NO, "the care is not offered"),
            (
                [{"kind": "emergency_inpatient", "includes_ambulance": True}],
                NO,
                "comes with “Emergency inpatient care”",
            ),
            (
                [
                    {"kind": "emergency_inpatient", "includes_ambulance": True},
                    {"kind": "ambulance", "premium": 1900},
                ],
                YES,
                "has a line and a price",
            ),
        ],
    )
    def test_it_has_a_price_of_its_own(self, modules, answer, words):
        given = offer(*modules, programme={"premium": 20_000} if "included" in str(modules) else {})
        met = found(brief(wish("ambulance", own_line=True)), given, "std.ambulance.own_line")
        assert (met.answer, said(met)) == (answer, words)

    def test_one_price_of_the_programme_leaves_it_open(self):
        """Whether the one price is with it is asked; it may come on top with a price of its own."""
        given = offer("ambulance", programme={"premium": 20_000})
        met = found(brief(wish("ambulance", own_line=True)), given, "std.ambulance.own_line")
        assert (met.answer, met.asks_insurer) == (NOT_STATED, True)
        assert "the programme has one price" in (why(met) or "")

    def test_nothing_else_is_said_of_care_that_is_hidden(self):
        given = offer({"kind": "emergency_inpatient", "includes_ambulance": True})
        asked = brief(wish("ambulance", territory=TERRITORY))
        assert found(asked, given, "std.ambulance.territory").answer is NOT_STATED
