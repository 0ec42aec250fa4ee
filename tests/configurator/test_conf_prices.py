"""Prices while choosing: shown figures are those of the quote, to the kopeck, for any offer."""

from itertools import islice
from pathlib import Path

import pytest
from conf_strategies import configurations_of, modular_offers, modular_rosters, started, total_of
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from dms.configurator.configuration import Configuration
from dms.configurator.group import group_rulings
from dms.configurator.model_issues import model_issues
from dms.configurator.states import OptionState, Status
from dms.io.offers import load_offer
from dms.io.yaml_writing import as_yaml
from dms.issues import errors_in
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.pricing.tariff_building import build_tariff

PROGRAMMES = st.sampled_from(["basic", "top"])


@st.composite
def configurations(draw: st.DrawFn) -> Configuration:
    """A random offer and group, with some decisions that go together."""
    found = started(draw(modular_offers()), draw(modular_rosters), draw(PROGRAMMES))
    assume(found is not None)
    assert found is not None
    chosen = draw(configurations_of(found))
    assume(chosen.is_possible)
    return chosen


def changed(one: Configuration, state: OptionState) -> Configuration:
    """Take what is not taken, or leave out what is."""
    others, name = one.undo(state.choice.name), str(state.choice)
    return others.drop(name) if state.taken else others.choose(name)


@settings(max_examples=100)
@given(configurations())
def test_the_total_is_that_of_the_quote(one: Configuration) -> None:
    event("priced" if one.total is not None else "without a price")
    if one.total is not None:
        assert total_of(one.quote) == one.total
    elif one.quote.status != "refused":  # then it is the contract that has no price
        assert "QUOTE-PRICE-MISSING" in [issue.code for issue in one.quote.group_issues]


@settings(max_examples=25)
@given(configurations())
def test_every_difference_is_that_of_two_quotes(one: Configuration) -> None:
    before = total_of(one.quote)
    for state in (state for state in one.options if state.difference is not None):
        after = changed(one, state)
        assert before is not None
        assert after.quote.total - before == state.difference.total  # type: ignore[union-attr]
        taken = {c for c in one.bench.model.parts.choices if after.taken[str(c)]}
        new = {c for c in taken if not one.taken[str(c)]} - {state.choice}
        assert set(state.difference.along) == new  # type: ignore[union-attr]


@settings(max_examples=30)
@given(configurations())
def test_nobody_loses_a_price_by_a_choice(one: Configuration) -> None:
    """Whoever can have a price has one, with everything that can be chosen."""
    apart = sum(heads for heads, _ in one.bench.board.apart)
    for state in islice((s for s in one.options if s.status is Status.OPEN), 4):
        after = changed(one, state)
        priced = [member for member in after.quote.members if member.issue is None]
        if after.total is not None:
            assert len(priced) == len(one.bench.roster) - apart


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("composed") / "offer.yaml"


@settings(max_examples=30)
@given(one=configurations())
def test_the_offer_written_and_read_again_has_the_same_price(
    file: Path, one: Configuration
) -> None:
    file.write_text(as_yaml(one.offer), "utf-8")
    again = load_offer(file)
    assert model_issues(again) == ()
    assert total_of(quote(again, one.bench.roster)) == total_of(one.quote)


@settings(max_examples=60)
@given(modular_offers(with_rules=False), modular_rosters, PROGRAMMES)
def test_the_defaults_cost_what_the_offer_quotes(
    offer: Offer, people: list[Member], programme: str
) -> None:
    start = started(offer, people, programme)
    assume(start is not None)
    assert start is not None
    assume(start.is_possible)
    bench = start.bench
    rulings = group_rulings(bench.model, bench.people, bench.board, bench.contract_prices)
    usual = all(one.holds_in(start.taken) for one in bench.model.preferred if "=" not in one.atom)
    if start.total is not None and usual and {r.origin.id for r in rulings} <= {"something"}:
        event("as quoted")
        assert total_of(quote(offer, Roster.of(people))) == start.total


@settings(max_examples=30)
@given(modular_offers(with_rules=False))
def test_an_offer_without_faults_can_be_laid_out(offer: Offer) -> None:
    """What loading accepts never fails later: prices of values are as good as all others."""
    faults = errors_in(model_issues(offer))
    assert {issue.code for issue in faults} <= {"CHOICE-DEFAULTS-CONTRADICT", "CHOICE-NEVER"}
    assert errors_in(build_tariff(offer).issues) == []
