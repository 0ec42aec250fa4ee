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
    model = configuration.bench.model
    for choice in model.parts.choices:
        is_taken = configuration.taken[str(choice)]
        if is_taken != model.is_default(choice) and (choice.is_care or is_taken):
            yield Decision(choice, is_taken)


def _deciding(start: Configuration, decisions: Iterable[Decision]) -> Configuration:
    decided = {one.choice.name: one.taken and (one.choice.value or True) for one in decisions}
    return evolve(start, decided=decided)
