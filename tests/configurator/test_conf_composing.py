"""Composing: what is chosen becomes a plain offer, and every part leads back to the document."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from choice_models import an_offer, care, option, people

from dms.configurator.composing import composed
from dms.configurator.selection import Selection
from dms.io.offers import load_offer
from dms.io.yaml_writing import as_yaml
from dms.modules.options import Taken
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote

PLACES = option(
    b={"name": "в стоматологии", "set": {"places": ["specialised"]}, "premium": "140"},
    c={"set": {"places": ["clinic_office", "specialised"]}, "add": "60", "clause": "п. 7"},
    d={"price": "unknown"},
)
TIERS = option(two={"set": {"clinic_tier": "2"}, "percent": "10"}, three={"price": "unknown"})
DENTAL = care("dental", places=["clinic_office"], options={"place": {"name": "Где", **PLACES}})


def programme(id_: str = "std", **more: Any) -> dict[str, Any]:
    modules = [
        care("outpatient", taken="always"),
        DENTAL,
        care("telemedicine", "10", "by_default"),
        {"kind": "maternity", "offered": False},
    ]
    return {"id": id_, "clinic_tier": "1", "options": {"tier": TIERS}, "modules": modules, **more}


def made(offer: Offer, *taken: str, **values: str) -> Offer:
    named = {name.replace("__", "."): value for name, value in values.items()}
    return composed(offer, [Selection("std", taken, named)])


def total(offer: Offer, heads: int = 1) -> Decimal:
    return quote(offer, people(*["std"] * heads)).total


class TestParts:
    def test_what_is_not_taken_is_left_out_and_a_no_stays(self) -> None:
        (one,) = made(an_offer(programme()), "outpatient", "dental").programmes
        assert [m.kind for m in one.modules] == ["outpatient", "dental", "maternity"]
        assert one.modules[2].offered is False

    def test_nothing_is_left_to_choose(self) -> None:
        offer = an_offer(
            programme(rules=[{"choose": "dental", "requires": ["telemedicine"]}]),
            rules=[{"choose": "office_doctor", "at_least": 5}],
            same_for_all=["dental.place"],
            modules=[care("office_doctor", "500", options={"visits": option(b={"add": "1"})})],
        )
        plain = composed(offer, [Selection("std", {"dental"})], Selection("", {"office_doctor"}))
        parts = [plain.programmes[0], *plain.programmes[0].modules, *plain.modules]
        assert all(getattr(part, "options", None) is None for part in parts)
        assert all(getattr(part, "taken", None) is None for part in parts)
        assert (plain.programmes[0].rules, plain.rules, plain.same_for_all) == (None, None, None)

    @pytest.mark.parametrize(
        ("value", "price", "places"),
        [
            ("a", 200, ("clinic_office",)),
            ("b", 240, ("specialised",)),
            ("c", 260, ("clinic_office", "specialised")),
        ],
    )
    def test_a_value_sets_its_fields_and_its_price(
        self, value: str, price: int, places: tuple[str, ...]
    ) -> None:
        one = made(an_offer(programme()), "outpatient", "dental", dental__place=value)
        assert tuple(one.programmes[0].modules[1].places) == places  # type: ignore[attr-defined]
        assert total(one) == price

    def test_steps_come_before_the_factors_of_the_insurer(self) -> None:
        factors = [{"id": "half", "multiply": "0.5"}]
        one = made(an_offer(programme(), factors=factors), "dental", dental__place="c")
        assert [factor.id for factor in one.factors] == ["std.dental.place.c", "half"]
        assert total(one) == 80  # half of 100 and 60
        assert one.factors[0].name == "Где: dental.place=c"
        assert one.factors[0].clause == "п. 7"

    def test_factors_of_care_that_is_not_taken_are_left_out(self) -> None:
        factors = [
            {"id": "x", "multiply": "2", "modules": ["dental", "outpatient"]},
            {"id": "y", "multiply": "2", "modules": ["dental"]},
        ]
        one = made(an_offer(programme(), factors=factors), "outpatient")
        assert [(factor.id, factor.modules) for factor in one.factors] == [("x", ["outpatient"])]

    def test_an_option_of_the_programme_changes_every_price(self) -> None:
        one = made(an_offer(programme()), "outpatient", "dental", programme__tier="two")
        assert one.programmes[0].clinic_tier == "2"
        assert total(one) == 220

    def test_an_unknown_programme_is_no_selection(self) -> None:
        with pytest.raises(ValueError, match="no programme 'none'"):
            composed(an_offer(programme()), [Selection("none", {"dental"})])


class TestPricesNotStated:
    def test_a_value_without_a_price_leaves_its_module_without(self) -> None:
        one = made(an_offer(programme()), "outpatient", "dental", dental__place="d")
        assert one.programmes[0].modules[1].premium is None
        assert quote(one, people("std")).status == "refused"

    def test_a_value_of_the_programme_without_a_price_leaves_nothing_with_one(self) -> None:
        one = made(an_offer(programme()), "outpatient", "dental", programme__tier="three")
        assert [m.premium for m in one.programmes[0].modules] == [None, None, None]
        assert quote(one, people("std")).status == "refused"

    def test_another_price_does_not_cover_it_up(self) -> None:
        options = {"x": option(b={"price": "unknown"}), "y": option(b={"premium": "7"})}
        offer = an_offer(programme(modules=[care("dental", options=options)]))
        one = made(offer, "dental", dental__x="b", dental__y="b")
        assert one.programmes[0].modules[0].premium is None


class TestSeveral:
    def test_one_programme_makes_several(self) -> None:
        by_programme = {"by": ["programme"], "rows": [["std", "3"], ["other", "5"]]}
        offer = an_offer(
            programme(),
            programme("other"),
            factors=[{"id": "f", "multiply": by_programme, "programmes": ["std"]}],
            contribution=[{"when": {"programme": "std"}, "employer": 1}, {"employer": 0}],
        )
        both = composed(
            offer,
            [
                Selection("std", {"outpatient"}, id="one", name="Один"),
                Selection("std", {"dental"}, {"dental.place": "c"}, id="two"),
            ],
        )
        assert [one.id for one in both.programmes] == ["one", "two", "other"]
        assert both.programmes[0].name == "Один"
        quoted = quote(both, people("one", "two", "other"))
        assert [m.amounts.premium for m in quoted.members if m.amounts] == [300, 480, 110]
        assert [m.amounts.employer for m in quoted.members if m.amounts] == [300, 480, 0]

    def test_factor_ids_are_never_the_same(self, tmp_path: Path) -> None:
        long = "x" * 80
        offer = an_offer(
            {"id": long, "modules": [DENTAL]},
            factors=[{"id": long, "multiply": "1"}],
        )
        values = {"dental.place": "c"}
        one = composed(offer, [Selection(long, {"dental"}, values)])
        assert [factor.id for factor in one.factors] == [f"{'x' * 78}-2", long]
        (tmp_path / "offer.yaml").write_text(as_yaml(one), "utf-8")
        assert load_offer(tmp_path / "offer.yaml").factors == one.factors

    def test_other_programmes_come_to_what_they_are_quoted_as(self) -> None:
        offer = an_offer(programme(), programme("other"))
        one = composed(offer, [Selection("std", {"dental"})])
        assert [m.kind for m in one.programmes[1].modules] == [
            "outpatient",
            "telemedicine",
            "maternity",
        ]
        assert quote(one, people("other")).total == quote(offer, people("other")).total == 110

    def test_a_programme_that_is_all_on_request_stays_so(self, tmp_path: Path) -> None:
        asked = {"modules": [DENTAL], "rules": [{"choose": "dental", "requires": ["dental"]}]}
        one = composed(
            an_offer(programme(), programme("other", **asked)), [Selection("std", {"dental"})]
        )
        other = one.programmes[1]
        assert [(m.kind, m.taken) for m in other.modules] == [("dental", Taken.ON_REQUEST)]
        (tmp_path / "offer.yaml").write_text(as_yaml(one), "utf-8")
        again = load_offer(tmp_path / "offer.yaml")
        assert quote(again, people("other")).status == "refused"
        assert quote(again, people("std")).total == 100


class TestWithoutOthers:
    def test_what_is_said_of_programmes_that_are_gone_is_gone_too(self) -> None:
        rows = {"by": ["programme"], "rows": [["std", "3"], ["other", "5"]]}
        offer = an_offer(
            programme(modules=[care("outpatient", {**rows, "otherwise": "9"})]),
            programme("other"),
            factors=[
                {"id": "gone", "multiply": "2", "when": {"programme": "other"}},
                {"id": "kept", "multiply": rows},
            ],
            contribution=[
                {"when": {"programme": "other"}, "employer": 1},
                {"when": {"programme": ["std", "other"]}, "employer": "0.5"},
            ],
        )
        one = composed(offer, [Selection("std", {"outpatient"})], others=False)
        assert [factor.id for factor in one.factors] == ["kept"]
        assert one.contribution is not None
        assert [rule.when for rule in one.contribution] == [{"programme": ["std"]}]
        quoted = quote(one, people("std"))
        assert quoted.total == 9
        assert quoted.amounts.employer == Decimal("4.50")

    def test_who_pays_cannot_be_counted_on_what_is_gone(self) -> None:
        rule = {"employer": 1, "of": "other"}
        offer = an_offer(programme(), programme("other"), contribution=[rule])
        with pytest.raises(ValueError, match="'other'"):
            composed(offer, [Selection("std", {"dental"})], others=False)


class TestContract:
    OFFER = an_offer(
        programme(),
        modules=[
            care(
                "office_doctor",
                "500",
                options={"visits": option(b={"set": {"visits_per_week": 2}, "percent": "50"})},
            ),
            care("telemedicine", "30", taken="by_default"),
        ],
    )

    def test_on_request_it_is_left_out(self) -> None:
        assert [m.kind for m in made(self.OFFER, "dental").modules] == ["telemedicine"]

    def test_it_is_taken_with_its_value(self) -> None:
        doctor = Selection("", {"office_doctor"}, {"office_doctor.visits": "b"})
        one = composed(self.OFFER, [Selection("std", {"dental"})], doctor)
        assert [m.kind for m in one.modules] == ["office_doctor"]
        assert total(one) == 100 + 750
        assert [(f.modules, f.programmes) for f in one.factors] == [(["office_doctor"], [])]


OFFER = """\
dms: offer/1
id: places
insurer: {id: i, name: И}
period: {start: 2026-01-01, last_day: 2026-12-31}
programmes:
  - id: other
    modules: [{kind: outpatient, premium: 1}]
  - id: std
    options:
      tier: {written: a, values: {b: {set: {clinic_tier: "2"}, percent: 3}}}
    modules:
      - {kind: telemedicine, premium: 1}
      - kind: dental
        premium: 100
        options:
          place:
            written: a
            values:
              b: {set: {places: [specialised]},
                  premium: 140}
              c:
                add: 60
factors:
  - {id: f, multiply: 2}
"""


def test_places_lead_to_the_document(tmp_path: Path) -> None:
    path = tmp_path / "offer.yaml"
    path.write_text(OFFER, "utf-8")
    offer = load_offer(path, name="offer.yaml")
    lines = OFFER.splitlines()

    def line(one: Offer, pointer: str) -> str:
        found = one.locate(pointer).line
        assert found is not None
        return lines[found - 1].strip()

    chosen = Selection("std", {"dental"}, {"dental.place": "b", "programme.tier": "b"})
    one = composed(offer, [chosen])
    assert line(one, "/programmes/1/modules/0") == "- kind: dental"
    assert line(one, "/programmes/1/modules/0/premium") == "premium: 140}"
    assert line(one, "/programmes/1/modules/0/places").startswith("b: {set")
    assert line(one, "/programmes/1/clinic_tier").startswith("tier: ")
    assert line(one, "/factors/0").startswith("tier: ")
    assert line(one, "/factors/1/multiply") == "- {id: f, multiply: 2}"
    stepped = composed(offer, [Selection("std", {"dental"}, {"dental.place": "c"})])
    assert line(stepped, "/factors/0/add") == "add: 60"
