"""Where choices stand: implied, excluded, open; why, and what contradicts what."""

from dataclasses import dataclass
from typing import Any

import pytest
from choice_models import an_offer, bench, care, option, people
from conf_strategies import configurations_of, modular_offers, modular_rosters, started
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.configurator.finding import best
from dms.configurator.fitting import misfit
from dms.configurator.states import By, Decision, OptionState, Status
from dms.errors import LoadError
from dms.members import Roster
from dms.requirements.wishes import Need


@dataclass
class Case:
    """A random programme, and decisions one after the other."""

    start: Configuration
    chosen: Configuration


@st.composite
def cases(draw: st.DrawFn, *, possible: bool = False) -> Case:
    start = started(draw(modular_offers()), draw(modular_rosters), "basic")
    assume(start is not None)
    assert start is not None
    chosen = draw(configurations_of(start))
    assume(chosen.is_possible or not possible)
    return Case(start, chosen)


def facts(one: Configuration) -> list[OptionState]:
    return list(one.options)


@settings(max_examples=40)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_choices_makes_no_difference(case: Case, random: Any) -> None:
    names = list(case.chosen.decided)
    random.shuffle(names)
    again = case.start
    for name in names:
        settled = case.chosen.decided[name]
        if isinstance(settled, str):
            again = again.set(name, settled)
        else:
            again = again.choose(name) if settled else again.drop(name)
    assert again.decided == case.chosen.decided
    assert again.clashes == case.chosen.clashes
    assert again.ways_out == case.chosen.ways_out
    assert facts(again) == facts(case.chosen)
    assert again.total == case.chosen.total


@settings(max_examples=60)
@given(cases(possible=True))
def test_what_is_implied_is_dropped_only_with_its_cause(case: Case) -> None:
    one = case.chosen
    for state in one.options:
        if state.status is not Status.IMPLIED or not state.choice.is_care:
            continue
        assert state.why is not None
        dropped = one.drop(str(state.choice))
        assert not dropped.is_possible
        if state.why.decisions:
            cause = dropped.undo(*(d.choice.name for d in state.why.decisions))
            assert cause.decided.get(str(state.choice)) is False
        freed = one.drop(str(state.choice), with_causes=True)
        if freed.is_possible:
            assert not freed.taken[str(state.choice)]
            gone = set(one.decided) - set(freed.decided)
            assert gone
            assert not one.undo(*list(gone)[1:]).drop(str(state.choice)).is_possible


@settings(max_examples=60)
@given(cases(possible=True))
def test_reasons_are_enough_and_not_more(case: Case) -> None:
    theory = case.chosen.bench.theory
    literals = dict(zip(case.chosen.decided, case.chosen.literals, strict=True))
    for state in case.chosen.options:
        if state.why is None:
            continue
        causes = [literals[d.choice.name] for d in state.why.decisions]
        known = {str(one) for one in theory.consequences(causes)}
        said = str(state.choice) if state.status is Status.IMPLIED else f"not {state.choice}"
        assert said in known
        for cause in causes:
            fewer = [one for one in causes if one is not cause]
            assert said not in {str(one) for one in theory.consequences(fewer)}


@settings(max_examples=60)
@given(cases())
def test_clashes_are_minimal_and_ways_out_lead_out(case: Case) -> None:
    one = case.chosen
    assert bool(one.clashes) is not one.is_possible
    for clash in one.clashes:
        names = [d.choice.name for d in clash.decisions]
        only = one.undo(*(set(one.decided) - set(names)))
        assert not only.is_possible
        assert all(only.undo(name).is_possible for name in names)
    for way in one.ways_out:
        assert one.undo(*(d.choice.name for d in way)).is_possible
    assert len({len(way) for way in one.ways_out}) <= 1


WARDS = option(b={"set": {"ward": "single"}, "premium": "300"})


def hospital(**more: Any) -> Configuration:
    """Outpatient care always; planned inpatient care, which is built on emergency care."""
    programme = {
        "id": "std",
        "modules": [
            care("outpatient", taken="always"),
            care("emergency_inpatient", "200"),
            care("planned_inpatient", "150", options={"ward": WARDS}),
            care("telemedicine", "10", taken="by_default"),
        ],
        **more,
    }
    return Configuration(bench(an_offer(programme), people(None, None)))


def stands(one: Configuration, name: str) -> tuple[Status, By]:
    state = one.state(name)
    return state.status, state.by


class TestStates:
    def test_before_anything_is_chosen(self) -> None:
        one = hospital()
        assert stands(one, "outpatient") == (Status.IMPLIED, By.RULE)
        assert stands(one, "planned_inpatient") == (Status.OPEN, By.DEFAULT)
        assert stands(one, "planned_inpatient.ward=a") == (Status.OPEN, By.DEFAULT)
        assert stands(one, "telemedicine") == (Status.CHOSEN, By.DEFAULT)
        why = one.state("outpatient").why
        assert why is not None
        assert why.decisions == ()
        assert [rule.id for rule in why.rules] == ["always:outpatient"]

    def test_what_a_choice_implies_names_its_cause(self) -> None:
        one = hospital().choose("planned_inpatient.ward=b")
        assert stands(one, "planned_inpatient.ward=b") == (Status.CHOSEN, By.CHOICE)
        assert stands(one, "planned_inpatient") == (Status.IMPLIED, By.RULE)
        why = one.state("emergency_inpatient").why
        assert why is not None
        assert list(map(str, why.decisions)) == ["planned_inpatient.ward=b"]
        assert {rule.id for rule in why.rules} == {
            "value:planned_inpatient.ward",
            "needs:planned_inpatient:emergency_inpatient",
        }

    def test_an_implied_choice_goes_with_its_cause(self) -> None:
        one = hospital().choose("planned_inpatient.ward=b")
        dropped = one.drop("emergency_inpatient")
        assert not dropped.is_possible
        (clash,) = dropped.clashes
        assert list(map(str, clash.decisions)) == [
            "not emergency_inpatient",
            "planned_inpatient.ward=b",
        ]
        assert [list(map(str, way)) for way in dropped.ways_out] == [
            ["not emergency_inpatient"],
            ["planned_inpatient.ward=b"],
        ]
        freed = one.drop("emergency_inpatient", with_causes=True)
        assert freed.decided == {"emergency_inpatient": False}
        assert not freed.taken["planned_inpatient"]

    def test_what_the_rules_force_cannot_be_dropped_at_all(self) -> None:
        one = hospital().drop("outpatient", with_causes=True)
        assert not one.is_possible
        assert one.total is None
        (clash,) = one.clashes
        assert clash.decisions == (Decision(one.state("outpatient").choice, taken=False),)

    def test_in_a_clash_only_decisions_stand(self) -> None:
        one = hospital().choose("planned_inpatient.ward=b").drop("emergency_inpatient")
        assert stands(one, "planned_inpatient.ward=b") == (Status.CHOSEN, By.CHOICE)
        assert stands(one, "emergency_inpatient") == (Status.OPEN, By.CHOICE)
        assert stands(one, "telemedicine") == (Status.OPEN, By.DEFAULT)
        with pytest.raises(ValueError, match="contradict"):
            _ = one.taken

    def test_differences_say_what_else_changes(self) -> None:
        one = hospital()
        more = one.state("planned_inpatient.ward=b").difference
        assert more is not None
        assert (more.total, more.per_head) == (1000, 500)  # a ward of 300 and 200 before it
        assert list(map(str, more.along)) == ["emergency_inpatient", "planned_inpatient"]
        chosen = one.choose("planned_inpatient")
        less = chosen.state("planned_inpatient").difference
        assert less is not None
        assert less.total == -700
        assert list(map(str, less.without)) == ["emergency_inpatient"]

    def test_undoing_a_decision_leaves_the_default(self) -> None:
        one = hospital().drop("telemedicine")
        assert stands(one, "telemedicine") == (Status.OPEN, By.CHOICE)
        assert one.undo("telemedicine").decided == {}
        chosen = one.set("planned_inpatient.ward", "b")
        assert chosen.undo("planned_inpatient.ward=b").decided == one.decided


RULES = [
    ({"choose": "telemedicine", "at_least": 3}, "is for 3 people and more; there are 2 people"),
    ({"choose": "telemedicine", "only_for": {"headcount": "3+"}}, "the group has 2 people"),
    ({"choose": "telemedicine", "only_for": {"age": "0-17"}}, "of 2 people it is not known"),
    ({"choose": "telemedicine", "only_for": {"relationship": "child"}}, "2 people are not"),
]


def test_a_choice_is_taken_as_it_is_or_as_it_is_written() -> None:
    one = hospital()
    state = one.state("planned_inpatient.ward=b")
    assert one.choose(state.choice).decided == one.choose("planned_inpatient.ward=b").decided
    telemedicine = one.state("telemedicine").choice
    assert (
        one.drop(telemedicine).decided
        == one.drop("telemedicine").decided
        == {"telemedicine": False}
    )


def test_one_name_alone_is_no_row_of_letters() -> None:
    programme = {"id": "std", "modules": [care("outpatient", taken="always"), care("dental")]}
    offer, staff = an_offer(programme), people(None)
    assert configure(offer, staff, choose="dental").decided == {"dental": True}
    assert configure(offer, staff, drop="dental").decided == {"dental": False}
    found = best(offer, staff, must="dental")
    musts = [one.name for one in found.wanted if one.need is Need.MUST]
    assert musts == ["dental"]
    assert [one.gains for one in best(offer, staff, should="dental").frontier] == [0, 1]


class TestGroup:
    @pytest.mark.parametrize(("rule", "said"), RULES)
    def test_what_the_group_excludes_says_why(self, rule: Any, said: str) -> None:
        one = hospital(rules=[{"id": "x", **rule}])
        state = one.state("telemedicine")
        assert (state.status, state.taken) == (Status.EXCLUDED, False)
        assert state.why is not None
        assert state.why.decisions == ()
        (origin,) = state.why.rules
        assert origin.id == "rule:x"
        assert said in origin.words.to("en")

    def test_who_does_not_fit_and_of_whom_it_is_not_known_are_both_counted(self) -> None:
        programme = {
            "id": "std",
            "modules": [care("outpatient", taken="always"), care("telemedicine")],
            "rules": [{"choose": "telemedicine", "only_for": {"grade": "top", "level": "7"}}],
        }
        columns = {"level": {"title": "Ступень", "values": "numbers"}}
        grades = ["top", "top", None, "low", "low"]
        levels = [7, None, 7, 7, 1]
        staff = Roster({"id": [*"12345"], "grade": grades, "level": levels})
        one = Configuration(bench(an_offer(programme, columns=columns), staff))
        why = one.state("telemedicine").why
        assert why is not None
        assert why.rules[0].words.to("en") == (
            "Telemedicine is only for: grade top, Ступень 7; 2 people are not; "
            "of 2 people it is not known"
        )

    @pytest.mark.parametrize("rule", [rule for rule, _ in RULES[:2]])
    def test_a_group_that_fits_may_choose(self, rule: Any) -> None:
        programme = {
            "id": "std",
            "modules": [care("outpatient", taken="always"), care("telemedicine")],
            "rules": [rule],
        }
        one = Configuration(bench(an_offer(programme), people(None, None, None)))
        assert one.state("telemedicine").status is Status.OPEN


RULES_IN_WORDS = [
    ({"choose": "telemedicine", "requires": ["check_up"]}, "Telemedicine needs: Check-up"),
    (
        {"choose": "telemedicine", "requires_any": ["check_up", "dental"]},
        "Telemedicine needs one of: Check-up, Dental care",
    ),
    (
        {"choose": "telemedicine", "excludes": ["dental"]},
        "Telemedicine does not go with: Dental care",
    ),
    ({"one_of": ["telemedicine", "dental"]}, "Exactly one of these is taken"),
]


@pytest.mark.parametrize(("rule", "said"), RULES_IN_WORDS)
def test_rules_of_the_offer_in_words(rule: Any, said: str) -> None:
    kinds = ("check_up", "dental", "telemedicine")
    modules = [care("outpatient", taken="always"), *map(care, kinds)]
    offer = an_offer({"id": "std", "modules": modules, "rules": [{"id": "x", **rule}]})
    one = Configuration(bench(offer, people(None)))
    clashing = one.choose("telemedicine").drop("check_up")
    clashing = clashing.choose("dental") if "requires_any" not in rule else clashing.drop("dental")
    (clash,) = clashing.clashes
    assert [origin.id for origin in clash.rules] == ["rule:x"]
    assert said in clash.rules[0].words.to("en")


class TestConfiguring:
    def test_the_nearest_name_is_suggested(self) -> None:
        offer = an_offer({"id": "std", "modules": [care("outpatient", taken="always")]})
        with pytest.raises(LoadError) as caught:
            configure(offer, people(None)).choose("outpatients")
        (issue,) = caught.value.issues
        assert issue.code == "CONFIGURE-CHOICE-UNKNOWN"
        assert "outpatient?" in issue.advice("en")

    def test_everything_that_is_not_there_is_told_at_once(self) -> None:
        offer = an_offer({"id": "std", "modules": [care("outpatient", taken="always")]})
        with pytest.raises(LoadError) as caught:
            configure(offer, people(None), choose=["dentl"], drop=["ward"], values={"a.b": "c"})
        assert len(caught.value.issues) == 3

    @pytest.mark.parametrize("written", [None, "none"])
    def test_one_programme_has_to_be_meant(self, written: str | None) -> None:
        modules = [care("outpatient", taken="always")]
        offer = an_offer({"id": "a", "modules": modules}, {"id": "b", "modules": modules})
        with pytest.raises(LoadError) as caught:
            configure(offer, people("a"), programme=written)
        (issue,) = caught.value.issues
        assert issue.code == "CONFIGURE-PROGRAMME"
        assert "a, b" in issue.advice("en")

    def test_decisions_may_come_with_the_start(self) -> None:
        programme = {
            "id": "std",
            "modules": [
                care("outpatient", taken="always"),
                care("dental", options={"place": option(b={"premium": "140"})}),
                care("telemedicine", "10", taken="by_default"),
            ],
        }
        one = configure(
            an_offer(programme),
            people(None, None),
            choose=["dental"],
            drop=["telemedicine"],
            values={"dental.place": "b"},
        )
        assert one.total == 2 * (100 + 140)
        assert [str(decision) for decision in one.decisions] == [
            "dental",
            "dental.place=b",
            "not telemedicine",
        ]

    def test_rules_that_contradict_each_other_are_no_start(self) -> None:
        programme = {
            "id": "std",
            "modules": [care("outpatient", taken="always"), care("dental", taken="always")],
            "rules": [{"choose": "dental", "excludes": ["outpatient"]}],
        }
        with pytest.raises(LoadError):
            configure(an_offer(programme), people(None))


@pytest.mark.parametrize("written", ["dental.place", "dental=clinic", "dental.=a", "dental.place="])
def test_a_choice_names_an_option_with_a_value(written: str) -> None:
    with pytest.raises(ValueError, match="A choice is written"):
        Choice.of(written)


@pytest.mark.parametrize("written", ["dental", "dental.place=own", "dental.a.b=c=d"])
def test_a_choice_is_written_as_it_is_read(written: str) -> None:
    assert str(Choice.of(written)) == written


def test_a_condition_with_mistakes_cannot_be_asked() -> None:
    on = bench(an_offer({"id": "std", "modules": [care("outpatient")]}), people(None))
    with pytest.raises(ValueError, match="mistakes"):
        misfit({"years": "18+"}, on.people, on.board.setting, on.model.offer)
