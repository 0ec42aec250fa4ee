"""Joining, leaving and relatives: terms that meet a wish, miss it, and do not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import NO, NOT_STATED, YES, brief, found, offer, said, terms, why, wish

from dms.contracts.terms.filing import DayCount
from dms.issues import Location
from dms.requirements.day_counts import notice_words, surely_at_most
from dms.requirements.meeting import meet

WORKING_5 = {"working_days": 5}
DAYS = {
    "any_day": True,
    "notice_at_most": WORKING_5,
}


def joining(rule, name, **asked):
    requirement = brief(joining={"need": "must", **DAYS, "pro_rata": True, **asked})
    return found(requirement, offer(), f"joining.{name}", terms=terms(enrolment=rule))


def leaving(written, path, asked):
    requirement = brief(leaving={"need": "should", **asked})
    return found(requirement, offer(), path, terms=terms(**written))


def relatives(written, name, **more):
    asked = {
        "need": "should",
        "relationships": ["spouse", "child"],
        "window_months_at_least": 2,
        "uplift_at_most": "0.1",
    }
    given = terms(relatives=written) if written is not None else None
    return found(brief(relatives=asked), offer(**more), f"relatives.{name}", terms=given)


class TestDayCounts:
    @pytest.mark.parametrize(
        ("given", "most", "answer"),
        [
            ({"working_days": 5}, {"working_days": 5}, YES),
            ({"working_days": 6}, {"working_days": 5}, NO),
            ({"calendar_days": 5}, {"calendar_days": 7}, YES),
            ({"calendar_days": 8}, {"calendar_days": 7}, NO),
            # five calendar days never have more than five working days
            ({"calendar_days": 5}, {"working_days": 5}, YES),
            ({"calendar_days": 7}, {"working_days": 5}, NOT_STATED),
            # ten working days take ten calendar days and more
            ({"working_days": 10}, {"calendar_days": 5}, NO),
            ({"working_days": 5}, {"calendar_days": 7}, NOT_STATED),
            ({"working_days": 0}, {"calendar_days": 0}, YES),
            # without notice is without any
            ({"calendar_days": 1}, {"working_days": 0}, NO),
            ({"working_days": 1}, {"calendar_days": 0}, NO),
            ({"calendar_days": 0}, {"working_days": 0}, YES),
        ],
    )
    def test_only_what_every_calendar_says(self, given, most, answer):
        assert surely_at_most(DayCount(**given), DayCount(**most)) is answer

    @given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 30))
    def test_no_calendar_can_contradict(self, given, most, days_off):
        """Between none and some days off: `n` working days take `n` to `n + days_off` days."""
        working, calendar = DayCount(working_days=given), DayCount(calendar_days=most)
        if surely_at_most(working, calendar) is YES:
            assert given + (days_off if given else 0) <= most
        if surely_at_most(working, calendar) is NO:
            assert given + days_off > most
        if surely_at_most(DayCount(calendar_days=given), DayCount(working_days=most)) is YES:
            assert given <= most + days_off

    @pytest.mark.parametrize(
        ("notice", "words"),
        [
            ({"working_days": 5}, "at most 5 working days"),
            ({"calendar_days": 1}, "at most 1 calendar day"),
            ({"working_days": 0}, "without notice"),
        ],
    )
    def test_in_words(self, notice, words):
        assert notice_words(DayCount(**notice)).to("en") == words


class TestJoining:
    """«По-хорошему… не позднее чем за 5 рабочих дней… с доплатой пропорционально периоду.»"""

    @pytest.mark.parametrize(
        ("days", "answer", "words"),
        [
            ("any", YES, "on any day"),
            (list(range(1, 29)), NO, f"on days {', '.join(map(str, range(1, 29)))} of the month"),
            (list(range(1, 32)), YES, f"on days {', '.join(map(str, range(1, 32)))} of the month"),
            ([1, 15], NO, "on days 1, 15 of the month"),
            (None, NOT_STATED, None),
        ],
    )
    def test_days(self, days, answer, words):
        met = joining({"days": days, "clause": "4.2"}, "any_day")
        assert (met.answer, said(met)) == (answer, words)
        assert met.clause == "4.2"
        assert met.where == Location(pointer="/enrolment/days")

    @pytest.mark.parametrize(
        ("rule", "answer"),
        [
            ({"notice": {"working_days": 5}}, YES),
            ({"notice": {"working_days": 10}}, NO),
            ({"notice": {"calendar_days": 14}}, NOT_STATED),
            ({"notice": {"calendar_days": 0}}, YES),
            ({"backdating": 30}, YES),
            ({}, NOT_STATED),
        ],
    )
    def test_notice(self, rule, answer):
        met = joining(rule, "notice_at_most")
        assert met.answer is answer
        assert (why(met) is not None) == (rule == {"notice": {"calendar_days": 14}})

    @pytest.mark.parametrize(
        ("rule", "answer"),
        [
            ("days", YES),
            ({"method": "days", "of": 365}, YES),
            ({"method": "months", "count": "started", "anchor": "entry_day"}, NO),
            ({"method": "short_period", "shares": {1: "0.2", 2: 1}}, NO),
            ("none", NO),
            (None, NOT_STATED),
        ],
    )
    @pytest.mark.parametrize("by_offer", [True, False])
    def test_the_price_of_the_rest(self, rule, answer, by_offer):
        stated = {"proration": {"join": rule}}
        requirement = brief(joining={"need": "must", "pro_rata": True})
        given = offer(**stated) if by_offer else offer()
        own = terms() if by_offer else terms(**stated)
        met = found(requirement, given, "joining.pro_rata", terms=own)
        assert met.answer is answer
        assert (said(met) is None) == (rule is None)

    def test_terms_go_before_the_offer(self):
        requirement = brief(joining={"need": "must", "pro_rata": True})
        given = offer(proration={"join": "none"})
        own = terms(proration={"join": "days"})
        assert found(requirement, given, "joining.pro_rata", terms=own).answer is YES

    def test_only_what_is_asked_for_is_held_against_them(self):
        requirement = brief(joining={"need": "must", "any_day": False})
        assert all(not one.wish.startswith("joining") for one in meet(requirement, offer()))


class TestLeaving:
    @pytest.mark.parametrize(
        ("rule", "name", "answer"),
        [
            ({"days": "any"}, "any_day", YES),
            ({"days": [15]}, "any_day", NO),
            ({}, "any_day", NOT_STATED),
            ({"notice": {"working_days": 3}}, "notice_at_most", YES),
            ({"notice": {"working_days": 30}}, "notice_at_most", NO),
            ({}, "notice_at_most", NOT_STATED),
        ],
    )
    def test_days_and_notice(self, rule, name, answer):
        assert leaving({"leaving": rule}, f"leaving.{name}", DAYS).answer is answer

    @pytest.mark.parametrize("name", ["set_off_share", "cash_share"])
    @pytest.mark.parametrize(
        ("share", "answer", "words"),
        [
            ("1", YES, "the whole paid premium of the days left"),
            ("0.9", YES, "90 % of the paid premium of the days left"),
            ("0.8", NO, "80 % of the paid premium of the days left"),
            ("0", NO, "nothing"),
            (None, NOT_STATED, None),
        ],
    )
    def test_what_comes_back(self, name, share, answer, words):
        refund = {name: share, "clause": "6.2", "expense_load": "none"}
        written = {"leaving": {"refund": refund}}
        asked = {f"{name}_at_least": "0.9"}
        met = leaving(written, f"leaving.{name}_at_least", asked)
        assert (met.answer, said(met), met.clause) == (answer, words, "6.2")
        assert met.wanted.to("en") == "at least 90 % of the paid premium of the days left"

    @pytest.mark.parametrize(
        ("load", "answer", "words"),
        [
            ("none", YES, "nothing"),
            ({"share": 0, "of": "freed"}, YES, "nothing"),
            ({"share": "0.2", "of": "freed"}, NO, "20 % of the paid premium of the days left"),
            ({"share": "0.1", "of": "charged"}, NO, "10 % of all premium of the person"),
            (None, NOT_STATED, None),
        ],
    )
    @pytest.mark.parametrize("path", ["leaving", "early_end"])
    def test_what_the_insurer_keeps(self, load, answer, words, path):
        refund = {"refund": {"expense_load": load}}
        written = {
            "leaving": {"leaving": refund},
            "early_end": {"termination": {"by_client": refund}},
        }[path]
        met = leaving(written, f"{path}.no_expense_load", {"no_expense_load": True})
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(
        ("end", "answer"),
        [
            ({"refund": {"cash_share": "1", "expense_load": "none"}}, YES),
            ({"refund": {"cash_share": "1"}}, NOT_STATED),
            ({"refund": {"cash_share": "0.5"}}, NO),
            ({}, NOT_STATED),
            ({"allowed": False}, NO),
        ],
    )
    def test_the_early_end_of_the_contract(self, end, answer):
        """«Очень внимательно нужно проверять условия расторжения договора.»"""
        written = {"termination": {"by_client": {"clause": "8.2", **end}}}
        asked = {"cash_share_at_least": "0.9"}
        met = leaving(written, "early_end.cash_share_at_least", asked)
        assert (met.answer, met.clause) == (answer, "8.2")

    @pytest.mark.parametrize("name", ["set_off_share", "cash_share"])
    @pytest.mark.parametrize(
        ("load", "answer", "reason"),
        [
            ("none", YES, None),
            ({"share": 0, "of": "charged"}, YES, None),
            ({"share": "0.375", "of": "freed"}, YES, None),  # 0.8 of 0.625 is a half
            ({"share": "0.376", "of": "freed"}, NO, None),
            ({"share": "0.9", "of": "freed"}, NO, None),
            (None, NOT_STATED, "it is not stated whether the insurer keeps a part"),
            ({"share": "0.1", "of": "charged"}, NOT_STATED, "the premium of the whole cover"),
            ({"share": "0.9", "of": "charged"}, NO, None),
        ],
    )
    def test_expenses_are_kept_before_the_share_is_taken(self, name, load, answer, reason):
        written = {"leaving": {"refund": {name: "0.8", "expense_load": load}}}
        met = leaving(written, f"leaving.{name}_at_least", {f"{name}_at_least": "0.5"})
        assert met.answer is answer
        assert (reason or "") in (why(met) or "")
        assert (why(met) is None) == (reason is None)

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"expense_load": "none"}, "80 % of the paid premium of the days left"),
            (
                {"expense_load": {"share": "0.2", "of": "freed"}, "minus_claims": True},
                (
                    "80 % of the paid premium of the days left, after expenses: 20 % of the paid "
                    "premium of the days left, less what was paid for care"
                ),
            ),
        ],
    )
    def test_what_is_taken_off_is_said(self, more, words):
        written = {"leaving": {"refund": {"cash_share": "0.8", **more}}}
        met = leaving(written, "leaving.cash_share_at_least", {"cash_share_at_least": "0.5"})
        assert said(met) == words

    @given(
        st.decimals(0, 1, places=2),
        st.decimals("0.01", 1, places=2),
        st.decimals(0, 1, places=2),
        st.integers(1, 1000),
        st.integers(0, 1000),
    )
    def test_no_case_contradicts_the_answer(self, share, least, load, freed, used):
        """What comes back of `freed` roubles, as the contract computes it, for both bases."""
        for of, base in (("freed", freed), ("charged", freed + used)):
            refund = {"cash_share": share, "expense_load": {"share": load, "of": of}}
            written = {"leaving": {"refund": refund}} if share else {}
            path = "leaving.cash_share_at_least"
            answer = leaving(written, path, {"cash_share_at_least": least}).answer
            returned = max(freed - load * base, 0) * share
            if answer is not NOT_STATED:
                assert (returned >= least * freed) == (answer is YES)

    @pytest.mark.parametrize("name", ["set_off_share", "cash_share"])
    def test_nothing_at_least_is_no_wish(self, name):
        requirement = brief(leaving={"need": "must", f"{name}_at_least": 0})
        assert all(one.programme is not None for one in meet(requirement, offer()))

    def test_nothing_can_be_set_off_after_the_end(self):
        requirement = brief(leaving={"need": "must", "set_off_share_at_least": 1})
        wishes = [one.wish for one in meet(requirement, offer(), terms=terms())]
        assert "leaving.set_off_share_at_least" in wishes
        assert not any(wish.startswith("early_end") for wish in wishes)


class TestRelatives:
    """«В течение 1 месяца с использованием повышающих 10−20%, можно договариваться о 2-ух.»"""

    @pytest.mark.parametrize(
        ("allowed", "answer", "words"),
        [
            (["spouse", "child", "parent"], YES, "spouse, child, parent"),
            (["child"], NO, "child"),
            ([], NO, "no relatives are insured"),
            (None, NOT_STATED, None),
        ],
    )
    def test_who(self, allowed, answer, words):
        met = relatives({"relationships": allowed}, "relationships")
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(
        ("by_terms", "by_offer", "answer"),
        [
            (None, ["employee", "spouse", "child"], YES),
            (None, ["employee"], NO),
            (["spouse", "child"], ["employee", "child"], NO),
            (["spouse", "child"], ["employee", "spouse", "child"], YES),
        ],
    )
    def test_the_offer_must_admit_them_too(self, by_terms, by_offer, answer):
        eligibility = {"relationships": by_offer}
        met = relatives({"relationships": by_terms}, "relationships", eligibility=eligibility)
        assert met.answer is answer

    @pytest.mark.parametrize(
        ("by_offer", "by_programme", "answer", "words"),
        [
            (["employee", "spouse", "child"], ["employee"], NO, "no relatives are insured"),
            (["employee", "child"], ["employee", "spouse", "child"], NO, "child"),
            (["employee", "spouse", "child"], None, YES, "spouse, child"),
            (None, ["employee", "spouse", "child"], YES, "spouse, child"),
            (None, None, NOT_STATED, None),
        ],
    )
    def test_the_programme_must_admit_them_too(self, by_offer, by_programme, answer, words):
        rules = [one and {"relationships": one} for one in (by_offer, by_programme)]
        more = {"eligibility": rules[0], "programme": {"eligibility": rules[1]}}
        met = relatives(None, "relationships", **more)
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(
        ("std", "vip", "answer"),
        [
            (["child"], ["child"], YES),
            (["child"], ["employee"], NO),
            (["child"], None, NOT_STATED),
        ],
    )
    def test_every_programme_that_is_asked_for(self, std, vip, answer):
        written = [
            {"id": id_, "modules": [{"kind": "outpatient"}], "eligibility": {"relationships": one}}
            for id_, one in (("std", std), ("vip", vip), ("other", []))
        ]
        asked = [{"id": id_, "modules": [wish("outpatient")]} for id_ in ("std", "vip")]
        wanted = {"need": "must", "relationships": ["child"]}
        requirement = brief(programmes=asked, relatives=wanted)
        met = found(requirement, offer(programmes=written), "relatives.relationships")
        assert met.answer is answer

    @pytest.mark.parametrize(
        ("windows", "answer", "words"),
        [
            ([{"id": "a", "months": 2}], YES, "2 months"),
            ([{"id": "a", "months": 1}], NO, "1 month"),
            ([{"id": "a", "whole_term": True}], YES, "the whole term"),
            ([{"id": "a", "days": 62}], YES, "62 days"),
            ([{"id": "a", "days": 60}], NOT_STATED, "60 days"),
            ([{"id": "a", "days": 55}], NO, "55 days"),
            ([{"id": "a"}], NOT_STATED, None),
            ([{"id": "a", "months": 1}, {"id": "b", "months": 3}], YES, "1 month, 3 months"),
            ([{"id": "a", "months": 1}, {"id": "b"}], NOT_STATED, "1 month"),
            # a window for newborns is not open to all
            ([{"id": "a", "since": "birth", "months": 12}], NOT_STATED, None),
            (None, NOT_STATED, None),
        ],
    )
    def test_for_how_long(self, windows, answer, words):
        met = relatives({"windows": windows}, "window_months_at_least")
        assert (met.answer, said(met)) == (answer, words)

    @pytest.mark.parametrize(
        ("uplifts", "answer", "words"),
        [
            (["0"], YES, "without an uplift"),
            (["0.1"], YES, "10 % more"),
            (["0.15"], NO, "15 % more"),
            (["0", "0.2"], NO, "without an uplift, 20 % more"),
            (["0", None], NOT_STATED, "without an uplift"),
            ([None], NOT_STATED, None),
        ],
    )
    def test_at_which_uplift(self, uplifts, answer, words):
        windows = [{"id": f"w{n}", "uplift": uplift} for n, uplift in enumerate(uplifts)]
        met = relatives({"windows": windows}, "uplift_at_most")
        assert (met.answer, said(met)) == (answer, words)
        assert met.wanted.to("en") == "at most 10 % more"

    @pytest.mark.parametrize(
        ("factor", "uplift", "answer", "words"),
        [
            ({"percent": 50, "when": {"relationship": ["spouse", "child"]}}, "0", NO, "50 % more"),
            ({"percent": 50, "when": {"relationship": "spouse"}}, None, NO, "50 % more"),
            ({"percent": 50, "when": {"relationship": "parent"}}, "0", YES, "without an uplift"),
            ({"percent": 10, "when": {"relationship": "spouse"}}, "0", YES, "10 % more"),
            ({"percent": 10, "when": {"relationship": "spouse"}}, None, NOT_STATED, "10 % more"),
            # on top of each other they are 10.25 % and 9.2 %
            ({"percent": 5, "when": {"relationship": "spouse"}}, "0.05", NO, "5 % more"),
            ({"percent": 4, "when": {"relationship": "spouse"}}, "0.05", YES, "4 % more"),
            ({"percent": -10, "when": {"relationship": "spouse"}}, "0", YES, "without an uplift"),
            (
                {"multiply": {"relationship": {"employee": "0.8"}, "otherwise": 1}},
                "0",
                NO,
                "25 % more",
            ),
            (
                {"multiply": {"relationship": {"employee": 1, "child": "1.05", "spouse": 1}}},
                "0",
                YES,
                "5 % more",
            ),
        ],
    )
    def test_the_price_list_may_make_them_dearer(self, factor, uplift, answer, words):
        factors = [{"id": "f", "name": "Семья", **factor}]
        windows = [{"id": "a", "uplift": uplift}] if uplift is not None else None
        met = relatives({"windows": windows}, "uplift_at_most", factors=factors)
        assert met.answer is answer
        assert (said(met) or "").endswith(f"by the price list {words} (Семья)")

    @pytest.mark.parametrize(
        "more",
        [
            {
                "factors": [
                    {"id": "f", "percent": 5, "when": {"relationship": "child", "age": "0-3"}}
                ]
            },
            {"factors": [{"id": "f", "add": 500, "when": {"relationship": "child"}}]},
            {
                "factors": [
                    {"id": "f", "percent": 5, "when": {"relationship": "child"}},
                    {"id": "g", "add": 500},
                ]
            },
            {
                "factors": [
                    {"id": "f", "percent": 5, "when": {"relationship": "child"}},
                    {"id": "g", "percent": 5, "when": {"relationship": "spouse"}},
                ]
            },
            {
                "factors": [
                    {
                        "id": "f",
                        "percent": 5,
                        "when": {"relationship": "child"},
                        "modules": ["outpatient"],
                    }
                ]
            },
            {"factors": [{"id": "f", "multiply": {"relationship": {"employee": 1}}}]},
            {"programme": {"premium": {"relationship": {"employee": 100, "child": 105}}}},
        ],
    )
    def test_a_price_list_that_is_not_one_number_is_asked_about(self, more):
        windows = {"windows": [{"id": "a", "uplift": "0"}]}
        met = relatives(windows, "uplift_at_most", **more)
        assert (met.answer, met.asks_insurer) == (NOT_STATED, True)
        assert why(met) == "the price list has its own prices for relatives"
        dear = relatives({"windows": [{"id": "a", "uplift": "0.2"}]}, "uplift_at_most", **more)
        assert dear.answer is NO
        assert relatives(None, "uplift_at_most", **more).answer is NOT_STATED

    @pytest.mark.parametrize("name", ["window_months_at_least", "uplift_at_most"])
    def test_where_nobody_is_insured_no_window_is_open(self, name):
        met = relatives({"relationships": []}, name)
        assert (met.answer, said(met)) == (NO, "no relatives are insured")
        assert relatives({}, name).answer is NOT_STATED

    def test_the_clause_of_the_window(self):
        windows = [{"id": "a", "months": 1, "clause": "4.7.1"}]
        met = relatives({"windows": windows, "clause": "4.7"}, "window_months_at_least")
        assert met.clause == "4.7.1"
        assert relatives({"clause": "4.7"}, "relationships").clause == "4.7"

    @pytest.mark.parametrize(
        ("asked", "wishes"),
        [
            ({"relationships": []}, []),
            ({"relationships": ["child"]}, ["relationships"]),
            ({"window_months_at_least": 1}, ["window_months_at_least"]),
            ({"uplift_at_most": "0"}, ["uplift_at_most"]),
        ],
    )
    def test_only_what_is_asked_for_becomes_a_wish(self, asked, wishes):
        requirement = brief(relatives={"need": "must", **asked})
        about = [one.wish for one in meet(requirement, offer()) if one.programme is None]
        assert about == [f"relatives.{name}" for name in wishes]

    def test_without_terms_the_insurer_is_asked(self):
        met = relatives(None, "uplift_at_most")
        assert (met.answer, met.where, met.asks_insurer) == (NOT_STATED, None, True)
