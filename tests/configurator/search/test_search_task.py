"""Tasks: what belongs together, and what a configuration comes to."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from search_by_trying import (
    LEFT_OUT,
    configurations,
    crowd,
    exact,
    lines,
    rule,
    slot,
    taken,
    tasks,
    units,
)

from dms.configurator.logic.clause import Literal
from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.task import Task

DENTAL = slot("dental", taken("dental", 100, 200))
TRAVEL = slot("travel", taken("travel", 10, 20, flat=7))


def task(**changes: Any) -> Task:
    whole = Task(slots=(DENTAL, TRAVEL), clauses=(), crowd=crowd([1, 2]))
    return attrs.evolve(whole, **changes)


class TestPremium:
    def test_lines_and_what_is_paid_once(self) -> None:
        asked = task(base=((1, 1),), flat=1_000)
        assert asked.lines((1, 0)) == [(1, 1), (100, 200)]
        assert asked.once((1, 1)) == 1_007
        assert asked.units((1, 1)) == (111 + 2 * 221) + 1_007

    @given(tasks(size=60))
    def test_as_anybody_would_count_it(self, task: Task) -> None:
        for chosen in configurations(task):
            assert task.units(chosen) == units(task, chosen)
            found = sum(map(task.crowd.exact, task.lines(chosen)))
            assert found == exact(task.crowd, lines(task, chosen))


class TestMeets:
    def test_an_alternative_settles_literals_of_its_own_slot(self) -> None:
        asked, dental = task(), Literal("dental")
        assert asked.meets(0, DENTAL.alternatives[1], dental)
        assert asked.meets(0, LEFT_OUT, ~dental)
        assert not asked.meets(0, LEFT_OUT, dental)
        assert not asked.meets(1, LEFT_OUT, ~dental)

    def test_an_atom_of_no_slot_is_false(self) -> None:
        kept, dropped = rule("home_care"), rule("-home_care", "dental")
        assert task(clauses=(kept, dropped)).binding == (kept,)


class TestRefused:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"slots": (DENTAL, DENTAL)}, "a name of its own"),
            ({"slots": (DENTAL, slot("teeth", taken("dental", 1, 1)))}, "one slot only"),
            ({"base": ((1,),)}, "one price for each cell"),
            ({"slots": (slot("dental", taken("dental", 1)),)}, "one price for each cell"),
            ({"joint": (JointWish(1, ("home",), frozenset()),)}, "names slots of the task"),
            ({"joint": (JointWish(1, ("dental",), frozenset([(2,)])),)}, "that its slots have"),
            ({"joint": (JointWish(1, ("dental",), frozenset([(-1,)])),)}, "that its slots have"),
        ],
    )
    def test_what_does_not_belong_together(self, changes: dict[str, Any], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            task(**changes)

    def test_a_slot_without_alternatives(self) -> None:
        with pytest.raises(ValueError, match="alternatives"):
            Slot("dental", ())

    def test_gains_below_nothing(self) -> None:
        with pytest.raises(ValueError, match="gains"):
            Alternative(frozenset(), None, gains=-1)

    @pytest.mark.parametrize(
        ("slots", "met", "words"),
        [
            ((), frozenset(), "slots"),
            (("a", "a"), frozenset([(1, 1)]), "every slot of a joint wish once"),
            (("a", "b"), frozenset([(1,)]), "a number for every slot"),
        ],
    )
    def test_a_joint_wish_that_says_too_little(
        self, slots: tuple[str, ...], met: frozenset[tuple[int, ...]], words: str
    ) -> None:
        with pytest.raises(ValueError, match=words):
            JointWish(1, slots, met)
