"""Planning: a tariff narrowed to a group and a choice, so that only people are left to look at."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pricing_helpers import offer, programme

from dms.pricing.offer import Offer
from dms.pricing.plan import CellPrice, Plan
from dms.pricing.planning import build_plan
from dms.pricing.steps import Hole
from dms.pricing.tables import Missing
from dms.pricing.tariff_building import build_tariff

GROUP = {"headcount": 5, "payment": "single", "date": date(2026, 1, 1).toordinal()}


def planned(of: Offer, modules: Mapping[str, Any] | None = None, **group: Any) -> Plan:
    return build_plan(build_tariff(of), {**GROUP, **group}, modules)


class TestDimensions:
    def test_only_what_is_personal_and_looked_at(self) -> None:
        of = offer(
            {"by": ["headcount", "clinic_tier", "place"], "rows": []},
            {"multiply": {"date": {"2026-01-01..": "1"}}, "when": {"payment": "single"}},
            {"add": "1", "per": "visits", "when": {"sex": "male"}},
            contribution=[{"when": {"grade": "A"}, "employer": "1"}],
            eligibility={"ages": "18-80", "relationships": ["employee"]},
            columns={"visits": {"values": "numbers"}, "unused": {}},
        )
        expected = ("age", "grade", "place", "relationship", "sex", "visits")
        assert planned(of).dimensions == expected
        assert planned(of).units == {"visits"}

    def test_a_plain_price_looks_at_nobody(self) -> None:
        assert planned(offer()).dimensions == ()

    def test_where_prices_may_change(self) -> None:
        of = offer(
            {"age": {"0-17": "1", "18+": "2"}},
            {"multiply": "2", "when": {"age": "60-69"}},
            eligibility={"ages": "0-80"},
            contribution=[{"when": {"age": "55+"}, "employer": "0"}, {"employer": "1"}],
        )
        assert planned(of).cuts["age"] == (0, 18, 55, 60, 70, 81)


class TestPrice:
    prices = {"outpatient": "100.50", "dental": {"age": {"0-59": "10", "60+": "20.125"}}}  # noqa: RUF012

    def test_a_weight_for_each_line_exact(self) -> None:
        price = planned(offer(self.prices, {"percent": "1"})).programmes["std"].price((60,))
        assert isinstance(price, CellPrice)
        assert [w / 10**price.places for w in price.weights] == [101.505, 20.32625]
        assert price.total == sum(price.weights)

    def test_a_hole_says_which_table_it_is_in(self) -> None:
        hole = planned(offer(self.prices)).programmes["std"].price((None,))
        assert hole == Hole(("age",), Missing.UNKNOWN, (None,), "/programmes/0/modules/1/premium")

    def test_a_hole_names_what_was_settled(self) -> None:
        of = offer({"by": ["headcount", "age"], "rows": [["10+", "0+", "5"]]})
        hole = planned(of).programmes["std"].price((30,))
        assert isinstance(hole, Hole)
        assert (hole.dimensions, hole.values) == (("headcount", "age"), (5, 30))

    @pytest.mark.parametrize(
        ("taken", "kinds"),
        [(None, ["outpatient", "dental"]), ({"std": ["dental"]}, ["dental"]), ({"x": []}, None)],
    )
    def test_the_lines_that_are_taken(self, taken: Any, kinds: list[str] | None) -> None:
        lines = planned(offer(self.prices), taken).programmes["std"].lines
        assert [line.line.kind for line in lines] == (kinds or ["outpatient", "dental"])

    def test_what_has_no_price_counts_only_if_it_is_taken(self) -> None:
        modules = [{"kind": "outpatient", "premium": "9"}, {"kind": "dental"}]
        of = offer(programmes=[{"id": "std", "modules": modules}])
        assert not planned(of).programmes["std"].is_priced
        assert planned(of, {"std": ["outpatient"]}).programmes["std"].is_priced
        assert not planned(of, {"std": []}).programmes["std"].is_priced


class TestProgrammeNames:
    of = offer(programmes=[programme(id_="std", name="Стандарт"), programme(id_="vip", name="std")])

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("std", "std"),
            (" STD ", "std"),
            ("стандарт", "std"),
            ("vip", "vip"),
            ("бизнес", None),
            (None, None),
        ],
    )
    def test_an_id_comes_before_a_name(self, written: str | None, meant: str | None) -> None:
        assert planned(self.of).programme_id(written) == meant

    def test_the_only_one_need_not_be_named(self) -> None:
        assert planned(offer()).programme_id(None) == "std"
        assert planned(offer()).programme_id("other") is None
