"""What is wanted for a grade: what its document settles, its musts and its shoulds."""

from collections.abc import Sequence

from dms.configurator.choice import Choice
from dms.configurator.grades.grade_bench import GradeBench, decided_literals
from dms.configurator.parts import Parts
from dms.configurator.wanted import ChoiceWish, Wanted
from dms.requirements.wishes import Need

__all__ = ["decided_wishes", "grade_wishes"]


def grade_wishes(one: GradeBench, more: Sequence[Wanted] = ()) -> tuple[Wanted, ...]:
    """Return everything that is wanted for a grade; what is settled comes first, as a must.

    Where nothing is a should, every kind of care that may be chosen counts one.
    """
    parts = one.model.parts
    musts = [_wish(name, parts, Need.MUST) for name in one.grade.must]
    shoulds = [_wish(name, parts, Need.SHOULD) for name in one.grade.should]
    found: list[Wanted] = [*decided_wishes(one), *musts, *shoulds, *more]
    if not any(wish.need is Need.SHOULD for wish in found):
        named = {wish.name for wish in found}
        kinds = [str(part.care) for part in parts.listed if part.module is not None]
        found += [_wish(kind, parts, Need.SHOULD) for kind in kinds if kind not in named]
    return tuple(found)


def decided_wishes(one: GradeBench) -> tuple[ChoiceWish, ...]:
    """Return what the document chooses, sets and leaves out for a grade."""
    return tuple(
        _wish(literal.atom, one.model.parts, Need.MUST, taken=literal.positive)
        for literal in decided_literals(one.grade)
    )


def _wish(name: str, parts: Parts, need: Need, *, taken: bool = True) -> ChoiceWish:
    choice = Choice.of(name)
    return ChoiceWish(choice, parts.title_of(choice), need, taken=taken)
