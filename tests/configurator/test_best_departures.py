"""Rooms around a search: departures, additions, fewest decisions, musts that cannot be met."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dms.configurator.additions import additions, usual_left_out
from dms.configurator.best import Budget, Search, search
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.configurator.departures import Departure, departures
from dms.configurator.finding import best
from dms.configurator.settling import fewest_decisions, settled
from dms.configurator.unmeetable import barring_each_other, best_answer
from dms.configurator.wanted import wishes_of_choices
from dms.io.offers import load_offer
from dms.io.requirements import load_requirement
from dms.members import Member, Roster
from dms.modules.questions import Stated
from dms.requirements.wishes import Need

FOLDER = Path(__file__).parents[2] / "examples/configure"
OFFER = load_offer(FOLDER / "konstruktor.yaml")
PEOPLE = Roster.of(
    Member(id=str(n), birth=date(1960 + 3 * n % 40, 5, 7), place="Москва") for n in range(24)
)
WHOLE = configure(OFFER, PEOPLE)
BENCH = WHOLE.bench
PARTS = BENCH.model.parts
NAMES = [str(choice) for choice in PARTS.choices]


def found(must: Sequence[str] = (), should: Sequence[str] = (), **more: object) -> Search:
    wishes = [
        *wishes_of_choices(dict.fromkeys(must, 1), PARTS, Need.MUST),
        *wishes_of_choices(dict.fromkeys(should, 1), PARTS, Need.SHOULD),
    ]
    return search(BENCH, wishes, **more)  # type: ignore[arg-type]


def departing(one: Search) -> dict[str, Departure]:
    assert one.best is not None
    listed = departures(one.best.configuration, one.wanted)
    return {str(departure.choice): departure for departure in listed}


def test_a_value_that_is_asked_for_names_its_wish() -> None:
    one = departing(found(["dental.place=specialised"]))["dental.place=specialised"]
    assert str(one.default) == "dental.place=clinic"
    assert [wish.name for wish in one.wishes] == ["dental.place=specialised"]


def test_a_value_that_a_rule_needs_names_the_rule() -> None:
    """Both places for teeth need better clinics or direct access."""
    known = departing(found(["dental.place=both"]))
    (needed,) = (one for name, one in known.items() if name != "dental.place=both")
    assert str(needed.choice) in ("programme.clinic_tier=business", "outpatient.access=direct")
    assert needed.wishes == ()
    assert needed.why is not None
    assert [rule.id for rule in needed.why.rules if rule.id.startswith("rule:")]


def test_a_value_that_is_free_to_change_is_taken_because_it_is_cheaper() -> None:
    plain, varied = found(["dental"]), found(["dental"], vary=["programme.deductible"])
    known = departing(varied)
    assert list(known) == ["programme.deductible=share20"]
    assert known["programme.deductible=share20"].wishes == ()
    assert known["programme.deductible=share20"].why is None
    assert plain.best is not None
    assert varied.best is not None
    assert varied.best.total < plain.best.total
    assert departing(plain) == {}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), st.data())
def test_every_departure_has_a_reason(must: list[str], data: st.DataObject) -> None:
    """Whatever departs from its default is wanted, or needed, or it was free to change."""
    vary = data.draw(st.sets(st.sampled_from([name.partition("=")[0] for name in NAMES])))
    for one in found(must, vary=vary).frontier[:3]:
        for departure in departures(one.configuration, found(must).wanted):
            free = departure.choice.name in vary
            assert departure.wishes or departure.why is not None or free


def test_additions_say_nothing_that_goes_without_saying() -> None:
    less, more = WHOLE, WHOLE.choose("dental").set("dental.place", "specialised")
    known = additions(PARTS, less.taken, more.taken)
    assert list(map(str, known.care)) == ["dental"]
    assert list(map(str, known.values)) == ["dental.place=specialised"]
    back = additions(PARTS, more.taken, less.taken)
    assert list(map(str, back.without)) == ["dental"]
    assert (back.care, back.values) == ((), ())


def test_additions_to_nothing_are_everything_but_usual_values() -> None:
    known = additions(PARTS, None, WHOLE.choose("programme.clinic_tier=business").taken)
    assert [str(one) for one in known.care] == [n for n in NAMES if "=" not in n and WHOLE.taken[n]]
    assert list(map(str, known.values)) == ["programme.clinic_tier=business"]


def test_a_value_that_goes_back_to_its_default_is_a_change() -> None:
    single = WHOLE.set("emergency_inpatient.ward", "single")
    known = additions(PARTS, single.taken, WHOLE.taken)
    assert list(map(str, known.values)) == ["emergency_inpatient.ward=triple"]


def test_usual_care_that_is_left_out() -> None:
    assert usual_left_out(PARTS, WHOLE.taken) == ()
    without = WHOLE.drop("home_care", "dental")
    assert list(map(str, usual_left_out(PARTS, without.taken))) == ["home_care"]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))
def test_the_fewest_decisions_come_to_the_same(must: list[str]) -> None:
    for one in found(must).frontier:
        decisions = fewest_decisions(one.configuration)
        typed = WHOLE.choose(*(str(one.choice) for one in decisions if one.taken)).drop(
            *(str(one.choice) for one in decisions if not one.taken)
        )
        assert typed.taken == one.configuration.taken
        assert typed.total == one.total


def test_the_defaults_need_no_decisions() -> None:
    taken = [name for name, is_taken in WHOLE.taken.items() if is_taken]
    whole = settled(BENCH, taken)
    assert isinstance(whole, Configuration)
    assert fewest_decisions(whole) == ()
    assert len(whole.decisions) > 10


def test_what_an_offer_says_of_a_must_that_cannot_be_met() -> None:
    brief = load_requirement(FOLDER / "../comparison/brief.yaml")
    known = best(OFFER, PEOPLE, requirement=brief, wish="optima")
    assert not known.frontier
    answers = {wish.name: best_answer(wish, PARTS) for wish in known.unmeetable}
    assert answers["optima.ambulance.territory"] is Stated.NOT_STATED
    assert best_answer(known.musts[0], PARTS) is Stated.YES


def test_musts_that_bar_each_other_are_a_minimal_set() -> None:
    """Where each of them can be met and all together cannot, without any one they can."""
    musts = found(["dental", "ambulance", "telemedicine", "vaccination"]).musts
    bad = {"dental", "telemedicine"}

    def can_be_met(some: Sequence[object]) -> bool:
        return not bad <= {str(wish.name) for wish in some}  # type: ignore[attr-defined]

    assert {wish.name for wish in barring_each_other(musts, can_be_met)} == bad


def test_musts_that_contradict_each_other() -> None:
    known = found(["telemedicine", "home_care.territory=region", "dental"])
    assert (known.frontier, known.unmeetable, known.missing) == ((), (), None)
    assert [[str(d) for d in clash.decisions] for clash in known.clashes] == [
        ["home_care.territory=region", "telemedicine"]
    ]
    assert {wish.name for wish in known.barred} == {"home_care.territory=region", "telemedicine"}


def test_nothing_is_unmeetable_or_barred_where_something_is_found() -> None:
    known = found(["dental"])
    assert (known.unmeetable, known.barred, known.clashes) == ((), (), ())


@pytest.mark.parametrize(("limit", "fits"), [("30000", True), ("20000", False)])
def test_a_budget_for_one_person_is_none_of_other_programmes(
    tmp_path: Path, limit: str, fits: bool
) -> None:
    """People of another programme cost what they cost; the limit is for this one."""
    written = """
dms: offer/1
id: two
insurer: {id: a, name: А}
period: {start: 2026-01-01, last_day: 2026-12-31}
headcount: {counts: all}
age: {on: contract_start}
programmes:
  - {id: one, modules: [{kind: outpatient, premium: 25000}]}
  - {id: dear, modules: [{kind: outpatient, premium: 90000.50}]}
"""
    file = tmp_path / "two.yaml"
    file.write_text(written, "utf-8")
    people = Roster.of(
        Member(id=id_, birth=date(1990, 1, 1), programme=programme)
        for id_, programme in (("1", "one"), ("2", "one"), ("3", "dear"))
    )
    known = best(
        load_offer(file), people, programme="one", budget_per_head=Decimal(limit), today=None
    )
    assert known.others == Decimal("90000.50")
    assert (known.best is not None) is fits
    (only,) = known.frontier
    assert only.total == Decimal("140000.50")
    assert known.per_head(only) == Decimal("25000.00")
    assert known.allowed == 2 * Decimal(limit) + known.others
    assert known.left(only) == known.allowed - only.total


def test_budgets_of_a_brief_for_everybody(tmp_path: Path) -> None:
    """What one person may cost in all is a limit for the whole contract."""
    file = tmp_path / "brief.yaml"
    file.write_text(
        "dms: requirement/1\nid: b\nbudget: {per_head: 30 000.50}\n"
        "programmes: [{id: p, modules: [{kind: dental, need: must}]}]\n",
        "utf-8",
    )
    known = best(OFFER, PEOPLE, requirement=load_requirement(file))
    assert known.budget == Budget(Decimal("720012.00"))
