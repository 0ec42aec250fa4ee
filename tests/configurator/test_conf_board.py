"""The price board: who has a price whatever is chosen, who has none, and who only with some."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from choice_models import an_offer, bench, care, option, people

from dms.configurator.board_making import price_board
from dms.configurator.configuration import Configuration
from dms.configurator.price_board import PriceBoard
from dms.configurator.priced_alternatives import WHOLE, laid_out
from dms.configurator.states import Status
from dms.errors import LoadError
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer

ADULT, CHILD, OLD = date(1990, 5, 5), date(2015, 3, 3), date(1950, 1, 1)
BASE = care("outpatient", taken="always")


def offer(*modules: Any, **more: Any) -> Offer:
    parts = {k: more.pop(k) for k in ("premium", "options", "eligibility", "rules") if k in more}
    return an_offer({"id": "std", "modules": [BASE, *modules], **parts}, **more)


def group(*births: date | None, **more: Any) -> Roster:
    return Roster.of([Member(id=str(n), birth=b, **more) for n, b in enumerate(births, 1)])


def start(of: Offer, roster: Roster) -> Configuration:
    return Configuration(bench(of, roster))


def why(one: Configuration, name: str) -> str:
    """Return the one rule that excludes a choice by itself."""
    state = one.state(name)
    assert (state.status, state.taken) == (Status.EXCLUDED, False)
    assert state.why is not None
    assert state.why.decisions == ()
    (rule,) = state.why.rules
    return rule.words.to("en")


def agrees(one: Configuration) -> Decimal | None:
    """Return the total, which is that of the quote."""
    total = one.total
    assert (None if one.quote.status == "refused" else one.quote.total) == total
    return total


class TestWhoHasAPrice:
    def test_whoever_the_programme_does_not_admit_is_set_apart(self) -> None:
        one = start(offer(care("dental"), eligibility={"ages": "18-65"}), group(ADULT, CHILD, OLD))
        assert [(n, issue.code) for n, issue in one.bench.board.apart] == [
            (1, "MEMBER-AGE-NOT-INSURED"),
            (1, "MEMBER-AGE-NOT-INSURED"),
        ]
        assert agrees(one.choose("dental")) == 200
        assert one.bench.board.heads == one.bench.board.own_heads == 1

    def test_care_for_some_ages_cannot_be_taken_for_others(self) -> None:
        one = start(offer(care("dental", ages="18+")), group(ADULT, CHILD))
        assert why(one, "dental") == (
            "1 person would be without a price: Only ages 18+ are insured (full years)"
        )
        assert agrees(one) == 200

    @pytest.mark.parametrize("premium", ["included", "100"])
    def test_care_without_a_price_of_its_own_admits_too(self, premium: str) -> None:
        one = start(offer(care("dental", premium, ages="18+")), group(ADULT, CHILD))
        assert one.state("dental").status is Status.EXCLUDED
        assert agrees(one) == 200

    def test_always_included_care_sets_apart_whom_it_does_not_admit(self) -> None:
        one = start(offer(care("dental", "included", "always", ages="18+")), group(ADULT, CHILD))
        assert [heads for heads, _ in one.bench.board.apart] == [1]
        assert agrees(one) == 100

    def test_a_value_may_be_for_some_ages_only(self) -> None:
        ages = option(b={"set": {"ages": "18+"}, "premium": "60"})
        one = start(offer(care("dental", options={"ages": ages})), group(ADULT, CHILD))
        assert "1 person would be without a price" in why(one, "dental.ages=b")
        assert agrees(one.choose("dental")) == 400

    def test_a_hole_in_a_table_is_told_in_the_words_of_the_offer(self) -> None:
        rows = {"by": ["programme", "place"], "rows": [["std", "Москва", "50"]]}
        one = start(offer(care("dental", rows)), group(ADULT, place="Казань"))
        said = why(one, "dental")
        assert "no rate for programme std, " in said
        assert "line." not in said

    def test_people_of_no_programme_are_told_what_there_is(self) -> None:
        both = an_offer({"id": "a", "modules": [BASE]}, {"id": "b", "modules": [BASE]})
        board = bench(both, people("a", "c"), "a").board
        ((heads, issue),) = board.apart
        assert (heads, issue.code) == (1, "MEMBER-PROGRAMME-UNKNOWN")
        assert issue.advice("en") == "Use one of: a, b."

    def test_the_unborn_have_no_price(self) -> None:
        one = start(offer(), group(ADULT, date(2026, 5, 5)))
        assert [issue.code for _, issue in one.bench.board.apart] == ["MEMBER-UNBORN"]
        assert agrees(one) == 100

    def test_dates_outside_the_contract_are_no_cover(self) -> None:
        roster = Roster.of([Member(id="1"), Member(id="2", start=date(2027, 5, 5))])
        one = start(offer(), roster)
        assert [issue.code for _, issue in one.bench.board.apart] == ["MEMBER-DATES-OUTSIDE"]
        assert agrees(one) == 100

    def test_whose_dates_cost_nothing_still_counts(self) -> None:
        free = {
            "join": {"method": "months", "count": "full", "anchor": "contract_day", "of": 12},
            "leave": "none",
        }
        one = start(offer(proration=free), group(ADULT, start=date(2026, 12, 15)))
        assert agrees(one) == 0
        assert one.bench.board.own_heads == 1

    def test_nobody_in_the_programme(self) -> None:
        both = an_offer(
            {"id": "a", "modules": [BASE]}, {"id": "b", "modules": [BASE, care("dental")]}
        )
        one = Configuration(bench(both, people("a"), "b"))
        assert agrees(one) == 100
        assert one.state("dental").difference is None


class TestWholeProgramme:
    TIERS = option(b={"set": {"clinic_tier": "2"}, "premium": {"age": {"18-59": "900"}}})

    def test_one_price_for_everything(self) -> None:
        dental = care("dental", "included", "by_default")
        one = start(offer(dental, premium="500"), group(ADULT, ADULT))
        assert agrees(one) == 2 * (500 + 100)
        dropped = one.state("dental").difference
        assert dropped is not None
        assert dropped.total == 0

    def test_its_price_may_change_with_an_option(self) -> None:
        whole = offer(premium="500", options={"tier": self.TIERS})
        assert agrees(start(whole, group(ADULT)).choose("programme.tier=b")) == 1000
        assert "1 person would be without a price" in why(
            start(whole, group(ADULT, CHILD)), "programme.tier=b"
        )

    def test_nothing_is_possible_where_each_way_leaves_somebody_out(self) -> None:
        whole = offer(premium={"age": {"0-17": "500"}}, options={"tier": self.TIERS})
        one = start(whole, group(ADULT, CHILD))
        assert not one.is_possible
        (clash,) = one.clashes
        assert clash.decisions == ()
        assert one.total is None


class TestPricesNotStated:
    @pytest.mark.parametrize(
        "modules",
        [
            [care("dental", "unknown")],
            [care("dental", options={"x": option(b={"price": "unknown"})})],
        ],
    )
    def test_what_has_no_price_cannot_be_chosen(self, modules: list[Any]) -> None:
        one = start(offer(*modules), group(ADULT))
        name = "dental.x=b" if "options" in modules[0] else "dental"
        assert why(one, name).startswith("The offer states no price for: Dental care")
        assert agrees(one) == 100

    def test_where_only_one_value_has_a_price_it_is_taken(self) -> None:
        dental = care("dental", "unknown", "always", options={"x": option(b={"premium": "30"})})
        one = start(offer(dental), group(ADULT))
        assert one.taken["dental.x=b"]
        assert agrees(one) == 130

    def test_a_value_of_the_programme_without_a_price(self) -> None:
        one = start(offer(options={"tier": option(b={"price": "unknown"})}), group(ADULT))
        assert "states no price" in why(one, "programme.tier=b")

    def test_something_that_is_paid_for_is_taken(self) -> None:
        modules = [care("dental"), care("telemedicine", "included", "by_default")]
        one = Configuration(bench(an_offer({"id": "std", "modules": modules}), group(ADULT)))
        assert one.state("dental").status is Status.IMPLIED
        assert agrees(one) == 100
        assert not one.drop("dental").is_possible


class TestContract:
    DOCTOR = care(
        "office_doctor",
        "40",
        premium_per="hour",
        visits_per_week=1,
        hours_per_visit="1.5",
        weeks=50,
        options={
            "visits": option(
                b={"set": {"visits_per_week": 2}, "price": "same"}, c={"price": "unknown"}
            )
        },
    )

    def test_it_is_paid_once(self) -> None:
        one = start(offer(modules=[self.DOCTOR]), group(ADULT, ADULT))
        assert agrees(one.choose("office_doctor")) == 200 + 3000
        assert agrees(one.choose("office_doctor.visits=b")) == 200 + 6000
        assert "states no price" in why(one, "office_doctor.visits=c")

    def test_its_price_may_depend_on_the_group(self) -> None:
        doctor = care("office_doctor", {"headcount": {"5+": "100"}})
        one = start(offer(modules=[doctor]), group(ADULT))
        assert "no rate for" in why(one, "office_doctor")
        many = start(offer(modules=[doctor]), group(*[ADULT] * 5))
        assert agrees(many.choose("office_doctor")) == 600

    def test_whether_relatives_count_may_matter_for_it_alone(self) -> None:
        doctor = care("office_doctor", {"headcount": {"1": "10", "2+": "20"}})
        unclear = offer(modules=[doctor], headcount={"counts": "unknown"})
        roster = Roster.of([Member(id="1"), Member(id="2", relationship=Relationship.CHILD)])
        one = start(unclear, roster)
        assert "whether relatives count" in why(one, "office_doctor")
        assert agrees(one) == 200


class TestWhoPays:
    """The employer pays what another programme would cost: then that one needs a price too."""

    PAYING = ({"when": {"relationship": "spouse"}, "employer": 1, "of": "std"}, {"employer": 1})

    def setting(self, ages: str) -> Configuration:
        programmes = (
            {"id": "std", "modules": [BASE, care("dental", {"age": {ages: "50"}})]},
            {"id": "top", "modules": [BASE]},
        )
        roster = Roster.of(
            [
                Member(id="1", birth=ADULT, programme="std"),
                Member(id="2", birth=OLD, programme="top", relationship=Relationship.SPOUSE),
            ]
        )
        return Configuration(bench(an_offer(*programmes, contribution=self.PAYING), roster, "std"))

    def test_a_price_to_count_on_is_there(self) -> None:
        assert agrees(self.setting("0+").choose("dental")) == 250

    def test_without_one_it_cannot_be_chosen(self) -> None:
        one = self.setting("0-59")
        assert "no rate for age" in why(one, "dental")
        assert agrees(one) == 200

    def test_where_there_never_is_one_the_person_is_set_apart(self) -> None:
        modules = [care("outpatient", {"age": {"0-59": "100"}}, "always")]
        both = ({"id": "std", "modules": modules}, {"id": "top", "modules": [BASE]})
        roster = self.setting("0+").bench.roster
        one = Configuration(bench(an_offer(*both, contribution=self.PAYING), roster, "std"))
        assert [heads for heads, _ in one.bench.board.apart] == [1]
        assert agrees(one) == 100


class TestBoard:
    def test_what_an_alternative_depends_on_has_to_be_known(self) -> None:
        dental = care("dental", options={"x": option(b={"premium": {"payment": {"single": "1"}}})})
        of = offer(dental, payment=["single", "monthly"])
        found = price_board(of, of.programmes[0], group(ADULT))
        assert not isinstance(found, PriceBoard)
        assert [issue.code for issue in found] == ["QUOTE-PAYMENT-UNSTATED"]
        board = price_board(of, of.programmes[0], group(ADULT), payment="single")
        assert isinstance(board, PriceBoard)
        assert board.line("dental", {"x": "b"}, {}) == (1,)

    def test_faulty_prices_are_an_error(self) -> None:
        table = {"age": {"0-17": "1", "30+": "2"}}
        of = offer(care("dental", options={"x": option(b={"premium": table})}))
        with pytest.raises(LoadError) as caught:
            price_board(of, of.programmes[0], group(ADULT))
        assert {issue.code for issue in caught.value.issues} == {"TARIFF-BAND-GAP"}

    def test_ids_of_lines_are_never_those_of_programmes(self) -> None:
        both = an_offer(
            {"id": "std", "modules": [BASE]}, {"id": "Line.outpatient.2", "modules": [BASE]}
        )
        made, laid = laid_out(both, both.programmes[0])
        assert len({one.id.casefold() for one in made.programmes}) == len(made.programmes)
        assert [one.kind for one in laid] == ["outpatient"]

    def test_alternatives_that_cost_the_same_are_priced_once(self) -> None:
        same = {"set": {"places": ["specialised"]}, "price": "same"}
        dental = care("dental", options={"x": option(b=same, c={**same, "set": {"limits": []}})})
        of = offer(dental, premium="5")
        _, laid = laid_out(of, of.programmes[0])
        assert [one.kind for one in laid] == [WHOLE, "outpatient", "dental"]
        board = bench(of, group(ADULT)).board
        assert board.line("dental", {"x": "c"}, {}) == board.line("dental", {}, {}) == (100,)
        assert board.line(WHOLE, {}, {}) == (5,)

    def test_what_breaks_the_rules_may_have_no_price(self) -> None:
        of = offer(care("dental", "unknown"), modules=[care("office_doctor", "unknown")])
        on = bench(of, group(ADULT))
        nothing = dict.fromkeys(on.model.parts.names, False)
        assert on.total({**nothing, "outpatient": True}) == 100
        assert on.total({**nothing, "outpatient": True, "dental": True}) is None
        assert on.total({**nothing, "outpatient": True, "office_doctor": True}) is None
        assert on.total(nothing) is None

    def test_a_faulty_price_for_the_contract_is_an_error(self) -> None:
        doctor = care("office_doctor", {"headcount": {"1-3": "1", "9+": "2"}})
        one = start(offer(modules=[doctor]), group(ADULT))
        with pytest.raises(LoadError) as caught:
            _ = one.total
        assert [issue.code for issue in caught.value.issues] == ["TARIFF-BAND-GAP"]
