"""Departures: values of options that are not the offer's defaults, and why they are taken.

Nobody is to get a deductible that nobody spoke of: each such value is wanted, or a rule leaves no
other, or it was free to change and costs less.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from dms.configurator.answers import answer_to, taken_variants
from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.states import Why
from dms.configurator.wanted import Wanted
from dms.modules.questions import Stated

__all__ = ["Departure", "departures"]


@frozen
class Departure:
    """A value that is taken in the place of the default. Without wishes and rules it is cheaper."""

    choice: Choice
    default: Choice
    wishes: tuple[Wanted, ...]
    """Wishes that it meets and the default would not."""
    why: Why | None
    """Why the default cannot be taken together with the rest; None where it can."""


def departures(configuration: Configuration, wanted: Sequence[Wanted]) -> Iterator[Departure]:
    """Yield every value that departs from the defaults, in the order of the offer.

    The configuration decides about everything, as those that a search finds do.
    """
    parts = configuration.bench.model.parts
    for part in parts.listed:
        for option in part.options:
            default, *others = part.choices_of(option)
            for choice in others:
                if configuration.taken[str(choice)]:
                    why = configuration.state(default).why
                    wishes = _needing(configuration, choice, default, wanted)
                    yield Departure(choice, default, wishes, why)


def _needing(
    configuration: Configuration, choice: Choice, default: Choice, wanted: Sequence[Wanted]
) -> tuple[Wanted, ...]:
    """Return the wishes that are met and would not be with the default, all else as it is."""
    taken = {name for name, is_taken in configuration.taken.items() if is_taken}
    found = taken_variants(configuration.bench.model.parts, taken)
    own = found[choice.kind]
    choices = tuple(default if one == choice else one for one in own.choices)
    without = {**found, choice.kind: evolve(own, choices=choices)}
    return tuple(
        wish
        for wish in wanted
        if answer_to(wish, found) is Stated.YES and answer_to(wish, without) is not Stated.YES
    )
