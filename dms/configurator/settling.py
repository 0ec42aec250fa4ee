"""Settling: a configuration with a decision about everything, and the fewest that come to it."""

from collections.abc import Collection, Iterable

from attrs import evolve

from dms.configurator.bench import Bench
from dms.configurator.configuration import Configuration
from dms.configurator.states import Decision

__all__ = ["fewest_decisions", "settled"]


def settled(bench: Bench, taken: Collection[str]) -> Configuration:
    """Return the configuration that takes just this, with a decision about everything."""
    choices = bench.model.parts.choices
    decisions = [Decision(c, str(c) in taken) for c in choices if c.is_care or str(c) in taken]
    return _deciding(Configuration(bench), decisions)


def fewest_decisions(configuration: Configuration) -> tuple[Decision, ...]:
    """Return decisions to type that come to the same programme.

    Those are what departs from the offer's defaults, in the order of the offer; where rules make
    more of them than that, everything is decided.
    """
    departing = tuple(_departing(configuration))
    found = _deciding(configuration, departing)
    same = found.is_possible and found.taken == configuration.taken
    return departing if same else configuration.decisions


def _departing(configuration: Configuration) -> Iterable[Decision]:
    taken = configuration.taken
    usual = {one.atom: one.positive for one in configuration.bench.model.preferred}
    for choice in configuration.bench.model.parts.choices:
        name = str(choice)
        if taken[name] != usual[name] and (choice.is_care or taken[name]):
            yield Decision(choice, taken[name])


def _deciding(start: Configuration, decisions: Iterable[Decision]) -> Configuration:
    decided = {one.choice.name: one.taken and (one.choice.value or True) for one in decisions}
    return evolve(start, decided=decided)
