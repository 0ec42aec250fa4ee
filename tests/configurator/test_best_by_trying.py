"""The search held against trying everything: every configuration quoted like any other offer."""

from decimal import Decimal
from random import Random

from choice_models import bench, benches, propped
from choice_trying import Tried, by_name, found_by_trying, quoted, taken_of, unbeaten, wish
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.bench import Bench
from dms.configurator.best import Budget, Search, search
from dms.configurator.wanted import ChoiceWish
from dms.members import Roster
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

Asked = tuple[Bench, list[ChoiceWish], frozenset[str]]


@st.composite
def wishes(draw: st.DrawFn, on: Bench) -> list[ChoiceWish]:
    """Draw wishes, some of them musts, with one should at least."""
    parts = on.model.parts
    names = st.sampled_from(sorted(parts.names))
    drawn = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    needs = [Need.SHOULD, *(draw(st.sampled_from(Need)) for _ in drawn[1:])]
    return [
        wish(parts, name, need, draw(st.integers(1, 3)), taken=draw(st.integers(0, 5)) > 0)
        for name, need in zip(drawn, needs, strict=True)
    ]


@st.composite
def asked(draw: st.DrawFn, size: int = 48) -> Asked:
    """Draw a programme for people, what is wanted of it, and what may vary besides."""
    on = draw(benches(size))
    options = sorted({one.name for one in on.model.parts.choices if not one.is_care})
    vary = draw(st.sets(st.sampled_from(options), max_size=1)) if options else set()
    return on, draw(wishes(on)), frozenset(vary)


def points(found: Search) -> list[Tried]:
    return [
        Tried(one.gains, one.total, taken_of(one.configuration.taken)) for one in found.frontier
    ]


@settings(max_examples=80)
@given(asked())
def test_the_frontier_is_what_trying_everything_finds(drawn: Asked) -> None:
    """Gains, roubles, and of equals the one that is nearest to the defaults."""
    on, wanted, vary = drawn
    assert points(search(on, wanted, vary=vary)) == unbeaten(found_by_trying(on, wanted, vary=vary))


@settings(max_examples=60)
@given(propped(), st.data())
def test_values_that_only_need_each_other_are_not_needed(on: Bench, data: st.DataObject) -> None:
    wanted = data.draw(wishes(on))
    assert points(search(on, wanted)) == unbeaten(found_by_trying(on, wanted))


@settings(max_examples=30)
@given(asked(24), st.data())
def test_the_best_under_a_budget_is_what_trying_everything_finds(
    drawn: Asked, data: st.DataObject
) -> None:
    on, wanted, vary = drawn
    tried = found_by_trying(on, wanted, vary=vary)
    totals = sorted({one.total for one in tried} | {Decimal(0)})
    limit = data.draw(st.sampled_from(totals)) + data.draw(
        st.sampled_from([Decimal(0), Decimal("-0.01"), Decimal("0.01")])
    )
    found = search(on, wanted, Budget(limit), vary)
    fitting = [one for one in tried if one.total <= limit]
    best = min(fitting, key=lambda one: (-one.gains, one.total), default=None)
    assert (found.best and (found.best.gains, found.best.total)) == (
        best and (best.gains, best.total)
    )
    cheapest = min((one.total for one in tried), default=None)
    short = None if best or cheapest is None else cheapest - limit
    assert found.missing == short


@settings(max_examples=40)
@given(asked())
def test_what_is_found_can_be_quoted_and_meets_every_must(drawn: Asked) -> None:
    on, wanted, vary = drawn
    for one in search(on, wanted, vary=vary).frontier:
        taken = taken_of(one.configuration.taken)
        assert one.configuration.is_possible
        assert one.total == one.configuration.total == quoted(on, taken).total
        assert [x.answer for x in one.wishes] == [by_name(x, taken) for x in wanted]
        musts = [x.answer for x in one.wishes if x.wish.need is Need.MUST]
        assert all(answer is Stated.YES for answer in musts)
        met = [x.wish.weight for x in one.wishes if x.is_met and x.wish.need is Need.SHOULD]
        assert one.gains == sum(met)


@settings(max_examples=30)
@given(asked(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_wishes_makes_no_difference(drawn: Asked, random: Random) -> None:
    on, wanted, vary = drawn
    places = list(range(len(on.roster)))
    random.shuffle(places)
    columns = {name: [column[n] for n in places] for name, column in on.roster.columns.items()}
    other = bench(on.model.offer, Roster(columns), on.model.programme.id)
    turned = random.sample(wanted, len(wanted))
    found, again = search(on, wanted, vary=vary), search(other, turned, vary=vary)
    assert points(found) == points(again)
    assert {w.name for w in found.unmeetable} == {w.name for w in again.unmeetable}


@settings(max_examples=30)
@given(benches(24))
def test_without_a_should_every_kind_of_care_counts_one(on: Bench) -> None:
    kinds = [str(part.care) for part in on.model.parts.listed if part.module is not None]
    every = [wish(on.model.parts, kind, Need.SHOULD) for kind in kinds]
    assert points(search(on)) == unbeaten(found_by_trying(on, every))


@settings(max_examples=40)
@given(asked(24))
def test_a_must_is_unmeetable_where_nothing_that_is_tried_meets_it(drawn: Asked) -> None:
    on, wanted, vary = drawn
    found = search(on, wanted, vary=vary)
    musts = [one for one in wanted if one.need is Need.MUST]
    unmeetable = [one for one in musts if not found_by_trying(on, [one])]
    assert list(found.unmeetable) == ([] if found.frontier else unmeetable)
    if found.barred:
        assert not found_by_trying(on, found.barred)
        for one in found.barred:
            assert found_by_trying(on, [other for other in found.barred if other is not one])


@settings(max_examples=40)
@given(asked(24))
def test_clashes_are_minimal_sets_of_musts(drawn: Asked) -> None:
    on, wanted, vary = drawn
    found = search(on, wanted, vary=vary)
    names = {(one.name, one.taken) for one in wanted if one.need is Need.MUST}
    for clash in found.clashes:
        assert {(str(one.choice), one.taken) for one in clash.decisions} <= names
    assert bool(found.clashes) is (not found.frontier)
