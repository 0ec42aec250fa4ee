"""The brief as a document: what is asked, how much it weighs, and what makes no sense."""

from typing import Any

import pytest
from pydantic import ValidationError
from requirement_helpers import brief, wish

from dms.clinics import Access
from dms.modules.registry import kinds
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import ModuleWish, Need


def refused(document: dict[str, Any]) -> tuple[str, list[str | int]]:
    """Return the code and the way to the mistake of a brief.

    A list with a mistake in it is also "too short"; readers of files leave that out.
    """
    with pytest.raises(ValidationError) as error:
        brief(**document)
    one = error.value.errors()[0]
    return one["type"], [*one["loc"], *one.get("ctx", {}).get("pointer", ())]


class TestWhatIsAsked:
    def test_points_are_what_stands_there_and_is_not_false(self):
        asked = ModuleWish.model_validate(
            wish("dental", prosthetics=False, places=["specialised"], own_line=True)
        )
        assert list(asked.points) == ["places", "own_line"]

    def test_unknown_is_the_same_as_left_out(self):
        asked = ModuleWish.model_validate(wish("outpatient", access="unknown"))
        assert asked.points == {}

    def test_a_zero_is_asked_for(self):
        asked = ModuleWish.model_validate(
            wish("outpatient", deductible_at_most=0, waiting_days_at_most=0)
        )
        assert list(asked.points) == ["deductible_at_most", "waiting_days_at_most"]

    def test_preferred_points_are_a_should_although_the_care_is_a_must(self):
        asked = ModuleWish.model_validate(
            wish("outpatient", access="direct", deductible_at_most=0, prefer=["access"])
        )
        assert asked.access is Access.DIRECT
        assert asked.need_of("access") is Need.SHOULD
        assert asked.need_of("deductible_at_most") is Need.MUST

    @pytest.mark.parametrize("kind", kinds())
    def test_every_kind_of_care_can_be_asked_for(self, kind):
        assert brief(kind).programmes[0].modules[0].kind == kind


class TestMistakes:
    @pytest.mark.parametrize(
        ("asked", "code", "place"),
        [
            (wish("astrology"), "REQUIREMENT-MODULE-UNKNOWN", "kind"),
            (wish("outpatient", ward="single"), "REQUIREMENT-POINT-ELSEWHERE", "ward"),
            (
                wish("dental", visits_per_week=1),
                "REQUIREMENT-POINT-ELSEWHERE",
                "visits_per_week",
            ),
            (wish("outpatient", prefer=["access"]), "REQUIREMENT-PREFER", 0),
            (
                wish("outpatient", own_line=False, prefer=["own_line"]),
                "REQUIREMENT-PREFER",
                0,
            ),
            (
                wish("outpatient", limits=[{"visits": 1, "amount": 1}]),
                "REQUIREMENT-LIMIT",
                0,
            ),
            (wish("outpatient", limits=[{"per": "year"}]), "REQUIREMENT-LIMIT", 0),
            (wish("outpatient", limits=[]), "too_short", "limits"),
            (wish("outpatient", clinics=[]), "too_short", "clinics"),
            (wish("outpatient", access="somehow"), "enum", "access"),
            (
                wish("outpatient", clinics_near={"to": "home", "within": "block", "share": 1}),
                "literal_error",
                "within",
            ),
        ],
    )
    def test_in_what_is_asked_of_care(self, asked, code, place):
        found, way = refused({"programmes": [{"id": "std", "modules": [asked]}]})
        assert (found, way[-1]) == (code, place)

    @pytest.mark.parametrize(
        ("written", "code", "way"),
        [
            (
                {"programmes": [{"id": "a", "modules": [wish("dental")]}] * 2},
                "REQUIREMENT-PROGRAMME-TWICE",
                ["programmes", 1, "id"],
            ),
            (
                {"programmes": [{"id": "a", "modules": [wish("dental"), wish("dental")]}]},
                "REQUIREMENT-MODULE-TWICE",
                ["programmes", 0, "modules", 1],
            ),
            ({"headcount": {"vip": 3}}, "REQUIREMENT-HEADCOUNT", ["headcount", "vip"]),
            (
                {"relatives": {"need": "must", "relationships": ["child", "employee"]}},
                "REQUIREMENT-RELATIVES-EMPLOYEE",
                ["relatives", "relationships", 1],
            ),
            ({"payment": ["weekly"]}, "literal_error", ["payment", 0]),
            ({"budget": {"total": 1.5}}, "DOC-NUMBER-INVALID", ["budget", "total"]),
        ],
    )
    def test_elsewhere(self, written, code, way):
        assert refused(written) == (code, way)


class TestPlaces:
    def test_without_a_file_the_place_is_the_pointer(self):
        assert brief().locate("/joining").pointer == "/joining"

    def test_a_brief_that_was_read_knows_its_file_and_stays_equal(self):
        made = brief()
        read = made.read_from(lambda pointer: made.locate(f"/x{pointer}"))
        assert read.locate("/a").pointer == "/x/a"
        assert made.locate("/a").pointer == "/a"
        assert isinstance(read, Requirement)
        assert read.model_dump() == made.model_dump()
