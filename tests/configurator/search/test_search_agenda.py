"""Agendas: what hangs together is decided together."""

import pytest
from hypothesis import given
from search_by_trying import crowd, rule, slot, taken, tasks

from dms.configurator.logic.clause import Clause
from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import JointWish
from dms.configurator.search.task import Task

NAMES = "abcde"


def order(*clauses: Clause, joint: tuple[JointWish, ...] = ()) -> str:
    slots = tuple(slot(name, taken(name, 1, gains=1)) for name in NAMES)
    return "".join(NAMES[at] for at in Agenda.of(Task(slots, clauses, crowd(), joint)).order)


class TestOrder:
    @pytest.mark.parametrize(
        ("rules", "expected"),
        [
            ([], "abcde"),
            ([("-a",), ("b",)], "abcde"),  # a rule on one slot ties nothing
            ([("-e", "c")], "ceabd"),
            ([("-e", "c"), ("-d", "c"), ("-a", "b")], "cdeab"),
            ([("-a", "e"), ("-e", "c"), ("-c", "b")], "ceabd"),
        ],
    )
    def test_the_most_tied_first_then_what_is_tied_to_it(
        self, rules: list[tuple[str, ...]], expected: str
    ) -> None:
        assert order(*(rule(*one) for one in rules)) == expected

    def test_a_joint_wish_ties_too(self) -> None:
        assert order(joint=(JointWish(1, ("b", "d"), frozenset([(1, 1)])),)) == "bdace"

    @given(tasks())
    def test_every_slot_once(self, task: Task) -> None:
        agenda = Agenda.of(task)
        assert sorted(agenda.order) == list(range(len(task.slots)))
        for at, place in enumerate(agenda.order):
            slot = task.slots[place]
            assert agenda.moments[slot.name] == at
            assert agenda.alternatives[at] == tuple(
                slot.alternatives[number] for number in agenda.numbers[at]
            )
