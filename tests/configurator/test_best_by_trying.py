"""The search held against trying everything: every configuration quoted like any other offer."""


from choice_models import benches
from choice_trying import found_by_trying, taken_of, unbeaten, wish
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.bench import Bench
from dms.configurator.best import search
from dms.configurator.wanted import ChoiceWish
from dms.requirements.wishes import Need


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
def asked(draw: st.DrawFn) -> tuple[Bench, list[ChoiceWish], frozenset[str]]:
    """Draw a programme for people, what is wanted of it, and what may vary besides."""
    on = draw(benches())
    options = sorted({one.name for one in on.model.parts.choices if not one.is_care})
    vary = draw(st.sets(st.sampled_from(options), max_size=1)) if options else set()
    return on, draw(wishes(on)), frozenset(vary)


@settings(max_examples=60)
@given(asked())
def test_the_frontier_is_what_trying_everything_finds(
    drawn: tuple[Bench, list[ChoiceWish], frozenset[str]],
) -> None:
    on, wanted, vary = drawn
    found = search(on, wanted, vary=vary)
    by_trying = unbeaten(found_by_trying(on, wanted, vary=vary))
    assert [
        (one.gains, one.total, taken_of(one.configuration.taken)) for one in found.frontier
    ] == [(one.gains, one.total, one.taken) for one in by_trying]
