"""The search for several grades held against trying everything, quoted as one offer."""

from typing import Any

from choice_models import (
    BIRTHS,
    Room,
    Written,
    contract_modules,
    names_of,
    programmes,
    roundings,
    sound,
)
from choice_trying import unbeaten
from grades_trying import Trying
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_search import GradeSearch, search_grades
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError, QuoteRefused
from dms.members import Member, Roster
from dms.pricing.offer import Offer

BUDGETS = (None, None, None, "150", "300.5", "700")


@st.composite
def grade(draw: st.DrawFn, id_: str, of: Written, once: list[Written], *, capped: bool) -> Written:
    """Draw a grade: something is settled, something is a must, something is welcome."""
    names = st.sampled_from(names_of([*of["modules"], *once], of))
    kinds = st.sampled_from([one["kind"] for one in [*of["modules"], *once]])
    written: Written = {"id": id_, "of": of["id"], "when": {"grade": id_}}
    drawn = {
        "choose": draw(st.lists(names, max_size=1)) if draw(st.integers(0, 2)) == 0 else [],
        "drop": draw(st.lists(kinds, max_size=1)) if draw(st.integers(0, 3)) == 0 else [],
        "must": draw(st.lists(names, max_size=1)) if draw(st.integers(0, 2)) == 0 else [],
        "should": draw(st.lists(names, max_size=3, unique=True)),
    }
    drawn["drop"] = [one for one in drawn["drop"] if one not in drawn["choose"]]
    if capped:
        drawn["budget"] = draw(st.sampled_from(BUDGETS))
        drawn["budget_per_head"] = draw(st.sampled_from(BUDGETS))
    return {**written, **{name: value for name, value in drawn.items() if value}}


@st.composite
def searches(draw: st.DrawFn) -> tuple[Offer, Grades, Roster, frozenset[str]]:
    """Draw an offer, a document of grades for it, people, and options that may vary."""
    ids = ["top", "mid", "low"][: draw(st.sampled_from([2, 2, 2, 3]))]
    shared = Room(12 if len(ids) == 2 else 5)
    once = draw(contract_modules(shared))
    sources = [draw(programmes(f"p{n}", Room(shared.left), once)) for n in range(2)]
    rounding = draw(roundings())
    of = [draw(st.sampled_from(sources)) for _ in ids]
    named = {
        name.partition("=")[0]
        for one in of
        for name in names_of([*one["modules"], *once], one)
        if "=" in name
    }
    more: Written = {"rounding": rounding}
    if once:
        more["modules"] = once
    if named and draw(st.booleans()):
        more["same_for_all"] = draw(
            st.lists(st.sampled_from(sorted(named)), min_size=1, max_size=2, unique=True)
        )
    vary = draw(st.sets(st.sampled_from(sorted(named)), max_size=1)) if named else set()
    capped = rounding["level"] != "group" and draw(st.booleans())
    listed = [
        draw(grade(id_, source, once, capped=capped)) for id_, source in zip(ids, of, strict=True)
    ]
    document = Grades.model_validate({"dms": "grades/1", "id": "g", "grades": listed})
    heads = [id_ for id_ in ids for _ in range(draw(st.sampled_from([0, 1, 1, 2, 3])))]
    people = [
        Member(id=str(n), grade=id_, birth=draw(st.sampled_from(BIRTHS)))
        for n, id_ in enumerate(heads or ids)
    ]
    return sound(*sources, **more), document, Roster.of(people), frozenset(vary)


def searched(
    offer: Offer, document: Grades, roster: Roster, vary: frozenset[str], **asked: Any
) -> GradeSearch:
    try:
        assigned = assign(roster, document, start=offer.period.period.start)
        return search_grades(offer, assigned, document, vary=vary, **asked)
    except (LoadError, QuoteRefused):
        assume(condition=False)
        raise


@settings(max_examples=60)
@given(searches())
def test_the_frontier_is_what_trying_everything_finds(
    drawn: tuple[Offer, Grades, Roster, frozenset[str]],
) -> None:
    found = searched(*drawn)
    by_trying = unbeaten(Trying(found, drawn[-1]).found())
    assert [(one.gains, one.total) for one in found.frontier] == [
        (one.gains, one.total) for one in by_trying
    ]
    assert all(one.plan.quote.total == one.total for one in found.frontier)
