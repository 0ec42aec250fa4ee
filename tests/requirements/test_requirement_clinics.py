"""Clinics against what a brief asks for: which ones, how one gets in, how near they are."""

import pytest
from requirement_helpers import (
    NO,
    NOT_STATED,
    YES,
    brief,
    found,
    offer,
    people,
    point,
    said,
    why,
    wish,
)

from dms.members import Roster

CENTRE = {"id": "centre", "name": "Клиника в центре", "city": "Москва", "district": "Митино"}
KAZAN = {"id": "kazan", "name": "Клиника №2", "city": "Казань"}


def with_clinics(*clinics, module=None, **written):
    """Write an offer whose outpatient care is given in these clinics."""
    listed = [clinic["id"] for clinic in clinics]
    care = {"kind": "outpatient", "clinics": listed, **(module or {})}
    return offer(care, clinics=list(clinics), **written)


class TestAccess:
    @pytest.mark.parametrize(
        ("general", "clinics", "answer"),
        [
            (None, [], NOT_STATED),
            ("direct", [], YES),
            ("by_referral", [], NO),
            ("direct", [None, "direct"], YES),
            ("direct", ["direct", "by_referral"], NO),
            (None, ["direct", "direct"], YES),
            (None, ["direct", None], NOT_STATED),
            (None, [None, None], NOT_STATED),
            (None, [None, "by_referral"], NO),
            # what the module says is about clinics that say nothing
            ("by_referral", ["direct"], YES),
            ("by_referral", ["direct", None], NO),
        ],
    )
    def test_direct_into_all_base_clinics(self, general, clinics, answer):
        listed = [{"id": f"c{n}", "name": "К", "access": a} for n, a in enumerate(clinics)]
        given = with_clinics(*listed, module={"access": general})
        asked = brief(wish("outpatient", access="direct"))
        assert found(asked, given, "std.outpatient.access").answer is answer

    @pytest.mark.parametrize(
        ("general", "answer"),
        [("direct", YES), ("by_referral", YES), (None, NOT_STATED)],
    )
    def test_direct_is_enough_for_who_would_take_a_referral(self, general, answer):
        met = point("outpatient", "access", "by_referral", {"access": general})
        assert met.answer is answer

    @pytest.mark.parametrize(
        "more", [{"diagnostic_only": True}, {"kinds": ["dental"]}, {"id": "mri"}]
    )
    def test_only_base_clinics_count(self, more):
        other = {"id": "other", "name": "Д", "access": "by_referral", **more}
        module = {"access": "direct", "diagnostic_clinics": ["mri"] if "id" in more else None}
        given = with_clinics(CENTRE, other, module=module)
        asked = brief(wish("outpatient", access="direct"))
        assert found(asked, given, "std.outpatient.access").answer is YES

    def test_the_clinics_with_a_referral_are_named(self):
        closed = {**KAZAN, "access": "by_referral"}
        given = with_clinics(CENTRE, closed, module={"access": "direct"})
        met = found(brief(wish("outpatient", access="direct")), given, "std.outpatient.access")
        assert said(met) == "by the insurer's referral into: Клиника №2"


class TestNamed:
    @pytest.mark.parametrize(
        ("wanted", "answer"),
        [
            (["centre"], YES),
            (["клиника №2", "Клиника  в центре"], YES),
            (["centre", "Клиника у моря"], NO),
        ],
    )
    def test_by_id_or_name(self, wanted, answer):
        given = with_clinics(CENTRE, KAZAN)
        met = found(brief(wish("outpatient", clinics=wanted)), given, "std.outpatient.clinics")
        assert met.answer is answer
        assert ("Клиника у моря" in (said(met) or "")) == (answer is NO)

    def test_those_of_the_programme_are_those_of_the_module(self):
        gives = {**CENTRE, "kinds": ["outpatient"]}
        given = offer("outpatient", clinics=[gives], programme={"clinics": ["centre"]})
        met = found(brief(wish("outpatient", clinics=["centre"])), given, "std.outpatient.clinics")
        assert met.answer is YES
        assert met.where is not None
        assert met.where.pointer == "/programmes/0/clinics"

    def test_not_stated(self):
        met = point("outpatient", "clinics", ["centre"], {})
        assert (met.answer, met.reason) == (NOT_STATED, None)

    def test_listed_but_not_for_this_programme(self):
        met = point("outpatient", "clinics", ["centre"], {}, clinics=[CENTRE])
        assert met.answer is NOT_STATED
        assert "not which of them" in (why(met) or "")

    def test_ids_of_a_list_elsewhere(self):
        met = point("outpatient", "clinics", ["c-17"], {"clinics": ["c-17"]})
        assert met.answer is YES


def near(given, roster, share="0.5", to="home", within="city", **written):
    asked = wish("outpatient", clinics_near={"to": to, "within": within, "share": share})
    path = "std.outpatient.clinics_near"
    return found(brief(asked, **written), given, path, roster=roster)


class TestNear:
    """«Рядом с офисом или рядом с домом»."""

    @pytest.mark.parametrize(
        ("homes", "answer", "words"),
        [
            (["Москва", "Москва"], YES, "2 of 2 people have one"),
            (["Москва", "Тверь"], YES, "1 of 2 people have one"),
            (["Москва", "Тверь", "Тверь"], NO, "1 of 3 people have one"),
            (["Москва", None, "Тверь"], NOT_STATED, "1 of 3 people have one; not known for 1"),
            (["Москва", "Москва", None], YES, "2 of 3 people have one; not known for 1"),
            (["Тверь", "Тверь", None], NO, "0 of 3 people have one; not known for 1"),
        ],
    )
    def test_near_home(self, homes, answer, words):
        met = near(with_clinics(CENTRE), people(*homes))
        assert (met.answer, said(met)) == (answer, words)

    def test_who_is_at_a_loss_is_asked(self):
        unknown_home = near(with_clinics(CENTRE), people("Москва", None, "Тверь"))
        assert (unknown_home.answer, unknown_home.ours) == (NOT_STATED, True)
        nowhere = {"id": "x", "name": "К"}
        unknown_clinic = near(with_clinics(CENTRE, nowhere), people("Москва", "Тверь", "Тверь"))
        assert (unknown_clinic.answer, unknown_clinic.ours) == (NOT_STATED, False)

    def test_within_the_district(self):
        homes = people("Москва, Митино", "Москва, САО")
        given = with_clinics({**CENTRE, "district": "Митино"})
        assert near(given, homes, within="district", share="0.5").answer is YES
        vague = with_clinics({**CENTRE, "district": None})
        met = near(vague, people("Москва, Митино"), within="district")
        assert (met.answer, met.ours) == (NOT_STATED, False)

    def test_a_clinic_of_which_the_care_is_not_stated_leaves_it_open(self):
        general = {"clinics": ["centre"]}
        met = near(offer("outpatient", clinics=[CENTRE], programme=general), people("Москва"))
        assert (met.answer, met.ours) == (NOT_STATED, False)
        gives = {**CENTRE, "kinds": ["outpatient"]}
        met = near(offer("outpatient", clinics=[gives], programme=general), people("Москва"))
        assert met.answer is YES
        other = {**CENTRE, "kinds": ["dental"]}
        met = near(offer("outpatient", clinics=[other], programme=general), people("Москва"))
        assert met.answer is NO

    def test_only_the_people_of_the_programme_count(self):
        roster = people("Москва", "Тверь", programme=["std", "vip"])
        programmes = [{"id": name, "modules": [wish("outpatient")]} for name in ("std", "vip")]
        asked = {"to": "home", "within": "city", "share": 1}
        programmes[0]["modules"] = [wish("outpatient", clinics_near=asked)]
        met = found(
            brief(programmes=programmes),
            with_clinics(CENTRE),
            "std.outpatient.clinics_near",
            roster=roster,
        )
        assert (met.answer, said(met)) == (YES, "1 of 1 person has one")

    def test_a_list_without_programmes_is_about_the_only_one(self):
        roster = Roster({"id": ["1"], "place": ["Москва"]})
        assert near(with_clinics(CENTRE), roster).answer is YES

    @pytest.mark.parametrize(
        ("given", "roster", "words", "ours"),
        [
            (offer("outpatient"), people("Москва"), "does not say which clinics", False),
            (with_clinics(CENTRE), None, "there is no list of people", True),
            (with_clinics(CENTRE), people(), "nobody is in this programme", True),
        ],
    )
    def test_what_is_missing_is_said(self, given, roster, words, ours):
        met = near(given, roster)
        assert (met.answer, met.ours) == (NOT_STATED, ours)
        assert words in (why(met) or "")


class TestListedWithOtherCare:
    """A clinic of the programme gives the care only where the list says so."""

    @pytest.mark.parametrize(
        ("kinds", "answer", "words"),
        [
            (["dental"], YES, "all of them are listed"),
            (["outpatient"], NO, "not listed: c1"),
            (None, NOT_STATED, "all of them are listed"),
        ],
    )
    def test_three_answers(self, kinds, answer, words):
        listed = [{"id": "c1", "name": "К", "kinds": kinds}]
        met = point("dental", "clinics", ("c1",), {}, clinics=listed, programme={"clinics": ["c1"]})
        assert (met.answer, said(met)) == (answer, words)
        if answer is NOT_STATED:
            assert why(met) == "listed, but not said whether they give this care: c1"
            assert met.asks_insurer

    def test_one_that_is_missing_decides(self):
        listed = [{"id": "c1", "name": "К"}]
        asked = ("c1", "c2")
        met = point("dental", "clinics", asked, {}, clinics=listed, programme={"clinics": ["c1"]})
        assert (met.answer, said(met)) == (NO, "not listed: c2")

    def test_what_the_module_itself_names_gives_its_care(self):
        listed = [{"id": "c1", "name": "К"}]
        met = point("dental", "clinics", ("c1",), {"clinics": ["c1"]}, clinics=listed)
        assert met.answer is YES


class TestNearTheOffice:
    def test_the_list_knows_the_office(self):
        roster = people("Тверь", "Тверь", office=["Москва", "Тверь"])
        assert near(with_clinics(CENTRE), roster, to="office").answer is YES
        assert near(with_clinics(CENTRE), roster, to="home").answer is NO
        assert near(with_clinics(CENTRE), roster, to="either").answer is YES

    def test_the_brief_says_where_an_office_of_the_list_is(self):
        roster = people("Тверь", "Тверь", office=["головной офис", None])
        offices = [{"name": "Головной офис", "city": "Москва", "district": "Митино"}]
        met = near(with_clinics(CENTRE), roster, to="office", within="district", offices=offices)
        assert (met.answer, said(met)) == (YES, "1 of 2 people have one; not known for 1")

    @pytest.mark.parametrize("roster", [None, people("Тверь")])
    def test_without_a_list_the_offices_of_the_brief_count(self, roster):
        offices = [
            {"name": "А", "city": "Москва", "people": 9},
            {"name": "Б", "city": "Тверь", "people": 1},
        ]
        met = near(with_clinics(CENTRE), roster, to="office", share="0.9", offices=offices)
        assert (met.answer, said(met)) == (YES, "9 of 10 people have one")

    def test_a_single_office_needs_no_number(self):
        offices = [{"name": "А", "city": "Тверь"}]
        assert near(with_clinics(CENTRE), None, to="office", offices=offices).answer is NO

    def test_several_offices_need_numbers(self):
        offices = [{"name": "А", "city": "Тверь", "people": 3}, {"name": "Б", "city": "Москва"}]
        met = near(with_clinics(CENTRE), None, to="office", offices=offices)
        assert (met.answer, met.ours) == (NOT_STATED, True)
        assert "how many people work in each office" in (why(met) or "")

    def test_home_or_office_needs_the_list(self):
        offices = [{"name": "А", "city": "Москва"}]
        assert near(with_clinics(CENTRE), None, to="either", offices=offices).answer is NOT_STATED
