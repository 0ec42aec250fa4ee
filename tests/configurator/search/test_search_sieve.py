"""Sieves: nothing that may be chosen is lost, and what is left at the end meets every rule."""

from hypothesis import given, settings
from search_by_trying import (
    configurations,
    crowd,
    gains,
    meets_musts,
    meets_rules,
    parts,
    rule,
    slot,
    taken,
    tasks,
)

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import JointWish
from dms.configurator.search.sieve import Rest, Sieve, numbers_in
from dms.configurator.search.task import Task

A = slot("a", taken("a", 1, gains=1))
B = slot("b", taken("b", 1, gains=1))
C = slot("c", taken("c", 1, gains=1))


def sieve(*rules: tuple[str, ...], joint: tuple[JointWish, ...] = ()) -> Sieve:
    return Sieve(Agenda.of(Task((A, B, C), tuple(rule(*one) for one in rules), crowd(), joint)))


def start(one: Sieve) -> Rest:
    found = one.start()
    assert found is not None
    return found


def choices(one: Sieve, *alternatives: int) -> tuple[list[int], ...] | None:
    """Return what the decisions to come still have after some."""
    rest = start(one)
    for alternative in alternatives:
        after = one.after(rest, alternative)
        if after is None:
            return None
        rest = after[0]
    return tuple(map(numbers_in, rest.choices))


class TestRules:
    def test_a_rule_of_one_slot_is_kept_from_the_start(self) -> None:
        assert choices(sieve(("b",), ("-c",))) == ([0, 1], [1], [0])

    def test_what_follows_from_a_decision(self) -> None:
        chain = sieve(("-a", "b"), ("-b", "c"))  # b is tied twice and decided first
        assert choices(chain, 1) == ([0, 1], [1])
        assert choices(chain, 0) == ([0], [0, 1])

    def test_what_follows_from_what_follows(self) -> None:
        chain = sieve(("a",), ("-a", "b"), ("-b", "c"))
        assert choices(chain) == ([1], [1], [1])

    def test_any_of_several_waits_for_the_last(self) -> None:
        some = sieve(("a", "b", "c"))
        assert choices(some) == ([0, 1], [0, 1], [0, 1])
        assert choices(some, 0) == ([0, 1], [0, 1])
        assert choices(some, 0, 0) == ([1],)

    def test_a_met_rule_leaves_no_trace(self) -> None:
        some = sieve(("a", "b", "c"))
        met, other = (some.after(start(some), number) for number in (1, 0))
        assert met is not None
        assert other is not None
        assert (met[0].rules, other[0].rules) == (0, 1)

    def test_rules_that_nothing_can_meet(self) -> None:
        assert sieve(("home_care",)).start() is None
        assert sieve(("a",), ("-a",)).start() is None
        assert sieve(("-a", "b"), ("-a", "-b"), ("a",)).start() is None

    def test_a_rule_on_no_slot_that_always_holds(self) -> None:
        assert sieve(("-home_care",)).start() == Rest((3, 3, 3), 0, ())


class TestJointWishes:
    def test_gained_when_the_last_slot_is_decided(self) -> None:
        one = sieve(joint=(JointWish(5, ("a", "b"), frozenset([(1, 1)])),))
        first = one.after(start(one), 1)
        assert first is not None
        assert first[1] == 0
        gained = [one.after(first[0], number) for number in (0, 1)]
        assert [after and after[1] for after in gained] == [0, 5]
        assert gained[0] is not None
        assert gained[1] is not None
        assert gained[0][0] == gained[1][0]  # from here on it does not matter

    def test_a_must_leaves_only_what_meets_it(self) -> None:
        must = JointWish(5, ("a", "b"), frozenset([(1, 1), (1, 0)]), must=True)
        one = sieve(joint=(must,))
        assert choices(one) == ([1], [0, 1], [0, 1])
        first = one.after(start(one), 1)
        assert first is not None
        assert [one.after(first[0], number) is not None for number in (0, 1)] == [True, True]
        assert all((one.after(first[0], number) or (None, 1))[1] == 0 for number in (0, 1))

    def test_musts_that_cannot_be_met(self) -> None:
        nothing = JointWish(1, ("a",), frozenset(), must=True)
        taken_, left = (JointWish(1, ("a",), frozenset([(n,)]), must=True) for n in (1, 0))
        assert sieve(joint=(nothing,)).start() is None
        assert sieve(joint=(taken_, left)).start() is None
        assert sieve(("-a",), joint=(taken_,)).start() is None

    def test_a_must_lost_by_decisions_that_it_allowed_one_by_one(self) -> None:
        pairs = JointWish(1, ("a", "b"), frozenset([(0, 0), (1, 1)]), must=True)
        assert choices(sieve(("-a", "-b"), joint=(pairs,)), 1) is None


class TestOnAnyTask:
    @settings(deadline=None)
    @given(tasks(size=60))
    def test_leads_to_just_what_may_be_chosen(self, task: Task) -> None:
        agenda = Agenda.of(task)
        one = Sieve(agenda)
        found = dict(_ends(one, one.start(), (), 0))
        allowed = {
            chosen: gains(task, chosen) - sum(part.gains for part in parts(task, chosen))
            for chosen in configurations(task)
            if _is_on(agenda, chosen)
        }
        assert found == allowed
        assert all(meets_rules(task, one) and meets_musts(task, one) for one in found)


def _is_on(agenda: Agenda, chosen: tuple[int, ...]) -> bool:
    return all(
        chosen[place] in some for place, some in zip(agenda.order, agenda.numbers, strict=True)
    )


def _ends(
    one: Sieve, rest: Rest | None, taken: tuple[int, ...], gained: int
) -> list[tuple[tuple[int, ...], int]]:
    """Return the configurations that a sieve lets through, with what they gain together."""
    if rest is None:
        return []
    if not rest.choices:
        agenda = one.agenda
        chosen = [0] * len(taken)
        for place, numbers, number in zip(agenda.order, agenda.numbers, taken, strict=True):
            chosen[place] = numbers[number]
        return [(tuple(chosen), gained)]
    found = []
    for number in numbers_in(rest.choices[0]):
        after = one.after(rest, number)
        if after is not None:
            found += _ends(one, after[0], (*taken, number), gained + after[1])
    return found
