"""Crowds: a line of the price list walked for many people at once.

Steps multiply and add, so people may be taken together as soon as all steps that are left look at
the same values of theirs: what they pay together is known without walking each. Only a step that
rounds must see each price by itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from dms.pricing.exact import Exact, aligned
from dms.pricing.plan import LinePlan
from dms.pricing.steps import Found, Key, StepLookUp, Values, picker
from dms.pricing.table_checks import Value

__all__ = ["Gathering", "contributions", "looked_at"]

Places = tuple[int, ...]
"""Places among the values of a person."""


class _Crowd(NamedTuple):
    """People for whom the steps that are left mean the same, and what they pay together."""

    values: Values
    """Of one of them; the others differ only where no step will look."""
    people: int
    amount: Exact

    def after(self, step: StepLookUp) -> "_Crowd":
        """Return the crowd with what it pays after the step."""
        found = step.find(self.values)
        if found is None:
            return self
        assert isinstance(found, Found)  # noqa: S101 - only people with a price are walked
        units = None if step.units_at is None else self.values[step.units_at]
        return self._replace(amount=self._amount_after(step, found, _exact(units)))

    def _amount_after(self, step: StepLookUp, found: Found, units: Exact | None) -> Exact:
        people = Exact(self.people, 0)
        if step.factor.round_to is not None:
            one = Exact(self.amount.digits // self.people, self.amount.places)
            return step.after(one, found, units).times(people)
        if step.factor.kind in ("add", "replace"):
            found = Found(found.row, found.value.times(people))
        return step.after(self.amount, found, units)


def _exact(units: Value) -> Exact | None:
    return Exact(units, 0) if isinstance(units, int) else None


@frozen
class Gathering:
    """Some people, put together by where a line of the price list and its steps look."""

    values: tuple[Key, ...]
    """The values of one person for each row of the price list."""
    crowds: tuple[tuple[Key, Mapping[int, int]], ...]
    """The values of one person of each crowd, and how many have which of the rows above."""

    @classmethod
    def of(cls, people: Mapping[Key, int], line: LinePlan) -> "Gathering":
        """Put people together, given as how many there are with which values."""
        rows, crowds = picker(line.base.at), picker(_apart(line))
        found: dict[Key, int] = {}
        first: list[Key] = []
        mixes: dict[Key, tuple[Key, Counter[int]]] = {}
        for values, count in people.items():
            row = found.setdefault(rows(values), len(first))
            if row == len(first):
                first.append(values)
            _, mix = mixes.setdefault(crowds(values), (values, Counter()))
            mix[row] += count
        return cls(tuple(first), tuple(mixes.values()))


def looked_at(line: LinePlan) -> tuple[Places, Places]:
    """Return where a line looks; people can be gathered once for all lines that look alike."""
    return line.base.at, _apart(line)


def _apart(line: LinePlan) -> Places:
    """Return the places of the values by which crowds differ before the first step."""
    seen = _seen_by(line.steps)
    return tuple(sorted(seen | set(line.base.at) if _rounds(line.steps) else seen))


def _seen_by(steps: Iterable[StepLookUp]) -> set[int]:
    return {place for step in steps for place in step.looks_at}


def _rounds(steps: Iterable[StepLookUp]) -> bool:
    return any(step.factor.round_to is not None for step in steps)


def contributions(line: LinePlan, people: Gathering) -> Iterator[Exact]:
    """Return what the base price contributes to what people pay together, then each step.

    All of them have a price.
    """
    crowds = _at_base(line, people)
    paid = _together(crowds)
    yield paid
    for number, step in enumerate(line.steps):
        crowds = [crowd.after(step) for crowd in _pooled(crowds, line.steps[number:])]
        before, paid = paid, _together(crowds)
        yield paid.plus(Exact(-before.digits, before.places))


def _at_base(line: LinePlan, people: Gathering) -> list[_Crowd]:
    prices, places = aligned([_price(line, values) for values in people.values])
    return [
        _Crowd(
            values,
            sum(mix.values()),
            Exact(sum([prices[row] * count for row, count in mix.items()]), places),
        )
        for values, mix in people.crowds
    ]


def _price(line: LinePlan, values: Key) -> Exact:
    found = line.base.find(values)
    assert isinstance(found, Found)  # noqa: S101 - only people with a price are walked
    return found.value


def _pooled(crowds: list[_Crowd], left: Sequence[StepLookUp]) -> list[_Crowd]:
    """Take crowds together that the steps which are left treat alike."""
    if len(crowds) < 2 or _rounds(left):
        return crowds
    pick = picker(sorted(_seen_by(left)))
    found: dict[Key, list[_Crowd]] = {}
    for crowd in crowds:
        found.setdefault(pick(crowd.values), []).append(crowd)
    return [
        _Crowd(alike[0].values, sum(crowd.people for crowd in alike), _together(alike))
        for alike in found.values()
    ]


def _together(crowds: list[_Crowd]) -> Exact:
    digits, places = aligned([crowd.amount for crowd in crowds])
    return Exact(sum(digits), places)
