"""Grades as a document: what it says, and what its parts must not contradict."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from grades_helpers import VIP, grades
from pydantic import ValidationError

from dms.configurator.grades.grades import Grades

STD = {"id": "std"}


def refused(*listed: dict[str, Any], **more: Any) -> list[tuple[str, list[str | int]]]:
    """Return code and place of everything that is wrong with grades.

    A list with a mistake in it is also "too short"; readers of files leave that out.
    """
    with pytest.raises(ValidationError) as caught:
        grades(*listed, **more)
    return [one for error in caught.value.errors() for one in told(error)]


def told(error: Any) -> Iterator[tuple[str, list[str | int]]]:
    """Return code and place of an error, or of all that it stands for."""
    context = error.get("ctx", {})
    for part in context.get("parts", [{"type": error["type"], "ctx": context}]):
        yield part["type"], [*error["loc"], *part["ctx"].get("pointer", ())]


class TestWhatItSays:
    def test_everything_of_the_example(self):
        found = Grades.model_validate(
            {
                "dms": "grades/1",
                "id": "primer-2026",
                "client": "ООО «Пример»",
                "tenure": {"from": "hired"},
                "relatives": "as_employee",
                "grades": [
                    {
                        "id": "vip",
                        "name": "VIP",
                        "of": "konstruktor",
                        "when": {"grade": ["director", "head"]},
                        "members": ["101", "102"],
                        "choose": ["dental", "planned_inpatient"],
                        "drop": ["home_care"],
                        "set": {"dental.place": "specialised"},
                        "budget_per_head": "90 000",
                        "budget": "900 000",
                        "must": ["dental"],
                        "should": ["planned_inpatient.ward=single"],
                        "employer": 1,
                    },
                    {"id": "standard", "employer": "0,5", "upgrades": ["vip"]},
                ],
                "upgraded": {"vip": ["104"]},
            }
        )
        vip, standard = found.grades
        assert (vip.budget_per_head, vip.budget) == (Decimal(90_000), Decimal(900_000))
        assert (vip.has_rule, vip.is_for_everybody) == (True, False)
        assert (standard.has_rule, standard.is_for_everybody) == (False, True)
        assert standard.employer == Decimal("0.5")
        assert [grade.title.to("en") for grade in found.grades] == ["VIP", "standard"]
        assert found.ids == ("vip", "standard")
        assert found.relatives_follow
        assert found.tenure is not None
        assert found.tenure.hired == "hired"

    def test_a_grade_is_found_by_its_id(self):
        found = grades(VIP, STD)
        assert found.grade("std") is found.grades[1]
        assert found.grade("gold") is None

    def test_an_empty_list_is_for_nobody(self):
        extra = grades(VIP, {"id": "spare", "members": []}, STD).grades[1]
        assert (extra.has_rule, extra.is_for_everybody) == (False, False)

    def test_columns_that_a_list_needs_beyond_the_usual_ones(self):
        found = grades(
            {"id": "a", "when": {"level": "3+", "age": "60+", "tenure": "1+"}},
            {"id": "b", "when": {"level": "1-2", "office": "Сити", "place": "Москва"}},
            tenure={"from": "hired"},
        )
        assert found.facts == ("level", "age", "tenure", "office", "place")
        assert found.columns == ("level", "hired")

    def test_tenure_may_be_a_column(self):
        assert grades({"id": "a", "when": {"tenure": "1+"}}).columns == ("tenure",)

    def test_places_are_pointers_without_a_file(self):
        assert grades(STD).locate("/grades/0").pointer == "/grades/0"


class TestMistakesOfAGrade:
    @pytest.mark.parametrize(
        ("written", "code", "way"),
        [
            ({"when": {}}, "too_short", ["when"]),
            ({"when": {"headcount": "3+"}}, "GRADES-FACT-UNKNOWN", ["when", "headcount"]),
            ({"when": {"clinic_tier": "A"}}, "GRADES-FACT-UNKNOWN", ["when", "clinic_tier"]),
            ({"when": {"name": "Иванов"}}, "GRADES-FACT-UNKNOWN", ["when", "name"]),
            ({"when": {"id": "101"}}, "GRADES-FACT-UNKNOWN", ["when", "id"]),
            ({"when": {"entitled": "vip"}}, "GRADES-FACT-UNKNOWN", ["when", "entitled"]),
            ({"when": {"sex": "weiblich"}}, "TARIFF-VALUE-UNKNOWN", ["when", "sex"]),
            ({"when": {"relationship": "boss"}}, "TARIFF-VALUE-UNKNOWN", ["when", "relationship"]),
            ({"when": {"age": "sixty"}}, "TARIFF-BAND-INVALID", ["when", "age"]),
            ({"when": {"tenure": ["1", "2"]}}, "TARIFF-BAND-INVALID", ["when", "tenure"]),
            ({"when": None}, "GRADES-RULE-EMPTY", ["when"]),
            ({"members": None}, "GRADES-RULE-EMPTY", ["members"]),
            ({"when": "unknown", "members": None}, "GRADES-RULE-EMPTY", ["when"]),
            ({"choose": ["dental"], "drop": ["dental"]}, "GRADES-CHOICE-TWICE", ["drop", 0]),
            ({"choose": ["dental place"]}, "DOC-VALUE-INVALID", ["choose", 0]),
            ({"set": {"dental": "clinic"}}, "DOC-VALUE-INVALID", ["set", "dental", "[key]"]),
            ({"employer": "1.5"}, "less_than_equal", ["employer"]),
            ({"budget": "-1"}, "greater_than_equal", ["budget"]),
            ({"members": [101]}, "string_type", ["members", 0]),
        ],
    )
    def test_each_has_its_place(self, written, code, way):
        assert refused({"id": "a", **written})[0] == (code, ["grades", 0, *way])

    def test_all_facts_at_once(self):
        found = refused({"id": "a", "when": {"payment": "single", "age": "old", "grade": "x"}})
        assert found[:2] == [
            ("GRADES-FACT-UNKNOWN", ["grades", 0, "when", "payment"]),
            ("TARIFF-BAND-INVALID", ["grades", 0, "when", "age"]),
        ]


class TestMistakesBetweenGrades:
    @pytest.mark.parametrize(
        ("listed", "more", "code", "way"),
        [
            ([VIP, {**STD, "id": "vip"}], {}, "GRADES-ID-TWICE", ["grades", 1, "id"]),
            ([{"id": "as_employee"}], {}, "GRADES-ID-TWICE", ["grades", 0, "id"]),
            ([STD], {"relatives": "vip"}, "GRADES-RELATIVES-UNKNOWN", ["relatives"]),
            (
                [{**STD, "upgrades": ["vip"]}],
                {},
                "GRADES-UPGRADE-UNKNOWN",
                ["grades", 0, "upgrades", 0],
            ),
            (
                [{**STD, "upgrades": ["std"]}],
                {},
                "GRADES-UPGRADE-IDLE",
                ["grades", 0, "upgrades", 0],
            ),
            (
                [VIP, {**STD, "upgrades": ["vip", "vip"]}],
                {},
                "GRADES-UPGRADE-IDLE",
                ["grades", 1, "upgrades", 1],
            ),
            (
                [{**VIP, "members": ["1"]}, {"id": "b", "members": ["2", "1"]}],
                {},
                "GRADES-MEMBER-TWICE",
                ["grades", 1, "members", 1],
            ),
            (
                [{**VIP, "members": ["1", "1"]}],
                {},
                "GRADES-MEMBER-TWICE",
                ["grades", 0, "members", 1],
            ),
            ([STD, VIP], {}, "GRADES-NEVER-REACHED", ["grades", 1]),
            ([STD, {"id": "b"}], {}, "GRADES-NEVER-REACHED", ["grades", 1]),
            (
                [{**STD, "upgrades": ["vip"]}, VIP],
                {},
                "GRADES-NEVER-REACHED",
                ["grades", 1],
            ),
            ([STD], {"upgraded": {"vip": ["1"]}}, "GRADES-UPGRADE-UNKNOWN", ["upgraded", "vip"]),
            (
                [VIP, STD],
                {"upgraded": {"vip": ["1"]}},
                "GRADES-UPGRADED-NOBODY",
                ["upgraded", "vip"],
            ),
            (
                [VIP, {**STD, "upgrades": ["vip"]}],
                {"upgraded": {"vip": ["1", "2", "1"]}},
                "GRADES-UPGRADED-TWICE",
                ["upgraded", "vip", 2],
            ),
        ],
    )
    def test_each_has_its_place(self, listed, more, code, way):
        assert refused(*listed, **more) == [(code, way)]

    def test_all_at_once(self):
        found = refused(STD, STD, {**VIP, "upgrades": ["gold"]}, relatives="silver")
        assert [code for code, _ in found] == [
            "GRADES-ID-TWICE",
            "GRADES-RELATIVES-UNKNOWN",
            "GRADES-UPGRADE-UNKNOWN",
            "GRADES-NEVER-REACHED",
            "GRADES-NEVER-REACHED",
        ]

    @pytest.mark.parametrize("spare", [{"id": "top"}, {"id": "top", "members": []}])
    def test_a_grade_behind_everybody_may_be_there_for_upgrades_or_relatives(self, spare):
        assert grades({**STD, "upgrades": ["top"]}, spare).ids == ("std", "top")
        assert grades(STD, spare, relatives="top").ids == ("std", "top")

    def test_no_grades_at_all(self):
        with pytest.raises(ValidationError, match="at least 1 item"):
            grades()
