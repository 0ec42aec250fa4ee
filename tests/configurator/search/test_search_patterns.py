"""Patterns: joint wishes, decision by decision."""

from itertools import product

from hypothesis import given, settings
from search_by_trying import crowd, slot, taken, tasks

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import JointWish
from dms.configurator.search.patterns import LOST, MET, Pattern, patterns
from dms.configurator.search.task import Task

NAMES = "abc"


def pattern(*met: tuple[int, ...], slots: str = NAMES) -> Pattern:
    """A joint wish of three slots of which no alternative is beaten."""
    several = tuple(
        slot(name, taken(name, 1, gains=1), taken(f"{name}2", 2, gains=2)) for name in NAMES
    )
    wish = JointWish(1, tuple(slots), frozenset(met))
    (found,) = patterns(Agenda.of(Task(several, (), crowd(), (wish,))))
    return found


def walked(one: Pattern, *alternatives: int) -> int:
    knot = one.root
    for moment, alternative in enumerate(alternatives):
        knot = one.after(knot, moment, alternative)
    return knot


class TestPattern:
    def test_from_decision_to_decision(self) -> None:
        one = pattern((1, 0, 2), (1, 1, 2), (2, 2, 2))
        assert walked(one, 0) == LOST
        assert walked(one, 1, 2) == LOST
        assert walked(one, 1, 1, 0) == LOST
        assert walked(one, 1, 1, 2) == walked(one, 2, 2, 2) == MET

    def test_what_goes_on_alike_is_one_knot(self) -> None:
        one = pattern((1, 0, 2), (1, 1, 2), (2, 2, 2))
        assert walked(one, 1, 0) == walked(one, 1, 1) == walked(one, 2, 2)
        assert walked(one, 1) != walked(one, 2)

    def test_what_still_can_meet_it(self) -> None:
        one = pattern((1, 0, 2), (1, 1, 2), (2, 2, 0))
        assert one.rooms[one.root] == {0: 0b110, 1: 0b111, 2: 0b101}
        assert one.at_last(one.root) == 0b101
        assert one.at_last(walked(one, 1)) == 0b100
        assert one.at_last(LOST) == one.at_last(MET) == 0

    def test_written_in_any_order_of_slots(self) -> None:
        one = pattern((2, 1, 0), slots="cab")
        assert one.moments == (0, 1, 2)
        assert walked(one, 1, 0, 2) == MET

    def test_other_decisions_do_not_touch_it(self) -> None:
        one = pattern((1,), slots="b")
        assert one.after(one.root, one.last + 1, 1) == one.root

    def test_what_nothing_meets_is_lost_at_once(self) -> None:
        assert pattern().root == LOST


class TestOnAnyTask:
    @settings(deadline=None)
    @given(tasks(size=60))
    def test_met_by_just_what_was_named(self, task: Task) -> None:
        agenda = Agenda.of(task)
        names = [
            [task.slots[place].name for place in agenda.order].index(s.name) for s in task.slots
        ]
        several = patterns(agenda)
        assert [one.last for one in several] == sorted(one.last for one in several)
        ends = sorted(
            (one.weight, one.must, moments)
            for one in several
            for moments in product(*(range(len(numbers)) for numbers in agenda.numbers))
            if walked(one, *moments) == MET
        )
        expected = sorted(
            (wish.weight, wish.must, moments)
            for wish in task.joint
            for moments in product(*(range(len(numbers)) for numbers in agenda.numbers))
            if tuple(
                agenda.numbers[at][moments[at]]
                for at in (names[task.positions[name]] for name in wish.slots)
            )
            in wish.met
        )
        assert ends == expected
