"""Terms as documents: what fits together, what is open, and that open is neither yes nor no."""

from typing import Any

import pytest
from pydantic import ValidationError

from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.relative_terms import RelativeTerms, Window
from dms.contracts.terms.terms import (
    EndTerms,
    LeavingTerms,
    ProgrammeChangeTerms,
    SwapTerms,
    Terms,
)
from dms.documents import Document
from dms.issues import Severity
from dms.modules.questions import Asking


def made(**parts: Any) -> Terms:
    return Terms.model_validate({"dms": "terms/1", "id": "contract", **parts})


def codes(document: Asking) -> list[str]:
    return [issue.code for issue in document.questions()]


class TestValidation:
    @pytest.mark.parametrize(
        ("model", "stated", "code"),
        [
            (DayCount, {}, "TERMS-DAYS-KIND"),
            (DayCount, {"working_days": 1, "calendar_days": 1}, "TERMS-DAYS-KIND"),
            (
                FilingRule,
                {"notice": {"working_days": 1}, "backdating": 5},
                "TERMS-BACKDATING-NOTICE",
            ),
            (Window, {"id": "w", "months": 1, "days": 30}, "TERMS-WINDOW-LENGTH"),
            (Window, {"id": "w", "months": 1, "whole_term": True}, "TERMS-WINDOW-LENGTH"),
            (RelativeTerms, {"windows": [{"id": "w"}, {"id": "w"}]}, "TERMS-WINDOW-TWICE"),
            (RelativeTerms, {"relationships": ["employee"]}, "TERMS-RELATIVES-EMPLOYEE"),
        ],
    )
    def test_what_does_not_fit_together(self, model: type[Document], stated, code):
        with pytest.raises(ValidationError) as error:
            model.model_validate(stated)
        assert [e["type"] for e in error.value.errors()] == [code]

    @pytest.mark.parametrize(
        "days", [[], [0], [32], "sometimes", ["x", 1], 15, True, [True], [1.5], "", {"1": 15}]
    )
    def test_what_is_no_day_of_a_month(self, days):
        with pytest.raises(ValidationError) as error:
            FilingRule(days=days)
        assert [e["type"] for e in error.value.errors()] == ["TERMS-DAYS-INVALID"]

    @pytest.mark.parametrize(
        ("stated", "field"),
        [
            ({"notice": {"working_days": -1}}, "notice"),
            ({"counting": "exact"}, "counting"),
            ({"late": "perhaps"}, "late"),
            ({"backdating": -1}, "backdating"),
            ({"entry": "any"}, "entry"),
        ],
    )
    def test_values_that_are_none(self, stated, field):
        with pytest.raises(ValidationError) as error:
            FilingRule.model_validate(stated)
        assert {e["loc"][0] for e in error.value.errors()} == {field}

    @pytest.mark.parametrize("written", [[15, 1], [1, 15, 15], (1, 15), ["15", 1], "1, 15", "15,1"])
    def test_days_come_in_order_however_they_are_written(self, written):
        assert FilingRule(days=written).days == (1, 15)

    def test_a_share_of_one_and_a_half_is_no_uplift(self):
        with pytest.raises(ValidationError):
            Window.model_validate({"id": "w", "uplift": "1.5"})

    @pytest.mark.parametrize("stated", [{"notice": {"working_days": 0}}, {}])
    def test_what_needs_no_notice_may_be_backdated(self, stated):
        assert FilingRule.model_validate(stated | {"backdating": 10}).backdating == 10


class TestThreeValues:
    def test_unknown_said_aloud_is_not_stated(self):
        silent, aloud = made(), made(swap={"allowed": "unknown"}, enrolment={"days": "unknown"})
        assert silent == aloud
        assert aloud.swap.allowed is None

    @pytest.mark.parametrize(
        ("allowed", "asked"),
        [
            (None, ["SWAP-ALLOWED-UNSTATED"]),
            (False, []),
            (
                True,
                [
                    "SWAP-FREE-UNSTATED",
                    "SWAP-SAME-PROGRAMME-UNSTATED",
                    "SWAP-DAYS-UNSTATED",
                    "SWAP-NOTICE-UNSTATED",
                    "SWAP-LATE-UNSTATED",
                ],
            ),
        ],
    )
    def test_yes_no_and_not_stated_ask_for_different_things(self, allowed, asked):
        assert codes(SwapTerms(allowed=allowed)) == asked

    def test_a_change_of_programme_is_asked_about_once_it_is_allowed(self):
        assert codes(ProgrammeChangeTerms()) == ["PROGRAMME-CHANGE-ALLOWED-UNSTATED"]
        allowed = ProgrammeChangeTerms(
            allowed=True, days="any", notice=DayCount(working_days=5), late="next_day"
        )
        assert codes(allowed) == ["PROGRAMME-CHANGE-COUNTING-UNSTATED"]

    def test_a_side_that_may_not_end_the_contract_gives_no_notice(self):
        assert codes(EndTerms(allowed=False)) == []
        assert "END-NOTICE-UNSTATED" in codes(EndTerms(allowed=True))
        assert "REFUND-SET-OFF-SHARE-UNSTATED" in codes(EndTerms(allowed=True))

    def test_no_relatives_no_questions_about_them(self):
        assert codes(RelativeTerms(relationships=())) == []
        assert "RELATIVES-WINDOWS-UNSTATED" in codes(RelativeTerms())

    @pytest.mark.parametrize(
        ("uplifts", "asked"), [([0, 0], False), ([0, None], True), ([0, "0.1"], True), ([], True)]
    )
    def test_who_pays_an_uplift_is_asked_where_there_may_be_one(self, uplifts, asked):
        windows = [{"id": f"w{n}", "uplift": uplift} for n, uplift in enumerate(uplifts)]
        terms = RelativeTerms.model_validate({"windows": windows or None})
        assert ("RELATIVES-UPLIFT-FROM-START-UNSTATED" in codes(terms)) == asked


class TestQuestions:
    @pytest.mark.parametrize(
        ("stated", "asked"),
        [
            ({}, {"days", "notice", "late"}),
            ({"notice": {"working_days": 10}}, {"days", "counting", "late"}),
            ({"notice": {"calendar_days": 10}}, {"days", "counting", "late"}),
            ({"notice": {"working_days": 0}}, {"days"}),
            ({"backdating": 5}, {"days"}),
            ({"days": "any", "notice": {"working_days": 5}, "counting": "strict"}, {"late"}),
        ],
    )
    def test_only_what_the_rest_leaves_relevant(self, stated, asked):
        questions = FilingRule.model_validate(stated).questions()
        assert {issue.where.pointer for issue in questions} == {f"/{name}" for name in asked}

    def test_all_questions_point_into_the_document(self):
        terms = made(relatives={"windows": [{"id": "w"}]})
        questions = terms.questions()
        assert {issue.severity for issue in questions} == {Severity.QUESTION}
        pointers = [issue.where.pointer for issue in questions]
        assert len(set(pointers)) == len(pointers)
        for pointer in pointers:
            part: Any = terms
            for step in pointer.split("/")[1:]:
                part = part[int(step)] if step.isdecimal() else getattr(part, step)
            assert part is None

    def test_proration_is_the_offers_to_answer(self):
        assert not [i for i in made().questions() if "proration" in (i.where.pointer or "")]

    def test_relatives_that_leave_with_their_employee(self):
        assert "LEAVING-WITH-EMPLOYEE-UNSTATED" in codes(LeavingTerms())
        assert "LEAVING-WITH-EMPLOYEE-UNSTATED" not in codes(LeavingTerms(with_employee=False))

    def test_a_question_about_one_field(self):
        issue = Window(id="w").ask_about("days")
        assert issue.code == "WINDOW-MONTHS-UNSTATED"
        assert issue.where.pointer == "/months"


class TestNotice:
    @pytest.mark.parametrize(
        ("stated", "says", "needs"),
        [
            ({}, False, False),
            ({"notice": {"working_days": 0}}, True, False),
            ({"notice": {"calendar_days": 3}}, True, True),
            ({"backdating": 3}, True, False),
            ({"backdating": 0}, False, False),
        ],
    )
    def test_what_a_rule_says_about_it(self, stated, says, needs):
        rule = FilingRule.model_validate(stated)
        assert (rule.says_notice, rule.needs_notice) == (says, needs)


def test_terms_survive_the_way_through_json():
    terms = made(
        enrolment={"days": [1, 15], "notice": {"working_days": 10}},
        relatives={
            "ages": {"child": "0-17"},
            "windows": [{"id": "w", "months": 1, "uplift": "0.15"}],
        },
        proration={"join": "days"},
    )
    assert Terms.model_validate_json(terms.model_dump_json()) == terms
