"""What is laid out once for an offer serves every group, and knows only its own programme."""

from datetime import date
from typing import Any

import pytest
from choice_models import an_offer, bench, care, option

from dms.configurator import laid_tariff as module
from dms.configurator.composing import composed
from dms.configurator.configuration import Configuration
from dms.configurator.laid_tariff import laid_tariff
from dms.configurator.model_issues import model_issues
from dms.configurator.selection import Selection
from dms.errors import LoadError
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.setting import settle
from dms.rates import Rate

TABLE = {"by": ["programme", "place"], "rows": [["std", "Москва", "50"], ["top", "Москва", "70"]]}
BIRTHS = (date(1995, 1, 1), date(1960, 1, 1))
STARTS = (None, date(2026, 4, 1), date(2026, 9, 15))
TIER = option(b={"set": {"clinic_tier": "B"}, "percent": "10"})


def offer(price: Any = "50", **more: Any) -> Offer:
    dental = care("dental", price, options={"x": option(b={"set": {}, "premium": price})})
    modules = [care("outpatient", taken="always"), dental]
    programmes = ({"id": id_, "modules": modules, "options": {"t": TIER}} for id_ in ("std", "top"))
    return an_offer(*programmes, **more)


def group(size: int, programme: str = "std") -> Roster:
    return Roster.of([Member(id=str(n), programme=programme, place="Москва") for n in range(size)])


class TestOnce:
    def test_groups_of_an_offer_share_what_is_laid_out(self, monkeypatch: pytest.MonkeyPatch):
        calls: list[str] = []
        real = module.laid_out

        def counted(of: Offer, programme: Any) -> Any:
            calls.append(programme.id)
            return real(of, programme)

        monkeypatch.setattr(module, "laid_out", counted)
        of = offer()
        totals = [Configuration(bench(of, group(n), "std")).choose("dental").total for n in (1, 2)]
        assert totals == [150, 300]
        bench(of, group(1, "top"), "top")
        assert calls == ["std", "top"]

    def test_a_changed_offer_is_laid_out_anew(self) -> None:
        of = offer()
        first = laid_tariff(of, of.programmes[0])
        assert laid_tariff(of, of.programmes[0]) is first
        changed = of.agreeing({"factors": ()})
        assert laid_tariff(changed, changed.programmes[0]) is not first
        copied = of.model_copy()
        assert laid_tariff(copied, copied.programmes[0]) is not first

    def test_the_plan_follows_the_group(self) -> None:
        sizes = {"headcount": {"1": "50", "2+": "20"}}
        of = offer(sizes)
        assert [
            Configuration(bench(of, group(n), "std")).choose("dental").total for n in (1, 2, 1)
        ] == [150, 240, 150]
        laid = laid_tariff(of, of.programmes[0])
        one, other = (settle(laid.tariff, group(n), None, None, None)[0] for n in (1, 2))
        assert one is not None
        assert other is not None
        assert laid.plan(one) is laid.plan(one)
        assert laid.plan(one) is not laid.plan(other)

    def test_what_is_wrong_is_found_once_for_an_offer(self) -> None:
        of = offer()
        assert model_issues(of) is model_issues(of)
        changed = of.agreeing({"same_for_all": ("dental.y",)})
        assert model_issues(of) == ()
        assert model_issues(changed) != ()

    def test_faulty_prices_are_an_error_every_time(self) -> None:
        of = offer({"age": {"0-17": "1", "30+": "2"}})
        for _ in range(2):
            with pytest.raises(LoadError):
                laid_tariff(of, of.programmes[0])


class TestTablesByProgramme:
    def test_a_price_inside_a_programme_has_rows_for_it_and_not_for_its_sisters(self) -> None:
        several = [Selection("std", {"dental"}, id=id_) for id_ in ("one", "two")]
        made = composed(offer(TABLE), several)
        keys = {}
        for programme in made.programmes[:2]:
            premium = programme.modules[0].premium
            assert isinstance(premium, Rate)
            keys[programme.id] = [row.keys[0] for row in premium.rows]
        assert keys == {"one": [("one",), ("top",)], "two": [("two",), ("top",)]}

    @pytest.mark.parametrize(("programme", "total"), [("std", 150), ("top", 170)])
    def test_it_costs_what_its_quote_says(self, programme: str, total: int) -> None:
        one = Configuration(bench(offer(TABLE), group(1, programme), programme)).choose("dental")
        assert one.total == one.quote.total == total
        assert one.choose("dental.x=b").total == total

    def test_lines_of_every_alternative_stay_small(self) -> None:
        of = offer(TABLE)
        laid = laid_tariff(of, of.programmes[0])
        ids = {line.id for line in laid.lines}
        tables = [p.lines[0].table for id_, p in laid.tariff.programmes.items() if id_ in ids]
        assert len(tables) == 4
        assert max(len(names) for t in tables for key, _ in t.rows for names in key) == 1


def test_people_who_differ_in_dates_only_are_priced_alike() -> None:
    of = offer({"age": {"0-39": "50", "40+": "80"}})
    roster = Roster.of(
        [
            Member(id=f"{birth} {first}", programme="std", birth=birth, start=first)
            for birth in BIRTHS
            for first in STARTS
        ]
    )
    one = Configuration(bench(of, roster, "std")).choose("dental")
    assert one.total == one.quote.total
    assert len(one.bench.board.crowd.counts) == len(BIRTHS) * len(STARTS)
