"""Steps: what Space does to a configuration."""

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration

__all__ = ["step"]


def step(now: Configuration, choice: Choice) -> Configuration:
    """Take a kind of care, leave it out where it is taken, or pick a value of an option.

    No more is decided than it takes: where withdrawing a decision is enough, none is made. `now`
    is possible; what comes out may contradict itself. A value that is taken already stays.
    """
    if not choice.is_care:
        return now if now.taken[str(choice)] else now.choose(str(choice))
    return _without(now, choice.kind) if now.taken[choice.kind] else _with(now, choice.kind)


def _with(now: Configuration, kind: str) -> Configuration:
    undecided = now.undo(kind)
    return undecided if undecided.taken[kind] else undecided.choose(kind)


def _without(now: Configuration, kind: str) -> Configuration:
    """Leave care out, and with it what was decided about its options."""
    part = now.bench.model.parts.by_kind[kind]
    undecided = now.undo(kind, *(f"{kind}.{option}" for option in part.options))
    return undecided.drop(kind) if undecided.taken[kind] else undecided
