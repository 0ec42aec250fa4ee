"""Names for people: what a dimension is called, and the values on it."""

from datetime import date

import pytest
from pricing_helpers import offer

from dms.pricing.dimensions import KNOWN
from dms.pricing.naming import dimension_name, line_title, listed, value_name, values_in_words
from dms.pricing.plan import Plan
from dms.pricing.planning import build_plan
from dms.pricing.table_checks import Value
from dms.pricing.tariff_building import build_tariff

START = date(2026, 1, 1)


@pytest.fixture(scope="module")
def plan() -> Plan:
    of = offer(
        {"by": ["place", "age"], "rows": [["г. Ростов-на-Дону", "0-59", "5"], ["*", "60+", "6"]]},
        {"add": "1", "per": "visits"},
        {"multiply": {"headcount": {"2-9": "1", "10+": "0.9"}}},
        columns={"visits": {"title": "Визиты", "values": "numbers"}, "level": {}},
    )
    group = {"headcount": 5, "payment": None, "date": START.toordinal()}
    return build_plan(build_tariff(of), group)


class TestDimensions:
    @pytest.mark.parametrize(
        ("name", "called"),
        [("age", "age"), ("clinic_tier", "clinic tier"), ("visits", "Визиты"), ("level", "level")],
    )
    def test_a_free_column_has_the_title_of_the_offer(
        self, plan: Plan, name: str, called: str
    ) -> None:
        assert dimension_name(name, plan).to("en") == called

    def test_all_usual_ones_have_a_name(self, plan: Plan) -> None:
        assert all(dimension_name(name, plan).to("en") for name in KNOWN)


class TestValues:
    @pytest.mark.parametrize(
        ("name", "value", "called"),
        [
            ("age", None, "not stated"),
            ("age", 0, "0-59"),
            ("age", 60, "60+"),
            ("sex", "female", "female"),
            ("relationship", "other", "other relative"),
            ("place", "ростов-на-дону", "г. Ростов-на-Дону"),
            ("place", "омск", "Омск"),
            ("visits", 3, "3"),
            ("date", START.toordinal(), "2026-01-01"),
        ],
    )
    def test_in_words(self, plan: Plan, name: str, value: Value, called: str) -> None:
        assert value_name(name, value, plan).to("en") == called

    def test_several_at_once(self, plan: Plan) -> None:
        said = values_in_words(["age", "place"], [60, None], plan)
        assert said.to("en") == "age 60+, place not stated"
        assert listed([]).to("en") == ""


def test_a_line_is_called_by_its_kind_of_care(plan: Plan) -> None:
    (line,) = plan.programmes["std"].lines
    assert line_title(line).to("en") == "Outpatient care"
