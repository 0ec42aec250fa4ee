"""Additions: what one configuration takes that another does not, and what it leaves out."""

from attrs import frozen

from dms.configurator.bench import Taken
from dms.configurator.choice import PROGRAMME, Choice
from dms.configurator.parts import Parts
from dms.configurator.structure import how_taken
from dms.modules.options import Taken as HowTaken

__all__ = ["Additions", "additions", "usual_left_out"]


@frozen
class Additions:
    """What is different, without what goes without saying: the usual values of new care."""

    care: tuple[Choice, ...]
    """Kinds of care that come in addition."""
    values: tuple[Choice, ...]
    """Values that change, and those of new care that are not the default."""
    without: tuple[Choice, ...]
    """Kinds of care that fall away."""


def additions(parts: Parts, before: Taken | None, after: Taken) -> Additions:
    """Compare two configurations of one programme; without a first one everything is new."""
    was = {name for name, is_taken in (before or {}).items() if is_taken}
    care = [choice for choice in parts.choices if choice.is_care]
    known = was | ({PROGRAMME} if before is not None else set())
    return Additions(
        care=tuple(c for c in care if after[str(c)] and str(c) not in was),
        values=tuple(
            c
            for c in parts.choices
            if not c.is_care and after[str(c)] and str(c) not in was
            if c.kind in known or not _is_default(c, parts)
        ),
        without=tuple(c for c in care if str(c) in was and not after[str(c)]),
    )


def _is_default(choice: Choice, parts: Parts) -> bool:
    assert choice.option is not None  # noqa: S101 - it is a value of an option
    return parts.by_kind[choice.kind].options[choice.option].written == choice.value


def usual_left_out(parts: Parts, taken: Taken) -> tuple[Choice, ...]:
    """Return the kinds of care that are taken where nobody chooses, and are not taken here."""
    return tuple(
        part.care
        for part in parts.listed
        if part.module is not None
        and how_taken(part.module) is HowTaken.BY_DEFAULT
        and not taken[part.kind]
    )
