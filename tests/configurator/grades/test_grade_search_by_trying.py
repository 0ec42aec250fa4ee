"""The search for several grades held against trying everything, quoted as one offer."""

from datetime import date
from decimal import Decimal
from random import Random

from choice_models import (
    BIRTHS,
    DOCTOR,
    Room,
    Written,
    contract_modules,
    names_of,
    programmes,
    roundings,
    sound,
)
from choice_trying import Tried, unbeaten
from grades_trying import Trying
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from dms.configurator.grades.assigning import assign
from dms.configurator.grades.grade_search import GradeSearch, search_grades
from dms.configurator.grades.grades import Grades
from dms.errors import LoadError, QuoteRefused
from dms.members import Member, Roster
from dms.pricing.offer import Offer

START = date(2026, 1, 1)
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
    own = sorted(name for name in named if not name.startswith(DOCTOR))
    if own and draw(st.booleans()):
        more["same_for_all"] = draw(
            st.lists(st.sampled_from(own), min_size=1, max_size=2, unique=True)
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


Drawn = tuple[Offer, Grades, Roster, frozenset[str]]


def searched(drawn: Drawn) -> GradeSearch:
    offer, document, roster, vary = drawn
    try:
        assigned = assign(roster, document, start=START)
        return search_grades(offer, assigned, document, vary=vary)
    except (LoadError, QuoteRefused):  # nobody has a price, or nothing can be had by default
        reject()


@settings(max_examples=80)
@given(searches())
def test_the_frontier_is_what_trying_everything_finds(drawn: Drawn) -> None:
    found = searched(drawn)
    by_trying = unbeaten(Trying(found, drawn[-1]).found())
    assert [(one.gains, one.total) for one in found.frontier] == [
        (one.gains, one.total) for one in by_trying
    ]


@settings(max_examples=40)
@given(searches())
def test_what_is_found_is_one_of_what_trying_finds(drawn: Drawn) -> None:
    """Rules, musts, budgets of grades, and what is the same for all are kept."""
    found = searched(drawn)
    trying = Trying(found, drawn[-1])
    tried = list(trying.found())
    for one in found.frontier:
        taken = (
            (grade.grade.id, atom)
            for grade, _ in trying.peopled
            for atom, is_taken in one.plan.taken[grade.grade.id].items()
            if is_taken
        )
        atoms = frozenset(f"{id_}/{atom}" for id_, atom in taken)
        assert Tried(one.gains, one.total, atoms) in tried


@settings(max_examples=40)
@given(searches())
def test_every_figure_is_one_of_the_quote(drawn: Drawn) -> None:
    found = searched(drawn)
    for one in found.frontier:
        assert one.total == one.plan.quote.total
        once = [line.premium for line in one.plan.quote.contract]
        assert sum([premium for _, premium in one.grades.values()] + once) == one.total
        assert sum(gains for gains, _ in one.grades.values()) == one.gains
        assert one.gains <= found.most_gains


@settings(max_examples=30)
@given(searches(), st.randoms(use_true_random=False))
def test_the_order_of_people_makes_no_difference(drawn: Drawn, random: Random) -> None:
    offer, document, roster, vary = drawn
    found = searched(drawn)
    members = list(roster)
    random.shuffle(members)
    again = searched((offer, document, Roster.of(members), vary))
    assert [(one.total, one.plan.taken) for one in found.frontier] == [
        (one.total, one.plan.taken) for one in again.frontier
    ]


@settings(max_examples=30)
@given(searches(), st.data())
def test_the_best_under_a_budget_is_the_last_that_fits(drawn: Drawn, data: st.DataObject) -> None:
    found = searched(drawn)
    assume(found.frontier)
    limit = data.draw(st.sampled_from([one.total for one in found.frontier])) - data.draw(
        st.sampled_from([Decimal(0), Decimal("0.01")])
    )
    offer, document, roster, vary = drawn
    assigned = assign(roster, document, start=START)
    tied = search_grades(offer, assigned, document, budget=limit, vary=vary)
    fitting = [one.gains for one in found.frontier if one.total <= limit]
    assert (tied.best and tied.best.gains) == (fitting[-1] if fitting else None)
    dearer = [one.gains for one in found.frontier if one.total > limit]
    assert (tied.next_better and tied.next_better.gains) == (dearer[0] if dearer else None)
    assert tied.missing == (None if fitting else found.frontier[0].total - limit)
