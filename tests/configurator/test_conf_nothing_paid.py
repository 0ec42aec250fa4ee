"""A programme in which nothing has a price for a person: nobody is priced, nothing recommended."""

from datetime import date
from typing import Any

import pytest
from choice_models import an_offer, bench, care, option, people

from dms.configurator.best import search
from dms.configurator.configuration import Configuration
from dms.configurator.finding import best
from dms.configurator.model_issues import model_issues
from dms.errors import LoadError
from dms.issues import errors_in
from dms.pricing.offer import Offer

INCLUDED = care("telemedicine", "included")
ADULT = date(1990, 5, 5)
PAID = {"id": "b", "modules": [care("outpatient", "150", "always")]}


def offer(*modules: Any, **more: Any) -> Offer:
    """Write an offer of a programme `a` with these modules, and of `b`, which has a price."""
    return an_offer({"id": "a", "modules": list(modules), **more}, PAID)


MODELS = {
    "on request": [INCLUDED],
    "always": [care("outpatient", "included", "always"), INCLUDED],
    "for some ages": [care("telemedicine", "included", ages="18+")],
    "with options": [
        care("telemedicine", "included", options={"x": option(b={"set": {}, "price": "same"})})
    ],
}


@pytest.mark.parametrize("modules", MODELS.values(), ids=MODELS)
class TestNothingIsPaid:
    def test_its_people_are_set_apart_with_the_reason(self, modules: list[Any]) -> None:
        board = bench(offer(*modules), people("a", "a", "b", birth=ADULT), "a").board
        assert sum(heads for heads, _ in board.apart) == 2
        assert {issue.code for _, issue in board.apart} == {"QUOTE-PRICE-MISSING"}
        assert (board.heads, board.own_heads) == (1, 0)

    def test_no_configuration_is_possible_and_the_reason_is_told(self, modules: list[Any]) -> None:
        one = Configuration(bench(offer(*modules), people("a", "b"), "a"))
        assert not one.is_possible
        assert one.total is None
        (clash,) = one.clashes
        assert clash.decisions == ()
        said = [rule.words.to("en") for rule in clash.rules]
        assert said == ["Nothing in the programme has a price for a person"]

    def test_nothing_is_recommended(self, modules: list[Any]) -> None:
        found = search(bench(offer(*modules), people("a", "b"), "a"))
        assert found.frontier == ()
        assert found.best is None


@pytest.mark.parametrize("name", ["on request", "always", "with options"])
def test_loading_tells_it_for_each_kind_of_care_that_is_included(name: str) -> None:
    of = offer(*MODELS[name])
    faults = [i for i in errors_in(model_issues(of)) if i.code == "OPTION-PRICE-MISSING"]
    places = [issue.where.pointer for issue in faults]
    assert places == [f"/programmes/0/modules/{n}/premium" for n in range(len(MODELS[name]))]
    assert "nothing in the programme has a price" in faults[0].line("en")
    with pytest.raises(LoadError):
        best(of, people("a"), programme="a")


PRICED = {
    "one price for all": ({"premium": "500"}, [INCLUDED]),
    "another kind of care": ({}, [INCLUDED, care("dental", "10")]),
    "another kind, not stated": ({}, [INCLUDED, care("dental", "unknown")]),
    "a value with a price": (
        {},
        [care("telemedicine", "included", options={"x": option(b={"premium": "40"})})],
    ),
}


@pytest.mark.parametrize("name", PRICED)
def test_care_may_be_included_where_something_has_a_price_or_is_asked_for(name: str) -> None:
    more, modules = PRICED[name]
    told = {issue.line("en") for issue in errors_in(model_issues(offer(*modules, **more)))}
    assert not [said for said in told if "nothing in the programme" in said]


def test_a_price_that_is_not_stated_leaves_nothing_to_choose_either() -> None:
    one = Configuration(bench(offer(INCLUDED, premium="unknown"), people("a", "b"), "a"))
    assert not one.is_possible
    assert sum(heads for heads, _ in one.bench.board.apart) == 1


def test_a_value_with_a_price_is_taken_then() -> None:
    _, modules = PRICED["a value with a price"]
    one = Configuration(bench(offer(*modules), people("a", "b"), "a"))
    assert one.state("telemedicine.x=b").taken
    assert one.total == one.quote.total == 190


def test_who_counts_on_its_price_is_set_apart_too() -> None:
    paying = ({"when": {"programme": "b"}, "employer": 1, "of": "a"}, {"employer": 1})
    of = an_offer({"id": "a", "modules": [INCLUDED]}, PAID, contribution=paying)
    board = bench(of, people("a", "b"), "a").board
    assert [(n, issue.code) for n, issue in board.apart] == [(1, "QUOTE-PRICE-MISSING")] * 2
    assert board.heads == 0
