"""The page in odd cases: one offer, no price, no terms, hostile names, long lists, any offers."""

from datetime import date
from typing import Any

import pytest
from compare_helpers import (
    brief,
    bundle,
    care,
    compared,
    must,
    offer,
    people,
    person,
    relative,
    several_offers,
)
from comparison_page_helpers import Page, example, shown, wrong_sums
from contract_helpers import terms
from hypothesis import given, settings
from hypothesis import strategies as st
from years_helpers import JOINER, plan

from dms.comparison.candidate import Candidate
from dms.comparison.weights import Weights
from dms.members import Roster
from dms.modules.questions import Stated
from dms.report.comparison_page import render_comparison_html
from dms.report.comparison_page.sections import LISTED

A = offer("a", care("outpatient"), care("dental", "500"))
B = offer("b", care("outpatient", "900"), care("dental", offered=False))
SILENT = offer("s", care("outpatient", "1100"))
NONE = offer("n", care("outpatient"), headcount={"min": 99, "counts": "all"})
OFFICE = [care("office_doctor", "70000")]
HIRED = {**JOINER, "programme": "std"}
LEAVER = {"member": "m1", "last_day": "2026-05-15", "filed_on": "2026-05-04", "refund": "cash"}
NASTY = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://x","y")'


def with_some_unpriced() -> Roster:
    return Roster.of([person("p1"), person("p2"), person("p3", "other")])


class TestOneOffer:
    def test_nothing_is_compared_with_itself(self) -> None:
        page = shown(compared(A))
        assert list(wrong_sums(page)) == []
        assert "Clinics compared with" not in page.text
        assert "From one premium to the other" not in page.text
        assert "For the same care" not in page.text

    def test_without_a_brief_it_says_how_to_write_one(self) -> None:
        assert "dms template requirement" in shown(compared(A)).text
        assert "No offer is sure to meet all musts" not in shown(compared(A)).text

    def test_without_terms_no_days_are_calculated(self) -> None:
        page = shown(compared(A))
        assert "No offer has terms of a contract and a price for everybody" in page.text
        assert "No offer states terms for relatives" in page.text
        assert "Months in figures" not in page.captions()

    def test_the_employee_is_the_first_with_a_price(self) -> None:
        roster = Roster.of([person("p1", "other"), person("p2")])
        assert "One employee: No. p2" in shown(compared(A, roster=roster)).text


class TestWithoutPrice:
    def test_it_is_no_zero_and_no_bar(self) -> None:
        page = shown(compared(A, NONE))
        table = page.table("Kinds of care and their premiums")
        assert table.foot[0][2].words == "no price"
        assert table.cell("Outpatient care", "СК «N»").words == "no price"
        assert table.cell("Dental care", "СК «N»").words == "not stated"
        assert "Without a price: СК «N»" in page.text
        assert "RUB0.00" not in page.html

    def test_nobody_has_one(self) -> None:
        page = shown(compared(NONE))
        assert "No offer has a price for this group" in page.text
        assert page.table("Premium by programmes").foot[0][1].words == "no price"
        assert "One employee" not in page.text

    def test_a_part_of_the_people_is_named_a_part(self) -> None:
        page = shown(compared(A, roster=with_some_unpriced()))
        assert "for 2 of 3 people only" in page.text
        assert "Without a price: 1 of 3 people" in page.text
        row = page.table("Premium by programmes").row("other")
        assert row[1].words == "no price"
        assert list(wrong_sums(page)) == []

    def test_an_employee_without_a_price_with_one_offer(self) -> None:
        young = offer("y", care("outpatient"), eligibility={"ages": "0-20"})
        roster = Roster.of([person("p1"), person("p2", birth=date(2010, 1, 1))])
        page = shown(compared(A, young, roster=roster))
        assert "СК «A»: Member p1" in " ".join(page.captions())
        assert "СК «Y»: Member p1" not in " ".join(page.captions())
        assert page.text.count("СК «Y»: ") >= 1

    def test_something_in_the_contract_without_a_price(self) -> None:
        office = [{"kind": "office_doctor", "visits_per_week": 2}]
        page = shown(compared(A, offer("o", care("outpatient"), modules=office)))
        assert "Something in the contract has no price" in page.text

    def test_an_offer_for_another_period_says_so(self) -> None:
        other = {"start": date(2027, 1, 1), "last_day": date(2027, 12, 31)}
        page = shown(compared(A, offer("b", care("outpatient", "900"), period=other)))
        assert "Before you compare" in page.text
        assert page.all("p", "error")

    def test_no_period_at_all(self) -> None:
        page = shown(compared(A.agreeing({"period": None})))
        assert "Neither the offers nor the brief name a contract period" in page.text

    def test_nobody_to_insure(self) -> None:
        page = shown(compared(A, roster=Roster.of([])))
        assert page.part_titles()[0] == "Result"

    def test_a_programme_that_nobody_is_in(self) -> None:
        both = brief(must("outpatient"))
        page = shown(compared(A, roster=people(2, "vip"), requirement=both))
        assert page.table("Premium by programmes").row("Стандарт")[1].words == "nobody"


class TestHowCareIsPriced:
    def test_one_price_for_the_programme(self) -> None:
        page = shown(compared(bundle("w", "3000", "outpatient", "dental"), A))
        table = page.table("Kinds of care and their premiums")
        assert table.row("Whole programme")[1].words == "RUB12,000.00"
        assert table.row("Whole programme")[2].words == "each kind of care apart"
        assert table.row("Dental care")[1].words == "included"
        own = page.table("std: 4 people")
        assert own.row("Whole programme")[1].words == "RUB12,000.00"
        assert own.row("Whole programme")[2].words == ""
        assert own.row("Dental care")[1].lines == ["in the price of the programme"]
        assert list(wrong_sums(page)) == []
        text = "the second prices each kind of care"
        assert text in page.html

    def test_care_that_is_not_taken(self) -> None:
        page = shown(compared(Candidate(A, modules={"std": ["outpatient"]}), A_AGAIN))
        table = page.table("Kinds of care and their premiums")
        assert table.row("Dental care")[1].words == "not taken"
        assert page.table("std: 4").row("Dental care")[1].words == "not taken"

    def test_care_without_a_stated_price_is_asked_about(self) -> None:
        unpriced = offer("u", care("outpatient"), {"kind": "dental"})
        page = shown(compared(unpriced, A))
        assert page.table("Kinds of care and").row("Dental care")[1].words == "not stated"
        cell = page.table("std: 4").row("Dental care")[1]
        assert (cell.words, cell.lines) == ("no price", ["it is offered"])

    def test_what_is_priced_once_for_the_contract(self) -> None:
        page = shown(compared(offer("o", care("outpatient"), modules=OFFICE), A))
        table = page.table("For the contract as a whole")
        assert table.foot[0][1].words == "RUB70,000.00"
        assert table.body[0][2].words == "not stated"
        budget = page.table("Premium by programmes").row("For the contract as a whole")
        assert [cell.words for cell in budget[1:]] == ["RUB70,000.00", ""]
        assert list(wrong_sums(page)) == []

    def test_differences_of_the_contract_name_it(self) -> None:
        one = offer("o", care("outpatient"), modules=[{**OFFICE[0], "visits_per_week": 2}])
        other = offer("p", care("outpatient"), modules=[{**OFFICE[0], "visits_per_week": 3}])
        table = shown(compared(one, other)).table("What exactly differs")
        assert "Office doctor" in table.groups


A_AGAIN = offer("z", care("outpatient"), care("dental", "500"))


class TestPeople:
    def test_a_relative_is_calculated_too(self) -> None:
        roster = Roster.of([person("p1"), relative("p1/1", "p1")])
        page = shown(compared(A, roster=roster))
        assert "One relative: No. p1/1" in page.text
        assert "One relative" not in shown(compared(A)).text

    def test_long_lists_are_never_printed(self) -> None:
        few, many = (render_comparison_html(compared(A, B, roster=people(n))) for n in (20, 3000))
        assert len(many) < len(few) * 1.1
        assert "m2500" not in many

    def test_long_lists_of_clinics_are_counted(self) -> None:
        clinics = [{"id": f"c{n}", "name": f"Clinic {n}", "city": "Москва"} for n in range(99)]
        wide = offer("w", care("outpatient"), clinics=clinics)
        here = offer("h", care("outpatient"), clinics=[{"id": "own", "name": "Own"}])
        page = shown(compared(here, wide))
        assert f"and {99 - LISTED} more" in page.text
        assert page.table("Clinics of all programmes").body[0][3].words == "99"

    def test_clinics_in_both_lists_are_kept(self) -> None:
        one = offer("w", care("outpatient"), clinics=[{"id": "c", "name": "Clinic"}])
        other = offer("h", care("outpatient"), clinics=[{"id": "c", "name": "Clinic"}])
        assert "Kept" in shown(compared(one, other)).text

    def test_who_lists_no_clinics_has_lost_none(self) -> None:
        listed = offer("w", care("outpatient"), clinics=[{"id": "c", "name": "Clinic"}])
        page = shown(compared(listed, SILENT))
        assert "СК «S» lists no clinics" in page.text
        assert page.table("Clinics of all programmes").body[0][2].words == "not stated"

    def test_clinics_that_may_not_give_the_care_are_counted_apart(self) -> None:
        clinics = [{"id": "c", "name": "Clinic", "city": "Москва"}]
        programme = {"clinics": ["c"]}
        near = offer("w", care("outpatient"), clinics=clinics, programme=programme)
        lines = shown(compared(near)).table("Clinics near").body[0][1].lines
        assert "not stated whether they give this care: 1" in lines
        assert "access not stated: 1" in lines

    def test_people_nobody_can_place_are_not_without_a_clinic(self) -> None:
        clinics = [{"id": "c", "name": "Clinic", "city": "Москва", "kinds": ["outpatient"]}]
        near = offer("w", care("outpatient", clinics=["c"]), clinics=clinics)
        page = shown(compared(near))
        assert "near home: cannot be told" in page.table("Clinics near").body[0][1].lines
        roster = Roster.of([person("p1", place="Москва"), person("p2")])
        lines = shown(compared(near, roster=roster)).table("Clinics near").body[0][1].lines
        assert "near home: 1 of 2 people, cannot be told: 1" in lines


class TestContracts:
    def test_a_plan_that_a_contract_leaves_open(self) -> None:
        open_terms = terms(enrolment={"days": None})
        hired = plan(joiners=[HIRED], leavers=[LEAVER])
        found = compared(Candidate(A, terms()), Candidate(B, open_terms), plan=hired)
        page = shown(found)
        assert "is left out for all" in page.text
        assert "СК «B»: the contract leaves the plan open" in page.text
        assert page.table("Months in figures").row("Premium")[2].words == "not stated"
        row = page.table("Somebody like most employees joins").body[0]
        assert row[2].words == "not stated"
        assert row[2].lines
        assert list(wrong_sums(page)) == []

    def test_a_leaving_that_nobody_grants_is_not_calculated(self) -> None:
        page = shown(compared(Candidate(A, terms()), plan=plan(joiners=[HIRED])))
        assert "One leaver of the plan" not in page.text

    def test_a_leaving_that_one_contract_refuses_is_named(self) -> None:
        late = {**LEAVER, "last_day": "2026-05-06"}
        filing = {"notice": {"working_days": 10}, "counting": "strict", "backdating": 0}
        strict = terms(leaving={**filing, "late": "refuse"})
        found = compared(
            Candidate(A, terms(leaving={**filing, "late": "next_day"})),
            Candidate(B, strict),
            plan=plan(leavers=[late]),
        )
        page = shown(found)
        assert "One leaver of the plan: No. m1" in page.text
        assert "СК «B»: refused by the contract" in page.text
        assert "insured until" in page.text

    def test_who_pays_where_there_is_no_price(self) -> None:
        page = shown(compared(A, NONE))
        for row in page.table("Who pays the premium").body:
            assert [cell.words for cell in row[1:]] == ["not stated", "no price"]

    def test_what_is_assumed_in_terms_is_marked(self) -> None:
        open_terms = terms(
            assumptions=[{"at": "enrolment.days", "reading": "any", "note": "так обещали"}]
        )
        page = shown(compared(Candidate(A, open_terms)))
        cell = page.table("Rules for joining").row("Possible days")[1]
        assert "assumed for this calculation" in cell.lines
        assert "так обещали" in page.text

    def test_the_same_terms_are_said_to_be_the_same(self) -> None:
        page = shown(compared(Candidate(A, terms()), Candidate(B, terms())))
        assert page.table("Rules for joining").row("Possible days")[0].lines == ["the same"]

    def test_a_contract_without_findings_says_so(self) -> None:
        page = shown(compared(Candidate(A, terms())))
        table = page.table("Checks of the contracts")
        assert sum(int(row[1].words) for row in table.body) == int(table.foot[0][1].words)

    def test_a_short_contract_has_the_sample_days_that_fit(self) -> None:
        short = {"start": date(2026, 1, 1), "last_day": date(2026, 3, 31)}
        page = shown(compared(Candidate(offer("a", care("outpatient"), period=short), terms())))
        assert len(page.table("Somebody like most employees joins").body) == 1
        assert "Somebody like most employees leaves" not in page.captions()


class TestChoice:
    def test_the_offer_that_the_facts_speak_for_is_lifted(self) -> None:
        page = shown(compared(A, B, requirement=brief(must("dental"))))
        assert len(page.all("article", "marked")) == 1
        assert "The facts speak for this offer" in page.text
        assert page.all("div", "decided")

    def test_nobody_meets_all_musts(self) -> None:
        page = shown(compared(B, SILENT, requirement=brief(must("dental"))))
        assert "No offer is sure to meet all musts" in page.text
        assert "What to ask first" in page.text

    def test_a_brief_without_shoulds_or_musts(self) -> None:
        asked = {"kind": "dental", "need": "should"}
        page = shown(compared(A, requirement=brief(asked)))
        assert "none asked for" in page.text
        assert not any(caption.startswith("Musts:") for caption in page.captions())

    def test_whose_points_are_ahead_whatever_the_answers_are(self) -> None:
        page = shown(compared(A, B, weights=Weights(price=1, price_of="total")))
        assert "СК «B» has more points than all others" in page.text

    def test_care_in_common_by_programme(self) -> None:
        roster = Roster.of([person("p1", "std"), person("p2", "vip")])
        vip = {"id": "vip", "modules": [care("outpatient")]}
        std = {"id": "std", "modules": [care("outpatient"), care("dental")]}
        made = [offer(id_, programmes=[std, vip]) for id_ in ("a", "b")]
        text = shown(compared(*made, roster=roster)).text
        assert "The same care is what all have. std: Outpatient care, Dental care; vip:" in text

    def test_no_care_in_common(self) -> None:
        page = shown(compared(A, offer("t", care("telemedicine"))))
        assert "There is no care for which two of the offers can be compared" in page.text


class TestHostileWords:
    def test_nothing_that_a_file_says_becomes_markup(self) -> None:
        def named(words: str) -> Page:
            clinic = {"id": "c", "name": words, "city": words}
            nasty = offer(
                "x",
                care("outpatient", clinics=["c"], source={"quote": words}, note=words),
                insurer={"id": "x", "name": words},
                client=words,
                clinics=[clinic],
                programme={"name": words},
                assumptions=[{"at": "age.on", "reading": "contract_start", "note": words}],
            )
            roster = Roster.of([person(words), relative(f"{words}/1", words)])
            wanted = brief(must("outpatient"), client=words)
            return shown(compared(nasty, SILENT, roster=roster, requirement=wanted))

        clean = named("words")
        for words in (NASTY, FORMULA, "{{ 7 * 7 }}", '"><img src=x onerror=alert(1)>'):
            page = named(words)
            assert page.names() == clean.names()
            assert words in page.text
            assert "<script" not in page.html

    def test_a_title_of_a_candidate_too(self) -> None:
        page = shown(compared(Candidate(A, title=NASTY), B))
        assert "<script" not in page.html
        assert NASTY in page.text


@settings(max_examples=30, deadline=None)
@given(several_offers, st.sampled_from(["ru", "en"]), st.integers(0, 5))
def test_any_offers_make_a_page_that_adds_up(
    offers: tuple[Any, ...], lang: str, heads: int
) -> None:
    found = compared(*offers, roster=people(heads), requirement=brief(must("dental")))
    page = Page(render_comparison_html(found, lang))
    assert list(wrong_sums(page)) == [] if lang == "en" else page.open == []


@settings(max_examples=30, deadline=None)
@given(several_offers)
def test_no_unknown_care_is_ever_shown_as_a_no(offers: tuple[Any, ...]) -> None:
    found = compared(*offers, roster=people(3))
    page = shown(found)
    for row in found.rows:
        where = "std: 3" if row.programme is not None else "For the contract as a whole"
        for id_, cell in row.cells.items():
            seen = page.table(where).cell(row.title.to("en"), found.names[id_])
            assert (seen.words == "no") == (cell.state is Stated.NO)
            if cell.state is Stated.NOT_STATED:
                assert seen.words == "not stated"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_page_is_in_one_language(lang: str) -> None:
    page = Page(render_comparison_html(example(), lang))
    assert page.all("html") == [{"lang": lang}]
    assert ("Result" in page.text) == (lang == "en")
